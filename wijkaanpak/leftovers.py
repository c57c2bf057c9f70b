"""Files that no row names: the older of two versions, what was let go by rule, what a lost transaction left behind.

Each night those of more than a day old are removed. When that would be more than half of all files it is more likely
that this is another database than that of these files: then nothing is removed, and `manage.py status` says so.
"""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import structlog
from django.apps import apps
from django.conf import settings
from django.db import models

from wijkaanpak import tenancy
from wijkaanpak.accounts.entering import each_municipality
from wijkaanpak.row_security import is_tenant
from wijkaanpak.watching import moments

log = structlog.get_logger(__name__)
OLD = timedelta(days=1)
FEW = 20
"""So many may be removed whatever share that is."""


def clear(*, at: datetime) -> int:
    """Remove them; returns how many. Safe to run twice, or at once."""
    root = Path(settings.MEDIA_ROOT)
    on_disk = set(_files(root))  # before the rows: a file that comes meanwhile is not looked at
    named = set(_named())
    old = [name for name in sorted(on_disk - named) if _is_old(root / name, at)]
    is_odd = len(old) > max(FEW, len(on_disk) / 2)
    if is_odd:
        log.error("leftovers_not_removed", count=len(old), files=len(on_disk))
    for name in [] if is_odd else old:
        (root / name).unlink(missing_ok=True)
    removed = 0 if is_odd else len(old)
    if removed:
        log.info("leftovers_removed", count=removed)
    moments.note(moments.LEFTOVERS, at=at, about={"removed": removed, "left": len(old) - removed})
    return removed


def _files(root: Path) -> Iterator[str]:
    """Also those that were being written when the power went, which begin with a dot."""
    for folder, _folders, files in os.walk(root):
        for name in files:
            yield Path(folder, name).relative_to(root).as_posix()


def _is_old(path: Path, at: datetime) -> bool:
    try:
        return path.stat().st_mtime < (at - OLD).timestamp()
    except FileNotFoundError:
        return False


def _named() -> Iterator[str]:
    """What rows name, of every municipality; each is asked behind its own wall."""
    fields = [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, models.FileField) and model._meta.managed and not model._meta.proxy
    ]
    for model, name in fields:
        if not is_tenant(model):
            yield from _of(model, name)
    for municipality_id in each_municipality():
        with tenancy.municipality(municipality_id):
            for model, name in fields:
                if is_tenant(model):
                    yield from _of(model, name)


def _of(model: Any, name: str) -> Iterator[str]:
    yield from model._base_manager.exclude(**{name: ""}).order_by().values_list(name, flat=True).iterator()
