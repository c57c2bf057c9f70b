"""What a download holds: the figures of some places, each with its note, source, period, status and division."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Q

from neighbourhoods import series
from neighbourhoods.areas.places import Place, place_of
from neighbourhoods.figures import Figure, Origin
from neighbourhoods.models import Area, Indicator
from neighbourhoods.models.area import COUNTRY_CODE, district_code, municipality_code
from neighbourhoods.series import Book, words
from neighbourhoods.terms import Level, ReleaseStatus
from wijkaanpak import formats


@dataclass(frozen=True, slots=True)
class FileLine:
    """One figure. `value` is rounded as the indicator is shown; None when `reason` says why there is none."""

    place: Place
    indicator: Indicator
    period: str
    value: float | int | None
    note: str
    reason: str
    made: str
    origin: Origin | None

    @property
    def status(self) -> str:
        return str(ReleaseStatus(self.origin.status).label) if self.origin else ""

    @property
    def retrieved_on(self) -> date | None:
        return self.origin.retrieved_on if self.origin else None


@dataclass(frozen=True, slots=True)
class FileSource:
    """A table that figures were taken from, in one period and division."""

    publisher: str
    table: str
    series: str
    period: str
    status: str
    retrieved_on: date | None
    division_year: int
    licence: str


@dataclass
class Extract:
    """The figures of `places`; `keys` are the indicators, `period` one period instead of all of them."""

    title: str
    made_on: date
    places: Sequence[Place]
    keys: Sequence[str]
    book: Book
    names: Mapping[str, str] = field(default_factory=dict)
    period: str | None = None

    def lines(self, place: Place) -> Iterator[FileLine]:
        """Its figures by indicator and period, as on its page: also those without a value, with the reason."""
        for indicator in self.indicators:
            for figure in self._figures(place, indicator.key):
                yield self._line(place, indicator, figure)

    def all_lines(self) -> Iterator[FileLine]:
        """Place after place, in the order in which they were asked."""
        for place in self.places:
            yield from self.lines(place)

    @cached_property
    def indicators(self) -> list[Indicator]:
        """Those that the page of one of the places has a line for, in the order of the catalogue."""
        return [self.book.indicators[key] for key in self.keys if self._is_told(key)]

    @cached_property
    def sources(self) -> list[FileSource]:
        """Every table behind these figures, also of what was divided by."""
        origins: dict[Origin, None] = {}
        for place in self.places:
            for indicator in self.indicators:
                for figure in self._figures(place, indicator.key):
                    origins |= dict.fromkeys(figure.origins)
                    if figure.weight and figure.weight.origin:
                        origins[figure.weight.origin] = None
        found = {
            FileSource(
                origin.publisher,
                origin.table,
                origin.series,
                origin.period,
                str(ReleaseStatus(origin.status).label),
                origin.retrieved_on,
                origin.division_year,
                origin.licence,
            )
            for origin in origins
        }
        return sorted(found, key=lambda source: (source.publisher, source.table, source.period, source.division_year))

    def _is_told(self, key: str) -> bool:
        asked = self.period is None or self.period in self.book.periods(key)
        return asked and any(
            self.book.tells(self.book.made_of(place.code, place.parts, key), key) for place in self.places
        )

    def _figures(self, place: Place, key: str) -> Iterator[Figure]:
        codes = self.book.made_of(place.code, place.parts, key)
        for period in self.book.periods(key):
            if self.period in (None, period):
                yield self.book.figure(codes, key, period)

    def _line(self, place: Place, indicator: Indicator, figure: Figure) -> FileLine:
        known = figure.value is not None
        return FileLine(
            place=place,
            indicator=indicator,
            period=figure.period,
            value=None if figure.value is None else rounded(figure.value, indicator.decimals),
            note=str(words.STATES[figure.state]) if known else "",
            reason="" if known else str(words.STATES[figure.state]),
            made=words.explain(figure, self.names),
            origin=figure.origin,
        )


def rounded(value: float, decimals: int) -> float | int:
    """As it is shown on the page; a whole number is an int."""
    shown = formats.rounded(value, decimals)
    return float(shown) if decimals else int(shown)


def extract(
    title: str,
    places: Sequence[Place],
    *,
    on: date,
    indicators: Sequence[str] | None = None,
    period: str | None = None,
) -> Extract:
    """Read the figures of these places: three queries. Raises KeyError for an indicator that is not there.

    Their gemeenten and the country are read with them, as for a page: what has a figure there has a line here.
    """
    catalogue = list(Indicator.objects.in_order())
    towns = {municipality_code(place.codes[0]) for place in places}
    codes = sorted({code for place in places for code in place.codes} | towns | {COUNTRY_CODE})
    years = {place.division_year for place in places}
    book = series.read(codes, indicators, catalogue=catalogue, division_year=years.pop() if len(years) == 1 else None)
    wanted = [indicator.key for indicator in catalogue if indicators is None or indicator.key in indicators]
    return Extract(title, on, places, wanted, book, {indicator.key: indicator.name for indicator in catalogue}, period)


def places_of(areas: Iterable[Area]) -> list[Place]:
    """Areas as they stand in the division they are in, a wijk with its buurten: one query when there are wijken."""
    areas = list(areas)
    within = Q(pk=None)
    for area in areas:
        if area.level == Level.DISTRICT:
            within |= Q(code__startswith="BU" + area.code[2:], division_year=area.division_year)
    inside: dict[tuple[str, int], list[str]] = defaultdict(list)
    for code, year in Area.objects.filter(within).order_by("code").values_list("code", "division_year"):
        inside[district_code(code), year].append(code)
    return [
        place_of(area, inside[area.code, area.division_year], outlines=(area.outline,) if area.outline else ())
        for area in areas
    ]
