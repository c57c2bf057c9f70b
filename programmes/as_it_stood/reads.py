"""Reads: how everything of a programme stood, which rows counted, and how one record stood, at the end of a day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

from django.db.models import BigIntegerField, Case, DecimalField, F, IntegerField, Model, Q, QuerySet, Value, When
from django.db.models import CharField as Text
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, JSONObject
from django.utils.timezone import localdate

from programmes.as_it_stood.fields import KEPT
from programmes.models import Event, Partner, Programme
from programmes.models.kept import CountingManager
from programmes.models.owner import way

R = TypeVar("R", bound=Model)


class Version(NamedTuple):
    """The values of a row at the end of the day; `is_later` when even the first of it was recorded after that."""

    values: dict[str, Any]
    recorded_on: date
    is_later: bool


@dataclass(frozen=True, slots=True)
class Stood:
    """How everything of a programme stood. `since` is set when the programme was recorded after the day asked for: then
    nobody can tell how it stood, and rows stay as they are now.
    """

    since: date | None = None
    versions: dict[tuple[str, int], Version] = field(default_factory=dict)

    def put_back(self, rows: Iterable[R], keep: Callable[[R], bool] = lambda row: False) -> tuple[R, ...]:
        """The rows with their values of then. A row that was recorded later is left out unless `keep` wants it."""
        return tuple(row for row in rows if self._put_back(row) or keep(row))

    def _put_back(self, row: Model) -> bool:
        version = self.versions.get((type(row).__name__, row.pk))
        if self.since is not None or version is None:
            return True
        for name, value in version.values.items():
            setattr(row, name, value)
        return not version.is_later


def stood(programme: Programme, day: date) -> Stood:
    """Everything in one query, however much there is."""
    first, *others = (_versions(model, programme, day) for model in KEPT)
    found: dict[tuple[str, int], Version] = {}
    for name, pk, is_later, recorded_at, values in first.union(*others, all=True):
        found[name, pk] = _version(name, values, recorded_at, is_later=bool(is_later))
    here = found.get((Programme.__name__, programme.pk))
    return Stood(here.recorded_on if here and here.is_later else None, found)


def logged(programme: Programme, kind: str, *, until: date = date.max, after: date = date.min) -> QuerySet[Any, Any]:
    """The ids of the rows that one kind of line in the logbook is about, for `pk__in`: for rows without a day."""
    lines = Event.objects.filter(programme=programme, kind=kind, detail__has_key="id")
    lines = lines.filter(at__date__gt=after, at__date__lte=until)
    return lines.order_by().values(found=Cast(KeyTextTransform("id", "detail"), BigIntegerField()))


def counted(model: type[Model], day: date) -> QuerySet[Any, Any]:
    """The rows that were not withdrawn by the end of a day; all rows of a model that knows no withdrawal."""
    manager: Any = model._default_manager
    if not isinstance(manager, CountingManager):
        return manager.all()  # type: ignore[no-any-return]
    rows: QuerySet[Any, Any] = model.with_withdrawn.all()  # type: ignore[attr-defined]
    moment = f"{manager.way}withdrawn_at"
    return rows.filter(Q(**{moment: None}) | Q(**{f"{moment}__date__gt": day}))


def of(row: Model, day: date) -> dict[str, Any] | None:
    """Every field of one record at the end of a day, links by their keys; None when it was not recorded by then, or
    not any more. A record from before its history was kept stood as it was at the start of it.
    """
    events: Any = type(row).pgh_event_model  # type: ignore[attr-defined]
    version = events.objects.filter(pgh_obj_id=row.pk, pgh_created_at__date__lte=day).order_by("pgh_id").last()
    if version is None or version.pgh_label == "delete":
        return None
    return {field.name: getattr(version, field.attname) for field in row._meta.local_concrete_fields}


def _versions(model: type[Model], programme: Programme, day: date) -> QuerySet[Any, Any]:
    """For each row the last version that was recorded by the end of the day, or else the first version after it."""
    names = KEPT[model]
    events = model.pgh_event_model.objects.filter(**{path(model): programme})  # type: ignore[attr-defined]
    by_then = When(pgh_created_at__date__lte=day, then=Value(0))
    events = events.annotate(is_later=Case(by_then, default=Value(1), output_field=IntegerField()))
    nearest = Case(When(is_later=0, then=-F("pgh_id")), default=F("pgh_id"), output_field=IntegerField())
    rows = events.order_by("pgh_obj_id", "is_later", nearest).distinct("pgh_obj_id")
    values = JSONObject(**{key: column for name in names for key, column in _columns(model, name)})
    return rows.values_list(  # type: ignore[no-any-return]
        Value(model.__name__, output_field=Text()), "pgh_obj_id", "is_later", "pgh_created_at", values
    )


def path(model: type[Model]) -> str:
    """The lookup that leads from the history of a table to the programme of its rows."""
    return "__".join(way(model) or ()) or "pgh_obj"


def _columns(model: type[Model], name: str) -> list[tuple[str, Any]]:
    """Amounts as text, so that no cent is lost on the way."""
    if name == "owner":
        return [(f"owner_{part}", f"owner__{part}") for part in ("id", "name", "kind")]
    is_amount = isinstance(model._meta.get_field(name), DecimalField)
    return [(name, Cast(name, Text()) if is_amount else name)]


def _version(name: str, values: dict[str, Any], recorded_at: datetime, *, is_later: bool) -> Version:
    model = next(model for model in KEPT if model.__name__ == name)
    read: dict[str, Any] = {}
    for field_name in KEPT[model]:
        if field_name == "owner":
            pk = values["owner_id"]
            read["owner"] = Partner(id=pk, name=values["owner_name"], kind=values["owner_kind"]) if pk else None
        else:
            read[field_name] = model._meta.get_field(field_name).to_python(values[field_name])  # type: ignore[union-attr]
    return Version(read, localdate(recorded_at), is_later)
