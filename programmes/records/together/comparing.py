"""What a change of many rows comes to, row by row, before anything is stored."""

from dataclasses import dataclass
from typing import Any

from programmes import saving
from programmes.models import Programme
from programmes.records.conflicts import Clash, Merge, merged, same
from programmes.records.forms import RecordForm
from programmes.records.kinds import Kind
from programmes.records.together.asking import AskedRows, packed, row_form
from programmes.records.words import in_words, label_of

MOST = 500
"""So many rows change at once: more takes longer than a page may."""


@dataclass(frozen=True, slots=True)
class Became:
    """One field of a row: what it was and what it becomes."""

    label: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that changes: `values` for its write, and what was typed for them; `merge` when a colleague was first."""

    row: Any
    values: dict[str, Any]
    typed: dict[str, str]
    became: tuple[Became, ...]
    merge: Merge | None

    @property
    def clashes(self) -> tuple[Clash, ...]:
        return self.merge.clashes if self.merge else ()


@dataclass(frozen=True, slots=True)
class WrongCell:
    """What cannot be stored: which row (`place` is its line in a workbook), which column, and why."""

    name: str
    place: int | None
    column: str
    typed: str
    why: str


@dataclass(frozen=True, slots=True)
class RowChanges:
    """`wrong` has to be mended first. `left_out` are rows that cannot change any more; the others can without them."""

    changes: tuple[RowChange, ...]
    wrong: tuple[WrongCell, ...]
    left_out: tuple[WrongCell, ...]
    same: int

    @property
    def is_too_much(self) -> bool:
        return len(self.changes) > MOST

    @property
    def has_clashes(self) -> bool:
        return any(change.clashes for change in self.changes)

    @property
    def alike(self) -> tuple[Became, ...]:
        """What all rows become, when that is the same for each."""
        told = {tuple((became.label, became.now) for became in change.became) for change in self.changes}
        return self.changes[0].became if len(told) == 1 else ()

    @property
    def packed(self) -> str:
        """As the page carries it to the next."""
        return packed((change.row.pk, saving.token(change.row), change.typed) for change in self.changes)


def compared(
    kind: Kind, programme: Programme, asked: AskedRows, gone: str, wrong: tuple[WrongCell, ...] = ()
) -> RowChanges:
    """Put what was asked beside what is stored; `gone` says why a row is not there. One query, and three for each row
    that a colleague changed meanwhile.
    """
    rows = {row.pk: row for row in kind.rows(programme).filter(pk__in=asked.pks)}
    changes, refused, left_out, unchanged = [], list(wrong), [], 0
    for pk in asked.pks:
        row, place = rows.get(pk), asked.places.get(pk)
        if row is None:
            left_out.append(WrongCell(str(pk), place, "", "", gone))
            continue
        form = row_form(kind, programme, row, asked)
        if not asked.names(kind, pk):
            unchanged += 1
        elif not form.is_valid():
            refused += _wrong(form, asked, place)
        elif (change := _change(form, asked)) is None:
            unchanged += 1
        elif kind.may_change(row):
            changes.append(change)
        else:
            left_out.append(WrongCell(str(row), place, "", "", str(kind.fixed(row))))
    return RowChanges(tuple(changes), tuple(refused), tuple(left_out), unchanged)


def _wrong(form: RecordForm, asked: AskedRows, place: int | None) -> list[WrongCell]:
    found = []
    for name, errors in form.errors.items():
        column = label_of(type(form.row), name) if name in form.fields else ""
        typed = asked.answers.get(form.add_prefix(name), "")
        found += [WrongCell(str(form.row), place, column, typed, str(error)) for error in errors]
    return found


def _change(form: RecordForm, asked: AskedRows) -> RowChange | None:
    """None when the row is already as it was asked."""
    row, values, stored = form.row, form.values, form.stored(form.row)
    if all(same(values[name], stored[name]) for name in values):
        return None
    seen, merge = form.cleaned_data["seen"], None
    if seen and seen != saving.token(row):
        merge = merged(form, seen, saving.ChangedMeanwhile(row))
        values = merge.values
    changed = {name: value for name, value in values.items() if not same(value, stored[name])}
    if not changed:
        return None
    model = type(row)
    became = [
        Became(label_of(model, name), in_words(model, name, stored[name]), in_words(model, name, value))
        for name, value in changed.items()
    ]
    typed = {name: asked.answers.get(form.add_prefix(name), "") for name in changed}
    return RowChange(row, changed, typed, tuple(became), merge)
