"""The cache answers with or without Redis, and says which."""

import pytest
from django.core.cache import caches

from wijkaanpak import cache


@pytest.fixture
def without_redis(settings):
    address = "redis://127.0.0.1:1/0"
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": address}}
    yield caches["default"]
    caches["default"].clear()
    cache._away_until.clear()


def test_without_redis_a_process_remembers_by_itself(without_redis):
    assert without_redis.add("once", 1)
    assert not without_redis.add("once", 2)
    without_redis.set("count", 1)
    without_redis.incr("count")

    assert without_redis.get_many(["once", "count"]) == {"once": 1, "count": 2}
    without_redis.delete("once")
    assert without_redis.get("once") is None


def test_a_redis_that_is_away_is_not_asked_again_for_a_while(without_redis, monkeypatch):
    asked = []
    monkeypatch.setattr(without_redis._cache, "get_client", lambda *args, **options: asked.append(1) or unreachable())

    for _question in range(3):
        without_redis.get("count")
    cache._away_until[without_redis.address] -= cache.PAUSE
    without_redis.get("count")

    assert len(asked) == 2


def unreachable():
    raise ConnectionRefusedError


def test_with_redis_all_processes_remember_the_same(settings):
    caches["default"].set("shared", 1)

    assert caches["default"].own.get("shared") is None
    assert caches["default"].get("shared") == 1
    assert cache.redis_answers()
