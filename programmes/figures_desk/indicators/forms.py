"""Forms of the catalogue: looking something up, and what an indicator of the municipality itself is."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from neighbourhoods.disclosure.people import per
from neighbourhoods.disclosure.rules import MINIMUM
from neighbourhoods.models import Indicator
from neighbourhoods.terms import Combination, Direction, Domain, PeopleCounted, Rhythm, SubGoal
from programmes.figures_desk.indicators.writes import SERIES_LENGTH, series_of
from programmes.records import ChangingForm
from wijkaanpak import fields
from wijkaanpak.accounts.models import Municipality
from wijkaanpak.folding import FoldingForm

WEIGHTS = [("inwoners", _("inwoners")), ("huishoudens", _("huishoudens")), ("woningen", _("woningen"))]
FIRST_YEAR, LAST_YEAR = 1990, 2100
TABLE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FEWEST_ERRORS = {
    "required": _("Vul in vanaf hoeveel het cijfer getoond mag worden."),
    "invalid": _("Schrijf een heel getal, zoals 100."),
    "min_value": _("Neem minstens %(limit_value)d: daaronder gaat een cijfer over herkenbare mensen."),
    "max_value": _("Neem een kleiner getal."),
}
TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens; u hebt er %(show_value)d.")


class IndicatorSearchForm(forms.Form):
    """Words of a name or definition, and a domain."""

    zoek = fields.TextField(
        label=_("Zoek een indicator"),
        max_length=60,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    domein = forms.ChoiceField(
        label=_("Domein"),
        required=False,
        choices=[("", _("alle domeinen")), *Domain.choices, ("eigen", _("alleen eigen indicatoren"))],
    )


class YearsField(forms.CharField):
    """Years as people write them: 2019, 2023."""

    def to_python(self, value: Any) -> list[int]:  # type: ignore[override]
        words = re.split(r"[\s,;]+", str(value or "").strip())
        years = [word for word in words if word]
        if not all(re.fullmatch("[0-9]{4}", year) and FIRST_YEAR <= int(year) <= LAST_YEAR for year in years):
            raise ValidationError(_("Schrijf jaren van vier cijfers met een komma ertussen, zoals 2019, 2023."))
        return sorted({int(year) for year in years})

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value


class OwnIndicatorForm(ChangingForm, FoldingForm):
    """What is measured, how to read it, and where it comes from. Names are those of `indicators.define`."""

    FOLDED = (
        *("decimals", "domain", "sub_goal", "weight", "parts", "minimum", "fewest_people", "fewest_events"),
        *("rhythm", "breaks", "remark"),
    )

    name = fields.TextField(
        label=_("Naam"),
        help_text=_("Kort, en zonder hoofdletter. Bijvoorbeeld: rapportcijfer voor de buurt."),
        max_length=100,
        missing=_("Geef de indicator een naam."),
    )
    definition = fields.TextField(
        label=_("Wat het betekent"),
        help_text=_("In een of twee korte zinnen, zodat een bewoner het begrijpt."),
        rows=3,
        min_length=20,
        max_length=500,
        missing=_("Leg in gewone woorden uit wat het cijfer betekent."),
    )
    unit = fields.TextField(
        label=_("Eenheid"),
        help_text=_("Bijvoorbeeld: %, aantal, per 1.000 inwoners. Een rapportcijfer tekenen we altijd van 1 tot 10."),
        max_length=40,
        missing=_("Vul in waarin het wordt gemeten, zoals % of aantal."),
    )
    counts_people = forms.ChoiceField(
        label=_("Telt dit personen of huishoudens?"),
        help_text=_("Dan verbergen we kleine getallen, want die gaan over herkenbare mensen. Twijfelt u? Kies ‘ja’."),
        choices=PeopleCounted.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of het cijfer personen of huishoudens telt. Twijfelt u? Kies ‘ja’.")},
    )
    decimals = forms.TypedChoiceField(
        label=_("Cijfers achter de komma"),
        choices=[(n, str(n)) for n in range(4)],
        coerce=int,
        initial=0,
        error_messages={"required": _("Kies hoeveel cijfers er achter de komma staan.")},
    )
    direction = forms.ChoiceField(
        label=_("Wat is goed?"),
        choices=Direction.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of hoger of lager beter is. Is het geen van beide? Kies ‘achtergrond’.")},
    )
    domain = forms.ChoiceField(
        label=_("Domein"),
        required=False,
        choices=[("", _("geen van deze")), *Domain.choices],
    )
    sub_goal = forms.ChoiceField(
        label=_("Hoort bij het doel"),
        required=False,
        choices=[("", _("geen van deze")), *SubGoal.choices],
    )
    combination = forms.ChoiceField(
        label=_("Hoe wordt van buurten één gebied gemaakt?"),
        help_text=_("Aantallen telt u op. Percentages en rapportcijfers zijn een gewogen gemiddelde. Klassen niet."),
        choices=[choice for choice in Combination.choices if choice[0] != Combination.RATE],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe de cijfers van buurten samen één cijfer worden.")},
    )
    weight = forms.ChoiceField(
        label=_("Gewogen naar"),
        help_text=_("Alleen bij een gewogen gemiddelde: waarvan een grote buurt er meer heeft dan een kleine."),
        choices=WEIGHTS,
        initial="inwoners",
        required=False,
    )
    parts = forms.MultipleChoiceField(
        label=_("Is het een totaal van andere eigen cijfers?"),
        help_text=_("Kruis de delen aan. Is een deel te klein om te tonen, dan verbergen we ook een tweede getal."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    minimum = fields.WholeNumberField(
        required=True,
        label=_("Toon alleen vanaf zoveel inwoners, huishoudens of woningen"),
        help_text=_("Is een gebied kleiner, dan staat er ‘te klein’."),
        min_value=MINIMUM,
        max_value=100_000,
        initial=100,
        error_messages=FEWEST_ERRORS,
    )
    fewest_people = fields.WholeNumberField(
        required=True,
        label=_("Toon een aantal alleen vanaf zoveel mensen"),
        help_text=_("Alleen bij aantallen. Onder 5 tonen we nooit iets; nul wel, want dat gaat over niemand."),
        min_value=MINIMUM,
        max_value=100_000,
        initial=MINIMUM,
        error_messages=FEWEST_ERRORS,
    )
    fewest_events = fields.WholeNumberField(
        required=True,
        label=_("Toon een verhouding alleen vanaf zoveel gevallen"),
        help_text=_("Alleen bij percentages en ‘per 1.000’. Met minder gevallen zegt zo’n cijfer te weinig."),
        min_value=MINIMUM,
        max_value=100_000,
        initial=10,
        error_messages=FEWEST_ERRORS,
    )
    source = fields.TextField(
        label=_("Bron"),
        help_text=_("Wie meet het, en waarmee? Bijvoorbeeld: gemeente, bewonersonderzoek."),
        max_length=120,
        missing=_("Vul in waar de cijfers vandaan komen."),
    )
    table = fields.TextField(
        label=_("Tabel"),
        max_length=SERIES_LENGTH,
        missing=_("Vul in hoe de tabel met deze cijfers heet."),
    )
    rhythm = forms.ChoiceField(
        label=_("Hoe vaak komen er nieuwe cijfers?"),
        choices=Rhythm.choices,
        initial=Rhythm.YEARLY,
        error_messages={"required": _("Kies hoe vaak er nieuwe cijfers komen.")},
    )
    breaks = YearsField(
        label=_("Jaren waarin anders is gemeten"),
        help_text=_("Over zo’n jaar heen wordt geen verandering getoond. Bijvoorbeeld: 2019, 2023."),
        required=False,
    )
    remark = fields.TextField(
        label=_("Hoe het is gemeten"),
        help_text=_("Wat een lezer moet weten, zoals hoeveel bewoners meededen of wat er in 2023 veranderde."),
        rows=3,
        max_length=1000,
    )

    def __init__(self, *args: Any, municipality: Municipality, own: Indicator | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.municipality = municipality
        others = Indicator.objects.own().exclude(pk=own and own.pk).exclude(counts_people=PeopleCounted.NOBODY)
        self.fields["parts"].choices = list(others.in_order().values_list("key", "name"))
        if not self.fields["parts"].choices:
            del self.fields["parts"]
        example = series_of(municipality, "peiling")
        text = _("Kleine letters, cijfers en streepjes. Met ‘peiling’ wordt het %(example)s, zoals bij de koppeling.")
        self.fields["table"].help_text = text % {"example": example}

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())

    def clean_table(self) -> str:
        table = str(self.cleaned_data["table"]).strip()
        if not TABLE.fullmatch(table):
            raise ValidationError(_("Gebruik alleen kleine letters, cijfers en streepjes, zoals buurt-peiling."))
        if len(series_of(self.municipality, table)) > SERIES_LENGTH:
            most = SERIES_LENGTH - len(series_of(self.municipality, ""))
            raise ValidationError(_("Maak deze naam korter: hoogstens %d tekens.") % most)
        return table

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        weight = found.pop("weight", "")
        mean = found.get("combination") == Combination.WEIGHTED_MEAN
        if mean and not weight:
            self.add_error("weight", _("Kies waarnaar het gemiddelde wordt gewogen."))
        found["weights"] = [weight] if mean and weight else []
        self._clean_counted(found)
        return found

    def _clean_counted(self, found: dict[str, Any]) -> None:
        """What is said of people has to be what the unit says: from it follows which figures are too small."""
        counted, is_share = found.get("counts_people"), per(found.get("unit", "")) is not None
        if counted == PeopleCounted.SHARE and "unit" in found and not is_share:
            text = _("Schrijf hier waarvan het een deel is: %, of bijvoorbeeld: per 1.000 inwoners.")
            self.add_error("unit", text)
        if counted == PeopleCounted.NUMBER and is_share:
            self.add_error("counts_people", _("De eenheid zegt dat het een deel is. Kies ‘een deel daarvan’."))
        if counted == PeopleCounted.NOBODY and found.get("parts"):
            text = _("U kruiste delen aan die personen tellen. Dan telt het totaal ze ook: kies ‘ja’.")
            self.add_error("counts_people", text)
