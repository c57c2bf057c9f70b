"""What publishing a file would do: it is published, looked at, and undone. So the preview never differs from the act.

Everything here becomes JSON on the row of the import; numbers stay numbers, words are made when the page is drawn.
"""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from neighbourhoods.importing import overtaking, shared
from neighbourhoods.models import Area, FigureImport, Indicator, Release, ReleaseColumn
from neighbourhoods.releases import differences, publishing
from neighbourhoods.sources.layout import Refused
from neighbourhoods.tables import Publication, Reading

SAMPLE_ROWS, SAMPLE_COLUMNS = 10, 6


@dataclass(slots=True)
class Preview:
    """What was found in a file: `shown` for the page, `figures` of the own municipality, or why it is refused."""

    shown: dict[str, Any] = field(default_factory=dict)
    figures: list[dict[str, Any]] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    refused_count: int = 0


def make(reading: Reading, figure_import: FigureImport, *, municipality_code: str, at: datetime) -> Preview:
    """Publish, look, undo. Nothing is left behind."""
    told: dict[str, Any] = {"source": reading.layout.source if reading.layout else "", "notices": reading.notices}
    told |= {"is_unknown": reading.is_unknown, "words": reading.words}
    if reading.refused:
        return Preview(told, refused=reading.refused, refused_count=max(reading.refused_count, len(reading.refused)))
    with transaction.atomic():
        try:
            outcome = shared.publish(reading, figure_import, at=at)
        except publishing.Refusal as refusal:
            return Preview(told, refused=refusal.refused, refused_count=refusal.count)
        told["table"] = asdict(publishing.table_of(reading, figure_import.table or None))
        told["warnings"] = outcome.warnings
        told["publications"] = [
            _publication(release, publication, is_new=release.published_at == at)
            for release, publication in zip(outcome.releases, reading.publications, strict=True)
        ]
        table = told["table"]
        figures = [
            _own(publication, release, table["series"], municipality_code)
            for release, publication in zip(outcome.releases, reading.publications, strict=True)
        ]
        transaction.set_rollback(True)
    return Preview(told, [own for own in figures if own["rows"]])


def _publication(release: Release, publication: Publication, *, is_new: bool) -> dict[str, Any]:
    columns = list(ReleaseColumn.objects.filter(release=release).select_related("indicator").order_by("position"))
    known = [column for column in columns if column.indicator]
    comparisons = differences.compare(release) if is_new else []
    return {
        "period": release.period,
        "division_year": release.division_year,
        "status": release.status,
        "areas": release.areas,
        "columns": len(columns),
        "figures": release.figures,
        "missing": release.missing,
        "is_new": is_new,
        "known": [column.indicator.name for column in known if column.indicator],
        "sample": _sample(publication, release.division_year, known or columns),
        "standing": overtaking.beside(release),
        "comparisons": [differences.described(comparison) for comparison in comparisons],
    }


def _sample(publication: Publication, year: int, columns: list[ReleaseColumn]) -> dict[str, Any]:
    """The first rows; an area that the file gives a code alone has the name we know it by."""
    shown = columns[:SAMPLE_COLUMNS]
    places = [column.position - 1 for column in shown]
    codes = publication.codes[:SAMPLE_ROWS]
    known = dict(Area.objects.filter(code__in=codes, division_year=year).values_list("code", "name"))
    names = [
        known.get(code, name) if name == code else name for code, name in zip(codes, publication.names, strict=False)
    ]
    return {
        "columns": [
            {
                "name": column.indicator.name if column.indicator else column.header,
                "decimals": column.indicator.decimals if column.indicator else 1,
            }
            for column in shown
        ],
        "rows": [
            {"code": code, "name": names[row], "cells": _cells(publication, row, places)}
            for row, code in enumerate(codes)
        ],
    }


def _cells(publication: Publication, row: int, places: list[int]) -> list[list[Any]]:
    """[value or None, note] of each place."""
    values, notes = publication.values[row], publication.notes[row]
    return [[None if values[at] != values[at] else float(values[at]), int(notes[at])] for at in places]


def _own(publication: Publication, release: Release, series: str, municipality_code: str) -> dict[str, Any]:
    """The figures of the catalogue for the areas of one municipality: code → [value or None, note] per key."""
    inside = ("GM" + municipality_code[2:], "WK" + municipality_code[2:], "BU" + municipality_code[2:])
    keys = [column.indicator for column in publication.columns]
    known = set(Indicator.objects.values_list("key", flat=True))
    places = [place for place, key in enumerate(keys) if key in known]
    rows = {
        code: _cells(publication, row, places)
        for row, code in enumerate(publication.codes)
        if municipality_code and code.startswith(inside)
    }
    return {
        "period": release.period,
        "division_year": release.division_year,
        "table": release.table_id,
        "series": series,
        "keys": [keys[place] for place in places],
        "rows": rows if places else {},
    }
