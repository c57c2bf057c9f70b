"""Reads: the rows of a list as a table to fill in, and what somebody was filling in before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from programmes.models import Programme
from programmes.records.forms import RecordForm
from programmes.records.kinds import Kind, Looking
from programmes.records.listing import Listing, listing
from programmes.records.sending import GO_ON
from programmes.records.together.asking import SEEN, AskedRows, all_form, from_table, row_form
from programmes.records.words import label_of

PER_PAGE = 25
SHOWN = "shown"
"""The name under which the page that shows what would change carries it."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; without a form when it cannot be changed any more, and why."""

    row: Any
    url: str
    form: RecordForm | None
    fixed: Any


@dataclass(frozen=True, slots=True)
class EntryTable:
    """What the page shows: the list the rows come from, their heads, and what is asked for all that are picked."""

    shown: Listing
    heads: tuple[str, ...]
    rows: tuple[TableRow, ...]
    for_all: RecordForm
    is_answered: bool
    """Whether it shows what somebody filled in before."""


def entry_table(kind: Kind, asked: QueryDict, looking: Looking, sent: QueryDict | None = None) -> EntryTable:
    """The rows that the address asks for; or those that were `sent`, as they were filled in."""
    shown = listing(kind, asked, looking, per_page=PER_PAGE)
    rows: Sequence[Any] = shown.page.object_list
    answered = None
    if sent is not None:
        answered = from_table(kind, sent, ())
        stored = {row.pk: row for row in kind.rows(looking.programme).filter(pk__in=answered.pks)}
        rows = [stored[pk] for pk in answered.pks if pk in stored]
    return EntryTable(
        shown=shown,
        heads=tuple(label_of(kind.model, name) for name in kind.together),
        rows=tuple(_rows(kind, looking.programme, rows, answered)),
        for_all=all_form(kind, looking.programme, sent),
        is_answered=sent is not None,
    )


def _rows(kind: Kind, programme: Programme, rows: Sequence[Any], answered: AskedRows | None) -> list[TableRow]:
    choices: dict[str, Any] = {}
    found = []
    for row in rows:
        url = reverse(f"{kind.key}:detail", kwargs={"slug": programme.slug, "pk": row.pk})
        form = row_form(kind, programme, row, answered) if kind.may_change(row) else None
        for name, answer in form.fields.items() if form else ():
            if isinstance(answer, forms.ModelChoiceField):  # what can be chosen is asked once, not for each row
                choices[name] = choices.get(name) or list(answer.choices)
                answer.choices = choices[name]
        found.append(TableRow(row, url, form, kind.fixed(row)))
    return found


def kept_answers(request: HttpRequest) -> QueryDict | None:
    """What somebody was filling in here and did not send, when they asked to go on with it."""
    kept = getattr(request, "kept", None)
    if kept is None or GO_ON not in request.GET or kept.draft is None:
        return None
    answers = QueryDict(mutable=True)
    for name, values in kept.draft.answers.items():
        answers.setlist(name, values)
    return answers if SHOWN in answers or any(name.endswith(f"-{SEEN}") for name in answers) else None
