"""A server of which somebody asks how it does."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.support.figures import make_release
from wijkaanpak import tasks
from wijkaanpak.watching import looking, metrics, moments


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def healthy(groningen, now, monkeypatch):
    """A server on which all is well: the clock ticks, figures are in, last night's backup was restored."""
    for asks in (looking, metrics):
        monkeypatch.setattr(asks, "redis_answers", lambda: True)
    tasks.pulse()
    noted = {"folder": "/reservekopie/nu", "made_at": (now - timedelta(hours=9)).isoformat(), "was_restored": True}
    moments.note(moments.BACKUP_VERIFIED, at=now, about=noted)
    make_release(retrieved_at=now - timedelta(days=40))
