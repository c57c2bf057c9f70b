"""One line for each request, with the address that our own proxies saw."""

import structlog
from django.http import HttpRequest
from django_structlog.middlewares.request import RequestMiddleware

from wijkaanpak import clients


class RequestLog(RequestMiddleware):
    """What a visitor writes in X-Forwarded-For would else stand in the log as the address they came from."""

    @classmethod
    def bind_ip(cls, request: HttpRequest) -> None:
        structlog.contextvars.bind_contextvars(ip=clients.address(request))
