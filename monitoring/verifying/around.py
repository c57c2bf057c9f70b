"""What a report says of the buurten around its area, added up again from those buurten."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from monitoring.verifying.numbers import same

LENGTHS = {"district": 8, "municipality": 6}
"""So much of its code a buurt has in common with the others of its wijk or gemeente."""


def check(movement: Mapping[str, Any], report: Mapping[str, Any]) -> Iterator[str]:
    """What is not as the buurten and the peers say. Nothing where nobody looked around."""
    around = movement.get("around")
    if around is None:
        return
    if movement.get("pool") is None:
        yield "waar het gebied zelf uit bestaat, staat er niet bij"
        return
    own = _own(movement, report)
    yield from _places(around, own)
    base, now = (_total([part[place] for part in around["parts"]]) for place in (2, 3))
    change = (now / base - 1) * 100 if base and now is not None else None
    if change is None:
        base = now = None
    towns = {code[2:6] for code in own}
    others = [peer[-1] for peer in movement["peers"] if change is not None and peer[0][2:6] not in towns]
    found = {
        "base": base,
        "now": now,
        "change": change,
        "compared": len(others),
        "more": sum(other > change for other in others),
        "less": sum(other < change for other in others),
    }
    for name, value in found.items():
        if not same(around[name], value):
            yield f"eromheen is {name} {around[name]}; de buurten geven {value}"
    yield from _said(around)


def _own(movement: Mapping[str, Any], report: Mapping[str, Any]) -> set[str]:
    """The codes of the area itself."""
    return set(report["alike"][movement["pool"]["alike"]]["codes"])


def _places(around: Mapping[str, Any], own: set[str]) -> Iterator[str]:
    """Whether each buurt is another one of the same wijk or gemeente, and stands there once."""
    prefixes = {code[2 : LENGTHS[around["shared"]]] for code in own}
    codes = [part[0] for part in around["parts"]]
    for code in codes:
        if code in own or code[2 : LENGTHS[around["shared"]]] not in prefixes:
            yield f"{code} is geen buurt eromheen"
    if len(set(codes)) < len(codes):
        yield "een buurt eromheen staat er twee keer bij"


def _total(counts: list[float | None]) -> float | None:
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def _said(around: Mapping[str, Any]) -> Iterator[str]:
    """Whether the sentence names the change, in whole percents."""
    if around["change"] is None:
        return
    words = re.findall(r"\d+", around["text"].replace(".", ""))
    change = abs(round(around["change"]))
    if change and str(change) not in words:
        yield f"in de zin ‘{around['text']}’ staat {change} niet"
