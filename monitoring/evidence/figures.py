"""What the figures of the area say: which domains are covered, which series are kept.

Figures are read as they had been published here by the reference date. Three queries, however many figures there are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from monitoring.evidence.memory import Memory
from monitoring.evidence.visions import Chosen
from monitoring.scoring.area_analysis import AmbitionIndicatorRecord, DomainFigureRecord
from monitoring.scoring.records import InvestmentDomain, Ref
from monitoring.scoring.staying_power import SeriesRecord
from neighbourhoods import series
from neighbourhoods.figures import Figure, change
from neighbourhoods.models import Indicator
from neighbourhoods.models.area import COUNTRY_CODE, municipality_code
from neighbourhoods.terms import Combination
from programmes.models import AmbitionIndicator


@dataclass(frozen=True, slots=True)
class AreaFigures:
    """The buurten of a programme, and the book of their figures with those of the gemeente and the country."""

    codes: tuple[str, ...] = ()
    book: series.Book | None = None

    @property
    def indicators(self) -> dict[str, Indicator]:
        """The catalogue by key; empty for a programme without an area."""
        return self.book.indicators if self.book else {}

    def last_year(self, key: str, last: int) -> int | None:
        """The newest year, not after `last`, in which there is a figure of the whole area."""
        return max(self._years(key, last), default=None)

    def comparable_years(self, key: str, last: int) -> tuple[int, ...]:
        """The years, not after `last`, whose figure can be compared with the newest: no break, same boundaries."""
        years = []
        for figures in self._lines(key, last):
            newest = figures[-1] if figures else None
            years.append({figure.year for figure in figures if newest and self._alike(key, figure, newest)})
        return tuple(sorted(set.intersection(*years))) if years else ()

    def has_reference(self, key: str, reference: str, last: int) -> bool:
        """Whether there is a figure of the gemeente or the country to compare with."""
        if not reference or key not in self.indicators:
            return False
        places = {
            AmbitionIndicator.Reference.MUNICIPALITY: municipality_code(self.codes[0]),
            AmbitionIndicator.Reference.COUNTRY: COUNTRY_CODE,
        }
        return bool(self._known(key, (places[AmbitionIndicator.Reference(reference)],), last))

    def _years(self, key: str, last: int) -> set[int]:
        years = [{figure.year for figure in figures} for figures in self._lines(key, last)]
        return set.intersection(*years) if years else set()

    def _lines(self, key: str, last: int) -> Iterator[list[Figure]]:
        """The known figures of the area; of an indicator that cannot be combined, those of each buurt."""
        indicator = self.indicators.get(key)
        if indicator is None:
            return
        apart = indicator.combination == Combination.NONE
        for codes in [(code,) for code in self.codes] if apart else [self.codes]:
            yield self._known(key, codes, last)

    def _known(self, key: str, codes: tuple[str, ...], last: int) -> list[Figure]:
        """The figures with a value, oldest first."""
        if self.book is None:
            return []
        figures = (self.book.figure(codes, key, period) for period in self.book.periods(key))
        return [figure for figure in figures if figure.value is not None and figure.year <= last]

    def _alike(self, key: str, figure: Figure, newest: Figure) -> bool:
        indicator = self.indicators[key]
        links = self.book.links if self.book else ()
        difference = change(
            figure,
            newest,
            decimals=indicator.decimals,
            breaks=indicator.breaks,
            links=links,
        )
        return difference.obstacle is None


def of_area(memory: Memory) -> AreaFigures:
    """The area as it was on the day, with what was known of it then."""
    return AreaFigures(memory.codes, memory.book)


def domain_figures(figures: AreaFigures, at: date) -> tuple[DomainFigureRecord, ...]:
    """Each indicator of a domain that has a figure of this area, with the last year it has one."""
    records = []
    for key, indicator in figures.indicators.items():
        year = figures.last_year(key, at.year) if indicator.domain else None
        if year is not None:
            records.append(DomainFigureRecord(_ref(indicator), InvestmentDomain(indicator.domain), year))
    return tuple(records)


def ambition_indicators(
    figures: AreaFigures, chosen: Iterable[Chosen], at: date
) -> tuple[AmbitionIndicatorRecord, ...]:
    """Whether each indicator of an ambition has a baseline, and a reference that can be read."""
    return tuple(
        AmbitionIndicatorRecord(
            _named(indicator, figures),
            has_baseline=indicator.has_baseline,
            has_reference=figures.has_reference(indicator.key, indicator.reference, at.year),
        )
        for indicator in chosen
    )


def kept_series(figures: AreaFigures, chosen: Iterable[Chosen], at: date) -> tuple[SeriesRecord, ...]:
    """For each indicator of an ambition the years that can be compared."""
    return tuple(
        SeriesRecord(_named(indicator, figures), figures.comparable_years(indicator.key, at.year))
        for indicator in chosen
    )


def _ref(indicator: Indicator) -> Ref:
    return Ref("indicator", indicator.pk, indicator.name)


def _named(chosen: Chosen, figures: AreaFigures) -> Ref:
    """The reference under the name of the catalogue; an indicator it does not have keeps its key."""
    indicator = figures.indicators.get(chosen.key)
    return Ref(chosen.ref.kind, chosen.ref.id, indicator.name if indicator else chosen.ref.label)
