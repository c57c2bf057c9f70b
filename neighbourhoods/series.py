"""Reads: figures of areas through the years, in a fixed number of queries however many indicators are asked.

`area_series` gives a set of buurten as one area, beside its gemeente and the country: three queries. `read` gives the
book behind it, for who wants figures of many areas at once.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from neighbourhoods import figures
from neighbourhoods.figures import Denominator, Difference, Figure, Link, Origin, Part
from neighbourhoods.models import Area, Indicator, Observation
from neighbourhoods.models.area import COUNTRY_CODE, municipality_code
from neighbourhoods.shielding import shield
from neighbourhoods.terms import Combination, Direction, LinkKind, Note, Status

# A rate may borrow the number of inhabitants of another year, up to this many years away, and says so.
FARTHEST_DENOMINATOR = 3


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator of one area. The three lines have the same periods; a figure without value says why."""

    indicator: Indicator
    figures: tuple[Figure, ...]
    municipality: tuple[Figure, ...]
    country: tuple[Figure, ...]
    links: tuple[Link, ...] = ()

    @property
    def periods(self) -> tuple[str, ...]:
        return tuple(figure.period for figure in self.figures)

    @property
    def latest(self) -> Figure | None:
        """The newest figure, also when it has no value: an old value is not passed off as today's."""
        return self.figures[-1] if self.figures else None

    def at(self, period: str) -> Figure | None:
        """The figure of a period, None when nothing was published for it."""
        return next((figure for figure in self.figures if figure.period == period), None)

    def until(self, year: int) -> Figure | None:
        """The newest figure of that year or before."""
        return next((figure for figure in reversed(self.figures) if figure.year <= year), None)

    def change(self, before: Figure, after: Figure) -> Difference:
        """`after` minus `before`, with what it means; not comparable over breaks and moved boundaries."""
        return figures.change(
            before,
            after,
            direction=Direction(self.indicator.direction),
            decimals=self.indicator.decimals,
            breaks=self.indicator.breaks,
            links=self.links,
        )

    def to_municipality(self, figure: Figure) -> Difference:
        """How far a figure is from its gemeente in the same period."""
        return self._distance(figure, self.municipality)

    def to_country(self, figure: Figure) -> Difference:
        """How far a figure is from the Netherlands in the same period."""
        return self._distance(figure, self.country)

    def _distance(self, figure: Figure, references: tuple[Figure, ...]) -> Difference:
        reference = next((one for one in references if one.period == figure.period), None)
        if reference is None:
            return Difference(None, figures.Verdict.UNKNOWN, figures.Obstacle.NO_VALUE)
        direction = Direction(self.indicator.direction)
        return figures.distance(figure, reference, direction=direction, decimals=self.indicator.decimals)


class Book:
    """Published figures of some areas, ready to be combined. Made by `read`; asks the database nothing."""

    def __init__(self, indicators: Iterable[Indicator], links: Iterable[Link]) -> None:
        self.indicators = {indicator.key: indicator for indicator in indicators}
        self.links = tuple(links)
        self._parts: dict[str, dict[str, dict[str, Part]]] = defaultdict(lambda: defaultdict(dict))

    def add(self, key: str, part: Part) -> None:
        """Keep a published figure; a later one of the same code and period takes its place."""
        if part.origin is not None:
            self._parts[key][part.origin.period][part.code] = part

    def periods(self, key: str) -> tuple[str, ...]:
        """The periods for which the figure (for a rate: its numerator) was published, oldest first."""
        indicator = self.indicators[key]
        return tuple(sorted(self._parts.get(indicator.numerator or key, {})))

    def figure(self, codes: Iterable[str], key: str, period: str) -> Figure:
        """The figure of the areas `codes` together."""
        indicator = self.indicators[key]
        parts = self._parts.get(indicator.numerator or key, {}).get(period, {})
        denominators = self._denominators(indicator, period)
        return figures.combine(codes, parts, indicator.rule, period=period, denominators=denominators)

    def knows(self, code: str, key: str) -> bool:
        """Whether anything was published for exactly this area; of a rate: its numerator."""
        parts = self._parts.get(self.indicators[key].numerator or key, {})
        return any(code in of_period for of_period in parts.values())

    def series(self, codes: Sequence[str], key: str, periods: Sequence[str] | None = None) -> Series:
        """The areas `codes` as one beside their gemeente and the country; `periods` all when left out.

        The gemeente and the country are in it as far as they were read into this book.
        """
        shown = [period for period in self.periods(key) if periods is None or period in periods]
        area, towns, country = (
            tuple(self.figure(line, key, period) for period in shown)
            for line in (codes, [municipality_code(codes[0])], [COUNTRY_CODE])
        )
        return Series(self.indicators[key], area, towns, country, self.links)

    def _denominators(self, indicator: Indicator, period: str) -> list[Denominator]:
        """Candidates in order of preference, and of each the nearest period first."""
        if indicator.combination == Combination.RATE:
            return self._sums(indicator.divided_by, period, at_most=FARTHEST_DENOMINATOR)
        return [one for key in indicator.weights for one in self._sums([key], period)]

    def _sums(self, keys: Sequence[str], period: str, *, at_most: int | None = None) -> list[Denominator]:
        known = set.intersection(*(set(self._parts.get(key, {})) for key in keys))
        found = []
        while known:
            nearest = figures.nearest_period(period, known, at_most=at_most)
            if nearest is None:
                break
            known.remove(nearest)
            found.append(Denominator("+".join(keys), nearest, self._added(keys, nearest)))
        return found

    def _added(self, keys: Sequence[str], period: str) -> Mapping[str, Part]:
        first, *others = (self._parts[key][period] for key in keys)
        if not others:
            return first
        return {
            code: figures.added([part, *(other[code] for other in others)])
            for code, part in first.items()
            if all(code in other for other in others)
        }


