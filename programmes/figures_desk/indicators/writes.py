"""The writes of a municipality's own indicators. Those of the catalogue are reference data, and nobody's to change."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from neighbourhoods.disclosure import people
from neighbourhoods.models import Indicator, ReleaseColumn
from neighbourhoods.models.indicator import OWN
from neighbourhoods.terms import Level, PeopleCounted
from programmes import logbook
from wijkaanpak.accounts.models import Municipality, User

FIRST_NUMBER = 1_000  # own indicators come after those of the catalogue
LEVELS = [Level.MUNICIPALITY.value, Level.DISTRICT.value, Level.NEIGHBOURHOOD.value]
SERIES_LENGTH = 20
FIELDS = (
    "name",
    "definition",
    "unit",
    "decimals",
    "direction",
    "domain",
    "sub_goal",
    "combination",
    "counts_people",
    "parts",
    "weights",
    "minimum",
    "fewest_events",
    "fewest_people",
    "breaks",
    "source",
    "rhythm",
    "remark",
)


class NameTaken(Exception):
    """The municipality has an indicator of its own with this name."""


class NotOwn(Exception):
    """A line of the catalogue, which is everybody's."""


def series_of(municipality: Municipality, table: str) -> str:
    """The series behind an own table: it begins with the code of the gemeente, as the tables of saved mappings do."""
    return f"{municipality.code or 'eigen'}-{table}"


def table_of(indicator: Indicator) -> str:
    """The part of the series that the municipality chose."""
    return str(indicator.series.partition("-")[2])


@transaction.atomic
def define(municipality: Municipality, *, table: str, by: User, at: datetime, **values: Any) -> Indicator:
    """Add an indicator of the municipality whose rows are visible now. Raises NameTaken."""
    Municipality.objects.select_for_update().get(pk=municipality.pk)  # one at a time: the key and number are counted
    known = {*Indicator.objects.own().values_list("key", flat=True)}
    last = Indicator.objects.own().order_by("-number").values_list("number", flat=True).first()
    indicator = Indicator(
        owner=municipality,
        key=_free_key(values["name"], known),
        number=max(FIRST_NUMBER, (last or 0) + 1),
        series=series_of(municipality, table),
        levels=LEVELS,
    )
    return _keep(indicator, "own_indicator.added", by=by, at=at, **values)


@transaction.atomic
def redefine(indicator: Indicator, *, table: str, by: User, at: datetime, **values: Any) -> Indicator:
    """Change what an own indicator is. Its key stays: figures and ambitions hang on it.

    Once it has figures nobody alone takes back that it counts people, or a part of what it is the total of: that would
    show what was hidden. Raises NameTaken, NotOwn, ValidationError.
    """
    indicator = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    if indicator.owner is None:
        raise NotOwn
    shows_more = _that_show_more(indicator, values)
    if shows_more and ReleaseColumn.objects.filter(indicator=indicator).exists():
        text = _("Er zijn al cijfers. Hierdoor zou te zien zijn wat nu verborgen is. Maak een nieuwe indicator.")
        raise ValidationError(dict.fromkeys(shows_more, text))
    indicator.series = series_of(indicator.owner, table)
    return _keep(indicator, "own_indicator.changed", by=by, at=at, **values)


def values_of(indicator: Indicator) -> dict[str, Any]:
    """What the form starts with; the same names as `redefine` takes."""
    return {field: getattr(indicator, field) for field in FIELDS} | {"table": table_of(indicator)}


def _that_show_more(indicator: Indicator, values: dict[str, Any]) -> list[str]:
    """The fields among `values` that would show figures which are hidden by what was said of people."""
    if indicator.counts_people not in (PeopleCounted.NUMBER, PeopleCounted.SHARE):
        return []
    unit = values.get("unit", indicator.unit)
    found = {
        "counts_people": values.get("counts_people", indicator.counts_people) != indicator.counts_people,
        "unit": people.per(unit) != people.per(indicator.unit),
        "parts": not set(indicator.parts) <= set(values.get("parts", indicator.parts)),
    }
    return [field for field, shows_more in found.items() if shows_more]


def _keep(indicator: Indicator, kind: str, *, by: User, at: datetime, **values: Any) -> Indicator:
    for field in FIELDS:
        setattr(indicator, field, values.get(field, getattr(indicator, field)))
    others = Indicator.objects.own().exclude(pk=indicator.pk)
    if others.filter(name__iexact=indicator.name).exists():
        raise NameTaken
    try:
        with transaction.atomic():
            indicator.save()
    except IntegrityError as error:
        if "indicator_own_name_once" not in str(error):
            raise
        raise NameTaken from error
    detail = {"id": indicator.pk, "key": indicator.key}
    logbook.record(kind, None, about=indicator, subject=indicator.name, by=by, at=at, detail=detail)
    return indicator


def _free_key(name: str, known: set[str]) -> str:
    stem = (OWN + slugify(name).replace("-", "_"))[:36].rstrip("_")
    key, number = stem, 1
    while key in known or key == OWN.rstrip("_"):
        number += 1
        key = f"{stem}_{number}"
    return key
