"""The HTTP answer with a download: streamed, cacheable by everybody, with a name that says what is in it."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256

from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.utils.text import slugify

from neighbourhoods.downloads.extract import Extract
from neighbourhoods.downloads.files import WRITERS, in_dutch
from neighbourhoods.models import ReleaseColumn

FRESH_FOR = 3600


def version() -> str:
    """Changes with every publication and withdrawal: one query."""
    current = ReleaseColumn.objects.filter(is_current=True)
    found = current.aggregate(newest=Max("release_id"), columns=Count("pk"))
    return f"{found['newest']}-{found['columns']}"


def answer(request: HttpRequest, name: str, kind: str, on: date, make: Callable[[], Extract]) -> HttpResponse:
    """The file, or ‘304’ for who has it already; `make` is only called for the file. Raises KeyError for a kind."""
    content_type, write = WRITERS[kind]
    etag = quote_etag(sha256(f"{request.get_full_path()} {on} {version()}".encode()).hexdigest()[:32])
    found = get_conditional_response(request, etag=etag)
    if found is None or not isinstance(found, HttpResponseNotModified):
        pieces = in_dutch(write(make()))
        found = StreamingHttpResponse(pieces, content_type=content_type)
        found["Content-Disposition"] = f'attachment; filename="{file_name(name, kind, on)}"'
    found["ETag"] = etag
    found["Content-Language"] = "nl"
    patch_cache_control(found, public=True, max_age=FRESH_FOR)
    return found


def file_name(name: str, kind: str, on: date) -> str:
    """cijfers-selwerd-2026-11-23.csv"""
    return f"cijfers-{slugify(name) or 'gebied'}-{on.isoformat()}.{kind}"
