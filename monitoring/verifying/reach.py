"""How many areas reached a target, counted again from their changes."""

import re
from collections.abc import Iterator, Mapping
from statistics import median
from typing import Any

from monitoring.verifying.numbers import same
from monitoring.verifying.rules import TARGETS, name_of, unknown
from monitoring.verifying.verdicts import change_of

COUNTED = re.compile(r"lukte dit er (\w+)")


def check(indicator: Mapping[str, Any]) -> Iterator[str]:
    """What is not as the peers say."""
    reach, target = indicator["reach"], indicator["target"]
    if target is None or (target["value"], target["period"]) != (reach["value"], str(reach["year"])):
        yield "er is met een ander doel gerekend dan er staat"
    if (reach["reached"] is None) != (reach["obstacle"] is not None):
        yield "er is een antwoord en een reden waarom er geen is, of geen van beide"
    if reach["reached"] is None:
        return
    if name_of(reach) not in TARGETS:
        yield unknown(reach)
        return
    needed = change_of(reach["today"], reach["value"], reach["measure"])
    changes = [float(peer[-1]) for peer in reach["peers"]]
    for code, _name, _inhabitants, base, now, change in reach["peers"]:
        again = change_of(base, now - (reach["country"] or 0.0), reach["measure"])
        if not same(again, change):
            yield f"{code} veranderde {change}; van {base} naar {now} is het {again}"
    falls = needed < 0
    found = {
        "needed": needed,
        "reached": sum(change <= needed if falls else change >= needed for change in changes),
        "best": min(changes) if falls else max(changes),
        "median": median(changes),
    }
    for name, value in found.items():
        if not same(reach[name], value):
            yield f"{name} is {reach[name]}; de gebieden geven {value}"
    expected, said = str(found["reached"] or "geen"), COUNTED.search(reach["text"])
    if said is None or said[1] != expected:
        yield f"in de zin ‘{reach['text']}’ staat niet dat het er {expected} lukte"
