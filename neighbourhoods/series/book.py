"""Published figures of some areas, and the lines through the years that are made of them. No queries.

Areas change their codes and boundaries every January, so a figure is looked up as what the area was called in the
division it was published on. Where the links say that the ground is not the same, or do not say, the figures of the
same code are still given, and the line is broken there.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from neighbourhoods import figures
from neighbourhoods.disclosure import rules
from neighbourhoods.figures import ComparisonObstacle, Denominator, Difference, Figure, Lineage, Link, Part, Rule
from neighbourhoods.models import Indicator
from neighbourhoods.models.area import COUNTRY_CODE, municipality_code
from neighbourhoods.terms import Combination, Direction
from wijkaanpak.kept_html import digest, fields

# A rate may borrow the number of inhabitants of another year, up to this many years away, and says so.
FARTHEST_DENOMINATOR = 3


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator of one area. The three lines have the same periods; a figure without value says why."""

    indicator: Indicator
    figures: tuple[Figure, ...]
    municipality: tuple[Figure, ...]
    country: tuple[Figure, ...]
    links: Lineage = field(default_factory=Lineage)

    @property
    def periods(self) -> tuple[str, ...]:
        return tuple(figure.period for figure in self.figures)

    @property
    def latest(self) -> Figure | None:
        """The newest figure published about this area, also when it has no value: an old value is not passed off as
        today's. A publication without a row for it is about other places, and takes no figure away.
        """
        return self.figures[self.place] if self.figures else None

    @property
    def place(self) -> int:
        """Where the latest figure stands in the lines; the last while nothing was published about this area."""
        return next((at for at in reversed(range(len(self.figures))) if self.figures[at].is_covered), -1)

    def at(self, period: str) -> Figure | None:
        """The figure of a period, None when nothing was published for it."""
        return next((figure for figure in self.figures if figure.period == period), None)

    def until(self, year: int) -> Figure | None:
        """The newest figure published about this area, of that year or before."""
        return next((figure for figure in reversed(self.figures) if figure.year <= year and figure.is_covered), None)

    def change(self, before: Figure, after: Figure) -> Difference:
        """`after` minus `before`, without a judgement; not comparable over breaks and moved boundaries."""
        return figures.change(
            before,
            after,
            decimals=self.indicator.decimals,
            breaks=self.indicator.breaks,
            links=self.links,
        )

    def broken(self, line: Sequence[Figure]) -> dict[str, ComparisonObstacle]:
        """The periods of one of the three lines before which it must be cut, and why."""
        return figures.broken(line, self.indicator.breaks, self.links)

    def to_municipality(self, figure: Figure) -> Difference:
        """How far a figure is from its gemeente in the same period."""
        return self._distance(figure, self.municipality)

    def to_country(self, figure: Figure) -> Difference:
        """How far a figure is from the Netherlands in the same period."""
        return self._distance(figure, self.country)

    def _distance(self, figure: Figure, references: tuple[Figure, ...]) -> Difference:
        reference = next((other for other in references if other.period == figure.period), None)
        if reference is None:
            return Difference(None, figures.Verdict.UNKNOWN, figures.ComparisonObstacle.NO_VALUE)
        direction = Direction(self.indicator.direction)
        return figures.distance(figure, reference, direction=direction, decimals=self.indicator.decimals)


