"""Reads: who stands where on the map, who was heard and who not, and the figures that an analysis rests on."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from neighbourhoods.models import Area, Indicator
from neighbourhoods.series import area_series
from programmes import saving
from programmes.models import AmbitionIndicator, Conversation, Programme, Stakeholder
from programmes.models.analysis import StakeholderWeight
from wijkaanpak import formats

AGES = {
    "0-15": _("jonger dan 15 jaar"),
    "15-25": _("15 tot 25 jaar"),
    "25-45": _("25 tot 45 jaar"),
    "45-65": _("45 tot 65 jaar"),
    "65+": _("65 jaar of ouder"),
}
AGE_INDICATORS = {
    "0-15": "inwoners_0_15",
    "15-25": "inwoners_15_25",
    "25-45": "inwoners_25_45",
    "45-65": "inwoners_45_65",
    "65+": "inwoners_65_plus",
}
INHABITANTS = "inwoners"
HARDLY_HEARD = 0.5
"""A group is hardly heard when its share of who spoke is less than half of its share of who lives there."""
LEAST_COUNTED = 20
"""With fewer people counted nothing is said about who is missing."""
INTERESTS = {
    StakeholderWeight.SMALL: _("klein belang"),
    StakeholderWeight.MIDDLING: _("gemiddeld belang"),
    StakeholderWeight.LARGE: _("groot belang"),
}
INFLUENCES = {
    StakeholderWeight.LARGE: _("grote invloed"),
    StakeholderWeight.MIDDLING: _("gemiddelde invloed"),
    StakeholderWeight.SMALL: _("kleine invloed"),
}


@dataclass(frozen=True, slots=True)
class Placed:
    """Somebody on the map; `seen` says which revision stands there."""

    stakeholder: Stakeholder
    seen: str


@dataclass(frozen=True, slots=True)
class Square:
    """One square of the map: how much interest, and who is there."""

    interest: int
    label: Any
    placed: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """The squares of one weight of influence, from small to large interest."""

    influence: int
    label: Any
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class StakeholderMap:
    """Three bands, the largest influence first; `interests` are the heads of the columns."""

    interests: tuple[Any, ...]
    bands: tuple[Band, ...]
    total: int


def stakeholder_map(programme: Programme) -> StakeholderMap:
    """Everybody who counts, in nine squares. One query."""
    rows = list(programme.stakeholders.order_by("name", "pk"))
    bands = tuple(
        Band(
            influence,
            INFLUENCES[influence],
            tuple(Square(interest, INTERESTS[interest], _at(rows, interest, influence)) for interest in INTERESTS),
        )
        for influence in INFLUENCES
    )
    return StakeholderMap(tuple(INTERESTS.values()), bands, len(rows))


def _at(rows: list[Any], interest: int, influence: int) -> tuple[Placed, ...]:
    here = [row for row in rows if (row.interest, row.influence) == (interest, influence)]
    return tuple(Placed(row, saving.token(row)) for row in here)


def neighbourhoods(programme: Programme) -> dict[str, str]:
    """The buurten of the area of today, by code, with their names in the division the area was drawn in. Three
    queries.
    """
    area = programme.areas.filter(ends_on=None).prefetch_related("members").first()
    if area is None:
        return {}
    names = dict(Area.objects.filter(code__in=area.codes, division_year=area.division_year).values_list("code", "name"))
    return {code: names.get(code, code) for code in sorted(area.codes, key=lambda code: names.get(code, code))}


@dataclass(frozen=True, slots=True)
class HeardGroup:
    """One group: how many of them spoke, and how many live there; None when that is not known."""

    label: str
    spoke: int
    live: int | None
    spoke_share: float
    live_share: float | None

    @property
    def is_hardly_heard(self) -> bool:
        return self.live_share is not None and self.spoke_share < HARDLY_HEARD * self.live_share


@dataclass(frozen=True, slots=True)
class Reach:
    """Who was heard in all conversations. A list is empty as long as too few people were counted to say anything."""

    conversations: int
    people: int
    ages: tuple[HeardGroup, ...]
    neighbourhoods: tuple[HeardGroup, ...]
    period: str

    @property
    def missing(self) -> tuple[HeardGroup, ...]:
        """The groups that are hardly heard."""
        return tuple(heard for heard in (*self.ages, *self.neighbourhoods) if heard.is_hardly_heard)


def reach(programme: Programme) -> Reach:
    """Who spoke in the conversations beside who lives there, in the newest figures. The same number of queries for any
    number of conversations.
    """
    rows = list(
        Conversation.objects.filter(analysis__programme=programme).values_list("number", "by_age", "by_neighbourhood")
    )
    ages: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for _number, by_age, by_neighbourhood in rows:
        ages.update(by_age)
        places.update(by_neighbourhood)
    names = neighbourhoods(programme)
    series = area_series(list(names), list(AGE_INDICATORS.values())) if names else {}
    latest = {key: series[name].latest for key, name in AGE_INDICATORS.items() if name in series}
    live = {key: figure.value if figure else None for key, figure in latest.items()}
    homes = {code: _inhabitants(code) for code in names} if sum(places.values()) >= LEAST_COUNTED else {}
    period = next((figure.period for figure in latest.values() if figure), "")
    return Reach(
        conversations=len(rows),
        people=sum(number for number, _ages, _places in rows),
        ages=_beside({key: str(label) for key, label in AGES.items()}, ages, live),
        neighbourhoods=_beside(names, places, homes),
        period=period,
    )


def _inhabitants(code: str) -> float | None:
    series = area_series([code], [INHABITANTS]).get(INHABITANTS)
    return series.latest.value if series and series.latest else None


def _beside(
    labels: Mapping[str, str], spoke: Mapping[str, int], live: Mapping[str, float | None]
) -> tuple[HeardGroup, ...]:
    counted = sum(spoke.values())
    if counted < LEAST_COUNTED:
        return ()
    known = [live.get(key) for key in labels]
    total = None if None in known else sum(number or 0 for number in known)
    return tuple(
        HeardGroup(
            label,
            spoke.get(key, 0),
            round(number) if (number := live.get(key)) is not None else None,
            spoke.get(key, 0) / counted,
            number / total if number is not None and total else None,
        )
        for key, label in labels.items()
    )


def figures_of(programme: Programme, *, until: date | None = None) -> list[dict[str, Any]]:
    """The newest figure of what the analysis is about, as they are pinned when it is adopted: the indicators of the
    ambitions, or as long as there are none the inhabitants. With the number of the release each comes from.

    `until` leaves out what was published here after that day.
    """
    followed = AmbitionIndicator.objects.of(programme).current().order_by("pk")
    keys = list(followed.values_list("indicator_key", flat=True))
    keys = list(dict.fromkeys([INHABITANTS, *keys]))
    codes = list(neighbourhoods(programme))
    catalogue = {indicator.key: indicator for indicator in Indicator.objects.filter(key__in=keys)}
    series = area_series(codes, [key for key in keys if key in catalogue], until=until) if codes else {}
    return [_pinned(catalogue[key], found.latest) for key, found in series.items() if found.latest is not None]


def _pinned(indicator: Any, figure: Any) -> dict[str, Any]:
    origins = [part.origin for part in figure.parts if part.origin]
    return {
        "key": indicator.key,
        "name": indicator.name,
        "period": figure.period,
        "value": figure.value,
        "text": formats.number(figure.value, indicator.decimals),
        "state": str(figure.state),
        "unit": indicator.unit,
        "tables": sorted({origin.table for origin in origins}),
        "releases": sorted({origin.release for origin in origins if origin.release}),
    }
