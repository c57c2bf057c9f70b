"""Forms on the page of somebody's own work."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wijkaanpak import fields

LEAST = 10
LONGEST = timedelta(days=366)


class PutAwayForm(forms.Form):
    """Until when somebody puts a task away, and why."""

    until = fields.DayField(
        label=_("Op welke dag komt het terug?"),
        help_text=_("Vanaf morgen, en binnen een jaar. Op die dag staat het vanzelf weer bij uw werk."),
        missing=_("Kies de dag waarop het terugkomt."),
    )
    reason = fields.TextField(
        label=_("Waarom kan het nu niet?"),
        help_text=_("Minstens 10 tekens. Bijvoorbeeld: wacht op de offerte. Alleen u leest dit."),
        rows=3,
        min_length=LEAST,
        max_length=1000,
        missing=_("Schrijf op waarom het nu niet kan."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_until(self) -> date:
        day: date = self.cleaned_data["until"]
        if not self.today < day <= self.today + LONGEST:
            raise ValidationError(_("Kies een dag vanaf morgen, en binnen een jaar."))
        return day
