"""What a figure of our own tells about people, and so which of them may not be shown. No queries.

Somebody said of each whether it counts people (`Indicator.counts_people`); while nobody did, none of it is shown. A
count tells itself. A rate or percentage tells the count it was made of, to everybody who knows the inhabitants. A
mean tells something of as many people as live there, and is a sum once it is multiplied by them.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from neighbourhoods.disclosure import sums
from neighbourhoods.disclosure.rules import Known, Values, totals_of, withheld
from neighbourhoods.disclosure.sums import Sum
from neighbourhoods.models import Indicator
from neighbourhoods.terms import Combination, PeopleCounted

FigureOfYear = tuple[int, str, int]
"""The id of an indicator, a period and a division: within one the figures of areas can be added up."""

People = Callable[[str, str, str], float | None]
"""How many of something, such as inhabitants, an area has about a period; None when that is not known."""

PER = re.compile(r"\bper ([0-9][0-9.  ]*)")
OF_SO_MANY = (
    (re.compile(r"%|\b(procent|percent|percentage|pct|perc)\b|\bper honderd\b"), 100),
    (re.compile(r"‰|\b(promille|permille)\b|\bper duizend\b"), 1000),
)
COUNTED = {"woning": "woningen", "huishoud": "huishoudens"}
INHABITANTS = "inwoners"
COUNTING = (PeopleCounted.NUMBER, PeopleCounted.SHARE)
# Two counts this close are of the same people: inhabitants are rounded, and counted on another day.
ALIKE = 0.05

Sheets = Mapping[FigureOfYear, Known]
Hidden = dict[FigureOfYear, frozenset[str]]


def hidden(
    sheets: Mapping[FigureOfYear, Values],
    indicators: Mapping[int, Indicator],
    people: People,
    few: Mapping[FigureOfYear, Collection[str]] = MappingProxyType({}),
) -> Hidden:
    """The codes of each sheet that may not be shown. A rate is hidden where it would tell a hidden count.

    `few` are the codes left out when the file was read, as they are about too few people: each is about one at least.
    """
    adding = sums_of(sheets, indicators)
    counted = {sheet: indicators[sheet[0]].counts_people for sheet in sheets}
    for one in adding:  # what is people together with others counts them too, whatever was said of it
        for sheet in one.members & sheets.keys():
            if counted[sheet] == PeopleCounted.NOBODY:
                counted[sheet] = PeopleCounted.NUMBER
    every = {
        sheet: _left_out(known(indicators[sheet[0]], values, sheet[1], people, counted[sheet]), few.get(sheet, ()))
        for sheet, values in sheets.items()
    }
    for one in adding:
        if one.total not in sheets:  # everybody: as many as the parts are divided by
            every[one.total] = Known(every[min(one.parts)].people)
    counts = {sheet for sheet in sheets if counted[sheet] == PeopleCounted.NUMBER}
    gone = _through(
        {sheet: figures for sheet, figures in every.items() if sheet in counts},
        [one for one in adding if one.members <= counts],
    )
    # Counts first, so that a rate gives way to a count; what that takes away again from the counts is looked at again.
    while True:
        told = {
            sheet: replace(figures, also={*figures.also, *_lost(sheet, figures, indicators, every, gone)})
            for sheet, figures in every.items()
        }
        found = _through(told, adding)
        if all(found[sheet] == codes for sheet, codes in gone.items()):
            return {sheet: codes for sheet, codes in found.items() if sheet in sheets}
        gone = {sheet: found[sheet] for sheet in counts}


def sums_of(sheets: Mapping[FigureOfYear, Values], indicators: Mapping[int, Indicator]) -> list[Sum[FigureOfYear]]:
    """The sums among these figures, of the same period: as somebody said, and as the numbers themselves tell.

    Shares of yes and no are a sum as well: the total is then everybody, of whom nobody has to be told how many.
    """
    keys = {indicator.key: pk for pk, indicator in indicators.items()}
    adding: dict[Sum[FigureOfYear], None] = {}
    alike: dict[tuple[str, int, str, float], dict[FigureOfYear, Values]] = defaultdict(dict)
    for sheet, values in sheets.items():
        indicator = indicators[sheet[0]]
        parts = frozenset((keys[part], *sheet[1:]) for part in indicator.parts if part in keys)
        members = {sheet, *parts}
        if (
            len(parts) == len(indicator.parts) > 0
            and members <= sheets.keys()
            and all(indicators[member[0]].counts_people in COUNTING for member in members)
        ):
            adding[Sum(sheet, parts)] = None
        is_other = indicator.counts_people == PeopleCounted.NOBODY and indicator.combination == Combination.SUM
        if indicator.counts_people == PeopleCounted.NUMBER or is_other:
            alike[*sheet[1:], "", 0][sheet] = values
        elif indicator.counts_people == PeopleCounted.SHARE and (share := per(indicator.unit)):
            alike[*sheet[1:], divided_by(indicator), share][sheet] = values
    for place, ((period, division, _of, share), figures) in enumerate(sorted(alike.items()), start=1):
        codes = {code for values in figures.values() for code in values}
        everybody = {(-place, period, division): dict.fromkeys(codes, share)} if share else {}
        told = sums.found({**figures, **everybody}, rounded=_rounded(figures) if share else 0)
        adding |= dict.fromkeys(one for one in told if not one.parts & everybody.keys())
    people = {sheet for sheet in sheets if indicators[sheet[0]].counts_people in COUNTING}
    return [one for one in adding if one.members & people]


def _rounded(figures: Mapping[FigureOfYear, Values]) -> float:
    """Half of the last digit that these figures have, three at most."""
    values = [value for sheet in figures.values() for value in sheet.values() if value is not None]
    for digits in range(3):
        if all(round(value, digits) == value for value in values):
            return 0.5 / 10**digits
    return 0.0005


def _lost(
    sheet: FigureOfYear, figures: Known, indicators: Mapping[int, Indicator], every: Sheets, gone: Hidden
) -> frozenset[str]:
    """What is hidden of these figures for sure: the counts that are, and of a rate what would tell one of those."""
    if sheet in gone:
        return gone[sheet]
    if sheet[0] not in indicators or per(indicators[sheet[0]].unit) is None:
        return frozenset()
    lost: dict[str, list[float]] = defaultdict(list)
    for count, codes in gone.items():
        if count[1:] == sheet[1:]:
            for code in codes:
                lost[code].append(every[count].values[code] or 0)
    return _told(figures.values, lost)


def _through(sheets: Sheets, adding: Sequence[Sum[FigureOfYear]]) -> Hidden:
    """What is hidden in each, so that a year does not tell its months, nor a total its parts, nor the other way."""
    small = {sheet: figures.small for sheet, figures in sheets.items()}
    sheets = dict(sheets)
    gone = {sheet: withheld(figures, totals_of(figures.values)) for sheet, figures in sheets.items()}
    while more := _also(sheets, gone) or _added(sheets, small, gone, adding):
        for sheet, codes in more.items():
            sheets[sheet] = figures = replace(sheets[sheet], also={*sheets[sheet].also, *codes})
            gone[sheet] = withheld(figures, totals_of(figures.values))
    return gone


def _added(
    sheets: Sheets, small: Hidden, gone: Hidden, adding: Sequence[Sum[FigureOfYear]]
) -> Mapping[FigureOfYear, Collection[str]]:
    return sums.given_away(sheets, gone, adding) or sums.together(sheets, small, gone, adding)


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


def known(indicator: Indicator, values: Values, period: str, people: People, counted: str) -> Known:
    """What the figures of an indicator tell, as far as it counts people (`PeopleCounted`)."""
    there = {code: people(divided_by(indicator), code, period) for code in values}
    if counted == PeopleCounted.NUMBER:
        return Known(values, indicator.fewest_people, there, indicator.minimum)
    about = {code: None if values[code] is None else there[code] for code in values}
    if counted == PeopleCounted.NOBODY:
        return Known(about, indicator.minimum)
    share = per(indicator.unit) if counted == PeopleCounted.SHARE else None
    if share is None:
        return Known(about, indicator.minimum, also=values)
    told = {code: _product(value, there[code], share) for code, value in values.items()}
    # Somebody may know of how many it is a share, where we do not.
    unsure = [code for code, value in values.items() if value and there[code] is None]
    return Known(told, indicator.fewest_events, there, indicator.minimum, also=unsure)


def _left_out(found: Known, few: Collection[str]) -> Known:
    """Count what was left out as one, the least it can be, so that nobody derives it from what is left."""
    return replace(found, values={**found.values, **dict.fromkeys(few, 1)}, also={*found.also, *few}) if few else found


def per(unit: str) -> float | None:
    """Of how many a unit says how many: 100 for a percentage, 1.000 for ‘per 1.000 inwoners’; None for another."""
    text = unit.lower()
    if found := PER.search(text):
        return float(re.sub(r"\D", "", found[1]))
    return next((many for pattern, many in OF_SO_MANY if pattern.search(text)), None)


def divided_by(indicator: Indicator) -> str:
    """The key of the count that an own figure is about: what it is weighed by, or what its unit says."""
    named = next((key for word, key in COUNTED.items() if word in indicator.unit.lower()), INHABITANTS)
    return str(indicator.weights[0]) if indicator.weights else named


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
