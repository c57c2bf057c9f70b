"""What goes into a download; the form only reads a query string."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from neighbourhoods.models import Area
from neighbourhoods.models.area import COUNTRY_CODE
from neighbourhoods.terms import Level

MOST_PLACES = 4
LEVELS = {"wijk": Level.DISTRICT, "buurt": Level.NEIGHBOURHOOD}


class DownloadForm(forms.Form):
    """What goes into a download besides the area itself.

    `met` names other areas beside it, four in all and the country; `niveau` all wijken or buurten inside it instead.
    """

    met = forms.CharField(required=False)
    niveau = forms.ChoiceField(
        required=False,
        choices=[(name, name) for name in LEVELS],
        error_messages={"invalid_choice": _("Kies bij ‘niveau’ uit wijk of buurt.")},
    )
    indicator = forms.CharField(required=False)
    jaar = forms.RegexField(
        r"^[0-9]{4}(?:-[0-9]{2})?$",
        required=False,
        error_messages={"invalid": _("Schrijf bij ‘jaar’ een jaar, zoals 2024.")},
    )

    def __init__(self, *args: Any, area: Area, keys: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.area = area
        self.keys = keys

    def clean_met(self) -> list[Area]:
        """The areas by name, in the same or their newest division."""
        codes = list(dict.fromkeys(code for code in self.data.getlist("met") if code != self.area.code))
        if len([code for code in codes if code != COUNTRY_CODE]) >= MOST_PLACES:
            raise forms.ValidationError(_("U kunt hoogstens vier gebieden vergelijken."))
        rows = Area.objects.filter(code__in=codes).order_by("division_year")
        found = {area.code: area for area in rows.defer("geometry")}
        if unknown := [code for code in codes if code not in found]:
            raise forms.ValidationError(_("Dit gebied kennen we niet: %(code)s."), params={"code": unknown[0][:20]})
        return [found[code] for code in codes]

    def clean_niveau(self) -> str:
        """What is inside a gemeente or a wijk; of the country that would be millions of figures."""
        level: str = self.cleaned_data["niveau"]
        if level and self.area.code == COUNTRY_CODE:
            raise forms.ValidationError(_("Voor heel Nederland tegelijk kan dit niet. Kies een gemeente."))
        return level

    def clean_indicator(self) -> list[str]:
        keys = self.data.getlist("indicator")
        if unknown := [key for key in keys if key not in self.keys]:
            raise forms.ValidationError(_("Deze indicator kennen we niet: %(key)s."), params={"key": unknown[0][:40]})
        return keys

    @property
    def areas(self) -> list[Area]:
        """What the file is about. One query when it is about everything inside the area."""
        level = self.cleaned_data["niveau"]
        if not level:
            return [self.area, *self.cleaned_data["met"]]
        inside = Area.objects.of_division(self.area.division_year).within(self.area.code).filter(level=LEVELS[level])
        return list(inside.defer("geometry").in_order())

    @property
    def message(self) -> str:
        """The first thing to put right."""
        return next((str(error) for errors in self.errors.values() for error in errors), "")
