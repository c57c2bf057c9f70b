"""The verdict on a change, made again from the changes of the peers, and the change itself from the figures."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from monitoring.verifying.numbers import same
from monitoring.verifying.rules import MovementRule

PERCENT = 100
DIGITS = 9
"""Points are rounded to this many decimals before they are compared."""
NOT_JUDGED = "not_assessable"
LABELS = {
    "improved": "verbeterd",
    "worse": "verslechterd",
    "ordinary": "binnen de gewone schommeling",
    NOT_JUDGED: "niet te beoordelen",
}
PROVISIONAL = ("voorlopig", "nader voorlopig")
Movement = Mapping[str, Any]


def change_of(base: float, now: float, measure: str) -> float:
    """By how much something went from `base` to `now`: in percent of the base, or in points."""
    return (now / base - 1) * PERCENT if measure == "percent" else round(now - base, DIGITS)


def verdict_of(more: int, less: int, peers: int, rule: MovementRule) -> str:
    """By ranks: so many of the peers changed more, so many less, the rest exactly as much."""
    few = (peers + 1) // rule.one_in - 1
    if peers - more - less > peers // rule.most_equals_one_in or (more <= few and less <= few):
        return "ordinary"
    return "risen_more" if more <= few else "fallen_more" if less <= few else "ordinary"


def printed_verdict(verdict: str | None, change: float | None, direction: str) -> str:
    """The verdict in the words of the report: better or worse only for what stands out in the direction it went."""
    if verdict is None or verdict == "ordinary":
        return verdict or NOT_JUDGED
    is_rise = verdict == "risen_more" and (change or 0) > 0
    is_fall = verdict == "fallen_more" and (change or 0) < 0
    if direction == "none" or not (is_rise or is_fall):
        return "apart"
    return "improved" if is_rise == (direction == "up") else "worse"


def check(indicator: Mapping[str, Any], rule: MovementRule) -> Iterator[str]:
    """What is not as the figures and the peers say."""
    movement = indicator["movement"]
    yield from _printed(indicator, movement)
    yield from _provisional(indicator, movement)
    if (movement["verdict"] is None) != (movement["obstacle"] is not None):
        yield "er is een oordeel en een reden waarom er geen is, of geen van beide"
    if movement["change"] is None:
        return
    yield from _change(indicator, movement, rule)
    if movement["peers"]:
        yield from _peers(movement)
        yield from _ranks(movement, rule)


def _printed(indicator: Mapping[str, Any], movement: Movement) -> Iterator[str]:
    expected = printed_verdict(movement["verdict"], movement["change"], indicator["direction"])
    if indicator["verdict"] != expected:
        yield f"het oordeel is {indicator['verdict']}; uit de regel volgt {expected}"
    words = LABELS.get(expected)
    if movement["verdict"] is not None and movement["is_provisional"]:
        words = words and f"{words} (voorlopig)"
    if words and indicator["verdict_label"] != words:
        yield f"er staat ‘{indicator['verdict_label']}’; uit de regel volgt ‘{words}’"


def _provisional(indicator: Mapping[str, Any], movement: Movement) -> Iterator[str]:
    """What is provisional in the newest years makes the judgement so."""
    years = movement["years"][len(movement["years"]) // 2 :]
    statuses = [point.get("status") for year, point in _area(indicator).items() if year in years]
    if not movement["is_provisional"] and any(status in PROVISIONAL for status in statuses):
        yield "een nieuw cijfer is voorlopig; dat staat er niet bij"


def _area(indicator: Mapping[str, Any]) -> dict[int, Mapping[str, Any]]:
    """The points of the area by year."""
    return {point["year"]: point for line in indicator["series"] if line["role"] == "area" for point in line["points"]}


def _change(indicator: Mapping[str, Any], movement: Movement, rule: MovementRule) -> Iterator[str]:
    """The change from base and now; and these from the figures of the years, of a rate from its counts."""
    measure, years = movement["measure"], movement["years"]
    again = change_of(movement["base"], movement["now"], measure)
    if not same(again, movement["change"]):
        yield f"de verandering is {movement['change']}; van {movement['base']} naar {movement['now']} is het {again}"
    in_mean = rule.years_in_mean if measure == "percent" else 1
    if len(years) != 2 * in_mean or years != sorted(set(years)):
        yield f"de jaren {years} zijn niet die van de regel"
        return
    points = _area(indicator)
    counts = [_count(points[year]) for year in years if year in points]
    known = [count for count in counts if count is not None]
    if len(known) < len(years):
        return
    base, now = (sum(half) / in_mean for half in (known[:in_mean], known[in_mean:]))
    again = change_of(base, now, measure)
    if not same(again, movement["change"]):
        yield f"de verandering is {movement['change']}; de cijfers van die jaren geven {again}"


def _count(point: Mapping[str, Any]) -> float | None:
    """What is compared of a year: of a rate its count, which the oldest reports do not hold."""
    counted: float | None = point["numerator"] if point.get("method") == "rate" else point["value"]
    return counted if "method" in point else None


def _peers(movement: Movement) -> Iterator[str]:
    """The change of each peer follows from its figures; the nearest stands first, and nobody stands there twice."""
    farthest = 1.0
    for code, _name, _inhabitants, base, now, change in movement["peers"]:
        again = change_of(base, now, movement["measure"])
        if not same(again, change):
            yield f"{code} veranderde {change}; van {base} naar {now} is het {again}"
        apart = max(base, movement["base"]) / min(base, movement["base"])
        if apart < farthest and not same(apart, farthest):
            yield f"{code} begon dichterbij dan een gebied dat ervoor staat"
        farthest = max(apart, farthest)
    codes = [peer[0] for peer in movement["peers"]]
    if len(set(codes)) < len(codes):
        yield "een gebied staat er twee keer bij"


def _ranks(movement: Movement, rule: MovementRule) -> Iterator[str]:
    changes = sorted(float(peer[-1]) for peer in movement["peers"])
    count, change = len(changes), movement["change"]
    if not rule.fewest_peers <= count <= rule.peers:
        yield f"er is met {count} gebieden vergeleken"
        return
    few = (count + 1) // rule.one_in - 1
    more, less = sum(other > change for other in changes), sum(other < change for other in changes)
    found = {"more": more, "less": less, "low": changes[few], "high": changes[-1 - few]}
    for name, value in found.items():
        if not same(movement[name], value):
            yield f"{name} is {movement[name]}; de gebieden geven {value}"
    verdict = verdict_of(more, less, count, rule)
    if movement["obstacle"] is None and movement["verdict"] != verdict:
        yield f"de uitkomst is {movement['verdict']}; de gebieden geven {verdict}"
    yield from _said(movement["beside"], change, more, less, count)


def _said(text: str, change: float, more: int, less: int, count: int) -> Iterator[str]:
    """Whether the sentence names these numbers."""
    words = re.findall(r"\w+", text)
    exceeded = [more] if change > 0 else [less] if change < 0 else [more, less]
    lacking = [
        str(number) for number in (count, *exceeded) if str(number) not in words and (number or "geen" not in words)
    ]
    if lacking:
        yield f"in de zin ‘{text}’ staat {lacking[0]} niet"
