"""How a write stores a row: checked, saved, and with its line in the logbook, or not at all.

The line says what was and what became, but for fields about a person (`PRIVATE`): of those only that they changed. A
row that people change counts its changes in `revision`; a form gives back what it has `seen`, and who comes second
hears what is there now.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from programmes import logbook
from programmes.models.kept import Edited, Withdrawable
from programmes.models.owner import programme_of
from programmes.models.programme import Programme
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import User

NOTHING_YET = "0"
"""What a form has seen when there was nothing to see."""
OWNERS = ("municipality", "programme")
NOT_LOGGED = frozenset({"revision", "withdrawn_at", "withdrawn_by", "withdrawn_reason"})
"""They change with every change, or with a line of their own."""


class ChangedMeanwhile(Exception):
    """Somebody else changed the row after it was looked at: `now` is the row as it is, None when it is not there.

    `by_name` and `at` say who changed it last and when, as far as the logbook knows.
    """

    def __init__(self, now: Any = None) -> None:
        super().__init__(str(now))
        last = logbook.of(now).first() if now is not None else None
        self.now = now
        self.by_name: str = last.by_name if last else ""
        self.at: datetime | None = last.at if last else None


class FieldNotAllowed(Exception):
    """This write changes other fields; `names` are those it may not touch."""

    def __init__(self, names: Collection[str]) -> None:
        super().__init__(", ".join(sorted(names)))
        self.names = frozenset(names)


class OtherProgramme(Exception):
    """The row belongs to another programme, or to another municipality."""


class AlreadyWithdrawn(Exception):
    """What was withdrawn stays as it is."""


def token(row: Any) -> str:
    """What a form has to give back to show which revision of which row it was opened on."""
    return f"{row.pk}.{row.revision}" if row is not None else NOTHING_YET


def require_unchanged(row: Any, seen: str | None) -> None:
    """Raise ChangedMeanwhile unless the form saw the row as it is; None: there was no form. Lock the row first."""
    if seen is not None and seen != token(row):
        raise ChangedMeanwhile(row)


def keep(
    row: Any,
    kind: str,
    programme: Programme | None,
    *,
    by: User | None,
    at: datetime,
    about: Any = None,
    sets: Mapping[str, Iterable[Any]] | None = None,
) -> Any:
    """Check the row, save it and add the line to the logbook; returns the row.

    The line is `about` the row itself, unless it tells of another one: a report tells of its measure. `sets` are the
    rows for its many-to-many fields. Lock a row that is changed first. Raises ValidationError with what to do, in the
    words of the fields, and OtherProgramme.
    """
    _require_ours(row, programme)
    before = None if row._state.adding else _stored(row)
    _check(row, before or {}, sets or {})
    return _store(row, before, kind, programme, by=by, at=at, about=about, sets=sets or {})


def change(
    row: Any,
    kind: str,
    programme: Programme | None,
    /,
    *,
    allowed: Collection[str],
    by: User | None,
    at: datetime,
    seen: str | None = None,
    **fields: Any,
) -> Any:
    """Lock the row, give the fields their new values, and keep it. Many-to-many fields take rows.

    When they are what they were, nothing is written. Raises FieldNotAllowed for a field that is not in `allowed`,
    ChangedMeanwhile, AlreadyWithdrawn, OtherProgramme, ValidationError.
    """
    if refused := fields.keys() - set(allowed):
        raise FieldNotAllowed(refused)
    row = lock(row, seen=seen)
    _require_ours(row, programme)
    before = _stored(row)
    many = {field.name for field in row._meta.many_to_many}
    for name in fields.keys() - many:
        setattr(row, name, fields[name])
    sets = {name: list(fields[name]) for name in fields.keys() & many}
    _check(row, before, sets)
    if not changes(row, before, sets):
        return row
    return _store(row, before, kind, programme, by=by, at=at, about=None, sets=sets)


def _require_ours(row: Any, programme: Programme | None) -> None:
    if row.municipality_id != tenancy.current_id():
        raise OtherProgramme
    owner = programme_of(row)
    if programme is not None and owner is not None and owner != programme.pk:
        raise OtherProgramme


def _check(row: Any, before: Mapping[str, Any], sets: Mapping[str, Iterable[Any]]) -> None:
    owner = programme_of(row)
    linked: dict[str, Iterable[Any]] = {}
    for field in row._meta.local_concrete_fields:
        is_link = field.remote_field is not None and field.name not in OWNERS
        if is_link and getattr(row, field.attname) not in (None, before.get(field.name)):
            linked[field.name] = [getattr(row, field.name)]
    for name, others in {**linked, **sets}.items():
        for other in others:
            _require_fit(name, other, owner)
    row.full_clean()


def _require_fit(name: str, other: Any, owner: int | None) -> None:
    """What a row is linked to is of the same programme, and still stands."""
    theirs = programme_of(other)
    if theirs is not None and owner is not None and theirs != owner:
        raise ValidationError({name: _("Kies iets van deze wijkaanpak.")})
    if getattr(other, "municipality_id", None) not in (None, tenancy.current_id()):
        raise ValidationError({name: _("Kies iets van deze gemeente.")})
    if isinstance(other, Withdrawable) and other.withdrawn_at is not None:
        raise ValidationError({name: _("‘%(name)s’ is ingetrokken. Kies iets anders.") % {"name": other}})


def _store(
    row: Any,
    before: Mapping[str, Any] | None,
    kind: str,
    programme: Programme | None,
    *,
    by: User | None,
    at: datetime,
    about: Any,
    sets: Mapping[str, Iterable[Any]],
) -> Any:
    detail: dict[str, Any] = {}
    if before is not None:
        detail["changed"] = changes(row, before, sets)
        if isinstance(row, Edited):
            row.revision += 1
    row.save()
    for name, others in sets.items():
        getattr(row, name).set(others)
    logbook.record(kind, programme, about=about or row, subject=str(row), by=by, at=at, detail={"id": row.pk, **detail})
    return row


def withdraw(row: Any, kind: str, programme: Programme | None, *, reason: str, by: User, at: datetime) -> Any:
    """Take a row back with a reason: it stays, and counts no more. Raises AlreadyWithdrawn, ValidationError."""
    row = lock(row)
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = at, by, reason.strip()
    if not row.withdrawn_reason:
        raise ValidationError({"reason": _("Schrijf op waarom u dit intrekt.")})
    return keep(row, kind, programme, by=by, at=at)


def end(former: Any, kind: str, programme: Programme, *, ends_on: date, by: User | None, at: datetime) -> Any:
    """The last day of what is succeeded by another: logged like any other change. Raises ValidationError."""
    return change(former, kind, programme, allowed=["ends_on"], by=by, at=at, ends_on=ends_on)


def lock(row: Any, *, seen: str | None = None) -> Any:
    """The row as it is in the database, for this transaction alone.

    Raises ChangedMeanwhile, AlreadyWithdrawn, and OtherProgramme for a row of another municipality.
    """
    model: type[models.Model] = type(row)
    manager: Any = model.with_withdrawn if issubclass(model, Withdrawable) else model._default_manager
    try:
        locked = manager.select_for_update(of=("self",)).get(pk=row.pk)
    except model.DoesNotExist as missing:
        raise OtherProgramme from missing
    if isinstance(locked, Withdrawable) and locked.withdrawn_at is not None:
        raise AlreadyWithdrawn
    require_unchanged(locked, seen)
    return locked


def changes(row: Any, before: Mapping[str, Any], sets: Mapping[str, Iterable[Any]]) -> dict[str, Any]:
    """By field what was and what became of it, links by their keys; None for a field about a person."""
    private = getattr(row, "PRIVATE", ())
    now = {field.name: getattr(row, field.attname) for field in row._meta.local_concrete_fields}
    now |= {name: sorted(other.pk for other in others) for name, others in sets.items()}
    return {
        name: None if name in private else [_plain(before[name]), _plain(value)]
        for name, value in now.items()
        if name not in NOT_LOGGED and value != before[name]
    }


def _stored(row: Any) -> dict[str, Any]:
    """The fields as they are in the database, links by their keys."""
    names = [field.name for field in row._meta.local_concrete_fields]
    values: dict[str, Any] = type(row)._base_manager.filter(pk=row.pk).values(*names).get()
    for field in row._meta.many_to_many:
        values[field.name] = sorted(getattr(row, field.name).values_list("pk", flat=True))
    return values


def _plain(value: Any) -> Any:
    """As JSON can hold it; a date or an amount as text."""
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value if value is None or isinstance(value, bool | int | float) else str(value)
