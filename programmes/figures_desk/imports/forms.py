"""Forms about files of figures: they validate and explain, they never save."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from neighbourhoods.importing.examining import too_big
from neighbourhoods.imports import Correction
from neighbourhoods.models import FigureImport, Mapping
from neighbourhoods.tables import cells
from neighbourhoods.terms import Doubt, ReleaseStatus
from wijkaanpak import fields, tenancy
from wijkaanpak.failures import FULL
from wijkaanpak.uploads import UploadTrouble

SHORTEST_REASON = 10


class UploadForm(forms.Form):
    """One file. What is wrong with it is said by the write, which looks inside."""

    file = forms.FileField(
        label=_("Bestand"),
        help_text=_("CSV, Excel (.xlsx) of GeoJSON, ook ingepakt als .gz. Hoogstens %d MB.") % settings.UPLOAD_MAX_MB,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx,.json,.geojson,.gz"}),
        error_messages={
            "required": _("Kies een bestand."),
            "empty": _("Dit bestand is leeg. Haal het opnieuw op bij de bron."),
        },
    )

    def __init__(self, *args: Any, trouble: UploadTrouble | None = None, **kwargs: Any) -> None:
        self.trouble = trouble
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """A file that was stopped on its way in did not arrive; say why instead of asking for one."""
        cleaned = super().clean() or {}
        if self.trouble is not None:
            self.errors.pop("file", None)
            self.add_error("file", too_big() if self.trouble is UploadTrouble.TOO_BIG else FULL)
        return cleaned


class CorrectionForm(forms.Form):
    """What the file does not say, or says wrong. Left empty it is as the file and its source tell.

    Of a file that is doubted it also asks what is right all the same, and why a gemeente may go.
    """

    confirmed = forms.MultipleChoiceField(
        label=_("Klopt het bestand toch?"),
        help_text=_("Zet alleen een vinkje als u het bij de bron hebt nagekeken."),
        choices=Doubt.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reason = fields.TextField(
        label=_("Waarom vallen er gemeenten weg?"),
        help_text=_("Iedereen die de lijst met publicaties ziet, kan dit lezen."),
        rows=3,
        max_length=1000,
    )
    mapping = forms.ModelChoiceField(
        Mapping.objects.none(),
        label=_("Koppeling"),
        help_text=_("Voor een eigen tabel: de bewaarde koppeling die zegt welke kolom wat is."),
        empty_label=_("geen, het bestand wordt herkend"),
        required=False,
        error_messages={"invalid_choice": _("Deze koppeling bestaat niet meer. Kies een andere.")},
    )
    table = fields.TextField(
        label=_("Tabelnummer"),
        help_text=_("Bijvoorbeeld 85984NED. Laat dit leeg als de herkende tabel klopt."),
        max_length=20,
    )
    period = fields.TextField(
        label=_("Periode"),
        help_text=_("Een jaar (2024) of een maand (2024-03). Alleen nodig als het bestand geen periode noemt."),
        max_length=10,
    )
    division_year = fields.WholeNumberField(
        label=_("Indeling van wijken en buurten van het jaar"),
        help_text=_("Laat dit leeg voor de indeling die bij de tabel hoort."),
        min_value=1995,
        max_value=2100,
        required=False,
        error_messages={"invalid": _("Schrijf een jaar, zoals 2024.")},
    )
    status = forms.ChoiceField(
        label=_("Status"), choices=[("", _("zoals de bron zegt")), *ReleaseStatus.choices], required=False
    )
    retrieved_on = fields.DayField(
        label=_("Opgehaald bij de bron op"),
        missing=_("Vul in op welke dag het bestand is opgehaald."),
    )
    replaces_more = forms.BooleanField(
        label=_("Het klopt dat er veel minder gebieden in staan dan in de vorige publicatie"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mappings = Mapping.objects.filter(municipality_id=tenancy.current_id()).in_order()
        self.fields["mapping"].queryset = mappings  # type: ignore[attr-defined]

    @classmethod
    def of(cls, figure_import: FigureImport, answers: Any = None) -> "CorrectionForm":
        """The form with what was filled in before; it asks about no other doubts than there are."""
        form = cls(answers, initial=figure_import.corrections)
        doubts = figure_import.doubts
        form.fields["confirmed"].choices = [  # type: ignore[attr-defined]
            choice for choice in Doubt.choices if choice[0] in doubts
        ]
        if not doubts:
            del form.fields["confirmed"]
        if Doubt.LOST not in doubts:
            del form.fields["reason"]
        return form

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if Doubt.LOST in cleaned.get("confirmed", ()) and len(cleaned.get("reason", "")) < SHORTEST_REASON:
            self.add_error("reason", _("Leg in een zin uit waarom er gemeenten wegvallen."))
        return cleaned

    def clean_period(self) -> str:
        said: str = self.cleaned_data["period"].strip()
        period = cells.period(said) if said else ""
        if period is None:
            raise forms.ValidationError(_("Schrijf een jaar (2024) of een maand (2024-03)."))
        return period

    def clean_table(self) -> str:
        return str(self.cleaned_data["table"]).strip().upper()

    @property
    def about_doubts(self) -> list[forms.BoundField]:
        """The questions about what is likely wrong; none of a file that nobody doubts."""
        return [self[name] for name in ("confirmed", "reason") if name in self.fields]

    @property
    def correction(self) -> Correction:
        return Correction(**self.cleaned_data)
