"""The cache: in Redis, and while Redis is away in the memory of each process.

It holds how often somebody tried to sign in and which codes of a second step were used. So signing in may not fail
without Redis, and not become a free guess either: meanwhile each process keeps count by itself.
"""

import time
from collections.abc import Callable
from typing import Any

import structlog
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = structlog.get_logger(__name__)
PAUSE = 10  # seconds: of a Redis that hangs one request each time waits for an answer, not every question of each
MOST_KEYS = 10_000

_away_until: dict[str, float] = {}  # by address; Django makes a cache for each thread


def redis_answers() -> bool:
    """Whether Redis itself answers now."""
    try:
        return bool(caches["default"]._cache.get_client().ping())  # type: ignore[attr-defined]
    except (RedisError, OSError):
        return False


def _steady(name: str) -> Callable[..., Any]:
    ask = getattr(RedisCache, name)

    def method(self: "SteadyCache", *args: Any, **options: Any) -> Any:
        if time.monotonic() >= _away_until.get(self.address, 0):
            try:
                return ask(self, *args, **options)
            except (RedisError, OSError):
                log.warning("cache_without_redis", seconds=PAUSE, exc_info=True)
                _away_until[self.address] = time.monotonic() + PAUSE
        return getattr(self.own, name)(*args, **options)

    return method


class SteadyCache(RedisCache):
    """Django's cache in Redis that answers from its own memory when Redis does not."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self.address = server
        self.own = LocMemCache(f"instead of {server}", {"OPTIONS": {"MAX_ENTRIES": MOST_KEYS}})

    add, get, set, touch, delete, has_key = map(_steady, ["add", "get", "set", "touch", "delete", "has_key"])
    get_many, set_many, delete_many = map(_steady, ["get_many", "set_many", "delete_many"])
    incr, clear = map(_steady, ["incr", "clear"])
