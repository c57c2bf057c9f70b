"""Forms of a mapping: a sample of the table, and then which column is what. They validate and explain, never save."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from neighbourhoods.importing import mappings
from neighbourhoods.models import Mapping
from neighbourhoods.models.mapping import Decimal
from neighbourhoods.tables.samples import Sample
from programmes.records import ChangingForm
from wijkaanpak import fields

MOST_BYTES = 10 * 2**20
# What stands in a cell without a figure, by why there is none.
ABSENT = (
    ("missing", _("Tekens voor ‘onbekend’")),
    ("secret", _("Tekens voor ‘geheim’")),
    ("too_small", _("Tekens voor ‘te klein om te tonen’")),
    ("not_applicable", _("Tekens voor ‘niet van toepassing’")),
    ("not_published", _("Tekens voor ‘(nog) niet gepubliceerd’")),
)


class SampleForm(forms.Form):
    """A file to look at, or the names of its columns typed over."""

    file = forms.FileField(
        label=_("Voorbeeldbestand"),
        help_text=_("CSV of Excel (.xlsx), hoogstens 10 MB. Wij kijken alleen naar de eerste regels en bewaren niets."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
        required=False,
        error_messages={"empty": _("Dit bestand is leeg. Kies een ander bestand.")},
    )
    sheet = fields.TextField(
        label=_("Blad van het Excel-bestand"),
        help_text=_("Laat dit leeg voor het eerste blad."),
        max_length=31,
    )
    names = fields.TextField(
        label=_("Of typ de namen van de kolommen"),
        help_text=_("Elke kolom op een eigen regel, precies zoals in uw tabel."),
        rows=6,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file, names = cleaned.get("file"), [line.strip() for line in cleaned.get("names", "").splitlines()]
        names = list(dict.fromkeys(filter(None, names)))
        if file is not None and file.size > MOST_BYTES:
            self.add_error("file", _("Dit bestand is groter dan 10 MB. Bewaar de eerste regels als voorbeeld."))
        elif file is None and len(names) < 2 and "file" not in self.errors:
            self.add_error("file", _("Kies een bestand, of typ hieronder minstens twee namen van kolommen."))
        cleaned["names"] = names
        return cleaned


class MappingForm(ChangingForm):
    """Which column is what, how the table writes its figures, and what they are called here.

    `columns` are the names of the columns with examples of what stands in them; they travel with the form.
    """

    columns_json = forms.CharField(widget=forms.HiddenInput)
    name = fields.TextField(
        label=_("Naam van de koppeling"),
        help_text=_("Hieraan herkent u de koppeling bij het inlezen. Bijvoorbeeld: Buurtpeiling."),
        max_length=60,
        missing=_("Geef de koppeling een naam."),
    )
    table = fields.TextField(
        label=_("Tabelcode"),
        max_length=20,
        missing=_("Vul een tabelcode in."),
    )
    publisher = fields.TextField(
        label=_("Wie geeft de cijfers uit?"),
        help_text=_("Dit staat als bron bij elk cijfer."),
        max_length=40,
        missing=_("Vul in wie de cijfers uitgeeft, bijvoorbeeld uw gemeente."),
    )
    code_column = forms.ChoiceField(
        label=_("Kolom met de code van het gebied"),
        help_text=_("Codes zoals BU00141000, WK001410 of GM0014."),
        error_messages={"required": _("Kies de kolom met de code van het gebied.")},
    )
    period_column = forms.ChoiceField(label=_("Kolom met de periode"), required=False)
    period = fields.TextField(
        label=_("Of één periode voor de hele tabel"),
        help_text=_("Een jaar (2026) of een maand (2026-03). Laat dit leeg om de periode bij elk bestand te noemen."),
        max_length=7,
    )
    respondents_column = forms.ChoiceField(
        label=_("Kolom met het aantal antwoorden"),
        help_text=_(
            "Bij een peiling: hoeveel mensen antwoordden. Zijn dat er in een gebied minder dan 5, of is het onbekend, "
            "dan tonen wij van dat gebied geen cijfer. Zo is niemand te herkennen."
        ),
        required=False,
    )
    division_year = fields.WholeNumberField(
        label=_("Indeling van wijken en buurten van het jaar"),
        help_text=_("Laat dit leeg voor de laatste indeling die wij dan kennen."),
        min_value=1995,
        max_value=2100,
        required=False,
        error_messages={
            "invalid": _("Schrijf een jaar, zoals 2024."),
            "min_value": _("Schrijf een jaar vanaf %(limit_value)d."),
            "max_value": _("Schrijf een jaar tot en met %(limit_value)d."),
        },
    )
    header_row = fields.WholeNumberField(
        label=_("Regel met de namen van de kolommen"),
        help_text=_("De eerste regel van het bestand is 1. Laat dit leeg om die regel te laten zoeken."),
        required=False,
        error_messages={"invalid": _("Schrijf het nummer van de regel, zoals 1.")},
    )
    sheet = fields.TextField(
        label=_("Blad van het Excel-bestand"),
        help_text=_("Laat dit leeg voor het eerste blad."),
        max_length=31,
    )
    decimal = forms.ChoiceField(
        label=_("Wat staat er voor de decimalen?"), choices=Decimal, widget=forms.RadioSelect, required=False
    )
    note = fields.TextField(
        label=_("Toelichting"),
        help_text=_("Bijvoorbeeld hoe de cijfers zijn verzameld en hoeveel mensen meededen."),
        rows=3,
        max_length=2000,
    )

    def __init__(self, answers: Any, *, columns: list[tuple[str, list[str]]], prefix: str, **kwargs: Any) -> None:
        super().__init__(answers, **kwargs)
        self.columns = columns
        names = [(name, name) for name, _examples in columns]
        self.fields["columns_json"].initial = json.dumps(columns, ensure_ascii=False)
        self.fields["table"].help_text = _("Begint met %(prefix)s. Bijvoorbeeld: %(prefix)sbuurtpeiling.") % {
            "prefix": f"{prefix}-" if prefix else "GM0000-"
        }
        self.fields["code_column"].choices = [("", _("Kies een kolom")), *names]  # type: ignore[attr-defined]
        for optional in ("period_column", "respondents_column"):
            self.fields[optional].choices = [("", _("Geen kolom")), *names]  # type: ignore[attr-defined]
        indicators = [
            (group, [(indicator.key, f"{indicator.name} ({indicator.unit})") for indicator in members])
            for group, members in mappings.indicators()
        ]
        for place, (name, examples) in enumerate(columns):
            field = forms.ChoiceField(label=name, choices=[("", _("telt niet mee")), *indicators], required=False)
            if examples:
                field.help_text = _("In de tabel staat bijvoorbeeld: %s") % " · ".join(examples)
            self.fields[f"column_{place}"] = field
        for kind, label in ABSENT:
            field_of_kind = fields.TextField(
                label=label,
                max_length=60,
            )
            self.fields[f"absent_{kind}"] = field_of_kind
        self.fields["absent_missing"].help_text = _(
            "Zet een spatie tussen de tekens. Leeg, ‘.’, ‘NA’ en ‘x’ herkennen wij al. Zonder invulling telt ‘-’ als 0."
        )

    @classmethod
    def of_sample(cls, sample: Sample, **kwargs: Any) -> "MappingForm":
        """An empty form for the columns of a sample, with what could be told from it."""
        initial = {
            "code_column": sample.code_column,
            "period_column": sample.period_column,
            "header_row": sample.header_row,
            "sheet": sample.sheet,
        }
        columns = [(name, list(examples)) for name, examples in sample.columns]
        return cls(None, columns=columns, initial=initial, **kwargs)

    @classmethod
    def of_mapping(cls, mapping: Mapping, answers: Any, **kwargs: Any) -> "MappingForm":
        """The form with what was saved; only columns that are used are known."""
        names = [mapping.code_column, mapping.period_column, mapping.respondents_column, *mapping.columns]
        columns: list[tuple[str, list[str]]] = [(name, []) for name in dict.fromkeys(filter(None, names))]
        initial = {name: getattr(mapping, name) for name in cls.base_fields if hasattr(mapping, name)}
        for place, (name, _examples) in enumerate(columns):
            initial[f"column_{place}"] = mapping.columns.get(name, "")
        for kind, _label in ABSENT:
            initial[f"absent_{kind}"] = " ".join(sign for sign, why in mapping.missing.items() if why == kind)
        return cls(answers, columns=columns, initial=initial, **kwargs)

    @property
    def figure_fields(self) -> list[forms.BoundField]:
        """The choice of an indicator per column, without what it is about and those that hold only words."""
        taken = {self[name].value() for name in ("code_column", "period_column", "respondents_column")}
        return [
            self[f"column_{place}"]
            for place, (name, examples) in enumerate(self.columns)
            if self[f"column_{place}"].value() or (name not in taken and _may_be_figures(examples))
        ]

    @property
    def absent_fields(self) -> list[forms.BoundField]:
        return [self[f"absent_{kind}"] for kind, _label in ABSENT]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        signs: dict[str, str] = {}
        for kind, _label in ABSENT:
            for sign in cleaned.get(f"absent_{kind}", "").split():
                if sign in signs:
                    self.add_error(f"absent_{kind}", _("‘%s’ staat er al bij. Kies één betekenis.") % sign)
                signs[sign] = kind
        cleaned["missing"] = signs
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """The fields of a mapping, as `neighbourhoods.importing.mappings.save` takes them."""
        chosen = {name: self.cleaned_data.get(f"column_{place}") for place, (name, _) in enumerate(self.columns)}
        columns = {name: key for name, key in chosen.items() if key}
        plain = {name: self.cleaned_data[name] for name in self.base_fields if name not in ("columns_json", "was")}
        return {**plain, "columns": columns, "missing": self.cleaned_data["missing"]}


class RemovalForm(forms.Form):
    """A mapping is gone for everybody, so it is not one click away."""

    is_sure = forms.BooleanField(
        label=_("Ja, verwijder deze koppeling"),
        error_messages={"required": _("Zet een vinkje als u de koppeling wilt verwijderen.")},
    )


def _may_be_figures(examples: list[str]) -> bool:
    """Whether a figure stands in one of these, or nothing is known about them."""
    return not examples or any(character.isdigit() for example in examples for character in example)
