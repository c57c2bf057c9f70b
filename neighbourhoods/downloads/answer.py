"""The HTTP answer with a download: streamed, kept as long as nothing changed, with a name that says what is in it."""

from collections.abc import Callable, Iterable
from datetime import date
from hashlib import sha256

from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.utils.text import slugify

from neighbourhoods.downloads.extract import Extract
from neighbourhoods.downloads.writers import WRITERS, in_dutch
from neighbourhoods.models import AreaLink, ReleaseColumn


def version() -> str:
    """Changes with every publication, withdrawal and link between areas: two queries."""
    columns = ReleaseColumn.objects.filter(is_current=True).aggregate(newest=Max("release_id"), count=Count("pk"))
    links = AreaLink.objects.aggregate(newest=Max("pk"), count=Count("pk"))
    return f"{columns['newest']}-{columns['count']}-{links['newest']}-{links['count']}"


def answer(
    request: HttpRequest, name: str, kind: str, on: date, make: Callable[[], Extract], *, codes: Iterable[str]
) -> HttpResponse:
    """The file, or ‘304’ for whoever has it already; `make` is only called for the file. Raises KeyError for a kind.

    `codes` are what the area is made of now: it may be redrawn under the same address. A browser that kept the file
    asks each time whether it still holds, so that a withdrawn figure does not linger.
    """
    content_type, write = WRITERS[kind]
    etag = quote_etag(sha256(f"{request.get_full_path()} {on} {version()} {sorted(codes)}".encode()).hexdigest()[:32])
    found = get_conditional_response(request, etag=etag)
    if found is None or not isinstance(found, HttpResponseNotModified):
        pieces = in_dutch(write(make()))
        found = StreamingHttpResponse(pieces, content_type=content_type)
        found["Content-Disposition"] = f'attachment; filename="{file_name(name, kind, on)}"'
    found["ETag"] = etag
    found["Content-Language"] = "nl"
    patch_cache_control(found, public=True, no_cache=True)
    return found


def file_name(name: str, kind: str, on: date) -> str:
    """cijfers-selwerd-2026-11-23.csv"""
    return f"cijfers-{slugify(name) or 'gebied'}-{on.isoformat()}.{kind}"
