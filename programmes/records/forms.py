"""The form of a record: its own fields, and what it needs to be seen as it was, and shown again."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from programmes import saving
from programmes.models import Programme
from wijkaanpak import fields

HIDDEN = ("seen",)
TAKE = "take_"
"""Before the name of a field: take what stands there now, not what is in the form."""
BESIDE = "bij-"
"""Before the name of a group: the id of what is said under it."""


@dataclass(frozen=True, slots=True)
class Aside:
    """What a form says under a group while somebody fills it in: a template, and the fields that it is made from."""

    template: str
    reads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormGroup:
    """Fields that stand together, called by the first; `place` and `aside_place` are the ids of their elements."""

    name: str
    heading: Any
    fields: tuple[forms.BoundField, ...]
    aside: Aside | None

    @property
    def place(self) -> str:
        return f"groep-{self.name}"

    @property
    def aside_place(self) -> str:
        return f"{BESIDE}{self.name}"


class RecordForm(forms.Form):
    """The fields of one record. `GROUPS` are headings, or nothing, with names of fields: what is read and changed
    together. `ASIDES` are what is said under a group, by its first field; `HELPS` are fields that only help to fill in
    the form.

    With a `part`, the name of the first field of a group, the form is that group alone; with `only` it is those fields.
    `seen` says which revision it was opened on.
    """

    GROUPS: ClassVar[Sequence[tuple[Any, Sequence[str]]]] = ()
    ASIDES: ClassVar[Mapping[str, Aside]] = {}
    HELPS: ClassVar[Sequence[str]] = ()

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    merge: Any = None
    """What became of it when a colleague was first (records.conflicts.Merge)."""

    def __init__(
        self,
        answers: Mapping[str, Any] | None = None,
        *,
        programme: Programme,
        row: Any = None,
        initial: Mapping[str, Any] | None = None,
        part: str = "",
        only: Collection[str] = (),
        prefix: str | None = None,
    ) -> None:
        self.programme, self.row = programme, row
        stored = self.stored(row) | {"seen": saving.token(row)} if row is not None else {}
        auto_id = f"{part}_%s" if part else "id_%s"  # several groups may be open at once
        first = {**self.starts_with(), **stored, **(initial or {})}
        super().__init__(answers, auto_id=auto_id, initial=first, prefix=prefix)
        if part:
            only = next(names for _heading, names in self.parts() if names[0] == part)
        self.only = only
        self.prepare()
        if only:
            for name in set(self.fields) - {*HIDDEN, *only}:
                del self.fields[name]

    def prepare(self) -> None:
        """Choices that depend on the programme."""

    def asks(self, name: str) -> bool:
        """Whether this field is among those that the form is about: what takes a query is prepared for those alone."""
        return not self.only or name in self.only

    def starts_with(self) -> dict[str, Any]:
        """What stands in the form of a new record."""
        return {}

    @classmethod
    def names(cls) -> list[str]:
        """The fields that people fill in, in their order."""
        return [name for name in cls.base_fields if name not in (*HIDDEN, *cls.HELPS)]

    @classmethod
    def asked(cls, query: QueryDict) -> dict[str, Any]:
        """What the query of an address says should stand in the form: of a link to it, or while somebody types."""
        return {
            name: query.getlist(name) if isinstance(field, forms.ModelMultipleChoiceField) else query[name]
            for name, field in cls.base_fields.items()
            if name not in HIDDEN and name in query
        }

    @classmethod
    def parts(cls) -> list[tuple[Any, Sequence[str]]]:
        """The headings with the names of their fields; all in one for a short form."""
        return [part for part in cls.GROUPS or [("", cls.names())] if part[1]]

    @classmethod
    def is_plain(cls, names: Sequence[str]) -> bool:
        """Whether these fields are text and nothing else."""
        return all(isinstance(cls.base_fields[name], fields.TextField) for name in names)

    @classmethod
    def stored(cls, row: Any) -> dict[str, Any]:
        """The values of a row, as the form shows them."""
        return {name: _stored(row, name) for name in cls.names()}

    @property
    def values(self) -> dict[str, Any]:
        """What the write takes: what was typed, or what stands there now where somebody chose that."""
        typed = {name: self.cleaned_data[name] for name in self.names() if name in self.cleaned_data}
        return {name: _stored(self.row, name) if self.takes(name) else value for name, value in typed.items()}

    def takes(self, name: str) -> bool:
        """Whether somebody chose what stands there now, after a colleague was first."""
        return self.row is not None and bool(self.data.get(TAKE + self.add_prefix(name)))

    def show(self, values: Mapping[str, Any], seen: str) -> None:
        """Put these values in the form, as they were typed or as they stand now, and let it be sent after reading."""
        answers: Any = self.data.copy()  # type: ignore[has-type]
        for name, value in values.items():
            put(answers, self.add_prefix(name), self.fields[name].prepare_value(value) if value is not None else "")
        answers[self.add_prefix("seen")] = seen
        self.data = answers

    @property
    def is_conflict(self) -> bool:
        """Whether somebody has to choose, because a colleague changed the same."""
        return self.merge is not None and bool(self.merge.clashes)

    @property
    def refilled(self) -> list[FormGroup]:
        """The groups that what was just chosen fills in anew; without any the page leaves its fields alone."""
        return []

    @property
    def helps(self) -> list[forms.BoundField]:
        """The hidden fields that go with what was filled in anew."""
        return [self[name] for name in self.HELPS if name in self.fields]

    @property
    def groups(self) -> list[FormGroup]:
        """The groups with their fields, as far as this form has them."""
        return [
            FormGroup(names[0], heading, found, self.ASIDES.get(names[0]))
            for heading, names in self.parts()
            if (found := tuple(self[name] for name in names if name in self.fields))
        ]


def _stored(row: Any, name: str) -> Any:
    is_set = any(field.name == name for field in row._meta.many_to_many)
    return list(getattr(row, name).all()) if is_set else getattr(row, name)


def put(answers: Any, name: str, value: Any) -> None:
    """Let this value be what was sent for a field."""
    if isinstance(value, dict):
        for key, part in value.items():
            answers[f"{name}_{key}"] = str(part)
    elif isinstance(value, list | tuple):
        answers.setlist(name, [str(part) for part in value])
    else:
        answers[name] = str(value)


def explain(form: forms.Form, refused: ValidationError) -> None:
    """Put what a write refused beside the field it is about, else above the form."""
    found = refused.message_dict if hasattr(refused, "error_dict") else {"": refused.messages}
    for field, words in found.items():
        form.add_error(field if field in form.fields else None, words)
