"""Is it alive, and can it work? For load balancers and the demo runner; shows nothing about people."""

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError


@require_safe
@login_not_required
def live(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


@require_safe
@login_not_required
def ready(request: HttpRequest) -> JsonResponse:
    """503 without PostgreSQL. Without Redis pages still work, so that is reported and no reason to stop traffic."""
    found = {"database": database_answers(), "redis": redis_answers()}
    status = 200 if found["database"] else 503
    return JsonResponse({"status": "ok" if status == 200 else "unavailable", **found}, status=status)


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except DatabaseError:
        return False
    return True


def redis_answers() -> bool:
    try:
        cache.get("health")
    except (RedisError, OSError):
        return False
    return True
