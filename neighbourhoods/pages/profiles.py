"""Reads for the area page: one area, or a few beside each other, with every indicator published about them.

Three queries, whether it is one buurt or four gemeenten. A wijk or a set of buurten is added up from its buurten as
far as the indicator allows; what was published for the wijk itself goes before.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from neighbourhoods.areas.places import Place
from neighbourhoods.figures import Difference, Figure, Method
from neighbourhoods.models import Area, Indicator
from neighbourhoods.models.area import COUNTRY_CODE, municipality_code
from neighbourhoods.series import Book, Series, read
from neighbourhoods.standings.movement import Movement
from neighbourhoods.standings.movements import Judging, ask
from neighbourhoods.standings.ranks import Standing, ranks
from neighbourhoods.terms import Domain


@dataclass(frozen=True, slots=True)
class Change:
    """The newest figure against the known one before it."""

    since: Figure
    difference: Difference


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator of one place in the newest period in which it was published for that place."""

    series: Series

    @property
    def indicator(self) -> Indicator:
        return self.series.indicator

    @property
    def figure(self) -> Figure:
        return self.series.figures[self.series.place]

    @property
    def municipality(self) -> Figure:
        return self.series.municipality[self.series.place]

    @property
    def country(self) -> Figure:
        return self.series.country[self.series.place]

    @property
    def change(self) -> Change | None:
        """None when there is no earlier figure to compare with."""
        earlier = self.series.figures[: self.series.place]
        before = next((figure for figure in reversed(earlier) if figure.value is not None), None)
        if before is None or self.figure.value is None:
            return None
        return Change(before, self.series.change(before, self.figure))


@dataclass(frozen=True, slots=True)
class Chapter:
    """The indicators of one domain; `domain` is None for the figures about residents."""

    domain: Domain | None
    rows: tuple[IndicatorRow, ...]

    @property
    def key(self) -> str:
        return str(self.domain.value) if self.domain else "people"


@dataclass(frozen=True, slots=True)
class Profile:
    """One place in the order of the domains; no chapters when nothing was ever published about it."""

    place: Place
    chapters: tuple[Chapter, ...]
    book: Book

    @property
    def rows(self) -> tuple[IndicatorRow, ...]:
        return tuple(row for chapter in self.chapters for row in chapter.rows)


def of(place: Place) -> Profile:
    """The figures of one place beside its gemeente and the country: three queries."""
    return beside([place])[0]


def beside(places: Sequence[Place]) -> list[Profile]:
    """The same for a few places, over the same periods: three queries together."""
    codes = {code for place in places for code in (*place.codes, place.municipality_code)}
    book = read(sorted(codes | {COUNTRY_CODE}))
    return [Profile(place, _chapters(book, place), book) for place in places]


def standings(profile: Profile) -> Mapping[str, Standing]:
    """Where the figures of a buurt, or of a set of them, stand among the buurten of the country: one query.

    Numbers of people or crimes stand nowhere: they only say how large an area is. Nor does a wijk or a gemeente.
    """
    place = profile.place
    if place.code and not place.code.startswith("BU"):
        return {}
    return ranks({row.indicator: row.figure for row in profile.rows if row.figure.method is not Method.SUM})


def judging(profile: Profile) -> Judging:
    """What is to be judged of how the place changed beside its peers; background is left out. One query."""
    place, book = profile.place, profile.book
    keys = [row.indicator.key for row in profile.rows if not row.indicator.is_context]
    return ask(book, {key: book.made_of(place.code, place.parts, key) for key in keys})


def peer_names(movements: Iterable[Movement]) -> dict[str, str]:
    """The names of the peers of what was judged: one query, none without."""
    return area_names({peer.code for movement in movements if movement.verdict for peer in movement.peers})


def area_names(codes: Collection[str]) -> dict[str, str]:
    """What these areas are called, each with the name of its gemeente: one query, none without codes."""
    if not codes:
        return {}
    towns = {municipality_code(code) for code in codes}
    known = Area.objects.filter(code__in=towns.union(codes)).order_by("division_year").values_list("code", "name")
    names = dict(known)
    return {
        code: f"{names[code]}, {names[municipality_code(code)]}" if municipality_code(code) in names else names[code]
        for code in codes
        if code in names
    }


def newest(code: str) -> Area | None:
    """The area with this code in the newest division that has it."""
    return Area.objects.filter(code=code).defer("geometry", "outline").order_by("-division_year").first()


def _chapters(book: Book, place: Place) -> tuple[Chapter, ...]:
    chapters: dict[Domain | None, list[IndicatorRow]] = {domain: [] for domain in (*Domain, None)}
    for key, indicator in book.indicators.items():
        codes = book.made_of(place.code, place.parts, key)
        if book.tells(codes, key):
            chapters[Domain(indicator.domain) if indicator.domain else None].append(
                IndicatorRow(book.series(codes, key))
            )
    return tuple(Chapter(domain, tuple(rows)) for domain, rows in chapters.items() if rows)
