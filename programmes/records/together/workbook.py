"""The rows of a list as a workbook that somebody takes along and gives back: out and in.

The key of a row and what was seen of it stand in two hidden columns. Heads and names cannot be changed, the rest can be
chosen from the same lists as on the page.
"""

import io
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeGuard

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from neighbourhoods.tables import workbooks
from neighbourhoods.tables.sheets import Hostile
from programmes import saving
from programmes.models import Programme
from programmes.records.kinds import Kind
from programmes.records.together.asking import SEEN, AskedRows
from programmes.records.together.comparing import WrongCell
from programmes.records.words import label_of

MOST_LINES = 20_000
FIRST = 4
"""The column of the first field, behind the key, what was seen and the name."""
WIDTH, NAME_WIDTH, DAY = 24, 44, "dd-mm-yyyy"


@dataclass(frozen=True, slots=True)
class Read:
    """A workbook that was given back. `unknown` are heads that no field has."""

    asked: AskedRows
    wrong: tuple[WrongCell, ...]
    unknown: tuple[str, ...]


def written(kind: Kind, programme: Programme, rows: Iterable[Any]) -> bytes:
    """The rows with what may be changed of them. The same number of queries for any number of rows."""
    import openpyxl
    from openpyxl.styles import Font, Protection

    book = openpyxl.Workbook()
    sheet, lists = book.active, book.create_sheet("lijsten")
    lists.sheet_state = "hidden"
    sheet.title = str(kind.many).capitalize()[:31]
    sheet.append([_mark(kind, programme), "versie", str(kind.one).capitalize(), *_heads(kind)])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    number = 1
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate([row.pk, saving.token(row), str(row)], start=1):
            _put(sheet.cell(number, column), value)
        for column, name in enumerate(kind.together, start=FIRST):
            cell = sheet.cell(number, column)
            _put(cell, _shown(row, name))
            cell.protection = Protection(locked=False)
    form = kind.form(programme=programme, only=kind.together)
    for column, name in enumerate(kind.together, start=FIRST):
        _limit(sheet, lists, column, form.fields[name], last=max(number, 2))
    _lock(sheet)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _put(cell: Any, value: Any) -> None:
    """Text stays text, also when it looks like a formula."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, date):
        cell.number_format = DAY


def _shown(row: Any, name: str) -> Any:
    told = getattr(row, f"get_{name}_display", None)
    value = told() if told else getattr(row, name)
    return value if value is None or isinstance(value, date | int | Decimal) else str(value)


def _limit(sheet: Any, lists: Any, column: int, answer: forms.Field, *, last: int) -> None:
    """What can be chosen in a column is a list there too."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letter, labels = get_column_letter(column), list(_labels(answer))
    if labels:
        for number, label in enumerate(labels, start=1):
            _put(lists.cell(number, column), label)
        choice = DataValidation("list", f"=lijsten!${letter}$1:${letter}${len(labels)}", allow_blank=True)
        choice.error, choice.showErrorMessage = _("Kies iets uit de lijst."), True
        choice.add(f"{letter}2:{letter}{last}")
        sheet.add_data_validation(choice)


def _lock(sheet: Any) -> None:
    sheet.freeze_panes = "D2"
    sheet.column_dimensions["A"].hidden = sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions["C"].width = NAME_WIDTH
    for cell in sheet[1][FIRST - 1 :]:
        sheet.column_dimensions[cell.column_letter].width = WIDTH
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.sort = sheet.protection.autoFilter = False


def read(kind: Kind, programme: Programme, content: bytes) -> Read:
    """What somebody made of the workbook. Raises Hostile with what to do when it is another file."""
    import openpyxl

    workbooks.refuse_a_bomb(content)
    try:
        with closing(openpyxl.load_workbook(io.BytesIO(content), **workbooks.STREAMED)) as book:
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
            lines = [line for _number, line in zip(range(MOST_LINES + 2), sheet.values, strict=False)]
    except Exception as error:  # openpyxl raises whatever its XML meets; all of it means: unreadable
        raise Hostile(_("Het Excel-bestand is niet te lezen. Bewaar het opnieuw als .xlsx.")) from error
    head = [str(value or "").strip() for value in lines[0]] if lines else []
    if head[:1] != [_mark(kind, programme)]:
        told = _("Dit bestand hoort niet bij deze lijst. Haal hieronder eerst het bestand op, en verander dat.")
        raise Hostile(told)
    if len(lines) > MOST_LINES + 1:
        raise Hostile(_("Dit bestand heeft meer dan 20.000 regels. Haal regels weg die u niet verandert."))
    return _read(kind, programme, head, lines[1:])


def _read(kind: Kind, programme: Programme, head: list[str], lines: list[Any]) -> Read:
    named = dict(zip(_heads(kind), kind.together, strict=True))
    columns = {place: named[text] for place, text in enumerate(head) if place >= FIRST - 1 and text in named}
    form = kind.form(programme=programme, only=kind.together)
    keys = {name: dict(_choices(form.fields[name])) for name in columns.values()}
    answers, places, wrong = QueryDict(mutable=True), {}, []
    for number, line in enumerate(lines, start=2):
        cells = dict(enumerate(line))
        if not any(value not in (None, "") for value in line):
            continue
        pk = cells.get(0)
        if not _is_key(pk) or int(pk) in places:
            wrong.append(WrongCell(str(cells.get(2) or ""), number, "", "", _why_not(pk)))
            continue
        places[int(pk)] = number
        answers[f"{int(pk)}-{SEEN}"] = str(cells.get(1) or "?")
        for place, name in columns.items():
            text = _text(cells.get(place))
            answers[f"{int(pk)}-{name}"] = keys[name].get(text.casefold(), text)
    unknown = tuple(text for place, text in enumerate(head) if place >= FIRST - 1 and text and text not in named)
    return Read(AskedRows(answers, tuple(places), places), tuple(wrong), unknown)


def _is_key(value: Any) -> TypeGuard[float]:
    """Excel does not keep whole numbers apart; 12.5, 1E+400 and TRUE are the key of no row."""
    return isinstance(value, int | float) and not isinstance(value, bool) and float(value).is_integer()


def _why_not(pk: Any) -> str:
    if _is_key(pk):
        return _("Deze regel staat er twee keer in. Haal er één weg.")
    return _("Deze regel stond niet in het bestand dat u ophaalde. Voeg iets nieuws toe op de site zelf.")


def _text(value: Any) -> str:
    """As somebody would type it in the form."""
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace(".", ",") if isinstance(value, float) else str("" if value is None else value).strip()


def _labels(answer: forms.Field) -> Iterator[str]:
    return (label for label, _key in _named(answer))


def _choices(answer: forms.Field) -> Iterator[tuple[str, str]]:
    return ((label.casefold(), key) for label, key in _named(answer))


def _named(answer: forms.Field) -> Iterator[tuple[str, str]]:
    """The words of what can be chosen, each with its key; nothing for a field that is typed."""
    for key, label in getattr(answer, "choices", ()):
        if str(key):
            yield str(label), str(key)


def _heads(kind: Kind) -> list[str]:
    return [label_of(kind.model, name) for name in kind.together]


def _mark(kind: Kind, programme: Programme) -> str:
    """Stands in the first cell: of which list the workbook is."""
    return f"{kind.key} {programme.slug}"
