"""The write that brings the catalogue in the database up to `reference/`; runs after every migrate."""

from typing import Any

from django.apps.registry import Apps
from django.db import transaction

from neighbourhoods import reference


def after_migrate(*, apps: Apps, using: str, **kwargs: Any) -> None:
    """Load the catalogue once its tables exist; also after a test emptied the database."""
    try:
        indicators, tables = (apps.get_model("neighbourhoods", name) for name in ("Indicator", "SourceTable"))
    except LookupError:
        return
    load(indicators, using=using)
    place(tables, using=using)


def load(model: Any, *, using: str = "default") -> int:
    """Insert or update every entry; returns how many rows were written. Nothing is ever removed."""
    wanted = {entry.key: _row(number, entry) for number, entry in enumerate(reference.INDICATORS, start=1)}
    with transaction.atomic(using=using):
        # Those of a municipality are its own affair.
        manager = model._default_manager.using(using).filter(owner=None)
        stored = {row.pop("key"): row for row in manager.values("key", *next(iter(wanted.values())))}
        changed = {key: row for key, row in wanted.items() if stored.get(key) != row}
        # Numbers are unique: move the known rows out of the way before they get their new place.
        moved = [key for key in changed if key in stored]
        if moved:
            for offset, key in enumerate(moved):
                manager.filter(key=key).update(number=10_000 + offset)
        for key, row in changed.items():
            manager.update_or_create(key=key, defaults=row)
    return len(changed)


def place(model: Any, *, using: str = "default") -> int:
    """Put published tables in the series they are known to be of by now; returns how many moved."""
    tables = {row.code: row for row in model._default_manager.using(using).filter(code__in=reference.TABLES)}
    moved = [row for code, row in tables.items() if row.series != reference.TABLES[code].series]
    for row in moved:
        row.series = reference.TABLES[row.code].series
    model._default_manager.using(using).bulk_update(moved, ["series"])
    return len(moved)


def _row(number: int, entry: reference.Entry) -> dict[str, Any]:
    series = reference.SERIES[entry.series]
    return {
        "number": number,
        "name": entry.name,
        "definition": entry.definition,
        "unit": entry.unit,
        "decimals": entry.decimals,
        "direction": entry.direction.value,
        "domain": entry.domain.value if entry.domain else "",
        "sub_goal": entry.sub_goal.value if entry.sub_goal else "",
        "combination": entry.combination.value,
        "weights": list(entry.weights),
        "numerator": entry.numerator,
        "divided_by": list(entry.divided_by),
        "per": entry.per,
        "minimum": entry.minimum,
        "fewest_events": entry.fewest_events,
        "fewest_people": entry.fewest_people,
        "counts_people": entry.counts_people.value,
        "parts": list(entry.parts),
        "series": entry.series,
        "breaks": list(entry.breaks),
        "source": f"{series.publisher}, {series.name}",
        "rhythm": series.rhythm.value,
        "levels": [level.value for level in series.levels],
        "remark": " ".join(filter(None, [series.remark, entry.remark, entry.breaks_source])),
    }
