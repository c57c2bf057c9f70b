"""Forms about where a wijkaanpak goes: vision, ambitions, and who adopted what when."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.models import GuidingPrinciple, ProgrammeChallenge, ProgrammeOutcome, SubGoal, Vision
from programmes.models.reference import Domain
from programmes.records import RecordForm
from programmes.visions.sense import LAST_YEAR
from programmes.visions.writes import AdoptedBy
from wijkaanpak import fields

LONG = 4000


class VisionForm(RecordForm):
    """The long picture in plain words, and until when it looks."""

    GROUPS = (("", ("title", "horizon_year")), ("", ("text",)))

    title = fields.TextField(
        label=_("Titel"),
        help_text=_("Bijvoorbeeld: Selwerd in 2040, gezond en van ons samen."),
        max_length=160,
        missing=_("Geef de visie een titel."),
    )
    horizon_year = fields.WholeNumberField(
        label=_("Tot welk jaar kijkt de visie?"),
        help_text=_("Een wijk verandert langzaam: kijk 15 tot 20 jaar vooruit."),
        min_value=2000,
        max_value=LAST_YEAR,
        missing=_("Vul in tot welk jaar de visie kijkt."),
    )
    text = fields.TextField(
        label=_("Hoe ziet de wijk er dan uit?"),
        help_text=_("In gewone woorden, zodat bewoners het herkennen. Nog geen projecten: dat zijn de maatregelen."),
        rows=10,
        max_length=20_000,
        missing=_("Schrijf op hoe de wijk er dan uitziet."),
    )

    def starts_with(self) -> dict[str, Any]:
        began, years = self.programme.started_on, self.programme.horizon_years
        return {"horizon_year": began.year + years} if began and years else {}


class AdoptVisionForm(forms.Form):
    """Who adopted the vision, and when."""

    NAMES = {AdoptedBy.COALITION: _("De coalitie"), AdoptedBy.COUNCIL: _("De gemeenteraad")}

    adopted_by = fields.ChoiceField(
        label=_("Wie stelde de visie vast?"),
        widget=forms.RadioSelect,
        coerce=AdoptedBy,
        missing=_("Kies wie de visie vaststelde."),
    )
    adopted_on = fields.PastDayField(label=_("Wanneer?"), missing=_("Vul de dag in."))

    def __init__(self, *args: Any, vision: Vision, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        left = {by: name for by, name in self.NAMES.items() if getattr(vision, f"adopted_by_{by}_on") is None}
        self.fields["adopted_by"].choices = [(by.value, name) for by, name in (left or self.NAMES).items()]
        self.fields["adopted_on"].initial = today


class AmbitionForm(RecordForm):
    """One of the few things the programme wants to reach, where it comes from, and what it belongs to."""

    GROUPS = (
        ("", ("number", "title")),
        ("", ("text",)),
        (_("Waar hoort zij bij?"), ("outcome", "sub_goal", "domain")),
        (_("Waar komt zij vandaan?"), ("challenges", "guiding_principles")),
        ("", ("story",)),
    )

    number = fields.WholeNumberField(
        label=_("Nummer"), min_value=1, max_value=99, missing=_("Vul het nummer van de ambitie in.")
    )
    title = fields.TextField(
        label=_("Wat willen we bereiken?"),
        help_text=_("Kort, in woorden van bewoners. Bijvoorbeeld: Gezond en minder alleen."),
        max_length=160,
        missing=_("Schrijf op wat u wilt bereiken."),
    )
    text = fields.TextField(
        label=_("In gewone woorden"),
        help_text=_("Wat merken bewoners ervan als het lukt?"),
        rows=4,
        max_length=LONG,
    )
    outcome = fields.ChoiceField(
        label=_("Aan welke uitkomst draagt zij bij?"),
        help_text=_("Dit zijn de vier uitkomsten van het landelijke programma."),
        choices=ProgrammeOutcome.choices,
        missing=_("Kies een uitkomst."),
    )
    sub_goal = fields.ChoiceField(label=_("Subdoel"), choices=SubGoal.choices, missing=_("Kies een subdoel."))
    domain = fields.ChoiceField(label=_("Domein"), choices=[("", _("Geen")), *Domain.choices])
    challenges = fields.RowsField(
        label=_("Op welke opgaven geeft zij antwoord?"),
        help_text=_("Een ambitie zonder opgave uit de analyse hangt in de lucht."),
        queryset=ProgrammeChallenge.objects.none(),
    )
    guiding_principles = fields.RowsField(
        label=_("Welke uitgangspunten dient zij?"), queryset=GuidingPrinciple.objects.none()
    )
    story = fields.TextField(
        label=_("Verhaal uit de wijk"),
        help_text=_("Een kort verhaal dat laat zien waar het om gaat. Geen namen, en niemand is te herkennen."),
        rows=4,
        max_length=LONG,
    )

    def prepare(self) -> None:
        rows = self.programme.challenges.select_related("challenge", "analysis").order_by("-weight", "pk")
        self.fields["challenges"].queryset = rows
        self.fields["challenges"].label_from_instance = _challenge_words
        if not rows:
            self.fields["challenges"].help_text = _("Er zijn nog geen opgaven. Voeg ze toe bij de gebiedsanalyse.")
        self.fields["guiding_principles"].queryset = GuidingPrinciple.objects.order_by("number")
        if self.row is None:
            del self.fields["number"]  # the next one, which the write finds


def _challenge_words(chosen: ProgrammeChallenge) -> str:
    return f"{chosen} ({chosen.analysis})" if chosen.analysis else str(chosen)


class EndAmbitionForm(forms.Form):
    """Since when nobody works towards an ambition any more, and why."""

    ended_on = fields.PastDayField(label=_("Vanaf wanneer?"), missing=_("Vul de dag in."))
    reason = fields.TextField(
        label=_("Waarom laat u deze ambitie los?"),
        help_text=_("Minstens 20 tekens. De reden blijft bij de ambitie staan."),
        rows=4,
        min_length=20,
        max_length=LONG,
        missing=_("Schrijf op waarom u deze ambitie loslaat."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ended_on"].initial = timezone.localdate()
