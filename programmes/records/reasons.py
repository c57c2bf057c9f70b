"""The small forms that every kind of record has: why it is taken back, and of which day somebody wants to see it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak import fields

LEAST = 10


class WithdrawForm(forms.Form):
    """Why a record is taken back."""

    reason = fields.TextField(
        label=_("Waarom trekt u dit in?"),
        help_text=_("Minstens 10 tekens. De reden blijft te lezen in de geschiedenis."),
        rows=3,
        min_length=LEAST,
        max_length=1000,
        missing=_("Schrijf op waarom u dit intrekt."),
    )


class DayForm(forms.Form):
    """The day of which somebody wants to see a record."""

    op = fields.DayField(label=_("Hoe stond het op deze dag?"), missing=_("Kies een dag."))
