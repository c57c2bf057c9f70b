"""Reads: figures of all buurten of the country as arrays, to compare one area with them. Three queries at most.

Only what is published for the whole country counts, in the series the catalogue prefers; never what a municipality
measured itself. An area is the same in two divisions when its code is, unless the links say that it changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db import connection
from django.db.models import F, Q
from django.utils import timezone

from neighbourhoods.models import AreaLink, ReleaseColumn
from neighbourhoods.standings import districts, peers
from neighbourhoods.standings.districts import Districts
from neighbourhoods.standings.peers import Areas
from neighbourhoods.terms import LinkKind

if TYPE_CHECKING:
    import numpy as np

LEAST_MUNICIPALITIES = 100
"""What covers fewer gemeenten than this is about a part of the country, and is no field of peers."""

# The codes by the ids of areas, not through a join: right after an import the planner knows nothing of the rows.
CODES = "select id, code from neighbourhoods_area where division_year = any(%s) and level = 'neighbourhood'"
FIGURES = """
select asked.place, array_agg(figures.area_id), array_agg(figures."values"[asked.position])
from unnest(%s::int8[], %s::int4[]) with ordinality as asked (release, position, place)
join neighbourhoods_releaserow figures on figures.release_id = asked.release
group by asked.place
"""


@dataclass(frozen=True, slots=True)
class StoredColumn:
    """Where the figures of an indicator and a period stand, and what file they are from."""

    release: int
    position: int
    division_year: int
    sha256: str
    areas: int


ColumnsOf = Mapping[str, Mapping[str, StoredColumn]]
"""By key of the indicator and by period."""


@dataclass(frozen=True, eq=False, slots=True)
class Country:
    """What was read of all buurten: `figures` by code in each column, and the codes that `moved` between divisions."""

    figures: Mapping[StoredColumn, Mapping[str, float]]
    moved: frozenset[str]

    def field(self, inhabitants: StoredColumn, addresses: StoredColumn) -> Field | None:
        """The buurten that have inhabitants, as areas that may be peers; None when they are of one region."""
        import numpy as np

        codes = tuple(sorted(code for code in self.figures[inhabitants] if code not in self.moved))
        if len({code[2:6] for code in codes}) < LEAST_MUNICIPALITIES:
            return None
        people, density = (_aligned(codes, self.figures[column]) for column in (inhabitants, addresses))
        wijken = districts.of(codes)
        areas, order = peers.made(
            [*codes, *wijken.codes],
            np.concatenate([people, wijken.added(people)]),
            np.concatenate([density, wijken.mean(density, people)]),
        )
        return Field(areas, order, codes, wijken, people, self.figures)


@dataclass(frozen=True, eq=False, slots=True)
class Field:
    """The buurten of one division and the wijken they make up, with the figures that were read of them."""

    areas: Areas
    order: np.ndarray
    codes: tuple[str, ...]
    wijken: Districts
    inhabitants: np.ndarray
    figures: Mapping[StoredColumn, Mapping[str, float]]

    def counts(self, columns: Iterable[StoredColumn]) -> np.ndarray:
        """Counts added up, in the order of `areas`: NaN where one of them, or a buurt of a wijk, is not known."""
        import numpy as np

        values = np.sum([_aligned(self.codes, self.figures[column]) for column in columns], axis=0)
        return np.concatenate([values, self.wijken.added(values)])[self.order]

    def values(self, column: StoredColumn) -> np.ndarray:
        """Values in the order of `areas`, of a wijk weighted by inhabitants; NaN as with `counts`."""
        import numpy as np

        values = _aligned(self.codes, self.figures[column])
        return np.concatenate([values, self.wijken.mean(values, self.inhabitants)])[self.order]


def published(keys: Collection[str], until: date | None = None) -> ColumnsOf:
    """Where figures of these indicators stand, of each period those with the most areas; with `until` as they stood
    here at the end of that day. One query.
    """
    columns = ReleaseColumn.objects.filter(
        indicator__key__in=keys, indicator__owner=None, owner=None, table__series=F("indicator__series")
    )
    if until is None:
        columns = columns.filter(is_current=True)
    else:
        end = timezone.make_aware(datetime.combine(until + timedelta(days=1), time.min))
        stood = Q(release__withdrawn_at=None) | Q(release__withdrawn_at__gte=end)
        columns = columns.filter(stood, release__published_at__lt=end)
    about = (
        "indicator__key",
        "period",
        "release_id",
        "position",
        "release__division_year",
        "release__sha256",
        "release__areas",
    )
    found: dict[str, dict[str, StoredColumn]] = defaultdict(dict)
    for key, period, *column in columns.order_by("release__published_at", "release_id").values_list(*about):
        known = found[key].get(period)
        if known is None or known.areas <= column[-1]:
            found[key][period] = StoredColumn(*column)
    return found


def read(columns: Iterable[StoredColumn]) -> Country:
    """What stands in these columns: two queries, one more when they are of several divisions, none without columns."""
    asked = list(dict.fromkeys(columns))
    if not asked:
        return Country({}, frozenset())
    return Country(_figures(asked), _moved({column.division_year for column in asked}))


def _figures(columns: list[StoredColumn]) -> dict[StoredColumn, dict[str, float]]:
    """What stands in these columns, by code of the buurt; what has no value is left out."""
    with connection.cursor() as cursor:
        cursor.execute(CODES, [list({column.division_year for column in columns})])
        codes = dict(cursor.fetchall())
        cursor.execute(FIGURES, [[column.release for column in columns], [column.position for column in columns]])
        rows = cursor.fetchall()
    found: dict[StoredColumn, dict[str, float]] = {column: {} for column in columns}
    for place, areas, values in rows:
        known = zip(areas, values, strict=True)
        found[columns[place - 1]] = {codes[area]: value for area, value in known if value is not None and area in codes}
    return found


def _moved(years: Collection[int]) -> frozenset[str]:
    """The codes that do not stand for the same ground in all of these divisions, as far as the links say."""
    if len(years) < 2:
        return frozenset()
    links = AreaLink.objects.exclude(kind=LinkKind.SAME).filter(
        earlier__division_year__gte=min(years), later__division_year__lte=max(years)
    )
    pairs = links.order_by().values_list("earlier__code", "later__code")
    return frozenset(code for pair in pairs for code in pair)


def _aligned(codes: Iterable[str], values: Mapping[str, float]) -> np.ndarray:
    import numpy as np

    return np.array([values.get(code, np.nan) for code in codes], dtype=float)