def area_series(
    codes: Sequence[str],
    indicators: Sequence[str] | None = None,
    *,
    periods: Sequence[str] | None = None,
    series: Mapping[str, str] | None = None,
    until: date | None = None,
    catalogue: Sequence[Indicator] | None = None,
) -> dict[str, Series]:
    """The buurten `codes` as one area, its gemeente and the Netherlands, per indicator in the order of the catalogue.

    `indicators` are keys, all when left out; those without any figure here are left out. `series` reads an indicator
    from another table than the catalogue prefers. `until` leaves out what was published here after that day.
    `catalogue` is what was read of it already.
    """
    codes = sorted(set(codes))
    places = [*codes, municipality_code(codes[0]), COUNTRY_CODE]
    book = read(places, indicators, series=series, until=until, catalogue=catalogue)
    wanted = set(book.indicators if indicators is None else indicators)
    found = {key: book.series(codes, key, periods) for key in book.indicators if key in wanted}
    return {key: one for key, one in found.items() if one.figures}


def read(
    codes: Sequence[str],
    indicators: Sequence[str] | None = None,
    *,
    series: Mapping[str, str] | None = None,
    until: date | None = None,
    catalogue: Sequence[Indicator] | None = None,
) -> Book:
    """Everything published about these areas for these indicators and what they are made of: three queries, two for
    who has the catalogue already. Three more when the municipality's own counts are among them: small ones are left
    out, see `shielding`.
    """
    catalogue = list(Indicator.objects.in_order()) if catalogue is None else catalogue
    needed = _needed(catalogue, indicators)
    chosen = {one.key: one.series for one in catalogue} | dict(series or {})
    keys = {one.pk: one.key for one in catalogue if one.key in needed}
    places, links = _areas(codes)
    book = Book((one for one in catalogue if one.key in needed), links)
    observed = _observed(places, keys, until)
    rows = [row for row in observed if row["release__table__series"] == chosen[keys[row["indicator_id"]]]]
    for row in shield(rows, {one.pk: one for one in catalogue}, until=until):
        book.add(keys[row["indicator_id"]], _part(row, places[row["area_id"]]))
    return book


def _needed(catalogue: Sequence[Indicator], wanted: Sequence[str] | None) -> set[str]:
    """The keys asked for with those they are made of. Raises KeyError for an unknown key."""
    known = {one.key: one for one in catalogue}
    asked = set(known if wanted is None else wanted)
    return asked.union(*(known[key].needs for key in asked))


def _areas(codes: Sequence[str]) -> tuple[dict[int, str], list[Link]]:
    """Areas by id with the code they are shown under, and how they came from earlier ones; a recoded area counts as
    the area it became.
    """
    earlier = "earlier_links__earlier"
    rows = Area.objects.filter(code__in=codes).values_list(
        "pk",
        "code",
        "division_year",
        f"{earlier}_id",
        f"{earlier}__code",
        f"{earlier}__division_year",
        "earlier_links__kind",
    )
    places: dict[int, str] = {}
    links = []
    for pk, code, year, earlier_pk, earlier_code, earlier_year, kind in rows:
        places[pk] = code
        if kind is not None:
            links.append(Link(earlier_code, earlier_year, code, year, LinkKind(kind)))
        if kind == LinkKind.RECODED:
            places.setdefault(earlier_pk, code)
    return places, links


def _observed(places: Iterable[int], indicators: Iterable[int], until: date | None) -> Iterable[dict[str, Any]]:
    """Rows oldest publication first, so that of two tables in one series the newest counts.

    Asked by id, not through joins: right after an import the planner knows nothing of the new rows, and then an
    index on ids is the one road it cannot miss.
    """
    observations = Observation.objects.filter(area_id__in=list(places), indicator_id__in=list(indicators))
    observations = observations.filter(release__withdrawn_at=None)
    if until is None:
        observations = observations.current()
    else:
        observations = observations.filter(release__published_at__date__lte=until)
    return observations.order_by("release__published_at", "release_id").values(
        "area_id",
        "indicator_id",
        "period",
        "value",
        "note",
        "release_id",
        "release__table_id",
        "release__table__series",
        "release__table__publisher",
        "release__table__licence",
        "release__status",
        "release__retrieved_at",
        "release__division_year",
    )


def _part(row: Mapping[str, Any], code: str) -> Part:
    origin = Origin(
        table=row["release__table_id"],
        series=row["release__table__series"],
        period=row["period"],
        division_year=row["release__division_year"],
        status=Status(row["release__status"]),
        retrieved_on=row["release__retrieved_at"].date(),
        release=row["release_id"],
        publisher=row["release__table__publisher"],
        licence=row["release__table__licence"],
    )
    return Part(code, row["value"], Note(row["note"]), origin)
