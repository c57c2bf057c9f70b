"""Which areas something is compared with, chosen again from all that could be."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from monitoring.verifying.numbers import same
from monitoring.verifying.rules import MOVEMENTS, MovementRule

Report = Mapping[str, Any]
DENSITIES = (500, 1_000, 1_500, 2_500)
"""Addresses per km² from which the next class of urbanity begins."""
RULE = MOVEMENTS["two_year_means_among_peers", 1]
"""Every rule so far chooses alike."""


def check(judged: Mapping[str, Any], report: Report, per: float) -> Iterator[str]:
    """What is not as the rule says, of a change or a target. Older reports do not hold what was chosen from."""
    pool = judged.get("pool")
    if pool is None:
        if judged["peers"] and "alike" in report:
            yield "waaruit de gebieden zijn gekozen, staat er niet bij"
        return
    alike = report["alike"][pool["alike"]]
    yield from _may_be_chosen(pool, alike, RULE)
    if len(pool["starts"]) != judged["candidates"]:
        yield f"er staan {judged['candidates']} gebieden om uit te kiezen; het zijn er {len(pool['starts'])}"
    chosen = nearest(pool, RULE)
    if not judged["peers"]:
        if len(chosen) >= RULE.fewest_peers:
            yield f"er is met niets vergeleken, en er zijn {len(chosen)} gebieden om mee te vergelijken"
        return
    codes = [peer[0] for peer in judged["peers"]]
    if codes != chosen:
        place = next(place for place, (one, other) in enumerate(_beside(codes, chosen), start=1) if one != other)
        one, other = _beside(codes, chosen)[place - 1]
        yield f"gebied {place} in de vergelijking is {one}; uit de regel volgt {other}"
    yield from _as_they_stand(judged, pool, alike, per)


def nearest(pool: Mapping[str, Any], rule: MovementRule) -> list[str]:
    """The codes of those that began nearest, in proportion; of two as near the first code."""

    def apart(start: Sequence[Any]) -> tuple[float, str]:
        theirs, ours = start[1] * pool["size"], pool["amount"] * start[2]
        return max(theirs, ours) / min(theirs, ours), start[0]

    return [start[0] for start in sorted(pool["starts"], key=apart)[: rule.peers]]


def urbanity_of(addresses: float) -> int:
    """1 to 5, the most urban first."""
    return 5 - sum(addresses >= limit for limit in DENSITIES)


def _may_be_chosen(pool: Mapping[str, Any], alike: Mapping[str, Any], rule: MovementRule) -> Iterator[str]:
    """Whether each area is as large and as urban, and another one than the area itself."""
    about = {area[0]: area[1:] for area in alike["areas"]}
    ours, urbanity = alike["inhabitants"], urbanity_of(alike["addresses"])
    own = {*alike["codes"], *(f"WK{code[2:8]}" for code in alike["codes"])}
    wider = tuple(code[2:] for code in alike["codes"] if code[:2] in ("WK", "GM"))
    less, more = rule.size_apart
    for code, _amount, _size in pool["starts"]:
        inhabitants, addresses = about[code]
        if not inhabitants * more >= ours * less or not inhabitants * less <= ours * more:
            yield f"{code} heeft {inhabitants} inwoners, en dit gebied {ours}: dat is te veel of te weinig"
        if abs(urbanity_of(addresses) - urbanity) > rule.urbanity_apart:
            yield f"{code} is niet zo stedelijk als dit gebied"
        if code.startswith("WK") and ours < rule.districts_from:
            yield f"{code} is een wijk, en dit gebied is daar te klein voor"
        if code in own or (wider and code[2:].startswith(wider)):
            yield f"{code} ligt in het gebied zelf of er omheen"


def _beside(codes: Sequence[str], chosen: Sequence[str]) -> list[tuple[str, str]]:
    longest = max(len(codes), len(chosen))
    one, other = ([*names, *["geen"] * (longest - len(names))] for names in (codes, chosen))
    return list(zip(one, other, strict=True))


def _as_they_stand(
    judged: Mapping[str, Any], pool: Mapping[str, Any], alike: Mapping[str, Any], per: float
) -> Iterator[str]:
    """Whether inhabitants and base of each peer are those it was chosen by."""
    people = {area[0]: area[1] for area in alike["areas"]}
    # A rate is shown per so many; a count as it is, and so is a value.
    began = {code: amount / size * per if per != 1 else amount for code, amount, size in pool["starts"]}
    for code, _name, inhabitants, base, _now, _change in judged["peers"]:
        if code in people and not same(inhabitants, people[code]):
            yield f"{code} heeft {inhabitants} inwoners; bij de keuze waren het er {people[code]}"
        if code in began and not same(base, began[code]):
            yield f"{code} begon op {base}; bij de keuze was dat {began[code]}"
