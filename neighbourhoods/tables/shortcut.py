"""From the bytes of a plain CSV file of a known source straight to its columns; None for every other file."""

from __future__ import annotations

from neighbourhoods import sources
from neighbourhoods.sources.layout import Convention, Layout, UnknownFile, twins
from neighbourhoods.tables import cells, headers, plain
from neighbourhoods.tables.opening import unpack
from neighbourhoods.tables.plain import Plain
from neighbourhoods.tables.sheets import MAX_COLUMNS, MAX_ROWS, Hostile, Sheet

MARK = b"\xef\xbb\xbf"  # what Windows puts before UTF-8


def taken(content: bytes, file_name: str) -> tuple[Sheet, Layout, Plain] | None:
    """The sheet with only the columns of text a layout asks for, that layout, and the figures of all rows."""
    import pandas as pd

    if content[:2] == b"PK" or file_name.lower().removesuffix(".gz").endswith((".geojson", ".json")):
        return None
    try:
        content = unpack(content).removeprefix(MARK)
        content.decode()
    except (Hostile, UnicodeDecodeError):
        return None
    known = _known(content, file_name)
    if known is None or b"\0" in content:
        return None
    header, layout = known
    place = {name: place for place, name in enumerate(header.names) if name}
    asked = [layout.code, layout.name, layout.period, layout.boundary_change, *(only.column for only in layout.only)]
    if not {layout.code, *(column.header for column in layout.columns)} <= set(place):
        return None
    found = plain.read(
        content,
        below=header.last,
        delimiter=header.delimiter,
        width=len(header.names),
        texts=sorted({place[name] for name in asked if name in place}),
        wholes={place[column.header]: column.whole for column in layout.columns},
        note=layout.note,
    )
    if found is None or len(found.values) > MAX_ROWS:
        return None
    if not all(map(cells.area_code, set(found.texts[place[layout.code]]))):
        return None
    return Sheet(header.names, pd.DataFrame(found.texts, dtype=str), header_line=header.last), layout, found


def _known(content: bytes, file_name: str) -> tuple[headers.Header, Layout] | None:
    """The header and the layout of a file that says itself what it is, and writes its figures as is usual."""
    layouts: dict[tuple[str, ...], Layout] = {}

    def knows(names: list[str]) -> bool:
        try:
            layouts[tuple(names)] = sources.recognise(names, file_name)
        except UnknownFile:
            return False
        return True

    top = content[:1_000_000].decode(errors="ignore").split("\n", headers.DEEPEST + headers.TALLEST)
    header = headers.in_text(top, knows)
    if header is None or not 2 <= len(header.names) <= MAX_COLUMNS:
        return None
    layout, named = layouts[header.names], [name for name in header.names if name]
    is_usual = (
        not layout.by_name
        and not layout.beside
        and layout.convention == Convention()
        and len(set(named)) == len(named)
        and not twins(layout.columns)
    )
    return (header, layout) if is_usual and layout.columns else None
