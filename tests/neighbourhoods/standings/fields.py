"""Small fields of buurten for tests of what is pure: one line per buurt, in any order."""

from typing import NamedTuple

import numpy as np

from neighbourhoods.standings import movement, peers
from neighbourhoods.standings.movement import ChangeUnit, Movement, Shifts
from neighbourhoods.standings.peers import Areas, Subject

URBAN = 3_000.0
OWN = "BU99990000"


class Buurt(NamedTuple):
    code: str
    inhabitants: float
    addresses: float
    base: float
    now: float


def buurt(number: int, *, inhabitants: float = 5_000, addresses: float = URBAN, base: float = 100, now: float = 100):
    """One of so many, each in a gemeente of its own."""
    return Buurt(f"BU{number:04d}0000", inhabitants, addresses, base, now)


def field(buurten: list[Buurt]) -> tuple[Areas, Shifts]:
    codes, *columns = zip(*buurten, strict=True)
    inhabitants, addresses, base, now = (np.array(column, dtype=float) for column in columns)
    areas, order = peers.made(codes, inhabitants, addresses)
    return areas, Shifts(base[order], now[order], inhabitants[order])


def subject(
    *, inhabitants: float = 5_000, urbanity: int = 1, base: float = 100, codes: tuple[str, ...] = (OWN,)
) -> Subject:
    return Subject(codes, inhabitants, urbanity, base, inhabitants)


def judged(buurten: list[Buurt], own: Subject, now: float, *, measure: ChangeUnit = ChangeUnit.PERCENT) -> Movement:
    areas, shifts = field(buurten)
    return movement.judge(own, now, areas, shifts, years=(2022, 2023, 2024, 2025), measure=measure)


def codes(found: Movement) -> list[str]:
    return [peer.code for peer in found.peers]
