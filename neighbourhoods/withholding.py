"""What a figure of our own tells about people, and so which of them may not be shown. No queries.

A count tells itself. A rate or percentage tells the count it was made of, to everybody who knows the inhabitants. A
mean tells something of as many people as live there, and is a sum once it is multiplied by them.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from neighbourhoods.disclosure import Known, Values, totals_of, withheld
from neighbourhoods.models import Indicator
from neighbourhoods.tables.cells import PERCENT
from neighbourhoods.terms import Combination

Sheet = tuple[int, str, int]
"""The id of an indicator, a period and a division: within one the figures of areas can be added up."""

People = Callable[[str, str, str], float | None]
"""How many of something, such as inhabitants, an area has about a period; None when that is not known."""

PER = re.compile(r"\bper ([0-9][0-9.  ]*)")
COUNTED = {"woning": "woningen", "huishoud": "huishoudens"}
INHABITANTS = "inwoners"
# Two counts this close are of the same people: inhabitants are rounded, and counted on another day.
ALIKE = 0.05


def hidden(
    sheets: Mapping[Sheet, Values], indicators: Mapping[int, Indicator], people: People
) -> dict[Sheet, frozenset[str]]:
    """The codes of each sheet that may not be shown. A rate goes where the count goes that it would tell."""
    counts = {sheet: values for sheet, values in sheets.items() if _is_count(indicators[sheet[0]])}
    gone = {sheet: _gone(known(indicators[sheet[0]], counts[sheet], sheet[1], people)) for sheet in counts}
    lost: dict[tuple[str, int], dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for sheet, values in counts.items():
        for code in gone[sheet]:
            lost[sheet[1:]][code].append(values[code] or 0)
    for sheet in sheets.keys() - counts.keys():
        found = known(indicators[sheet[0]], sheets[sheet], sheet[1], people)
        if per(indicators[sheet[0]].unit):
            found = replace(found, also=_told(found.values, lost[sheet[1:]]))
        gone[sheet] = _gone(found)
    return gone


def known(indicator: Indicator, values: Values, period: str, people: People) -> Known:
    """What the figures of an indicator tell."""
    there = {code: people(divided_by(indicator), code, period) for code in values}
    if _is_count(indicator):
        return Known(values, people=there, fewest=indicator.minimum)
    share = per(indicator.unit)
    if share is None:
        return Known({code: None if values[code] is None else there[code] for code in values}, indicator.minimum)
    told = {code: _product(value, there[code], share) for code, value in values.items()}
    return Known(told, people=there, fewest=indicator.minimum)


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


def _gone(one: Known) -> frozenset[str]:
    return withheld(one, totals_of(one.values))


def _product(value: float | None, people: float | None, share: float) -> float | None:
    return None if value is None or people is None else max(value, 0) * people / share


def _told(values: Values, lost: Mapping[str, Collection[float]]) -> frozenset[str]:
    """The codes whose value is about one of the counts that were lost there."""
    return frozenset(
        code
        for code, counts in lost.items()
        if (value := values.get(code)) is not None and any(abs(value - one) <= max(1, ALIKE * one) for one in counts)
    )
