"""Headers on every answer, errors too, and nothing inline in any page that is rendered."""

import re

import pytest
from django.urls import reverse

from tests.support.routes import ABOVE, routes
from tests.support.world import client_of
from wijkaanpak import statements

CSP = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
}
DOWNLOAD = {"sandbox", "default-src 'none'"}
INLINE = re.compile(rb"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:|hx-on", re.IGNORECASE)
OTHER_SITE = re.compile(rb"(?:src|action|<link[^>]*href)=[\"\']?(?:https?:)?//")


def assert_locked_down(answer, path):
    policy = set(answer["Content-Security-Policy"].split("; "))
    assert policy in (CSP, DOWNLOAD), path
    if policy == DOWNLOAD:
        assert answer["Content-Disposition"].startswith("attachment"), path
    assert answer["X-Content-Type-Options"] == "nosniff", path
    assert answer["Referrer-Policy"] == "same-origin", path
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin", path
    assert "camera=()" in answer["Permissions-Policy"], path


@pytest.mark.parametrize("path", ["/bestaat-niet/", "/groningen/bestaat-niet/", "/nergens/beheer/"])
def test_a_page_that_is_not_there_is_locked_down(client, groningen, path):
    answer = client.get(path)

    assert answer.status_code == 404
    assert_locked_down(answer, path)
    assert not INLINE.search(answer.content)


def test_a_page_that_broke_is_locked_down_and_says_nothing(client, db, monkeypatch):
    def broken(*args):
        raise RuntimeError("het geheim van de smid")

    monkeypatch.setattr(statements, "page", broken)
    client.raise_request_exception = False

    answer = client.get("/over/")

    assert answer.status_code == 500
    assert_locked_down(answer, "/over/")
    assert not INLINE.search(answer.content)
    assert b"smid" not in answer.content


def test_a_refusal_is_locked_down(client, groningen, reader):
    client.force_login(reader)

    answer = client.get("/groningen/beheer/koppelingen/")

    assert answer.status_code == 403
    assert_locked_down(answer, "403")
    assert not INLINE.search(answer.content)


def test_every_page_above_the_municipalities_is_locked_down(db, manager):
    """Those of the platform too; what Django draws there brings its scripts as files."""
    client = client_of(manager)
    for route in routes(ABOVE):
        if set(route.parts) <= {"key", "uidb36"} and not route.name.startswith("admin:"):
            path = reverse(route.name, urlconf=ABOVE, kwargs=dict.fromkeys(route.parts, "1"))
            for answer in (client.get(path), client_of(None).get(path)):
                assert_locked_down(answer, path)
                assert not INLINE.search(answer.content), path
    assert_locked_down(client.get("/platform/"), "/platform/")
