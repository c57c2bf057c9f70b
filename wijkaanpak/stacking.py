"""A table as cards on a phone: each cell learns the name of its column from the head of its own table.

The style sheet shows that name before the cell when rows stand under each other. Done here, so that no page has to
repeat its headings and none can forget one.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from html import escape

from django.utils.translation import gettext as _

FEW = 2
"""Up to so many columns fit beside each other on a phone."""
LONG = 60
"""From so many letters a cell is text to read: it stands below the name of its column instead of beside it."""

ESCAPES = str.maketrans({sign: escape(sign) for sign in "&<>\"'"})

_ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<(?P<tag>t[hd])\b(?P<attributes>[^>]*)>(?P<inside>.*?)</(?P=tag)>", re.DOTALL)
_SPAN = re.compile(r'\bcolspan="(\d+)"')
_TAG = re.compile(r"<[^>]*>")
_HOLDS = re.compile(r"<(a|button|form|img|input|svg)\b")


def stacked(content: str) -> str:
    """The head, bodies and foot of a table with each `<td>` ready to stand on its own.

    `content` is escaped HTML as templates make it; what comes out holds the same words.
    """
    head, end, rest = content.partition("</thead>")
    names = [name for row in _ROW.findall(head)[-1:] for cell in _CELL.finditer(row) for name in _columns(cell)]
    return head + end + _ROW.sub(lambda row: _labelled(row.group(), names), rest) if names else content


def of_texts(headers: Sequence[str], rows: Iterable[Sequence[str]], numeric: Collection[int]) -> str:
    """The same, made of plain text at once: head and body of a table, of which the first cell of a row heads it.

    Pages hold tables of hundreds of cells, and a template takes longest for those.
    """
    names = [escape(str(header)) for header in headers]
    aligned = [' class="is-number"' if place in numeric else "" for place in range(len(names))]
    unnamed = escape(_("Onderwerp"))
    heads = (
        f'<th scope="col"{align}>{name or f"""<span class="wk-visually-hidden">{unnamed}</span>"""}</th>'
        for name, align in zip(names, aligned, strict=True)
    )
    if len(names) > FEW:
        labels = (" ".join(name.split()) or unnamed for name in names)
        opening = [f'<td{align} data-label="{label}"' for label, align in zip(labels, aligned, strict=True)]
        body = "".join([_stacked_row(row, opening, aligned) for row in rows])
    else:
        body = "".join([_row(row, aligned) for row in rows])
    if not body:
        body = f'<tr><td colspan="{len(names)}">{escape(_("Er zijn nog geen cijfers."))}</td></tr>'
    return f"<thead><tr>{''.join(heads)}</tr></thead><tbody>{body}</tbody>"


def _row(row: Sequence[str], aligned: Sequence[str]) -> str:
    head, *cells = [str(cell).translate(ESCAPES) for cell in row]
    rest = "".join(f"<td{align}>{cell}</td>" for cell, align in zip(cells, aligned[1:], strict=True))
    return f'<tr><th scope="row">{head}</th>{rest}</tr>'


def _stacked_row(row: Sequence[str], opening: Sequence[str], aligned: Sequence[str]) -> str:
    head, *cells = [str(cell).translate(ESCAPES) for cell in row]
    parts = [f'<tr><th scope="row">{head}</th>']
    for place, cell in enumerate(cells, 1):
        if not cell or cell.isspace():
            parts.append(f"<td{aligned[place]} data-empty>{cell}</td>")
        else:
            long = " data-long" if len(cell) > LONG and len(" ".join(cell.split())) > LONG else ""
            parts.append(f'{opening[place]}{long}><div class="wk-table__value">{cell}</div></td>')
    parts.append("</tr>")
    return "".join(parts)


def width(content: str) -> int:
    """The number of columns, as the head of the table says."""
    rows = _ROW.findall(content.partition("</thead>")[0])[-1:]
    return sum(_span(cell) for row in rows for cell in _CELL.finditer(row))


def _columns(cell: re.Match[str]) -> list[str]:
    return [_words(cell["inside"]).replace('"', "&quot;")] * _span(cell)


def _labelled(row: str, names: list[str]) -> str:
    at = 0

    def label(cell: re.Match[str]) -> str:
        nonlocal at
        here, span = at, _span(cell)
        at += span
        if cell["tag"] == "th" or span > 1 or here >= len(names):
            return cell.group()
        said = _words(cell["inside"])
        if not said and not _HOLDS.search(cell["inside"]):
            return f"<td{cell['attributes']} data-empty>{cell['inside']}</td>"
        long = " data-long" if len(said) > LONG else ""
        inside = f'<div class="wk-table__value">{cell["inside"]}</div>'
        return f'<td{cell["attributes"]} data-label="{names[here]}"{long}>{inside}</td>'

    return _CELL.sub(label, row)


def _span(cell: re.Match[str]) -> int:
    found = _SPAN.search(cell["attributes"])
    return int(found[1]) if found else 1


def _words(html: str) -> str:
    return " ".join(_TAG.sub(" ", html).split())
