"""Reference data: the indicators (`indicators.toml`), the published tables and the series they stand in."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from neighbourhoods.terms import Combination, Direction, Domain, Level, PeopleCounted, Rhythm, SubGoal

FOLDER = Path(__file__).parent
LIVEABILITY = "LBM3"
LIVEABILITY_CLASSES = "LBM2"
YEARS = re.compile(r" \(((?:\d{4})?-(?:\d{4})?)\)$")


@dataclass(frozen=True, slots=True)
class ReferenceTable:
    """A published table. `division_year` is the division of its rows, None when it is that of the period."""

    code: str
    series: str
    publisher: str
    licence: str
    division_year: int | None = None


@dataclass(frozen=True, slots=True)
class ReferenceSeries:
    """What holds for all figures of a series; `remark` is what a reader should know of how it is measured."""

    key: str
    name: str
    publisher: str
    rhythm: Rhythm
    levels: tuple[Level, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One indicator of the catalogue; `models.Indicator` has the same fields and says what they mean."""

    key: str
    name: str
    definition: str
    unit: str
    decimals: int
    direction: Direction
    combination: Combination
    series: str
    counts_people: PeopleCounted
    domain: Domain | None = None
    sub_goal: SubGoal | None = None
    weights: tuple[str, ...] = ()
    numerator: str = ""
    divided_by: tuple[str, ...] = ()
    per: int = 1
    minimum: int = 100
    fewest_events: int = 10
    fewest_people: int = 5
    breaks: tuple[int, ...] = ()
    breaks_source: str = ""
    remark: str = ""  # what who brings the figures in should know
    whole_period: bool = False
    steady: bool = False
    parts: tuple[str, ...] = ()
    fields: dict[str, list[str]] = field(default_factory=dict)
    # Of the names that hold for some years only: which, as people write it ("2013-2014").
    years: dict[str, str] = field(default_factory=dict)


def title(header: str) -> str:
    """A header as it is compared: its words, without the number behind a StatLine name.

    Publishers re-spell punctuation and renumber every year: "Wonen/Gemiddelde WOZ-waarde (x 1 000 euro)" and
    "Wonen.Gemiddelde.WOZ.waarde..x.1.000.euro." become the same, and so do Roker_11 and Roker_14.
    """
    return words(re.sub(r"(?<=[A-Za-z\d])_\d+$", "", header.strip()))


def words(header: str) -> str:
    """The words of a header in one spelling, with every number it has."""
    return re.sub(r"[\W_]+", " ", header).strip().lower()


def _entry(line: dict[str, Any]) -> Entry:
    typed: dict[str, Any] = {
        "direction": Direction(line.pop("direction")),
        "combination": Combination(line.pop("combination")),
        "counts_people": PeopleCounted(line.pop("counts_people")),
        "domain": Domain(line.pop("domain")) if "domain" in line else None,
        "sub_goal": SubGoal(line.pop("sub_goal")) if "sub_goal" in line else None,
    }
    years = {}
    for names in line.get("fields", {}).values():
        for place, name in enumerate(names):
            if found := YEARS.search(name):
                names[place] = name[: found.start()]
                years[names[place]] = found.group(1)
    typed["years"] = years
    typed |= {key: tuple(value) if isinstance(value, list) else value for key, value in line.items()}
    return Entry(**typed)


def _read(name: str) -> dict:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


INDICATORS: tuple[Entry, ...] = tuple(_entry(line) for line in _read("indicators.toml")["indicator"])

TABLES: dict[str, ReferenceTable] = {line["code"]: ReferenceTable(**line) for line in _read("tables.toml")["table"]}

SERIES: dict[str, ReferenceSeries] = {
    line["key"]: ReferenceSeries(
        **line | {"rhythm": Rhythm(line["rhythm"]), "levels": tuple(Level(level) for level in line["levels"])}
    )
    for line in _read("series.toml")["series"]
}

# (kind of file, title of the column) → key of the indicator.
FIELDS: dict[tuple[str, str], str] = {
    (kind, name): entry.key for entry in INDICATORS for kind, names in entry.fields.items() for name in names
}

# What `indicators.toml` says of some of them, to know a file by that must be wrong.
WHOLE_PERIOD = frozenset(entry.key for entry in INDICATORS if entry.whole_period)
STEADY = frozenset(entry.key for entry in INDICATORS if entry.steady)
PARTS: dict[str, tuple[str, ...]] = {entry.key: entry.parts for entry in INDICATORS if entry.parts}


def indicator_of(kind: str, header: str) -> str | None:
    """The indicator a column of this kind of file carries, if any."""
    return FIELDS.get((kind, title(header))) or FIELDS.get((kind, words(header)))


def kwb_table(year: int) -> str | None:
    """The number of Kerncijfers wijken en buurten of that year, None when it is not known here."""
    return next(
        (table.code for table in TABLES.values() if (table.series, table.division_year) == ("KWB", year)),
        None,
    )


def newest_kwb_year() -> int:
    """The newest year of which the number of Kerncijfers wijken en buurten is known here."""
    return max(table.division_year for table in TABLES.values() if table.series == "KWB" and table.division_year)
