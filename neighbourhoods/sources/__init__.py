"""One module per kind of file. A source knows headers and codes; `neighbourhoods.tables` does the reading."""

from dataclasses import replace

from neighbourhoods.sources import kaart, kwb, leefbaarometer, mapped, other, politie, rivm, ses_woa, statline, table
from neighbourhoods.sources.layout import Layout, Refused, Register, UnknownFile, apart
from neighbourhoods.sources.mapped import layout_of_mapping

SOURCES = {module.KEY: module for module in (kwb, rivm, politie, leefbaarometer, ses_woa, table, kaart, statline)}
LABELS = {module.KEY: module.LABEL for module in (*SOURCES.values(), mapped)}

__all__ = ["SOURCES", "Layout", "Refused", "Register", "UnknownFile", "label", "layout_of_mapping", "recognise"]


def label(key: str) -> str:
    """The kind of file in words for people, from its key. A key that no source has is returned as it is."""
    return str(LABELS.get(key, key))


def recognise(header: list[str], file_name: str, source: str | None = None) -> Layout:
    """The layout of a file by its header, or by the source that was named. Raises UnknownFile."""
    if source is not None:
        layout = SOURCES[source].layout(header, file_name)
        if layout is None:
            raise UnknownFile(source)
        return _with_columns_apart(layout)
    layouts = (module.layout(header, file_name) for module in SOURCES.values())
    found = next((layout for layout in layouts if layout is not None), None)
    if found is None:
        raise UnknownFile(reason=other.reason(header, file_name))
    return _with_columns_apart(found)


def _with_columns_apart(layout: Layout) -> Layout:
    return replace(layout, columns=apart(layout.columns))
