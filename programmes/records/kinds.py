"""What a kind of record is, in one place: its rows and words, who changes it, its list and its form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Model
from django.utils import timezone

from programmes.access import Rights
from programmes.models import Programme
from programmes.records.forms import RecordForm

Rows = Any
"""A queryset of the model of a kind; a model class is Any to the type checker."""


class Badge(NamedTuple):
    """A state as a list shows it: a shape of components/status_badge.html with a word."""

    status: str
    label: Any


Shown = str | int | float | Decimal | date | Badge | None


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column: what a row shows in it, and the field by which the list is sorted there; empty when it is not.

    `is_late` says of a column with a term whether that is past: a list marks it. What `is_extra` is left out on a
    phone, where a row is a card.
    """

    title: Any
    value: Callable[[Any], Shown]
    order: str = ""
    is_number: bool = False
    is_late: Callable[[Any, date], bool] | None = None
    is_extra: bool = False


@dataclass(frozen=True, slots=True)
class Looking:
    """Who looks at a list or a row, in which programme and when."""

    programme: Programme
    rights: Rights
    at: datetime

    @property
    def today(self) -> date:
        return timezone.localdate(self.at)


@dataclass(frozen=True, slots=True)
class View:
    """A choice from all rows that somebody makes with one click: what asks attention, what is mine.

    `nothing` says what it means that none of the rows is in it.
    """

    key: str
    label: Any
    narrow: Callable[[Rows, Looking], Rows]
    nothing: Any = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter on one field with fixed values."""

    name: str
    label: Any
    choices: Sequence[tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """What has to be there before somebody can add a row, and the kind under which that is added."""

    title: Any
    text: Any
    key: str
    add_label: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of record. `key` is the namespace of its pages, `path` their address below the wijkaanpak.

    `noun` is the package it belongs to. `add(programme, **values)`, `change(row, **values)` and `withdraw(row,
    reason=…)` are writes of that package; without one of them nobody can do that here. The first view is the one a
    list opens with, the last one holds all; `why` says in an empty list what it is for. A kind that nobody fills in has
    no form; `told` are the fields that say how a row of it stood on a day. `together` are fields of the form that are
    changed for many rows at once, in a table or a workbook: what fits in one line and asks no reason of its own.
    """

    key: str
    path: str
    noun: str
    model: type[Model]
    rows: Callable[[Programme], Rows]
    edits: str
    one: Any
    many: Any
    why: Any
    columns: Sequence[ListColumn]
    form: type[RecordForm] = RecordForm
    told: Sequence[str] = ()
    together: Sequence[str] = ()
    add_label: Any = ""
    add: Callable[..., Any] | None = None
    change: Callable[..., Any] | None = None
    withdraw: Callable[..., Any] | None = None
    sees: str = "programmes.view"
    views: Sequence[View] = ()
    filters: Sequence[Choice] = ()
    search: Sequence[str] = ()
    listing_template: str = "programmes/records/listing.html"
    detail_template: str = "programmes/records/detail.html"
    fixed: Callable[[Any], Any] = field(default=lambda row: "")
    """Why a row cannot be changed any more, in words; nothing while it can."""
    needs: Callable[[Programme], Prerequisite | None] = field(default=lambda programme: None)
    beside_list: Callable[[Rows, Looking], dict[str, Any]] = field(default=lambda rows, looking: {})
    """What the noun's own template shows beside its list."""
    beside_row: Callable[[Any, Looking], dict[str, Any]] = field(default=lambda row, looking: {})
    """The same beside one row."""

    @property
    def names(self) -> list[str]:
        """The fields that say how a row stands."""
        return list(self.told) or self.form.names()

    def may_change(self, row: Any) -> bool:
        """Whether this row can be changed at all, by whoever may."""
        return self.change is not None and not self.fixed(row)

    def may_change_in_place(self, row: Any, part: str) -> bool:
        """Whether the group that begins with this field is text alone, and the row can be changed."""
        is_plain = any(names[0] == part and self.form.is_plain(names) for _heading, names in self.form.parts())
        return is_plain and self.may_change(row)
