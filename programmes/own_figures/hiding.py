"""Which own figures only the team and their supplier see: counts of few people, and what would give one of those away.

Girls, boys and children in three series: who sees 40 boys and 43 children knows the girls. And who supplies the boys
sees those whatever is hidden of them, so it is looked at for every supplier apart. No queries.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from neighbourhoods.disclosure import rules, sums
from neighbourhoods.disclosure.rules import Known, Total
from programmes.models import OwnFigure
from programmes.models.own_figure import WHOLE_YEAR

QUARTERS = 4


def mark(figures: Iterable[OwnFigure]) -> None:
    """Say of each figure that counts in a programme whether it is hidden, and whether others add up with it.

    It takes them all: whether one is safe depends on the others.
    """
    known = {_name(figure): figure for figure in figures if figure.value is not None and figure.value >= 0}
    people = {name for name, figure in known.items() if figure.series.counts_people}
    found = [*_of_series(known.values()), *_of_years(known.values())]
    # What is people together with others counts them too, whatever was said of it.
    totals = [total for total in found if people & {total.code, *total.parts}]
    adding = {code for total in totals for code in (total.code, *total.parts)}
    cells = {name: figure for name, figure in known.items() if name in people | adding}
    values = {name: float(figure.value or 0) for name, figure in cells.items()}
    gone = _also_for_suppliers(values, totals, rules.withheld(Known(values), totals), _owned(cells))
    for name, figure in cells.items():
        figure.is_hidden = name in gone
        figure.adds_up = name in adding


def _name(figure: OwnFigure) -> str:
    return f"{figure.series_id}/{figure.period_id}"


def _of_series(figures: Iterable[OwnFigure]) -> Iterator[Total]:
    """In each period the series that are others together."""
    sheets: dict[str, dict[str, float | None]] = defaultdict(dict)
    for figure in figures:
        sheets[str(figure.series_id)][str(figure.period_id)] = float(figure.value or 0)
    for one in sums.found(sheets):
        for period in sheets[one.total]:
            if all(period in sheets[part] for part in one.parts):
                yield Total(f"{one.total}/{period}", frozenset(f"{part}/{period}" for part in one.parts))


def _of_years(figures: Iterable[OwnFigure]) -> Iterator[Total]:
    """The figures of a year that are the four quarters of another series together."""
    years: dict[int, list[OwnFigure]] = defaultdict(list)
    quarters: dict[tuple[int, int], list[OwnFigure]] = defaultdict(list)
    for figure in figures:
        if figure.period.quarter == WHOLE_YEAR:
            years[figure.period.year].append(figure)
        else:
            quarters[figure.series_id, figure.period.year].append(figure)
    for (_series, year), parts in quarters.items():
        for whole in years[year]:
            if len(parts) == QUARTERS and whole.value == sum(part.value or 0 for part in parts):
                yield Total(_name(whole), frozenset(map(_name, parts)))


def _owned(cells: Mapping[str, OwnFigure]) -> list[frozenset[str]]:
    """The figures of each supplier: a partner, or a colleague by name."""
    owned: dict[tuple[str, int], set[str]] = defaultdict(set)
    for name, figure in cells.items():
        for kind, pk in (("partner", figure.series.supplier_id), ("person", figure.series.person_id)):
            if pk is not None:
                owned[kind, pk].add(name)
    return [frozenset(owned[supplier]) for supplier in sorted(owned)]


def _also_for_suppliers(
    values: Mapping[str, float], totals: Sequence[Total], gone: frozenset[str], owned: Iterable[Collection[str]]
) -> frozenset[str]:
    """The same with what has to be hidden so that no supplier derives a small count of another from the own figures."""
    small = {name for name, value in values.items() if rules.is_small(value)}
    for own in owned:
        while told := rules.derivable(gone - set(own), totals) & (small - set(own)):
            near = {
                code for total in totals for code in (total.code, *total.parts) if told & {total.code, *total.parts}
            }
            more = sorted((values[code], code) for code in near - gone - set(own) if values[code])
            if not more:  # all that is left is the supplier's own, and nobody hides that from them
                break
            gone |= {more[0][1]}
    return gone
