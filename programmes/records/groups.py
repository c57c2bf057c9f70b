"""Reads: a record in the groups of its form, of which those with nothing but text are changed where they stand."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from programmes.records.kinds import Kind
from programmes.records.words import in_words, label_of

PART = "deel"
"""In the address of a record: the group that is open as a form."""


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Some fields of a record, called by the first. `text` is what it says when it is one text, else there are `facts`.

    `is_plain` says that it is changed where it stands: it holds text alone, nothing to choose, to count or to give a
    reason for.
    """

    name: str
    heading: Any
    text: str | None
    facts: tuple[tuple[str, str], ...]
    is_plain: bool

    @property
    def place(self) -> str:
        """The id of its section."""
        return f"{PART}-{self.name}"


def groups(kind: Kind, row: Any) -> dict[str, FieldGroup]:
    """The groups of a record by name, in their order. A query for each link."""
    stored, found = kind.form.stored(row), {}
    for heading, names in kind.form.parts():
        is_plain, first = kind.form.is_plain(names), names[0]
        is_text = is_plain and len(names) == 1
        facts = [(label_of(type(row), name), in_words(type(row), name, stored[name])) for name in names]
        found[first] = FieldGroup(
            name=first,
            heading=heading or (kind.form.base_fields[first].label if is_text else ""),
            text=stored[first] if is_text else None,
            facts=() if is_text else tuple(facts),
            is_plain=is_plain,
        )
    return found


def asked_place(request: HttpRequest) -> str:
    """The name of the group that htmx swaps; nothing when a whole page is asked for."""
    target = (request.htmx.target or "") if request.htmx else ""  # type: ignore[attr-defined]
    prefix = f"{PART}-"
    return target.removeprefix(prefix) if target.startswith(prefix) else ""
