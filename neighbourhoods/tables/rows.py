"""Which rows of a sheet count, and what each is about: an area and a period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from neighbourhoods.sources.layout import Layout, Register, named, plain_name
from neighbourhoods.tables import cells, strangers
from neighbourhoods.tables.opening import FOOTERS
from neighbourhoods.tables.reading import Reading
from neighbourhoods.tables.sheets import Sheet
from neighbourhoods.terms import ReleaseStatus

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd


MAX_LINES_LEFT_OUT = 200
MOST_LOOKED_AT = 1_000  # rows without an area: with more it is not a table of areas
COUNTRY, COUNTRY_NAME = "NL00", "nederland"
# A list of gemeenten that knows fewer of the names than this is not the list of that year.
LEAST_KNOWN = 0.5


@dataclass(slots=True)
class Rows:
    """The rows that count: part of the frame of a sheet, with the code and period of each."""

    frame: pd.DataFrame
    codes: np.ndarray
    periods: np.ndarray


def of_sheet(
    sheet: Sheet, layout: Layout, period: str | None, register: Register | None, reading: Reading
) -> Rows | None:
    """The rows with their areas and periods; None after a refusal."""
    frame = _that_count(sheet, layout, reading)
    if frame is None:
        return None
    frame, codes = _areas(sheet, frame, layout, reading)
    periods = _periods(sheet, frame, layout, period, reading)
    if codes is None or periods is None:
        return None
    rows = Rows(frame, codes, periods)
    if layout.by_name:
        rows = _named(sheet, rows, register, reading)
        if not len(rows.frame) and not reading.refused:
            reading.refuse(
                _(
                    "Dit bestand noemt gemeenten bij hun naam, en van geen van deze jaren is de lijst van gemeenten "
                    "bekend. Vraag de beheerder om die in te lezen (import_areas)."
                )
            )
    _refuse_doubles(sheet, rows, layout, reading)
    return None if reading.refused else rows


def lines(sheet: Sheet, frame: pd.DataFrame) -> Iterator[int]:
    """The lines in the file of the rows of a frame."""
    return (sheet.line(row) for row in frame.index)


def _that_count(sheet: Sheet, layout: Layout, reading: Reading) -> pd.DataFrame | None:
    frame = sheet.frame
    assert frame is not None  # noqa: S101 - interpret() has returned otherwise
    for only in layout.only:
        if only.column not in sheet.header:
            continue
        found = frame[sheet.header.index(only.column)].str.strip()
        counts = found.isin(only.values)
        if not counts.any():
            reading.refuse(only.reason, column=only.column)
            return None
        if not counts.all():
            left_out = int((~found.isin([*only.values, *only.elsewhere])).sum())
            if left_out:
                text = _("%(count)d regels met een andere waarde in ‘%(column)s’ tellen niet mee.")
                reading.notices.append(text % {"count": left_out, "column": only.column})
            frame = frame[counts]
    if frame.empty:
        reading.refuse(_("Er staat geen enkele regel met cijfers in het bestand."))
        return None
    return frame


def _areas(
    sheet: Sheet, frame: pd.DataFrame, layout: Layout, reading: Reading
) -> tuple[pd.DataFrame, np.ndarray | None]:
    """The code of each row (its name, when the file only has names), without the rows that are about no area."""
    import numpy as np
    import pandas as pd

    text = frame[sheet.header.index(layout.code)]
    numbers, different = pd.factorize(text)
    understand = _code_or_name if layout.by_name else cells.area_code
    understood = np.array([understand(written) or None for written in different.tolist()], dtype=object)
    bad = [number for number, code in enumerate(understood) if code is None]
    if bad:
        wrong = np.flatnonzero(np.isin(numbers, bad)).tolist()
        dropped = _about_no_area(sheet, frame, wrong, numbers, bad, reading)
        left = [row for row in wrong if row not in dropped]
        # Without a single code it is one mistake, and one reason says more than the same one for each line.
        whole = (
            strangers.of_column(layout.code, text.iloc[left].tolist()) if len(left) + len(dropped) == len(text) else ""
        )
        for row in left[:1] if whole else reading.first_of(left):
            reason = whole or strangers.of_cell(str(text.iloc[row]))
            reading.refuse(reason, sheet.line(text.index[row]), layout.code)
        kept = np.setdiff1d(np.arange(len(frame)), sorted(dropped))
        frame, numbers = frame.iloc[kept], numbers[kept]
        if len(dropped) < len(wrong):
            return frame, None
    codes = understood[numbers]
    if layout.within and not layout.by_name:
        _refuse_elsewhere(sheet, frame, codes, layout, reading)
    return frame, codes


def _code_or_name(text: str) -> str | None:
    return cells.area_code(text) or plain_name(text)


def _about_no_area(
    sheet: Sheet, frame: pd.DataFrame, wrong: list[int], numbers: np.ndarray, bad: list[int], reading: Reading
) -> set[int]:
    """Of the rows without a code, those that are empty, name the source, or stand under the header with units."""
    first_area = next((row for row, number in enumerate(numbers) if number not in bad), len(numbers))
    dropped = set()
    for row in wrong[:MOST_LOOKED_AT]:
        filled = [cell.strip() for cell in frame.iloc[row].tolist() if cell.strip()]
        if not filled:
            dropped.add(row)
        elif len(filled) == 1 and filled[0].lower().startswith(FOOTERS):
            dropped.add(row)
            text = _("Regel %d is een bronvermelding en telt niet mee.")
            reading.notices.append(text % sheet.line(frame.index[row]))
        elif row < first_area and not any(character.isdigit() for cell in filled for character in cell):
            dropped.add(row)
            text = _("Regel %d hoort bij de kop (woorden zonder cijfers) en telt niet mee.")
            reading.notices.append(text % sheet.line(frame.index[row]))
    return dropped


def _refuse_elsewhere(sheet: Sheet, frame: pd.DataFrame, codes: np.ndarray, layout: Layout, reading: Reading) -> None:
    reason = _("%(code)s ligt niet in uw gemeente (%(within)s).")
    for line, code in zip(lines(sheet, frame), codes, strict=True):
        if code[2:6] != layout.within[2:6] or code[:2] == "NL":
            reading.refuse(reason % {"code": code, "within": layout.within}, line, layout.code)


def _periods(
    sheet: Sheet, frame: pd.DataFrame, layout: Layout, period: str | None, reading: Reading
) -> np.ndarray | None:
    """The period of each row; empty when the columns have periods of their own."""
    import numpy as np
    import pandas as pd

    if layout.period:
        text = frame[sheet.header.index(layout.period)]
        numbers, different = pd.factorize(text)
        understood = np.array([cells.period(str(written)) for written in different], dtype=object)
        bad = [number for number, stated in enumerate(understood) if stated is None]
        reason = _("‘%s’ is geen periode. Schrijf een jaar (2024) of een maand (2024-03).")
        for row in reading.first_of(np.flatnonzero(np.isin(numbers, bad)).tolist()) if bad else ():
            reading.refuse(reason % str(text.iloc[row]).strip()[:40], sheet.line(text.index[row]), layout.period)
        if bad:
            return None
        _keep_statuses([str(written) for written in different], reading)
        return understood[numbers]
    if any(column.period for column in layout.columns):
        return np.full(len(frame), "", dtype=object)
    said = cells.period(period or "")
    if said is None:
        reading.refuse(_("In dit bestand staat niet over welk jaar het gaat. Vul het jaar in."))
        return None
    _keep_statuses([period or ""], reading)
    return np.full(len(frame), said, dtype=object)


def _keep_statuses(periods: Sequence[str], reading: Reading) -> None:
    """How final each period is, where a star behind it says so. With and without a star it is the least final."""
    for period in sorted({cells.period(written) or "" for written in periods}):
        said = {cells.status(written) for written in periods if cells.period(written) == period}
        marked = next((status for status in (ReleaseStatus.PROVISIONAL, ReleaseStatus.REVISED) if status in said), None)
        if marked is None:
            continue
        reading.statuses[period] = marked
        if len(said) > 1:
            text = _(
                "%(period)s staat er op meer manieren in, met en zonder sterretje. Alles over %(period)s is %(status)s."
            )
            reading.notices.append(text % {"period": period, "status": marked.label})


def _named(sheet: Sheet, rows: Rows, register: Register | None, reading: Reading) -> Rows:
    """The rows whose name is that of a gemeente in the same year, with its code. The others are said by line."""
    import numpy as np

    kept, codes, left_out = [], [], []
    for period in sorted(set(rows.periods)):
        known = register(int(period[:4])) if register else {}
        here = np.flatnonzero(rows.periods == period)
        found = {name: cells.area_code(name) or named(name, known) for name in set(rows.codes[here].tolist())}
        matched = [row for row in here if found[rows.codes[row]]]
        if len(matched) < LEAST_KNOWN * len(here):
            text = _(
                "%(period)s: de namen van de gemeenten in dat jaar zijn hier niet bekend. Alle regels met dat jaar "
                "tellen niet mee: %(count)d regels, van regel %(first)d tot en met regel %(last)d."
            )
            first, last = (sheet.line(rows.frame.index[row]) for row in (here[0], here[-1]))
            reading.notices.append(text % {"period": period, "count": len(here), "first": first, "last": last})
            continue
        for row in here:
            name = rows.codes[row]
            code = found[name] or (COUNTRY if name == COUNTRY_NAME else None)
            if code is None:
                left_out.append((sheet.line(rows.frame.index[row]), row, period))
            else:
                kept.append(row)
                codes.append(code)
    name_place = sheet.header.index(reading.layout.code) if reading.layout else 0
    for line, row, period in left_out[:MAX_LINES_LEFT_OUT]:
        text = _("Regel %(line)d telt niet mee: ‘%(name)s’ is geen naam van een gemeente in %(period)s.")
        name = str(rows.frame.iloc[row][name_place]).strip()
        reading.notices.append(text % {"line": line, "name": name, "period": period})
    more = len(left_out) - MAX_LINES_LEFT_OUT
    if more > 0:
        text = ngettext("En nog %d regel telt niet mee.", "En nog %d regels tellen niet mee.", more)
        reading.notices.append(text % more)
    order = np.argsort(np.array(kept, dtype=int))
    places = np.array(kept, dtype=int)[order]
    return Rows(rows.frame.iloc[places], np.array(codes, dtype=object)[order], rows.periods[places])


def _refuse_doubles(sheet: Sheet, rows: Rows, layout: Layout, reading: Reading) -> None:
    if len({*zip(rows.codes.tolist(), rows.periods.tolist(), strict=True)}) == len(rows.codes):
        return
    seen: dict[tuple[str, str], int] = {}
    for line, code, period in zip(lines(sheet, rows.frame), rows.codes, rows.periods, strict=True):
        first = seen.setdefault((code, period), line)
        if first != line:
            text = _("Gebied %(code)s staat voor %(period)s ook al op regel %(first)d.")
            reading.refuse(text % {"code": code, "period": period, "first": first}, line, layout.code)
