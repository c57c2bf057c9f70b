"""Forms about why a wijkaanpak is there."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.analyses.reads import AGES, neighbourhoods
from programmes.models import AreaAnalysis, Challenge, Partner, ProgrammeChallenge, Stakeholder, Urgency
from programmes.models.analysis import WeighingAnswer
from programmes.records import RecordForm
from wijkaanpak import fields

LONG = 4000
WEIGHT_MISSING = _("Kies klein, gemiddeld of groot.")


class UrgencyForm(RecordForm):
    """What is going on, who feels it, and what that is based on."""

    GROUPS = (("", ("title", "kind")), ("", ("felt_by",)), ("", ("based_on",)), ("", ("raised_on",)))

    title = fields.TextField(
        label=_("Wat is er aan de hand?"),
        help_text=_("In één zin, zoals u het aan de wethouder zou vertellen."),
        max_length=160,
        missing=_("Schrijf in één zin op wat er aan de hand is."),
    )
    kind = fields.ChoiceField(
        label=_("Hoe kwam het op tafel?"), choices=Urgency.Kind.choices, missing=_("Kies hoe het op tafel kwam.")
    )
    felt_by = fields.TextField(
        label=_("Wie voelt het?"),
        help_text=_("Bewoners, ondernemers, professionals: hoe meer partijen het voelen, hoe sterker."),
        rows=3,
        max_length=LONG,
        missing=_("Schrijf op wie het voelt."),
    )
    based_on = fields.TextField(
        label=_("Waar is dat op gebaseerd?"),
        help_text=_("Cijfers, gesprekken, meldingen of wat u zelf zag."),
        rows=4,
        max_length=LONG,
        missing=_("Schrijf op waar het op is gebaseerd."),
    )
    raised_on = fields.DayField(label=_("Wanneer is het ingebracht?"), missing=_("Vul de dag in."))

    def starts_with(self) -> dict[str, Any]:
        return {"raised_on": timezone.localdate()}


class WeighForm(forms.Form):
    """The afwegingskader, and what came out of it."""

    ANSWERS: ClassVar[dict[str, Any]] = {
        "urgent": _("Zijn de problemen samen zo dringend dat wachten niet kan?"),
        "serious": _("Zijn ze zo ernstig dat gewoon beleid niet genoeg is?"),
        "complex": _("Hangen ze zo samen dat één partij ze niet oplost?"),
        "necessary": _("Is een gezamenlijke aanpak daarvoor nodig?"),
        "feasible": _("Is die aanpak haalbaar: mensen, geld, tijd?"),
        "justified": _("Is die te verantwoorden tegenover andere wijken?"),
    }
    weighed = fields.ChoiceField(
        label=_("Wat komt eruit?"),
        choices=Urgency.Weighed.choices,
        widget=forms.RadioSelect,
        missing=_("Kies wat eruit komt."),
    )
    reason = fields.TextField(
        label=_("Waarom?"),
        help_text=_("Minstens 20 tekens. Deze reden staat in het dossier bij de faseovergang."),
        rows=4,
        min_length=20,
        max_length=LONG,
        missing=_("Schrijf op waarom u dit kiest."),
    )
    decided_on = fields.PastDayField(label=_("Wanneer is dit besloten?"), missing=_("Vul de dag van het besluit in."))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in self.ANSWERS.items():
            missing = _("Beantwoord deze vraag.")
            self.fields[name] = fields.ChoiceField(label=label, choices=WeighingAnswer.choices, missing=missing)
        self.order_fields([*self.ANSWERS, "weighed", "reason", "decided_on"])
        self.fields["weighed"].choices = Urgency.Weighed.choices
        self.fields["decided_on"].initial = today


class AnalysisForm(RecordForm):
    """Figures and stories together: what goes on, what goes well, and what causes it."""

    GROUPS = (("", ("title",)), ("", ("summary",)), ("", ("strengths",)), ("", ("causes",)), ("", ("sources",)))

    title = fields.TextField(
        label=_("Titel"),
        help_text=_("Bijvoorbeeld: Gebiedsanalyse Selwerd 2026."),
        max_length=160,
        missing=_("Geef de analyse een titel."),
    )
    summary = fields.TextField(
        label=_("Wat is er aan de hand?"),
        help_text=_("Het verhaal in gewone woorden. De cijfers zelf komen er vanzelf bij als u de analyse vaststelt."),
        rows=8,
        max_length=20_000,
        missing=_("Schrijf op wat er aan de hand is."),
    )
    strengths = fields.TextField(
        label=_("Wat gaat er goed?"), help_text=_("Waar kan de wijk op bouwen?"), rows=5, max_length=20_000
    )
    causes = fields.TextField(
        label=_("Wat zijn de oorzaken?"),
        help_text=_("Waarom is het zo, volgens bewoners en volgens wie er werkt?"),
        rows=5,
        max_length=20_000,
    )
    sources = fields.TextField(label=_("Waar komt dit vandaan?"), rows=3, max_length=LONG)


class AdoptForm(forms.Form):
    """Who adopted the analysis, and when."""

    adopted_by = fields.TextField(
        label=_("Wie stelde de analyse vast?"),
        help_text=_("Bijvoorbeeld: de stuurgroep."),
        max_length=120,
        missing=_("Vul in wie de analyse vaststelde."),
    )
    adopted_on = fields.PastDayField(label=_("Wanneer?"), missing=_("Vul de dag in."))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adopted_on"].initial = today


class RecognitionForm(forms.Form):
    """Whether residents or a partner recognise the analysis."""

    partner = fields.RowField(
        label=_("Wie?"), queryset=Partner.objects.none(), empty_label=_("Bewoners"), required=False
    )
    recognised = fields.ChoiceField(
        label=_("Herkennen zij zich erin?"),
        choices=[("yes", _("ja")), ("no", _("nee"))],
        missing=_("Kies ja of nee."),
    )
    remark = fields.TextField(label=_("Wat zeiden zij erover?"), rows=3, max_length=LONG)
    given_on = fields.DayField(label=_("Wanneer?"), missing=_("Vul de dag in."))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = Partner.objects.order_by("name", "pk")
        self.fields["given_on"].initial = today


class ConversationForm(RecordForm):
    """A talk with residents: who was there, what they said, and what was done with it."""

    GROUPS = (
        ("", ("analysis", "title", "held_on", "place", "number")),
        ("", ("said",)),
        ("", ("follow_up",)),
        (_("Wie was er, en wie niet?"), ("by_neighbourhood", "by_age")),
    )

    analysis = fields.RowField(
        label=_("Voor welke analyse?"),
        queryset=AreaAnalysis.objects.none(),
        empty_label=None,
        missing=_("Kies voor welke analyse dit gesprek was."),
    )
    title = fields.TextField(
        label=_("Wat voor gesprek?"),
        help_text=_("Bijvoorbeeld: koffie op het plein. Geen namen van bewoners."),
        max_length=160,
        missing=_("Vul in wat voor gesprek het was."),
    )
    held_on = fields.DayField(label=_("Wanneer?"), missing=_("Vul de dag in."))
    place = fields.TextField(label=_("Waar?"), max_length=120)
    number = fields.WholeNumberField(
        label=_("Hoeveel bewoners waren er?"), min_value=1, missing=_("Vul in hoeveel bewoners er waren.")
    )
    said = fields.TextField(
        label=_("Wat zeiden zij?"),
        help_text=_("In hun woorden. Geen namen, en niets waaraan iemand te herkennen is."),
        rows=6,
        max_length=20_000,
        missing=_("Schrijf op wat bewoners zeiden."),
    )
    follow_up = fields.TextField(
        label=_("Wat is daarmee gedaan?"),
        help_text=_("Mag later. Zo kunt u laten zien dat er is geluisterd."),
        rows=3,
        max_length=LONG,
    )
    by_neighbourhood = fields.CountsField(
        label=_("Bewoners per buurt"), help_text=_("Alleen als het is geteld. Laat leeg wat u niet weet.")
    )
    by_age = fields.CountsField(
        label=_("Bewoners per leeftijd"),
        help_text=_("Op het oog is goed genoeg. Vraag niemand naar een geboortedatum."),
    )

    def prepare(self) -> None:
        rows = self.programme.analyses.order_by("-pk")
        self.fields["analysis"].queryset = rows
        if self.row is not None:
            del self.fields["analysis"]
        if self.asks("by_neighbourhood"):
            self.fields["by_neighbourhood"].set_parts(list(neighbourhoods(self.programme).items()))
        self.fields["by_age"].set_parts([(key, str(label)) for key, label in AGES.items()])

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        for name in ("by_neighbourhood", "by_age"):
            counted = sum(found.get(name, {}).values())
            if counted > found.get("number", counted):
                words = {"sum": counted, "number": found["number"]}
                told = _("Samen is dit %(sum)d, en er waren %(number)d bewoners. Controleer de getallen.") % words
                self.add_error(name, told)
        return found


class StakeholderForm(RecordForm):
    """Who has a stake, what they want, and how much they can do."""

    GROUPS = (
        ("", ("name", "kind")),
        ("", ("stake",)),
        (_("Op de kaart"), ("interest", "influence")),
    )

    name = fields.TextField(
        label=_("Naam"),
        help_text=_("Een groep of organisatie, zoals ‘Speeltuinvereniging Selwerd’. Geen namen van bewoners."),
        max_length=120,
        missing=_("Vul in om wie het gaat."),
    )
    kind = fields.ChoiceField(
        label=_("Soort"), choices=Stakeholder.Kind.choices, missing=_("Kies wat voor stakeholder dit is.")
    )
    stake = fields.TextField(
        label=_("Wat willen zij?"), help_text=_("In hun eigen woorden, als dat kan."), rows=4, max_length=2000
    )
    interest = fields.ChoiceField(
        label=_("Belang: hoeveel hangt er voor hen van af?"),
        choices=Stakeholder.Weight.choices,
        coerce=int,
        missing=WEIGHT_MISSING,
    )
    influence = fields.ChoiceField(
        label=_("Invloed: hoeveel kunnen zij bereiken of tegenhouden?"),
        choices=Stakeholder.Weight.choices,
        coerce=int,
        missing=WEIGHT_MISSING,
    )


class ChallengeForm(RecordForm):
    """An opgave that plays here, how heavy it is, and what causes it."""

    GROUPS = (("", ("analysis", "challenge", "weight")), ("", ("text",)), ("", ("causes",)))

    analysis = fields.RowField(
        label=_("Bij welke analyse?"),
        help_text=_("Alleen een analyse die nog een concept is. Is er geen? Begin dan eerst een nieuwe analyse."),
        queryset=AreaAnalysis.objects.none(),
        empty_label=None,
        missing=_("Kies bij welke analyse deze opgave hoort. Is er geen concept? Begin dan eerst een nieuwe analyse."),
    )
    challenge = fields.RowField(
        label=_("Welke opgave?"),
        queryset=Challenge.objects.none(),
        empty_label=_("Kies…"),
        missing=_("Kies een opgave."),
    )
    weight = fields.ChoiceField(
        label=_("Hoe zwaar weegt zij?"),
        choices=ProgrammeChallenge.Weight.choices,
        coerce=int,
        missing=_("Kies hoe zwaar de opgave weegt."),
    )
    text = fields.TextField(
        label=_("Hoe speelt zij hier?"),
        help_text=_("In gewone woorden, met een cijfer of een verhaal erbij. Geen namen van bewoners."),
        rows=4,
        max_length=LONG,
        missing=_("Schrijf op hoe de opgave hier speelt."),
    )
    causes = fields.TextField(
        label=_("Wat zijn de oorzaken?"),
        help_text=_("Wat zit erachter, volgens bewoners en volgens wie er werkt? Mag later."),
        rows=4,
        max_length=LONG,
    )

    def prepare(self) -> None:
        self.fields["analysis"].queryset = self.programme.analyses.filter(adopted_on=None).order_by("-pk")
        self.fields["challenge"].queryset = Challenge.objects.order_by("number")
        if self.row is not None:
            del self.fields["analysis"], self.fields["challenge"]
