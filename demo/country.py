"""The buurten of the rest of the country, for the figures that are judged beside sixty others.

`figures/country.json.gz` has one list per column, in the order of `codes`: null where the source has no figure.
`figures/country_health.json.bz2` has more columns in that order. See `demo.make_country`.
"""

import bz2
import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FIGURES = Path(__file__).parent / "figures"
COUNTRY = FIGURES / "country.json.gz"
HEALTH = FIGURES / "country_health.json.bz2"
NAMED = 2024
"""The division that codes and names are of."""

Columns = list[list[float | None] | None]


@dataclass(frozen=True, slots=True)
class ShippedCountry:
    """Codes and names of the buurten outside Groningen; by release file its columns of figures, None for a column that
    is left out, and the sha256 of the file they are in.
    """

    codes: list[str]
    names: dict[str, str]
    figures: dict[str, Columns]
    sha256: dict[str, str]


@cache
def read() -> ShippedCountry:
    """The files, read once."""
    content, health = COUNTRY.read_bytes(), HEALTH.read_bytes()
    found, felt = json.loads(gzip.decompress(content)), json.loads(bz2.decompress(health))
    names = dict(zip(found["codes"], found["names"], strict=True))
    digests = dict.fromkeys(found["figures"], hashlib.sha256(content).hexdigest())
    digests |= dict.fromkeys(felt["figures"], hashlib.sha256(content + health).hexdigest())
    return ShippedCountry(found["codes"], names, found["figures"] | felt["figures"], digests)


def added(release: dict[str, Any], name: str) -> dict[str, Any]:
    """A release of Groningen with the buurten of the rest of the country, if the file has these figures of them.

    An area without any figure has no row: the source does not have it.
    """
    country = read()
    if name not in country.figures:
        return release
    nothing: list[float | None] = [None] * len(country.codes)
    columns = zip(*(column or nothing for column in country.figures[name]), strict=True)
    rows = {
        code: list(values)
        for code, values in zip(country.codes, columns, strict=True)
        if any(value is not None for value in values)
    }
    # What a buurt was called in another division is not known here; the platform borrows the name.
    names = country.names if release["division_year"] == NAMED else {}
    return release | {"rows": release["rows"] | rows, "names": names | release.get("names", {})}


def digest(name: str, content: bytes) -> str:
    """The sha256 of all that a release is made of: its own file and, when it has figures there, that of the country."""
    return hashlib.sha256(content + read().sha256.get(name, "").encode()).hexdigest()
