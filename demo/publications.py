"""The real figures of demo/figures/ into the catalogue, through the same writes as any other import."""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from demo import country, standings
from neighbourhoods import reference
from neighbourhoods.areas import divisions, geometry
from neighbourhoods.releases import publishing
from neighbourhoods.sources.layout import Column, Layout
from neighbourhoods.tables import Publication, Reading, opening
from neighbourhoods.terms import Note, ReleaseStatus

FIGURES = Path(__file__).parent / "figures"
OUTLINES = FIGURES / "groningen_2024.geojson"
DIVISION_YEAR = 2024
LIKENESS = "inwoners_2024"
# When the municipality took the figures in, had it been there: soon after the source published them. Reports of
# earlier years are made with what was known then. `retrieved_on` in the files is when we really fetched them.
RECORDED_ON = {
    "kwb_2015": "2018-02-01",
    "gezondheidsmonitor_2012": "2018-02-01",
    "ervaren_gezondheid_2012": "2018-02-01",
    "ervaren_gezondheid_2016": "2018-02-01",
    "gezondheidsmonitor_2020": "2022-06-01",
    "ervaren_gezondheid_2020": "2022-06-01",
    "ervaren_gezondheid_2022": "2023-11-01",
    "ervaren_gezondheid_2024": "2025-06-01",
    "inwoners_2024": "2024-09-02",
    "kwb_2024": "2024-09-02",
    "misdrijven_2021": "2022-03-01",
    "misdrijven_2022": "2023-03-01",
    "misdrijven_2023": "2024-03-01",
    "misdrijven_2024": "2025-03-03",
    "misdrijven_2025": "2026-03-02",
}
STATUS = {"definitief": ReleaseStatus.DEFINITIVE, "voorlopig": ReleaseStatus.PROVISIONAL}


def load(*, with_country: bool = True) -> int:
    """Publish what is not there yet; returns how many releases the demo has. Raises `publishing.Refusal`.

    Without the rest of the country it takes a tenth of the time, and no change is judged beside sixty others.
    """
    divisions.replace_division(
        geometry.read(opening.features(OUTLINES.read_bytes())).shapes,
        year=DIVISION_YEAR,
    )
    # What says which areas are alike comes first: every later release is then put in classes once.
    paths = sorted(FIGURES.glob("*.json"), key=lambda path: (path.stem != LIKENESS, path.stem))
    published = {path.stem: publish(path, with_country=with_country).releases[0] for path in paths}
    standings.load(published)
    return len(paths)


def publish(path: Path, *, with_country: bool = True) -> publishing.PublishResult:
    """One file, one release; the same file again changes nothing."""
    content = path.read_bytes()
    release = json.loads(content)
    if with_country:
        release = country.added(release, path.stem)
    columns = tuple(
        Column(column["field"], reference.title(column["field"]), column["indicator"]) for column in release["columns"]
    )
    reading = Reading(
        path.name,
        country.digest(path.stem, content) if with_country else hashlib.sha256(content).hexdigest(),
        Layout(source="demo", code="code", columns=columns, table=release["table"]),
        [publication(release, columns)],
    )
    return publishing.publish(
        reading,
        retrieved_at=noon(release["retrieved_on"]),
        at=noon(RECORDED_ON[path.stem]),
        status=STATUS[release["status"]],
        division_year=release["division_year"],
    )


def noon(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC)


def publication(release: dict[str, Any], columns: tuple[Column, ...]) -> Publication:
    """The figures of a file as areas × columns: NaN and a note where the source has none."""
    import numpy as np

    codes = list(release["rows"])
    names, changes = release.get("names", {}), release.get("changes", {})
    values = np.array(
        [[np.nan if value is None else value for value in row] for row in release["rows"].values()], dtype=float
    )
    held = Note.ESTIMATED if release.get("modelled") else Note.PRESENT
    notes = np.where(np.isnan(values), int(Note.MISSING), int(held)).astype(np.int16)
    for code, places in release.get("estimated", {}).items():
        notes[codes.index(code), places] = Note.ESTIMATED
    return Publication(
        period=release["period"],
        codes=codes,
        names=[names.get(code, code) for code in codes],
        changes=[changes.get(code) for code in codes],
        columns=columns,
        values=values,
        notes=notes,
    )
