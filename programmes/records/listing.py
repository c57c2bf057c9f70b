"""A list of records: views, search, filters, sorting, fifty rows a page, and all of them as a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.records.kinds import Badge, Kind, ListColumn, Looking, Rows, View
from programmes.records.words import NOTHING
from wijkaanpak import fields, formats, tabular

PER_PAGE = 50
SEARCH, VIEW, ORDER, PAGE, FILE = "zoek", "bekijk", "volgorde", "pagina", "bestand"
WIDEST, NARROWEST = 60, 12
LATE = _("te laat")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: `query` sorts by it, the other way round when it is the order now (`direction`)."""

    title: Any
    query: str
    direction: str
    is_number: bool
    is_extra: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands under a head: text, or a badge; a term that is past says so."""

    text: str
    badge: Badge | None
    is_number: bool
    is_extra: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class ListRow:
    row: Any
    url: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ViewLink:
    label: Any
    query: str
    is_current: bool


class NarrowForm(forms.Form):
    """What a list can be narrowed to: words, and a value for each filter of the kind."""

    def __init__(self, kind: Kind, asked: QueryDict, view: View | None) -> None:
        super().__init__(asked)
        if view is not None:
            self.fields[VIEW] = forms.CharField(required=False, widget=forms.HiddenInput)
        if kind.search:
            self.fields[SEARCH] = fields.TextField(label=_("Zoeken"), max_length=100)
        for choice in kind.filters:
            choices = [("", _("Alle")), *choice.choices]
            self.fields[choice.name] = fields.ChoiceField(label=choice.label, choices=choices)
        self.is_valid()

    @property
    def words(self) -> list[str]:
        return str(self.cleaned_data.get(SEARCH, "")).split()

    @property
    def chosen(self) -> dict[str, str]:
        """By field what was chosen; a filter that says nothing, or what cannot be chosen, is left out."""
        left = {name: value for name, value in self.cleaned_data.items() if name not in (VIEW, SEARCH)}
        return {name: value for name, value in left.items() if value}


@dataclass(frozen=True, slots=True)
class Listing:
    """What the page of a list shows; `rows` are all that were asked for, `page` fifty of them.

    `is_asked` says that somebody chose from them. Without any, `is_blank` says that there is none at all, `nothing`
    what it means that this view has none, and `everything` is the same question to the view that holds all.
    """

    kind: Kind
    rows: Rows
    day: date
    page: Page[Any]
    lines: tuple[ListRow, ...]
    heads: tuple[Head, ...]
    views: tuple[ViewLink, ...]
    form: NarrowForm
    is_asked: bool
    is_blank: bool
    nothing: Any
    everything: str
    query: str


def listing(kind: Kind, asked: QueryDict, looking: Looking, *, per_page: int = PER_PAGE) -> Listing:
    """The rows somebody asked for, as the query of the address says it. What it says wrongly is left out."""
    view = _view(kind, asked)
    form = NarrowForm(kind, asked, view)
    rows = kind.rows(looking.programme)
    rows = _searched(kind, view.narrow(rows, looking) if view else rows, form.words).filter(**form.chosen)
    order = _order(kind, asked.get(ORDER, ""))
    if order:
        rows = rows.order_by(order, "pk")
    day, slug = looking.today, looking.programme.slug
    page: Page[Any] = Paginator(rows, per_page).get_page(asked.get(PAGE))
    is_narrower = view is not None and view != kind.views[-1]
    return Listing(
        kind=kind,
        rows=rows,
        day=day,
        page=page,
        lines=tuple(_line(kind, row, slug, day) for row in page.object_list),
        heads=tuple(_head(column, order, asked) for column in kind.columns),
        views=tuple(ViewLink(other.label, _with(asked, VIEW, other.key), other == view) for other in kind.views),
        form=form,
        is_asked=bool(form.words or form.chosen),
        is_blank=not page.paginator.count and not kind.rows(looking.programme).exists(),
        nothing=view.nothing if view and not (form.words or form.chosen) else "",
        everything=_with(asked, VIEW, kind.views[-1].key) if is_narrower else "",
        query=_with(asked, PAGE, ""),
    )


def _view(kind: Kind, asked: QueryDict) -> View | None:
    """The view that was asked for, else the first; None for a list without views."""
    return next((view for view in kind.views if view.key == asked.get(VIEW)), kind.views[0] if kind.views else None)


def _searched(kind: Kind, rows: Rows, words: list[str]) -> Rows:
    for word in words:
        rows = rows.filter(Q(*((f"{name}__icontains", word) for name in kind.search), _connector=Q.OR))
    return rows


def _order(kind: Kind, asked: str) -> str:
    """The field to sort by, `-` before it when the other way round; nothing for what no column sorts by."""
    known = {column.order for column in kind.columns if column.order}
    return asked if asked.removeprefix("-") in known else ""


def _head(column: ListColumn, order: str, asked: QueryDict) -> Head:
    is_now = bool(column.order) and order.removeprefix("-") == column.order
    is_down = order.startswith("-")
    direction = ("descending" if is_down else "ascending") if is_now else ""
    turned = column.order if not is_now or is_down else f"-{column.order}"
    query = _with(asked, ORDER, turned) if column.order else ""
    return Head(column.title, query, direction, column.is_number, column.is_extra)


def _line(kind: Kind, row: Any, slug: str, day: date) -> ListRow:
    url = reverse(f"{kind.key}:detail", kwargs={"slug": slug, "pk": row.pk})
    return ListRow(row, url, tuple([_cell(column, row, day) for column in kind.columns]))


def _cell(column: ListColumn, row: Any, day: date) -> Cell:
    value = column.value(row)
    return Cell(
        text="" if isinstance(value, Badge) else _words(value),
        badge=value if isinstance(value, Badge) else None,
        is_number=column.is_number,
        is_extra=column.is_extra,
        is_late=column.is_late is not None and column.is_late(row, day),
    )


def _words(value: str | int | float | Decimal | date | None) -> str:
    if isinstance(value, date):
        return formats.date_words(value)
    if value is None or isinstance(value, str):
        return value or NOTHING
    return formats.number(value)


def _with(asked: QueryDict, name: str, value: str) -> str:
    """The query of the address with one part of it changed; back to the first page."""
    changed = asked.copy()
    for key in (PAGE, FILE, name):
        changed.pop(key, None)
    if value:
        changed[name] = value
    return f"?{changed.urlencode()}"


def as_file(shown: Listing, kind_of_file: str, name: str) -> HttpResponse:
    """All rows that were asked for as CSV or XLSX, with the columns of the list."""
    if kind_of_file == "xlsx":
        heads = _file_heads(shown.kind)
        widths = [min(max(len(head) + 4, NARROWEST), WIDEST) for head in heads]
        sheet = tabular.Tab(str(shown.kind.many)[:31], _table(shown), widths)
        response = HttpResponse(b"".join(tabular.xlsx_bytes([sheet])), content_type=tabular.XLSX_TYPE)
    else:
        response = HttpResponse(b"".join(tabular.csv_bytes(_table(shown))), content_type=tabular.CSV_TYPE)
        kind_of_file = "csv"
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind_of_file}"'
    return response


def _table(shown: Listing) -> Iterator[tabular.Row]:
    yield list(_file_heads(shown.kind))
    for row in shown.rows:
        yield [cell for column in shown.kind.columns for cell in _file_cells(column, row, shown.day)]


def _file_heads(kind: Kind) -> list[str]:
    """The heads of the list; beside a term a column that says whether it is past."""
    heads = [[column.title, LATE] if column.is_late else [column.title] for column in kind.columns]
    return [str(head) for pair in heads for head in pair]


def _file_cells(column: ListColumn, row: Any, day: date) -> list[tabular.Cell]:
    value = column.value(row)
    cell: tabular.Cell = str(value.label) if isinstance(value, Badge) else value
    return [cell, gettext("ja") if column.is_late(row, day) else ""] if column.is_late else [cell]
