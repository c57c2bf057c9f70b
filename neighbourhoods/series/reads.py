"""Reads: figures of areas through the years, in a fixed number of queries however many indicators are asked.

`area_series` gives a set of buurten as one area, beside its gemeente and the country: three queries. `read` gives the
book behind it, for whoever wants figures of many areas at once.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db import connection

from neighbourhoods import published
from neighbourhoods.disclosure.rules import OWN_TABLE
from neighbourhoods.disclosure.shield import shield
from neighbourhoods.figures import Lineage, Link, Part
from neighbourhoods.models import Indicator
from neighbourhoods.models.area import COUNTRY_CODE, municipality_code
from neighbourhoods.published import PublishedFigure
from neighbourhoods.series.book import FARTHEST_DENOMINATOR, Book, Series
from neighbourhoods.terms import LinkKind, Note

__all__ = ["FARTHEST_DENOMINATOR", "Book", "Series", "area_series", "continued", "read"]

# All that these codes were and became, and everything else that was or became part of the same: whether a split is
# complete depends on the parts that nobody asked for. A changed boundary is not followed, but known: what is on the
# other side of it is no kin. Every area is looked up by itself (`offset 0`, `any(array)`), because the planner would
# rather read all areas and links there are.
FAMILY = """
with recursive family (id, is_kin) as (
    select id, true from neighbourhoods_area where code = any(%s) and is_known
    union
    select other.id, other.kind <> 'changed' from family
    join lateral (
        select earlier_id as id, kind from neighbourhoods_arealink where later_id = family.id
        union all
        select later_id, kind from neighbourhoods_arealink where earlier_id = family.id
    ) other on true
    where family.is_kin
)
select area.id, area.code, area.division_year,
    area.is_known and area.id = any(array(select id from family where is_kin)), link.later_id, link.kind
from neighbourhoods_area area
left join lateral (
    select later_id, kind from neighbourhoods_arealink where earlier_id = area.id offset 0
) link on true
where area.id = any(array(select id from family))
"""


def area_series(
    codes: Sequence[str],
    indicators: Sequence[str] | None = None,
    *,
    periods: Sequence[str] | None = None,
    series: Mapping[str, str] | None = None,
    until: date | None = None,
    catalogue: Sequence[Indicator] | None = None,
    division_year: int | None = None,
) -> dict[str, Series]:
    """The buurten `codes` as one area, its gemeente and the Netherlands, per indicator in the order of the catalogue.

    `indicators` are keys, all when left out; those without any figure here are left out. `series` reads an indicator
    from another table than the catalogue prefers. `until` leaves out what was published here after that day.
    `catalogue` is what was read of it already. `division_year` is the division the codes are of: what the area was
    called in other years follows from there. Without it, the newest that has all of them.
    """
    codes = sorted(set(codes))
    places = [*codes, municipality_code(codes[0]), COUNTRY_CODE]
    book = read(places, indicators, series=series, until=until, catalogue=catalogue, division_year=division_year)
    wanted = set(book.indicators if indicators is None else indicators)
    found = {key: book.series(codes, key, periods) for key in book.indicators if key in wanted}
    return {key: line for key, line in found.items() if line.figures}


def read(
    codes: Sequence[str],
    indicators: Sequence[str] | None = None,
    *,
    series: Mapping[str, str] | None = None,
    until: date | None = None,
    catalogue: Sequence[Indicator] | None = None,
    division_year: int | None = None,
) -> Book:
    """Everything published about these areas for these indicators and what they are made of.

    Three queries, two with the `catalogue`. Two more when figures of the municipality itself are among them: those that
    would give somebody away are left out, see `disclosure.shield`.
    """
    catalogue = list(Indicator.objects.in_order()) if catalogue is None else catalogue
    needed = _needed(catalogue, indicators)
    chosen = {indicator.key: indicator.series for indicator in catalogue} | dict(series or {})
    keys = {indicator.pk: indicator.key for indicator in catalogue if indicator.key in needed}
    places, links = _areas(codes)
    known = defaultdict(set)
    for code, year in places.values():
        known[code].add(year)
    shown = (indicator for indicator in catalogue if indicator.key in needed)
    book = Book(shown, links, known=known, division_year=division_year)
    found = published.of(places, keys, until)
    here = (cell for cell in found if places[cell.area][0] != COUNTRY_CODE)
    chosen |= _filled_in(here, keys, {key: name for key, name in chosen.items() if key not in (series or {})})
    counted = (cell for cell in found if cell.origin.series == chosen[keys[cell.indicator]])
    notes = {int(note): note for note in Note}
    for cell in shield(counted, {indicator.pk: indicator for indicator in catalogue}, places, until=until):
        part = Part(places[cell.area][0], cell.value, notes[cell.note], cell.origin, cell.comparison)
        book.add(keys[cell.indicator], part)
    return book


def _filled_in(
    found: Iterable[PublishedFigure], keys: Mapping[int, str], preferred: Mapping[str, str]
) -> dict[str, str]:
    """For each indicator without any figure of these areas in its preferred series: the series of the municipality
    itself that was published last. So a survey can fill an indicator, and a line never mixes two series. A figure of
    the whole country does not count as one of these areas.
    """
    national, own = set(), {}
    for cell in found:  # oldest first
        key = keys[cell.indicator]
        if cell.origin.series == preferred.get(key):
            national.add(key)
        elif key in preferred and OWN_TABLE.match(cell.origin.table):
            own[key] = cell.origin.series
    return {key: name for key, name in own.items() if key not in national}


def continued(codes: Sequence[str], year: int, goal: int) -> tuple[str, ...] | None:
    """What these areas of one division are together in another, None when the links do not say; one query."""
    return _areas(codes)[1].at(codes, year, goal)


def _needed(catalogue: Sequence[Indicator], wanted: Sequence[str] | None) -> set[str]:
    """The keys asked for with those they are made of. Raises KeyError for an unknown key."""
    known = {indicator.key: indicator for indicator in catalogue}
    asked = set(known if wanted is None else wanted)
    return asked.union(*(known[key].needs for key in asked))


def _areas(codes: Sequence[str]) -> tuple[dict[int, tuple[str, int]], Lineage]:
    """The areas of these codes and those they continue from or in, by id with code and division; and how."""
    with connection.cursor() as cursor:
        cursor.execute(FAMILY, [list(codes)])
        rows = cursor.fetchall()
    every = {pk: (code, year) for pk, code, year, *_link in rows}
    places = {pk: every[pk] for pk, _code, _year, is_kin, *_link in rows if is_kin}
    links = [
        Link(*every[pk], *every[later], LinkKind(kind))
        for pk, *_area, later, kind in rows
        if later and (pk in places or (later in places and kind == LinkKind.CHANGED))
    ]
    return places, Lineage(links)
