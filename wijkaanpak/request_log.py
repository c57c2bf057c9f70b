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

from wijkaanpak import clients
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
        metrics.answered(route(request), response.status_code, seconds)
        write = log.error if response.status_code >= 500 else log.info
        write("request", **about(request), status=response.status_code, ms=round(seconds * 1000))
        structlog.contextvars.clear_contextvars()
        return response


def about(request: HttpRequest) -> dict[str, Any]:
    found, municipality, user_id = request.resolver_match, getattr(request, "municipality", None), who(request)
    numbers = {name: value for name, value in (found.kwargs if found else {}).items() if isinstance(value, int)}
    return {
        "method": request.method,
        "route": route(request),
        "numbers": numbers,
        "municipality": municipality.slug if municipality else None,
        "user_id": user_id,
        "ip": clients.address(request) if user_id else None,
    }


def route(request: HttpRequest) -> str:
    """The name of the page; one word for all addresses that are none."""
    return request.resolver_match.view_name if request.resolver_match else "no page"


def who(request: HttpRequest) -> int | None:
    """Whoever signed in, if the page asked: it is not asked here, outside the municipality."""
    user: Any = getattr(request, "user", None)
    if isinstance(user, SimpleLazyObject) and user.__dict__["_wrapped"] is empty:
        return None
    return user.pk if user else None
