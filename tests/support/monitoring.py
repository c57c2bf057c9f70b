"""Rows of monitoring that say only what matters in a test."""

import uuid
from datetime import date
from typing import Any

from monitoring.models import Report
from monitoring.snapshot.seal import sha256
from programmes.models import Programme
from tests.conftest import NOON
from tests.support.snapshots import example_snapshot


def make_programme(**fields: Any) -> Programme:
    """A programme of the current municipality."""
    defaults = {
        "name": "Selwerd",
        "slug": "selwerd",
        "area_name": "Selwerd",
        "started_on": date(2018, 3, 1),
        "horizon_years": 20,
    }
    return Programme.objects.create(**{**defaults, **fields})


def make_report(programme: Programme, **fields: Any) -> Report:
    """A concept over the year before 1 October 2026; `status="adopted"` fills in the rest."""
    snapshot = fields.pop("snapshot", None) or example_snapshot()
    defaults: dict[str, Any] = {
        "programme": programme,
        "period_start": date(2025, 10, 1),
        "period_end": date(2026, 9, 30),
        "reference_date": date(2026, 10, 1),
        "snapshot": snapshot,
        "sha256": sha256(snapshot),
        "requested_at": NOON,
        "form_key": uuid.uuid4(),
    }
    if fields.get("status", "concept") != "concept":
        defaults |= {"adopted_by": "het college", "adopted_on": date(2026, 10, 27)}
    if fields.get("status") == "offered":
        defaults |= {"offered_on": date(2026, 11, 3)}
    return Report.objects.create(**{**defaults, **fields})
