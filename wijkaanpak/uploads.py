"""Files that people send: to disk as they come in, stopped when too large, and before a transaction is opened.

A file of 100 MB over a slow line takes minutes. The tenancy middleware opens a transaction for the whole request, and
the database ends one that idles; so a file is received before that.
"""

from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest, HttpResponse


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


class ReceiveFirst:
    """Receives a file before the transaction of the request begins. Only from somebody with a session and a form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        cookies = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
        if request.content_type == "multipart/form-data" and cookies <= set(request.COOKIES):
            _ = request.POST  # reading it is what receives the files
        return self.get_response(request)


def trouble(request: HttpRequest) -> UploadTrouble | None:
    """Why the file of this request did not arrive, None when it did."""
    return getattr(request, "upload_trouble", None)