class Book:
    """Published figures of some areas, ready to be combined. Made by `series.read`; asks the database nothing.

    `known` are the codes that were asked with the divisions they exist in, `division_year` the one they are meant in;
    without it they are meant in the newest that has them all.
    """

    def __init__(
        self,
        indicators: Iterable[Indicator],
        links: Lineage | Iterable[Link] = (),
        *,
        known: Mapping[str, Collection[int]] | None = None,
        division_year: int | None = None,
    ) -> None:
        self.indicators = {indicator.key: indicator for indicator in indicators}
        self.links = Lineage.of(links)
        self._known = known or {}
        self._division_year = division_year
        self._anchors: dict[tuple[str, ...], int | None] = {}
        # By indicator, period and division; within each the division that was published last stands last.
        self._parts: dict[str, dict[str, dict[int, dict[str, Part]]]] = defaultdict(lambda: defaultdict(dict))
        self._origins: dict[str, set[tuple[str, str]]] = defaultdict(set)

    def add(self, key: str, part: Part) -> None:
        """Keep a published figure; a later one of the same code, period and division takes its place."""
        if part.origin is not None:
            self._origins[key].add((part.origin.table, part.origin.publisher))
            divisions = self._parts[key][part.origin.period]
            published = divisions.pop(part.origin.division_year, {})
            published[part.code] = part
            divisions[part.origin.division_year] = published

    @property
    def digest(self) -> str:
        """Equal when all that is in two books is: what is made of one is then made of the other."""
        figures = [
            (key, part.code, part.value, part.note, part.comparison, part.origin)
            for key, periods in self._parts.items()
            for divisions in periods.values()
            for published in divisions.values()
            for part in published.values()
        ]
        catalogue = [fields(indicator) for indicator in self.indicators.values()]
        known = {code: sorted(years) for code, years in self._known.items()}
        about = (figures, catalogue, sorted(known.items()), self.links.links, self._division_year)
        return digest(about)

    def has(self, key: str, series: str) -> bool:
        """Whether a figure of this series is in the book for an indicator."""
        divisions = (parts for period in self._parts.get(key, {}).values() for parts in period.values())
        return any(part.origin and part.origin.series == series for parts in divisions for part in parts.values())

    def periods(self, key: str) -> tuple[str, ...]:
        """The periods for which the figure (for a rate: its numerator) was published, oldest first."""
        indicator = self.indicators[key]
        return tuple(sorted(self._parts.get(indicator.numerator or key, {})))

    def figure(self, codes: Iterable[str], key: str, period: str) -> Figure:
        """The figure of the areas `codes` together, under the codes it was published on."""
        asked = tuple(sorted(set(codes)))
        indicator = self.indicators[key]
        year, there, parts = self._then(asked, indicator.numerator or key, period)
        denominators = self._denominators(indicator, period, there, year)
        found = figures.combine(there, parts, self._rule(indicator), period=period, denominators=denominators)
        return found if there == asked else replace(found, asked=asked)

    def _rule(self, indicator: Indicator) -> Rule:
        """Of a count of our own a rate needs enough events; what a national publisher counts is public as it is."""
        counted = self._origins.get(indicator.numerator, ())
        if not any(rules.is_own_table(table, publisher) for table, publisher in counted):
            return indicator.rule
        return replace(indicator.rule, events=indicator.fewest_events)

    def knows(self, code: str, key: str) -> bool:
        """Whether anything was published for this area, under whatever code; of a rate: its numerator."""
        parts = self._parts.get(self.indicators[key].numerator or key, {})
        return any(
            any(alias in published for alias in self._called((code,), year)[1])
            for divisions in parts.values()
            for year, published in divisions.items()
        )

    def tells(self, codes: Sequence[str], key: str) -> bool:
        """Whether a page of these areas has a line for it: anything was published for them, or for their gemeente."""
        published = any(self.figure(codes, key, period).parts for period in self.periods(key))
        return published or self.knows(municipality_code(codes[0]), key)

    def made_of(self, code: str, parts: tuple[str, ...], key: str) -> tuple[str, ...]:
        """What the figure of an area is made of: the area itself when it was published for it, else its `parts`."""
        return (code,) if code and (not parts or self.knows(code, key)) else parts

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

    def _anchor(self, codes: tuple[str, ...]) -> int | None:
        """The division the codes are meant in."""
        if codes not in self._anchors:
            years = set.intersection(*(set(self._known.get(code, ())) for code in codes)) if codes else set()
            meant = self._division_year
            self._anchors[codes] = meant if meant in years else max(years, default=None)
        return self._anchors[codes]

    def _then(
        self, codes: tuple[str, ...], key: str, period: str
    ) -> tuple[int | None, tuple[str, ...], dict[str, Part]]:
        """The division to read a period on, what the areas were called in it, and its figures. Of two divisions the
        one that has all of them, then the one that has some, then the one published last.
        """
        divisions = self._parts.get(key, {}).get(period, {})
        best: tuple[int, int | None, tuple[str, ...], dict[str, Part]] = (-1, None, codes, {})
        for year, published in reversed(divisions.items()):
            there, ours = self._called(codes, year)
            parts = {code: published[code] for code in ours if code in published}
            rank = 2 if len(parts) == len(there) else 1 if parts else 0
            if rank > best[0]:
                best = rank, year, there, parts
        return best[1:]

    def _called(self, codes: tuple[str, ...], year: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What the areas were called in a division, and which of those are theirs. Where it is not known they are
        looked up under their own codes, except a code that belonged to an area that goes by another one now.
        """
        anchor = self._anchor(codes)
        there = None if anchor is None else self.links.at(codes, anchor, year)
        if anchor is None or there is not None:
            return there or codes, there or codes
        now = {code: self.links.at([code], year, anchor) or (code,) for code in codes}
        return codes, tuple(code for code in codes if code in now[code])

    def _denominators(
        self, indicator: Indicator, period: str, codes: tuple[str, ...], year: int | None
    ) -> Iterator[Denominator]:
        """Candidates in order of preference, and of each the nearest period first; made when they are asked for."""
        if indicator.combination == Combination.RATE:
            yield from self._sums(indicator.divided_by, period, codes, year, at_most=FARTHEST_DENOMINATOR)
        else:
            for key in indicator.weights:
                yield from self._sums(key.split("+"), period, codes, year)

    def _sums(
        self,
        keys: Sequence[str],
        period: str,
        codes: tuple[str, ...],
        year: int | None,
        *,
        at_most: int | None = None,
    ) -> Iterator[Denominator]:
        known = set.intersection(*(set(self._parts.get(key, {})) for key in keys))
        while known:
            nearest = figures.nearest_period(period, known, at_most=at_most)
            if nearest is None:
                break
            known.remove(nearest)
            yield Denominator("+".join(keys), nearest, self._added(keys, nearest, codes, year))

    def _added(self, keys: Sequence[str], period: str, codes: tuple[str, ...], year: int | None) -> dict[str, Part]:
        """Of each of the codes of division `year` the counts `keys` of a period together, as far as all are there."""
        found = {}
        for code in codes:
            parts = [part for key in keys for part in self._counts(key, period, code, year)]
            if parts and None not in parts:
                found[code] = replace(figures.added([part for part in parts if part]), code=code)
        return found

    def _counts(self, key: str, period: str, code: str, year: int | None) -> list[Part | None]:
        """The published counts that are together those of one area; None stands for one that is missing."""
        best: list[Part | None] = [None]
        for other, published in reversed(self._parts[key][period].items()):
            there = None if year is None else self.links.at([code], year, other)
            parts = [published.get(piece) for piece in there or [code]]
            if None not in parts:
                if other == year:
                    return parts
                best = parts if None in best else best
        return best
