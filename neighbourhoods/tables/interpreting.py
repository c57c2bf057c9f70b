"""A sheet of text to publications, one per period, or to refusals by line and column.

Every cell is read as text and understood by `cells`: no guess of a library ever becomes a figure.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from neighbourhoods import sources
from neighbourhoods.sources.layout import Layout, Register, UnknownFile, twins
from neighbourhoods.tables import cells, markup, percentages, respondents, rows, samples, shortcut
from neighbourhoods.tables.meanings import Meanings, of_column, refuse_doubtful
from neighbourhoods.tables.opening import read
from neighbourhoods.tables.publications import Publication, merged
from neighbourhoods.tables.reading import MAX_REFUSALS, Reading
from neighbourhoods.tables.rows import Rows
from neighbourhoods.tables.sheets import Sheet

if TYPE_CHECKING:
    import numpy as np


def interpret(
    path: Path,
    *,
    source: str | None = None,
    period: str | None = None,
    layout: Layout | None = None,
    register: Register | None = None,
    file_name: str | None = None,
    encoding: str = "",
    most_refusals: int = MAX_REFUSALS,
) -> Reading:
    """Read a file of figures. Raises OSError when it cannot be opened; all other trouble is in `refused`.

    `layout` is how to read it when that is known, as with a saved mapping. `register` gives the gemeenten of a year,
    for a file that calls them by name; without it such a file is refused. `file_name` is what the publisher called it,
    when it is kept under another name: a name may tell the year. `encoding` is one of encodings.ENCODINGS, when it is
    known: then nothing is guessed.
    """
    name = file_name or path.name
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    reading = Reading(name, digest, most_refusals=most_refusals)
    # A national file has millions of cells: when nothing in it is odd it is read by the column, much faster. That way
    # gives up as soon as anything would be refused, and the careful way below reads the file from the start.
    is_plain = layout is None and source is None and not encoding
    short = _taken_short(path.read_bytes(), period, reading) if is_plain else None
    if short is not None:
        return short
    # Without a layout the header is what some source knows; with one it is what has the columns of that layout.
    if layout is None:
        sheet = read(name, path.read_bytes(), lambda header: _known(header, name, source), encoding=encoding)
    else:
        sheet = _of_layout(path, name, layout, encoding)
    reading.refused += sheet.refused
    reading.notices += sheet.notices
    if sheet.guessed_at is not None:
        reading.guessed_at = sheet.guessed_at
        text = _(
            "Op regel %d staat een letter die geen UTF-8 is. Alles is gelezen als Windows-tekst: kijk de namen na."
        )
        reading.notices.insert(0, text % sheet.guessed_at)
    # A sheet that cannot be read is not interpreted: every figure would be refused for the same reason.
    if reading.refused:
        return reading
    try:
        reading.layout = layout or sources.recognise(list(sheet.header), name, source)
    except UnknownFile as unknown:
        reason = unknown.reason or samples.trouble(name, path.read_bytes())
        reading.is_unknown = not reason
        own = _("Wij herkennen deze tabel niet. Is het een tabel van uzelf? Lees hem dan in met een koppeling.")
        reading.refuse(reason or own, line=sheet.header_line)
        return reading
    # Some files hold rows of several kinds beside each other. Each kind is read into a draft of its own, by its own
    # layout; what is refused counts for the file as a whole.
    drafts = [
        replace(reading, layout=part, publications=[], refused=[], notices=[]) for part in _parts(sheet, reading.layout)
    ]
    for draft in drafts:
        _interpret(sheet, draft.layout or reading.layout, period or reading.layout.file_period, register, draft)
        reading.refused += draft.refused[: reading.most_refusals - len(reading.refused)]
        reading.refused_count += draft.refused_count
        reading.notices += [notice for notice in draft.notices if notice not in reading.notices]
    reading.publications = merged(publication for draft in drafts for publication in draft.publications)
    # All or nothing: half a file would pass for the whole one.
    if reading.refused:
        reading.publications.clear()
    return reading


def _of_layout(path: Path, name: str, layout: Layout, encoding: str) -> Sheet:
    """The sheet that has all columns of a layout, else the one with the areas: then what is lacking can be named."""
    wanted = {layout.code, *(column.header for column in layout.columns)}
    for asked in (wanted, {layout.code}):
        sheet = read(
            name,
            path.read_bytes(),
            lambda header, asked=asked: asked <= set(header),  # type: ignore[misc]
            name=layout.sheet,
            header_row=layout.header_row,
            encoding=encoding,
            decimal=layout.convention.decimal,
        )
        if sheet.refused or sheet.frame is not None:
            break
    return sheet


def _known(header: list[str], file_name: str, source: str | None) -> bool:
    try:
        sources.recognise(header, file_name, source)
    except UnknownFile:
        return False
    return True


def _parts(sheet: Sheet, layout: Layout) -> list[Layout]:
    """Those layouts of a file that have rows in it. Without any the first, whose reading says what is lacking."""
    if not layout.beside or sheet.frame is None:
        return [layout]
    every = [layout, *layout.beside]
    texts = {only.column: set(sheet.frame[sheet.header.index(only.column)].str.strip()) for only in layout.only}
    found = [
        candidate for candidate in every if all(texts[only.column].intersection(only.values) for only in candidate.only)
    ]
    return found or [layout]


def _interpret(sheet: Sheet, layout: Layout, period: str | None, register: Register | None, reading: Reading) -> None:
    import numpy as np

    if not _has_its_columns(sheet, layout, reading):
        return
    markup.refuse_merged(sheet, layout, reading)
    if reading.refused:  # what the other cells say is not to be trusted either
        return
    found = rows.of_sheet(sheet, layout, period, register, reading)
    if found is None and layout.by_name:
        return
    frame = sheet.frame if found is None else found.frame
    assert frame is not None  # noqa: S101 - a sheet without frame has none of the columns
    places = {header: place for place, header in enumerate(sheet.header)}
    values = np.empty((len(frame), len(layout.columns)))
    notes = np.empty((len(frame), len(layout.columns)), dtype=np.int16)
    blank = []
    meanings = {whole: Meanings(whole, layout) for whole in (True, False)}
    for place, column in enumerate(layout.columns):
        text = frame[places[column.header]]
        values[:, place], notes[:, place], empty = of_column(sheet, text, column, meanings[column.whole], reading)
        blank.append(empty)
        percentages.note(sheet, text, column, places[column.header], values[:, place], reading)
    refuse_doubtful(sheet, frame, layout, places, meanings, reading)
    respondents.withhold(sheet, frame, layout, values, notes, reading)
    if reading.refused or found is None:
        return
    _conclude(sheet, layout, found, _Cells(values, notes, blank), reading)


def _taken_short(content: bytes, period: str | None, reading: Reading) -> Reading | None:
    """What `interpret` returns, read the short way when nothing in the file is odd; None for every other file."""
    taken = shortcut.taken(content, reading.file_name)
    if taken is None:
        return None
    sheet, layout, plain = taken
    draft = replace(reading, layout=layout, publications=[], refused=[], notices=[])
    found = rows.of_sheet(sheet, layout, period or layout.file_period, None, draft)
    if found is None:
        return None
    kept = found.frame.index.to_numpy()
    parts = [plain.values, plain.notes, plain.blank]
    values, notes, blank = parts if len(kept) == len(plain.values) else (part[kept] for part in parts)
    _conclude(sheet, layout, found, _Cells(values, notes, list(blank.T)), draft)
    return draft


def _conclude(sheet: Sheet, layout: Layout, found: Rows, figures: _Cells, reading: Reading) -> None:
    reading.notices += layout.notices
    _publish(sheet, layout, found, figures, reading)
    stated = set(found.periods) - {""}
    if layout.period and layout.file_period and layout.file_period not in stated:
        text = _("De naam van het bestand noemt %(named)s, maar in het bestand staat %(stated)s. Dat laatste telt.")
        reading.notices.append(text % {"named": layout.file_period, "stated": ", ".join(sorted(stated))})


def _has_its_columns(sheet: Sheet, layout: Layout, reading: Reading) -> bool:
    about = (layout.code, layout.name, layout.period, layout.boundary_change, layout.respondents)
    lacking = [
        name for name in (*about, *(column.header for column in layout.columns)) if name and name not in sheet.header
    ]
    for name in lacking:
        reason = _("Deze kolom staat niet in het bestand. Wel: %s.") % ", ".join(filter(None, sheet.header))[:300]
        reading.refuse(reason, sheet.header_line, name)
    return not lacking and not _refuse_twins(sheet, layout, reading)


def _refuse_twins(sheet: Sheet, layout: Layout, reading: Reading) -> bool:
    """Refuse columns that are the same indicator, or cannot be told apart. The last one never wins silently."""
    before = reading.refused_count
    for first, other in twins(layout.columns):
        reason = _("Deze kolom en ‘%(first)s’ zeggen hetzelfde (%(what)s). Laat er één weg.")
        what = other.indicator or other.title
        reading.refuse(reason % {"first": first.header, "what": what}, sheet.header_line, other.header)
    return reading.refused_count > before


@dataclass(frozen=True, slots=True)
class _Cells:
    """Rows × columns of a file: values, notes, and per column which cells hold nothing at all."""

    values: np.ndarray
    notes: np.ndarray
    blank: list[np.ndarray]


def _publish(sheet: Sheet, layout: Layout, found: Rows, figures: _Cells, reading: Reading) -> None:
    """A publication per period, of rows or of columns."""
    import numpy as np

    frame, codes = found.frame, found.codes
    names = frame[sheet.header.index(layout.name)].str.strip().to_numpy() if layout.name else codes
    changes: list[int | None] = [None] * len(frame)
    if layout.boundary_change:
        column = frame[sheet.header.index(layout.boundary_change)]
        changes = [cells.boundary_change(text) for text in column.tolist()]
    by_column = {column.period for column in layout.columns if column.period}
    lines = sheet.lines_of(frame.index.to_numpy())[:, np.newaxis]
    for period in sorted(by_column or set(found.periods)):
        rows_of = np.arange(len(frame)) if by_column else np.flatnonzero(found.periods == period)
        asked = [place for place, column in enumerate(layout.columns) if column.period in (None, period)]
        kept = [place for place in asked if not figures.blank[place][rows_of].all()]
        reading.publications.append(
            Publication(
                period=period,
                codes=codes[rows_of].tolist(),
                names=[str(name) or str(code) for name, code in zip(names[rows_of], codes[rows_of], strict=True)],
                changes=[changes[row] for row in rows_of],
                columns=tuple(layout.columns[place] for place in kept),
                values=_part(figures.values, rows_of, kept),
                notes=_part(figures.notes, rows_of, kept),
                lines=np.broadcast_to(lines[rows_of], (len(rows_of), len(kept))),
            )
        )
        left_out = len(asked) - len(kept)
        if left_out:
            text = ngettext(
                "%(period)s: %(count)d kolom is helemaal leeg en telt niet mee.",
                "%(period)s: %(count)d kolommen zijn helemaal leeg en tellen niet mee.",
                left_out,
            )
            reading.notices.append(text % {"period": period, "count": left_out})


def _part(cells_of_file: np.ndarray, rows: np.ndarray, kept: list[int]) -> np.ndarray:
    """The cells of one period without its empty columns; not copied when that is all of them."""
    return cells_of_file if (len(rows), len(kept)) == cells_of_file.shape else cells_of_file[rows][:, kept]
