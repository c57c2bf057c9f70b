"""A file is received on the pages that take one, from who signed in; from anybody else nothing is read or kept."""

import io
import tempfile

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.urls import get_resolver

from tests.support.routes import MUNICIPALITY, routes
from wijkaanpak import tenancy, uploads

LARGE = settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1


class Unread(io.BytesIO):
    """A body that fails the test when somebody reads it."""

    def read(self, *size):
        raise AssertionError("the body was read")

    readline = read


@pytest.fixture
def path(groningen):
    return tenancy.path(groningen, "imports:upload")


def send(path: str, *, size: str = str(LARGE), cookies: dict[str, str] | None = None, **headers: str):
    """A request of this size as a server hands it over, and what the rest of the product was asked."""
    asked = []
    about = {"CONTENT_TYPE": "multipart/form-data; boundary=x", "CONTENT_LENGTH": size, "wsgi.input": Unread()}
    request = RequestFactory().request(REQUEST_METHOD="POST", PATH_INFO=path, **about, **headers)
    request.COOKIES |= cookies or {}
    answer = uploads.ReceiveFirst(lambda request: asked.append(request))(request)
    return answer, asked


@pytest.mark.parametrize("where", ["/", "/groningen/", "/groningen/initiatieven/", "/account/login/", "/bestaat/niet/"])
def test_a_stranger_is_refused_before_a_byte_is_read(groningen, where):
    answer, asked = send(where)

    assert (answer.status_code, asked) == (413, [])
    assert "neemt geen bestanden aan" in answer.content.decode()


@pytest.mark.parametrize("cookie", ["", "verzonnen"])
def test_whose_session_ended_is_led_to_the_door_and_loses_no_form(path, cookie):
    cookies = {settings.SESSION_COOKIE_NAME: cookie} if cookie else {}

    answer, asked = send(path, cookies=cookies)
    by_htmx, _asked = send(path, cookies=cookies, HTTP_HX_REQUEST="true")

    assert (answer.status_code, answer["Location"], asked) == (302, f"/account/login/?next={path}", [])
    assert by_htmx.status_code == 401


@pytest.mark.parametrize("size", ["", "veel", "-1"])
def test_a_size_that_is_none_is_left_to_the_rest(path, size):
    assert len(send(path, size=size)[1]) == 1


def test_who_signed_in_sends_no_file_to_a_page_that_takes_none(client, manager, groningen):
    client.force_login(manager)
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}

    answer, asked = send(tenancy.path(groningen, "workspace:programmes"), cookies=cookies)

    assert (answer.status_code, asked) == (413, [])


def test_a_small_file_that_nobody_asked_for_is_kept_nowhere(client, groningen, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(settings, "FILE_UPLOAD_TEMP_DIR", str(tmp_path))
    kept = []
    monkeypatch.setattr(uploads.ToDisk, "new_file", lambda self, *about: kept.append(about))

    answer = client.post("/groningen/", {"bestand": SimpleUploadedFile("x.csv", b"x" * 1000)})

    assert answer.status_code == 405
    assert kept == []


def test_the_pages_that_take_files_are_marked():
    """Each form with a file stands on one of these; a new one needs `uploads.takes_files`."""
    marked = {route.name for route in routes(MUNICIPALITY) if getattr(route.view, "takes_files", False)}

    assert marked == {
        "imports:upload",
        "mappings:add",
        "activities:read_workbook",
        "conversations:read_workbook",
        "stakeholders:read_workbook",
    }
    assert get_resolver(settings.MUNICIPALITY_URLCONF).resolve("/beheer/cijfers/inlezen/").func.takes_files
