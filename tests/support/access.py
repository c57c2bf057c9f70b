"""Who may open which page of a municipality: collected from the `access.py` of every noun, beside its tests.

`ROWS` there has a line for each name and method: 404 is for who may not know that it exists, 403 for who sees the
programme but may not do this. Columns: nobody signed in, a stranger from another municipality, somebody of another
programme here, then the roles in the order of `ROLES` of tests/support/world.py.

`addresses`, where the noun has pages of something, makes that and says what each address is filled in with. A row of
another noun is not counted on: each makes its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from programmes.models import Programme
from wijkaanpak.accounts.models import Municipality, User

BUURT = "BU00141000"
TESTS = Path(__file__).parents[1]
HERE = Path(__file__)


@dataclass(frozen=True, slots=True)
class Ground:
    """What every noun builds on."""

    municipality: Municipality
    programme: Programme
    """Has one buurt, `BUURT`."""
    administrator: User


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    method: str
    statuses: tuple[str, ...]
    """One for each column."""
    noun: str
    """The package whose pages these are: programmes.initiatives."""

    def __str__(self) -> str:
        return f"{self.method} {self.name}"


@cache
def rows() -> list[Row]:
    return list(_rows())


def _rows() -> Iterator[Row]:
    for module in _modules():
        noun = module.__name__.removeprefix("tests.").removesuffix(".access")
        for line in module.ROWS.strip().splitlines():
            name, method, *statuses = line.split()
            yield Row(name, method, tuple(statuses), noun)


def addresses(ground: Ground) -> dict[str, dict[str, Any]]:
    """For each name what its address is filled in with; most need nothing."""
    parts: dict[str, dict[str, Any]] = {}
    for module in _modules():
        if make := getattr(module, "addresses", None):
            parts |= make(ground)
    return parts


def answers(name: str, who: str) -> dict[str, Any]:
    """What somebody fills in on a form beside what its fields say of themselves: `ANSWERS` of the noun."""
    for module in _modules():
        if said := getattr(module, "ANSWERS", {}).get(name):
            return {field: value[who] if isinstance(value, dict) else value for field, value in said.items()}
    return {}


def _modules() -> list[ModuleType]:
    """Only now: they use what is above."""
    paths = sorted(path for path in TESTS.rglob("access.py") if path != HERE)
    return [import_module(".".join(("tests", *path.relative_to(TESTS).with_suffix("").parts))) for path in paths]
