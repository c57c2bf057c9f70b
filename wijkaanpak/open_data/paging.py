"""A list in pages, each with the address of the next."""

from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from ninja import Schema
from pydantic import Field

CODE = r"^[-a-zA-Z0-9_]+$"  # of an indicator or a wijkaanpak, in a parameter

# The names of members and parameters are what a reader sees, so they are Dutch.


class Bladeren(Schema):
    """The parameters of every list."""

    pagina: int = Field(1, ge=1, le=100_000, description="Welke pagina van de lijst, vanaf 1.")
    perPagina: int = Field(100, ge=1, le=1000, description="Hoeveel resultaten per pagina.")


class Links(Schema):
    deze: str
    vorige: str | None
    volgende: str | None


class Lijst(Schema):
    aantal: int = Field(description="Hoeveel resultaten er zijn, op alle pagina’s samen.")
    links: Links


def page_of(
    request: HttpRequest, rows: QuerySet[Any] | Sequence[Any], asked: Bladeren, show: Callable[[Any], dict[str, Any]]
) -> dict[str, Any]:
    """The page that was asked for: two queries for rows of the database. Raises Http404 beyond the last."""
    pages = Paginator(rows, asked.perPagina)
    if asked.pagina > pages.num_pages:
        raise Http404
    here = pages.page(asked.pagina)
    links = {
        "deze": _address(request, here.number),
        "vorige": _address(request, here.number - 1) if here.has_previous() else None,
        "volgende": _address(request, here.number + 1) if here.has_next() else None,
    }
    return {"aantal": pages.count, "links": links, "resultaten": [show(row) for row in here]}


def absolute(path: str) -> str:
    """The address of a path; never built from a request's host."""
    return settings.SITE_URL.rstrip("/") + path


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["pagina"] = str(number)
    return absolute(f"{request.path}?{query.urlencode()}")
