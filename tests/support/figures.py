"""Releases and imports of figures as rows, for tests that are not about reading files."""

from typing import Any

from neighbourhoods.models import FigureImport, Mapping, Release, ReleaseColumn, SourceTable
from tests.conftest import NOON

DIGEST = "0" * 64


def make_release(**fields: Any) -> Release:
    """A release without rows, of one column."""
    if "table" not in fields:
        cbs = {"series": "KWB", "publisher": "CBS", "licence": "CC BY 4.0"}
        fields["table"], _ = SourceTable.objects.get_or_create(code="85984NED", defaults=cbs)
    about = {"period": "2024", "division_year": 2024, "source": "kwb", "file_name": "kwb_2024.csv", "sha256": DIGEST}
    counts = {"areas": 0, "figures": 0, "retrieved_at": NOON, "published_at": NOON}
    release = Release.objects.create(**{**about, **counts, **fields})
    name = f"kolom van {release.pk}"
    ReleaseColumn.objects.create(
        release=release, position=1, header=name, title=name, table=release.table, period=release.period
    )
    return release


def make_import(by: Any, **fields: Any) -> FigureImport:
    """An import that waits for its worker."""
    about = {"file_name": "kwb_2024.csv", "sha256": DIGEST, "kind": "csv", "size": 10, "retrieved_on": NOON.date()}
    return FigureImport.objects.create(**{**about, "uploaded_by": by, "uploaded_at": NOON, **fields})


def make_mapping(**fields: Any) -> Mapping:
    """A mapping of a survey with one figure."""
    about = {"name": "Buurtpeiling", "table": "GM0014-buurtpeiling", "publisher": "Gemeente Groningen"}
    columns = {"code_column": "Code", "period": "2026", "columns": {"Tevreden": "woz"}}
    return Mapping.objects.create(**{**about, **columns, **fields})
