"""The buurten of the rest of the country, for the figures that are judged beside sixty others.

`figures/country.json.gz` has one list per column, in the order of `codes`: null where the source has no figure. See
`demo.make_country`.
"""

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

COUNTRY = Path(__file__).parent / "figures" / "country.json.gz"


@dataclass(frozen=True, slots=True)
class ShippedCountry:
    """Codes and names of the buurten outside Groningen, and by release file its columns of figures."""

    sha256: str
    codes: list[str]
    names: dict[str, str]
    figures: dict[str, list[list[float | None]]]


@cache
def read() -> ShippedCountry:
    """The file, read once."""
    content = COUNTRY.read_bytes()
    found = json.loads(gzip.decompress(content))
    names = dict(zip(found["codes"], found["names"], strict=True))
    return ShippedCountry(hashlib.sha256(content).hexdigest(), found["codes"], names, found["figures"])


def added(release: dict[str, Any], name: str) -> dict[str, Any]:
    """A release of Groningen with the buurten of the rest of the country, if the file has these figures of them.

    An area without any figure has no row: the source does not have it.
    """
    country = read()
    if name not in country.figures:
        return release
    columns = zip(*country.figures[name], strict=True)
    rows = {
        code: list(values)
        for code, values in zip(country.codes, columns, strict=True)
        if any(value is not None for value in values)
    }
    return release | {"rows": release["rows"] | rows, "names": country.names | release.get("names", {})}


def digest(name: str, content: bytes) -> str:
    """The sha256 of all that a release is made of: its own file and, when it has figures there, that of the country."""
    country = read()
    return hashlib.sha256(content + (country.sha256.encode() if name in country.figures else b"")).hexdigest()
