"""A server of which somebody asks how it does."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from django.utils import timezone

from tests.support.figures import make_release
from wijkaanpak import queues, tasks
from wijkaanpak.watching import around, looking, metrics, moments


def usage(*, free_mb: int) -> Any:
    return SimpleNamespace(free=free_mb * 2**20)


def workers_that_take(*names: str) -> Callable[..., Any]:
    """In the place of asking every worker what it takes: one answers."""
    answers = {"celery@hier": [{"name": name} for name in names]} if names else None
    return lambda **_how: SimpleNamespace(active_queues=lambda: answers)


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def healthy(groningen, now, monkeypatch):
    """A server on which all is well: the clock ticks, figures are in, last night's backup was restored."""
    for asks in (looking, metrics):
        monkeypatch.setattr(asks, "redis_answers", lambda: True)
    monkeypatch.setattr(around.httpx, "get", lambda *_address, **_how: httpx.Response(200))
    monkeypatch.setattr(around.shutil, "disk_usage", lambda _folder: usage(free_mb=9_000))
    monkeypatch.setattr(around.app.control, "inspect", workers_that_take(*queues.ALL))
    tasks.pulse()
    noted = {"folder": "/reservekopie/nu", "made_at": (now - timedelta(hours=9)).isoformat(), "was_restored": True}
    moments.note(moments.BACKUP_VERIFIED, at=now, about=noted)
    make_release(retrieved_at=now - timedelta(days=40))
