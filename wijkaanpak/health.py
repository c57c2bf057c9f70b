"""Is it alive, can it work, and how does it do? For load balancers, the demo runner and who watches a server; shows
nothing about people.
"""

from collections.abc import Callable
from typing import Any

import structlog
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from wijkaanpak import runtime_role
from wijkaanpak.cache import redis_answers
from wijkaanpak.watching import metrics, upgrades

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


@require_safe
def measured(request: HttpRequest) -> HttpResponse:
    """For who has the token."""
    if not constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {settings.METRICS_TOKEN}"):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    return HttpResponse(metrics.exposition(), content_type=metrics.CONTENT_TYPE)


ANSWERS: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "/health/live": live,
    "/health/ready": ready,
    "/metrics": measured,
}


class HealthMiddleware:
    """Answers before anything looks at the name that was asked for: who watches a server asks its address.

    So these have no session, no municipality and no line in the log. Without a token there are no metrics.
    """

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        answer = ANSWERS.get(request.path_info)
        if answer is None or (answer is measured and not settings.METRICS_TOKEN):
            return self.get_response(request)
        return answer(request)
