"""Any table, through a mapping that somebody of a municipality made of it: own surveys, a buurtpeiling."""

from collections.abc import Mapping as Columns
from typing import Protocol

from django.utils.translation import gettext_lazy

from neighbourhoods import reference
from neighbourhoods.sources.layout import Column, Convention, Layout, apart
from neighbourhoods.terms import Note

KEY = "mapping"
LABEL = gettext_lazy("eigen tabel, gelezen met een koppeling")


class Mapped(Protocol):
    """What this needs of `models.Mapping`, which says what each of them means."""

    table: str
    publisher: str
    sheet: str
    header_row: int | None
    code_column: str
    period_column: str
    respondents_column: str
    period: str
    division_year: int | None
    columns: Columns[str, str]
    decimal: str
    missing: Columns[str, str]


def layout_of_mapping(mapping: Mapped) -> Layout:
    """How to read a file of this mapping. Only areas of the gemeente in front of its table code may be in it."""
    markers = tuple((marker, Note[kind.upper()]) for marker, kind in mapping.missing.items())
    columns = [Column(header, reference.title(header)[:200], key) for header, key in mapping.columns.items()]
    return Layout(
        source=KEY,
        code=mapping.code_column,
        period=mapping.period_column or None,
        respondents=mapping.respondents_column or None,
        file_period=mapping.period or None,
        columns=apart(columns),
        table=mapping.table,
        series=mapping.table,
        publisher=mapping.publisher,
        within=mapping.table[:6],
        division_year=mapping.division_year,
        sheet=mapping.sheet,
        header_row=mapping.header_row,
        convention=Convention(mapping.decimal, markers),
    )
