"""Two people changed one record at once: what only one of them touched goes together, the rest is for people."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Model

from programmes import logbook, saving
from programmes.records.forms import TAKE, RecordForm
from programmes.records.words import in_words


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both changed: what it was, what a colleague made of it, and what stands in the form."""

    name: str
    label: Any
    was: str
    now: str
    mine: str

    @property
    def take(self) -> str:
        """The name of the box with which somebody takes what stands there now."""
        return TAKE + self.name


@dataclass(frozen=True, slots=True)
class Merge:
    """What became of two changes: `values` with all that goes together, and where it does not."""

    row: Any
    by_name: str
    at: datetime | None
    values: dict[str, Any]
    clashes: tuple[Clash, ...]
    theirs: tuple[Any, ...]
    """The labels of the fields that only the colleague changed."""


def merged(form: RecordForm, seen: str, met: saving.ChangedMeanwhile) -> Merge:
    """Put the answers of a form beside what somebody else made of the row since `seen`. One query, and one a link."""
    row, fields = met.now, form.fields
    now = form.stored(row)
    was = _stood(row, seen) or {}
    mine = form.values
    values, clashes, theirs = dict(mine), [], []
    for name in mine:
        if form.takes(name) or (name in was and same(mine[name], was[name])):
            values[name] = now[name]
            if name in was and not same(now[name], was[name]):
                theirs.append(fields[name].label)
        elif not same(mine[name], now[name]) and not (name in was and same(now[name], was[name])):
            told = [in_words(type(row), name, value) for value in (was.get(name), now[name], mine[name])]
            clashes.append(Clash(form.add_prefix(name), fields[name].label, *told))
    return Merge(row, met.by_name, met.at, values, tuple(clashes), tuple(theirs))


def _stood(row: Model, seen: str) -> dict[str, Any] | None:
    """The fields of the row in the revision that the form was opened on; None when its history does not hold it."""
    revision = seen.rpartition(".")[2]
    if not revision.isdecimal():
        return None
    versions: Any = type(row).pgh_event_model  # type: ignore[attr-defined]
    rows = versions.objects.filter(pgh_obj_id=row.pk, revision=int(revision)).order_by("-pgh_id")
    version = rows.first()
    if version is None:
        return None
    stood = {field.name: getattr(version, field.attname) for field in row._meta.local_concrete_fields}
    return stood | _stood_linked(row, later=row.revision - version.revision)


def _stood_linked(row: Any, *, later: int) -> dict[str, list[int]]:
    """The rows of each many-to-many field so many changes ago: its history is in the logbook alone."""
    names = [field.name for field in row._meta.many_to_many]
    if not names:
        return {}
    stood = {name: sorted(getattr(row, name).values_list("pk", flat=True)) for name in names}
    for event in logbook.of(row).filter(detail__has_key="changed")[:later]:
        for name in names:
            stood[name] = event.detail["changed"].get(name, [stood[name]])[0]
    return stood


def same(left: Any, right: Any) -> bool:
    """Whether two values are one to people: typed or stored, a row or its key."""
    return bool(_comparable(left) == _comparable(right))


def _comparable(value: Any) -> Any:
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, list | tuple) or hasattr(value, "values_list"):
        return sorted(_comparable(part) for part in value)
    if isinstance(value, dict):
        return {key: _comparable(part) for key, part in value.items()}
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float | Decimal):
        return Decimal(str(value))
    text = "" if value is None else str(value)
    return Decimal(text) if text.isdecimal() else "\n".join(text.splitlines())
