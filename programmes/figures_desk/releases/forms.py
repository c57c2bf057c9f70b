"""The form that takes figures back: it validates and explains, it never saves."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WithdrawalForm(forms.Form):
    """Why the figures are taken back."""

    reason = forms.CharField(
        label=_("Reden"),
        help_text=_("Iedereen die de lijst met publicaties ziet, kan dit lezen."),
        widget=forms.Textarea(attrs={"rows": 4}),
        min_length=10,
        max_length=1000,
        error_messages={
            "required": _("Leg uit waarom u deze cijfers intrekt."),
            "min_length": _("Schrijf minstens %(limit_value)d tekens; u hebt er %(show_value)d."),
            "max_length": _("Schrijf hoogstens %(limit_value)d tekens; u hebt er %(show_value)d."),
        },
    )
