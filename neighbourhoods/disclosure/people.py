"""What a figure of our own tells about people, and so which of them may not be shown. No queries.

A count tells itself. A rate or percentage tells the count it was made of, to everybody who knows the inhabitants. A
mean tells something of as many people as live there, and is a sum once it is multiplied by them.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from types import MappingProxyType

from neighbourhoods.disclosure.rules import Known, Values, totals_of, withheld
from neighbourhoods.models import Indicator
from neighbourhoods.tables.cells import PERCENT
from neighbourhoods.terms import Combination

FigureOfYear = tuple[int, str, int]
"""The id of an indicator, a period and a division: within one the figures of areas can be added up."""

People = Callable[[str, str, str], float | None]
"""How many of something, such as inhabitants, an area has about a period; None when that is not known."""

PER = re.compile(r"\bper ([0-9][0-9.  ]*)")
COUNTED = {"woning": "woningen", "huishoud": "huishoudens"}
INHABITANTS = "inwoners"
# Two counts this close are of the same people: inhabitants are rounded, and counted on another day.
ALIKE = 0.05


def hidden(
    sheets: Mapping[FigureOfYear, Values],
    indicators: Mapping[int, Indicator],
    people: People,
    few: Mapping[FigureOfYear, Collection[str]] = MappingProxyType({}),
) -> dict[FigureOfYear, frozenset[str]]:
    """The codes of each sheet that may not be shown. A rate is hidden where it would tell a hidden count.

    `few` are the codes left out when the file was read, as they are about too few people: each is about one at least.
    """
    every = {
        sheet: _left_out(known(indicators[sheet[0]], values, sheet[1], people), few.get(sheet, ()))
        for sheet, values in sheets.items()
    }
    counts = {sheet: figures for sheet, figures in every.items() if _is_count(indicators[sheet[0]])}
    gone = _through_the_year(counts)
    lost: dict[tuple[str, int], dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for sheet, figures in counts.items():
        for code in gone[sheet]:
            lost[sheet[1:]][code].append(figures.values[code] or 0)
    rest = {
        sheet: replace(figures, also={*figures.also, *_told(figures.values, lost[sheet[1:]])})
        if per(indicators[sheet[0]].unit)
        else figures
        for sheet, figures in every.items()
        if sheet not in counts
    }
    return gone | _through_the_year(rest)


def _through_the_year(sheets: Mapping[FigureOfYear, Known]) -> dict[FigureOfYear, frozenset[str]]:
    """What is hidden in each, so that a year does not tell its months, nor the months their year."""
    sheets = dict(sheets)
    gone = {sheet: withheld(figures, totals_of(figures.values)) for sheet, figures in sheets.items()}
    while more := _also(sheets, gone):
        for sheet, codes in more.items():
            sheets[sheet] = figures = replace(sheets[sheet], also={*sheets[sheet].also, *codes})
            gone[sheet] = withheld(figures, totals_of(figures.values))
    return gone


def _also(
    sheets: Mapping[FigureOfYear, Known], gone: Mapping[FigureOfYear, frozenset[str]]
) -> dict[FigureOfYear, set[str]]:
    """What has to be hidden besides: the year of a hidden month, and a month of a hidden year.

    The year goes rather than a second month: what is left of it then tells nothing that its months do not tell.
    """
    more: dict[FigureOfYear, set[str]] = defaultdict(set)
    for year in (sheet for sheet in sheets if len(sheet[1]) == len("2024")):
        months = [sheet for sheet in sheets if sheet[0] == year[0] and sheet[1].startswith(f"{year[1]}-")]
        lost = {code for month in months for code in gone[month]}
        there = {code for code, value in sheets[year].values.items() if value is not None}
        more[year] |= (lost & there) - gone[year]
        for code in gone[year] - lost:
            counted = [(value, month) for month in months if (value := sheets[month].values.get(code))]
            if counted:
                more[min(counted)[1]].add(code)
    return {sheet: codes for sheet, codes in more.items() if codes}


def known(indicator: Indicator, values: Values, period: str, people: People) -> Known:
    """What the figures of an indicator tell."""
    there = {code: people(divided_by(indicator), code, period) for code in values}
    if _is_count(indicator):
        return Known(values, indicator.fewest_people, there, indicator.minimum)
    share = per(indicator.unit)
    if share is None:
        return Known({code: None if values[code] is None else there[code] for code in values}, indicator.minimum)
    told = {code: _product(value, there[code], share) for code, value in values.items()}
    return Known(told, indicator.fewest_events, there, indicator.minimum)


def _left_out(found: Known, few: Collection[str]) -> Known:
    """Count what was left out as one, the least it can be, so that nobody derives it from what is left."""
    return replace(found, values={**found.values, **dict.fromkeys(few, 1)}, also={*found.also, *few}) if few else found


def per(unit: str) -> float | None:
    """Of how many a unit says how many: 100 for a percentage, 1.000 for ‘per 1.000 inwoners’; None for another."""
    if unit.strip().lower() in PERCENT:
        return 100
    found = PER.search(unit.lower())
    return float(re.sub(r"\D", "", found[1])) if found else None


def divided_by(indicator: Indicator) -> str:
    """The key of the count that an own figure is about: what it is weighed by, or what its unit says."""
    named = next((key for word, key in COUNTED.items() if word in indicator.unit.lower()), INHABITANTS)
    return str(indicator.weights[0]) if indicator.weights else named


def _is_count(indicator: Indicator) -> bool:
    return indicator.combination == Combination.SUM


def _product(value: float | None, people: float | None, share: float) -> float | None:
    return None if value is None or people is None else max(value, 0) * people / share


def _told(values: Values, lost: Mapping[str, Collection[float]]) -> frozenset[str]:
    """The codes whose value is about one of the counts that were lost there."""
    return frozenset(
        code
        for code, counts in lost.items()
        if (value := values.get(code)) is not None
        and any(abs(value - count) <= max(1, ALIKE * count) for count in counts)
    )
