"""Is it alive, and can it work? For load balancers and the demo runner; shows nothing about people."""

import structlog
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from wijkaanpak import runtime_role
from wijkaanpak.cache import redis_answers

log = structlog.get_logger(__name__)


@require_safe
@login_not_required
def live(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


@require_safe
@login_not_required
def ready(request: HttpRequest) -> JsonResponse:
    """503 without PostgreSQL, and as a role that sees past row security: then municipalities see each other.

    Without Redis pages still work, so that is reported and no reason to stop traffic.
    """
    found = {**database_answers(), "redis": redis_answers()}
    status = 200 if found["database"] and found["role"] else 503
    return JsonResponse({"status": "ok" if status == 200 else "unavailable", **found}, status=status)


def database_answers() -> dict[str, bool]:
    try:
        faults = runtime_role.faults()
    except DatabaseError:
        return {"database": False, "role": False}
    if faults:
        log.error("runtime_role_refused", faults=faults)
    return {"database": True, "role": not faults}
