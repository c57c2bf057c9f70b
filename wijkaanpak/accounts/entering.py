"""Ways into the rows of a municipality: the first segment of an address, and one municipality after another."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import get_script_prefix, set_script_prefix
from psycopg import ClientCursor

from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Municipality


def each_municipality() -> list[int]:
    """The ids of all municipalities, for work that opens one after the other, each in a transaction of its own."""
    return list(Municipality.objects.order_by("pk").values_list("pk", flat=True))


def in_batches(clear: Callable[..., int], *, at: datetime) -> int:
    """Call `clear(at=at)` in each municipality until it does nothing more there, each time in a transaction of its own;
    returns how many it did together.
    """
    total = 0
    for municipality_id in each_municipality():
        done = 1
        while done:
            with tenancy.municipality(municipality_id):
                done = clear(at=at)
            total += done
    return total


def municipalities_with(rows: QuerySet[Any]) -> list[int]:
    """The ids of the municipalities in which there are such rows: one question, however many municipalities there are.

    For a sweep that looks after all of them and mostly finds nothing. Each is asked behind its own wall.
    """
    question, parameters = rows.order_by().values("pk").query.sql_with_params()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "select municipalities_with(%s)", [ClientCursor(cursor.connection).mogrify(question, parameters)]
        )
        return [pk for (pk,) in cursor.fetchall()]


class MunicipalityMiddleware:
    """Takes `/groningen` off the path and answers the rest within that municipality's transaction."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.municipality = None  # type: ignore[attr-defined]
        slug, slash, rest = request.path_info[1:].partition("/")
        nul = "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", "")
        if nul and ("\0" in slug or not rest.startswith("api/v1/")):
            # PostgreSQL has no text with this in it, so it is the address of nothing. The API says that itself.
            raise Http404
        if not slug or not slash or slug in tenancy.RESERVED:
            return self.get_response(request)

        nested = connection.in_atomic_block
        with transaction.atomic():
            before = tenancy.setting() if nested else ""
            found = Municipality.objects.entering(slug)
            if found is None:
                return self.get_response(request)
            with tenancy.inside(found.pk, before=before, nested=nested):
                return self._answer(request, found, rest)

    def _answer(self, request: HttpRequest, found: Municipality, rest: str) -> HttpResponse:
        request.municipality = found  # type: ignore[attr-defined]
        request.path_info = f"/{rest}"
        request.urlconf = settings.MUNICIPALITY_URLCONF  # type: ignore[attr-defined]
        prefix = get_script_prefix()
        set_script_prefix(f"/{found.slug}/")
        try:
            response = self.get_response(request)
        finally:
            set_script_prefix(prefix)
        if response.status_code >= 500:
            transaction.set_rollback(True)
        return response
