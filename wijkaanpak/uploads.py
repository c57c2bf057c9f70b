"""Files that people send: to disk as they come in, stopped when too large, and before a transaction is opened.

A file of 100 MB over a slow line takes minutes. The tenancy middleware opens a transaction for the whole request, and
the database ends one that idles; so a file is received before that.
"""

from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from importlib import import_module
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.views import redirect_to_login
from django.core.files.uploadhandler import FileUploadHandler, StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

View = TypeVar("View", bound=Callable[..., HttpResponse])
REFUSED = _("Deze pagina neemt geen bestanden aan. Ga naar de pagina waar u het bestand kiest, en stuur het opnieuw.")


class UploadTrouble(StrEnum):
    """Why a file did not arrive."""

    TOO_BIG = "too_big"
    NO_ROOM = "no_room"


class SizeLimit(FileUploadHandler):
    """Stops reading at `UPLOAD_MAX_BYTES` and notes it on the request; the form of the page says it."""

    received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > settings.UPLOAD_MAX_BYTES:
            self.request.upload_trouble = UploadTrouble.TOO_BIG  # type: ignore[union-attr]
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler keeps the file."""


class ToDisk(TemporaryFileUploadHandler):
    """Writes each piece to a temporary file; a disk that is full is noted on the request, and nothing is left."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        try:
            super().new_file(*args, **kwargs)
        except OSError as error:
            raise self._no_room() from error

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        try:
            super().receive_data_chunk(raw_data, start)
            self.file.flush()  # a small file would only be written when it is complete, and that may not fail
        except OSError as error:
            with suppress(OSError):  # what could not be written is tried once more
                self.file.close()
            raise self._no_room() from error

    def _no_room(self) -> StopUpload:
        self.request.upload_trouble = UploadTrouble.NO_ROOM  # type: ignore[union-attr]
        return StopUpload(connection_reset=False)


class Nowhere(FileUploadHandler):
    """Keeps nothing of a file that nobody asked for."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Neither on disk nor in memory."""

    def file_complete(self, file_size: int) -> None:
        """There is no file."""


def takes_files(view: View) -> View:
    """Marks a view whose form has a file in it; the address of any other view takes none."""
    view.takes_files = True  # type: ignore[attr-defined]
    return view


class ReceiveFirst:
    """Receives a file before the transaction of the request begins: on a page that takes files, from who signed in.

    Anything else with files in it is a mistake or an attack: what is large is refused unread, so that it fills no disk
    and holds no thread, and of what is small the files are let go. Whose session ended is led to the door first.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.content_type == "multipart/form-data":
            takes_them = _takes_files(request.path_info)
            if takes_them and _is_signed_in(request):
                request.POST  # noqa: B018  # reading it is what receives the files
            elif _is_large(request):
                return _to_the_door(request) if takes_them else _refused()
            else:
                request.upload_handlers = [Nowhere(request)]
        return self.get_response(request)


def _takes_files(path: str) -> bool:
    _slug, _slash, rest = path[1:].partition("/")
    try:
        view = resolve(f"/{rest}", settings.MUNICIPALITY_URLCONF).func
    except Resolver404:
        return False
    return getattr(view, "takes_files", False)


def _is_large(request: HttpRequest) -> bool:
    size = request.META.get("CONTENT_LENGTH", "")
    return size.isdecimal() and int(size) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def _to_the_door(request: HttpRequest) -> HttpResponse:
    """As for any page behind it; htmx hears 401, so that what stands in the form stays there."""
    return HttpResponse(status=401) if "HX-Request" in request.headers else redirect_to_login(request.path_info)


def _refused() -> HttpResponse:
    return HttpResponse(REFUSED, status=413, content_type="text/plain; charset=utf-8")


def _is_signed_in(request: HttpRequest) -> bool:
    """Whether the cookie is of a session in which somebody signed in; who that is and may do, the page asks."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    store = import_module(settings.SESSION_ENGINE).SessionStore
    return key is not None and SESSION_KEY in store(key)


def trouble(request: HttpRequest) -> UploadTrouble | None:
    """Why the file of this request did not arrive, None when it did."""
    return getattr(request, "upload_trouble", None)
