"""A list of records: views, search, filters, sorting, fifty rows a page, and all of them as a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.records.kinds import Badge, Kind, ListColumn, Looking, Rows, Shown, View
from programmes.records.words import NOTHING
from wijkaanpak import fields, formats, tabular

PER_PAGE = 50
SEARCH, VIEW, ORDER, PAGE, FILE = "zoek", "bekijk", "volgorde", "pagina", "bestand"
WIDEST, NARROWEST = 60, 12


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: `query` sorts by it, the other way round when it is the order now (`direction`)."""

    title: Any
    query: str
    direction: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands under a head: text, or a badge."""

    text: str
    badge: Badge | None
    is_number: bool


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
    """What the page of a list shows; `rows` are all that were asked for, `page` fifty of them."""

    kind: Kind
    rows: Rows
    page: Page[Any]
    lines: tuple[ListRow, ...]
    heads: tuple[Head, ...]
    views: tuple[ViewLink, ...]
    form: NarrowForm
    is_narrowed: bool
    query: str


def listing(kind: Kind, asked: QueryDict, looking: Looking) -> Listing:
    """The rows somebody asked for, as the query of the address says it. What it says wrongly is left out."""
    view = _view(kind, asked)
    form = NarrowForm(kind, asked, view)
    rows = kind.rows(looking.programme)
    rows = _searched(kind, view.narrow(rows, looking) if view else rows, form.words).filter(**form.chosen)
    order = _order(kind, asked.get(ORDER, ""))
    if order:
        rows = rows.order_by(order, "pk")
    page: Page[Any] = Paginator(rows, PER_PAGE).get_page(asked.get(PAGE))
    return Listing(
        kind=kind,
        rows=rows,
        page=page,
        lines=tuple(_line(kind, row, looking) for row in page.object_list),
        heads=tuple(_head(column, order, asked) for column in kind.columns),
        views=tuple(ViewLink(other.label, _with(asked, VIEW, other.key), other == view) for other in kind.views),
        form=form,
        is_narrowed=bool(form.words or form.chosen or (view and view != kind.views[-1])),
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
    return Head(column.title, query, direction, column.is_number)


def _line(kind: Kind, row: Any, looking: Looking) -> ListRow:
    url = reverse(f"{kind.key}:detail", kwargs={"slug": looking.programme.slug, "pk": row.pk})
    return ListRow(row, url, tuple(_cell(column, row) for column in kind.columns))


def _cell(column: ListColumn, row: Any) -> Cell:
    value = column.value(row)
    if isinstance(value, Badge):
        return Cell("", value, column.is_number)
    if isinstance(value, date):
        return Cell(formats.date_words(value), None, column.is_number)
    is_text = isinstance(value, str) or value is None
    return Cell(str(value or NOTHING) if is_text else formats.number(value), None, column.is_number)  # type: ignore[arg-type]


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
        heads = [str(column.title) for column in shown.kind.columns]
        widths = [min(max(len(head) + 4, NARROWEST), WIDEST) for head in heads]
        sheet = tabular.Tab(str(shown.kind.many)[:31], _table(shown), widths)
        response = HttpResponse(b"".join(tabular.xlsx_bytes([sheet])), content_type=tabular.XLSX_TYPE)
    else:
        response = HttpResponse(b"".join(tabular.csv_bytes(_table(shown))), content_type=tabular.CSV_TYPE)
        kind_of_file = "csv"
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind_of_file}"'
    return response


def _table(shown: Listing) -> Iterator[tabular.Row]:
    yield [str(column.title) for column in shown.kind.columns]
    for row in shown.rows:
        yield [_file_cell(column.value(row)) for column in shown.kind.columns]


def _file_cell(value: Shown) -> tabular.Cell:
    return str(value.label) if isinstance(value, Badge) else value
