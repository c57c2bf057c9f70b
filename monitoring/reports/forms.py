"""Forms of the reports: they validate and explain, they never save."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from monitoring.models import Report
from monitoring.reports import Wording
from monitoring.scoring import elections
from wijkaanpak import fields


class ReportForm(forms.Form):
    """Over which period, and what the council reads first."""

    period_start = fields.DayField(
        label=_("Vanaf"),
        missing=_("Vul de eerste dag van de periode in."),
    )
    period_end = fields.DayField(
        label=_("Tot en met"),
        missing=_("Vul de laatste dag van de periode in."),
    )
    reference_date = fields.DayField(
        label=_("Peildatum"),
        help_text=_(
            "Het rapport toont wat op deze dag bekend was. Vulde u bedragen later in dan de periode? "
            "Kies dan een dag daarna."
        ),
    )
    summary = fields.TextField(
        label=_("Samenvatting"),
        help_text=_("Wat moet de raad weten? Laat u dit leeg, dan schrijft het rapport zelf een korte samenvatting."),
        rows=6,
        max_length=2500,
    )
    decisions = fields.TextField(
        label=_("Gevraagd besluit"),
        help_text=_("Eén besluit per regel. Laat u dit leeg, dan is het rapport ter kennisname."),
        rows=3,
        max_length=1500,
    )
    registration_number = fields.TextField(
        label=_("Registratienummer"),
        max_length=60,
    )
    form_key = fields.KeyField()

    def __init__(self, *args: Any, today: date, began: date, start: date, end: date, **kwargs: Any) -> None:
        """`began` is the day the programme started; a report cannot begin earlier."""
        self.today, self.earliest = today, max(began, elections.KNOWN[0])
        initial = {"period_start": start, "period_end": end, "reference_date": today, "form_key": uuid4()}
        super().__init__(*args, initial=initial, **kwargs)

    @property
    def order(self) -> dict[str, Any]:
        """What was asked for, as `reports.request` takes it."""
        asked = self.cleaned_data
        decisions = [line.strip() for line in asked["decisions"].splitlines() if line.strip()]
        wording = Wording(asked["summary"], decisions, asked["registration_number"])
        names = ("period_start", "period_end", "reference_date", "form_key")
        return {name: asked[name] for name in names} | {"wording": wording}

    def clean_period_start(self) -> date:
        start: date = self.cleaned_data["period_start"]
        if start < self.earliest:
            text = _("Voor %(day)s is er niets over deze wijkaanpak te vertellen. Kies die dag of een latere.")
            raise forms.ValidationError(text % {"day": date_format(self.earliest, "j F Y")})
        return start

    def clean_period_end(self) -> date:
        """A report looks back, so its period has ended."""
        end: date = self.cleaned_data["period_end"]
        if end > self.today:
            raise forms.ValidationError(_("De laatste dag ligt in de toekomst. Kies vandaag of een dag daarvoor."))
        return end

    def clean_reference_date(self) -> date | None:
        """A report holds what was known on this day, so it has come. Left empty it is the last day of the period."""
        day: date | None = self.cleaned_data["reference_date"]
        if day is not None and day > self.today:
            raise forms.ValidationError(_("De peildatum ligt in de toekomst. Kies vandaag of een dag daarvoor."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        start, end = cleaned.get("period_start"), cleaned.get("period_end")
        if start and end and end < start:
            self.add_error("period_end", _("De laatste dag ligt voor de eerste. Kies een latere dag."))
        reference_date = cleaned.get("reference_date")
        if end and reference_date and reference_date < end:
            self.add_error("reference_date", _("De peildatum ligt voor het einde van de periode. Kies een latere dag."))
        return cleaned


class _DecisionForm(forms.Form):
    """Something that was decided about a report, on a day that has come."""

    def __init__(self, *args: Any, report: Report, today: date, **kwargs: Any) -> None:
        self.report, self.today = report, today
        super().__init__(*args, **kwargs)

    def happened(self, day: date, *, after: date, early: str) -> date:
        """The day, when it lies from `after` to today. Raises ValidationError, before it in the words of `early`."""
        if day > self.today:
            raise forms.ValidationError(_("Deze dag ligt in de toekomst. Leg het pas vast als het gebeurd is."))
        if day < after:
            raise forms.ValidationError(early % {"day": date_format(after, "j F Y")})
        return day


class AdoptionForm(_DecisionForm):
    """Who adopted the report, and when."""

    adopted_by = fields.TextField(
        label=_("Vastgesteld door"),
        help_text=_("Bijvoorbeeld: het college van burgemeester en wethouders."),
        max_length=120,
        missing=_("Vul in wie het rapport heeft vastgesteld."),
    )
    adopted_on = fields.DayField(
        label=_("Vastgesteld op"),
        missing=_("Vul in wanneer het rapport is vastgesteld."),
    )

    def clean_adopted_on(self) -> date:
        """Not before the reference date, and on a day that has come: from then on nothing changes the report."""
        early = _("Het rapport gaat over wat op %(day)s bekend was. Kies die dag of een latere.")
        return self.happened(self.cleaned_data["adopted_on"], after=self.report.reference_date, early=early)


class OfferForm(_DecisionForm):
    """When the report went to the council."""

    offered_on = fields.DayField(
        label=_("Aangeboden op"),
        help_text=_("De dag waarop het rapport naar de gemeenteraad ging."),
        missing=_("Vul in wanneer het rapport aan de raad is aangeboden."),
    )

    def clean_offered_on(self) -> date:
        """The council gets what was adopted; a report that is still a concept is refused by `reports.offer`."""
        adopted_on = self.report.adopted_on or self.report.reference_date
        early = _("Het rapport is op %(day)s vastgesteld. Kies die dag of een latere.")
        return self.happened(self.cleaned_data["offered_on"], after=adopted_on, early=early)
