"""One line for each request: which page, for how long, what came of it, who asked. Counted in the metrics as well.

Nothing in it is what somebody typed: a page is its name, its municipality and the numbers in its address. Of who did
not sign in no address is kept. Lines that are written during the request have the same `request_id`.
"""

import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import structlog
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject, empty

from wijkaanpak import asked, clients
from wijkaanpak.watching import metrics

log = structlog.get_logger(__name__)


class RequestLog:
    """Around everything that may take long, so that its seconds are those of a visitor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=uuid4().hex)
        response = self.get_response(request)
        seconds = time.perf_counter() - began
        metrics.answered(asked.route(request), response.status_code, seconds)
        write = log.error if response.status_code >= 500 else log.info
        write("request", **about(request), status=response.status_code, ms=round(seconds * 1000))
        structlog.contextvars.clear_contextvars()
        return response


def about(request: HttpRequest) -> dict[str, Any]:
    user_id = who(request)
    return {
        "method": request.method,
        "route": asked.route(request),
        "numbers": asked.numbers(request),
        "municipality": asked.municipality(request),
        "user_id": user_id,
        "ip": clients.address(request) if user_id else None,
    }


def who(request: HttpRequest) -> int | None:
    """Whoever signed in, if the page asked: it is not asked here, outside the municipality."""
    user: Any = getattr(request, "user", None)
    if isinstance(user, SimpleLazyObject) and user.__dict__["_wrapped"] is empty:
        return None
    return user.pk if user else None
