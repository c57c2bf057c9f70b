"""The form that takes figures back: it validates and explains, it never saves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak import fields


class WithdrawalForm(forms.Form):
    """Why the figures are taken back."""

    reason = fields.TextField(
        label=_("Reden"),
        help_text=_("Iedereen die de lijst met publicaties ziet, kan dit lezen."),
        rows=4,
        min_length=10,
        max_length=1000,
        missing=_("Leg uit waarom u deze cijfers intrekt."),
    )
