"""Is it alive, and can it work? For load balancers and the demo runner; shows nothing about people."""

from collections.abc import Callable
from typing import Any

import structlog
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from wijkaanpak import runtime_role
from wijkaanpak.cache import redis_answers
from wijkaanpak.watching import upgrades

log = structlog.get_logger(__name__)


@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """The process answers. Asks nothing of anybody else, so that a database that is away does not end it."""
    return JsonResponse({"status": "ok"})


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """503 without PostgreSQL, as a role that sees past row security (then municipalities see each other), and while
    tables of this version are not there yet.

    Without Redis pages still work, so that is reported and no reason to stop traffic.
    """
    found = {**database_answers(), "redis": redis_answers()}
    missing = [name for name in ("database", "role", "migrations") if not found[name]]
    if missing:
        return JsonResponse({"status": f"unavailable: {WHY[missing[0]]}", **found}, status=503)
    return JsonResponse({"status": "ok", **found})


WHY = {
    "database": "the database does not answer",
    "role": "the role of the database sees past row-level security",
    "migrations": "migrations are pending, type manage.py migrate",
}


def database_answers() -> dict[str, bool]:
    try:
        faults = runtime_role.faults()
        is_migrated = not upgrades.pending()
    except DatabaseError:
        return {"database": False, "role": False, "migrations": False}
    if faults:
        log.error("runtime_role_refused", faults=faults)
    return {"database": True, "role": not faults, "migrations": is_migrated}


ANSWERS: dict[str, Callable[[HttpRequest], HttpResponse]] = {"/health/live": live, "/health/ready": ready}


class HealthMiddleware:
    """Answers before anything looks at the name that was asked for: who watches a server asks its address.

    So these have no session, no municipality and no line in the log.
    """

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        answer = ANSWERS.get(request.path_info, self.get_response)
        return answer(request)
