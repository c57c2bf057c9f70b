"""Reads: what happened to a record, change by change, and how it stood on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator

from programmes import as_it_stood, logbook
from programmes.models import ChangedTogether, Event
from programmes.records.kinds import Kind
from programmes.records.words import in_words, label_of

PER_PAGE = 25
LAST = 5


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: what was and what became; neither for a field about a person, of which only the change is kept."""

    label: str
    was: str
    now: str
    is_private: bool


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of the logbook with what it changed, and why when it was changed together with others."""

    event: Event
    changes: tuple[FieldChange, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class History:
    page: Page[Event]
    happened: tuple[Happened, ...]


def last_of(row: Any) -> tuple[Happened, ...]:
    """The last five lines about a record, with why it was changed together with others. Two queries."""
    events = list(logbook.of(row)[:LAST])
    reasons = _reasons({event.pk for event in events})
    return tuple(Happened(event, (), reasons.get(event.pk, "")) for event in events)


def history(row: Any, page: str | None) -> History:
    """All lines about a record, newest first. Three queries, and one for each link that changed."""
    found: Page[Event] = Paginator(logbook.of(row), PER_PAGE).get_page(page)
    events = list(found.object_list)
    reasons = _reasons({event.pk for event in events})
    happened = (Happened(event, tuple(_changes(type(row), event)), reasons.get(event.pk, "")) for event in events)
    return History(found, tuple(happened))


def _reasons(lines: set[int]) -> dict[int, str]:
    """By line of the logbook why it was changed, for those that were changed together."""
    found = ChangedTogether.objects.filter(lines__overlap=sorted(lines)).order_by("pk") if lines else ()
    return {line: together.reason for together in found for line in together.lines if line in lines}


def _changes(model: Any, event: Event) -> Iterable[FieldChange]:
    for name, values in event.detail.get("changed", {}).items():
        was, now = values or (None, None)
        told = [in_words(model, name, value) if values else "" for value in (was, now)]
        yield FieldChange(label_of(model, name), told[0], told[1], values is None)


def on_day(kind: Kind, row: Any, day: date) -> list[tuple[str, str]] | None:
    """Every field that is told as it stood at the end of a day, in words; None when it was not recorded by then."""
    stood = as_it_stood.of(row, day)
    if stood is None:
        return None
    names = [name for name in kind.names if name in stood]
    return [(label_of(type(row), name), in_words(type(row), name, stood[name])) for name in names]
