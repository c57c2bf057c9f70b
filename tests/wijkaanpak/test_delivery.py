"""How pages reach a browser: packed, and not again when it has them already."""

import gzip

import brotli
import pytest
from django.test import Client

from tests.support.factories import ProgrammeFactory
from tests.support.world import client_of

PUBLIC = ["/over/", "/groningen/", "/groningen/buurten/", "/groningen/wijkaanpak/selwerd/", "/groningen/data/"]


@pytest.fixture
def shown(groningen):
    return ProgrammeFactory(name="Selwerd", slug="selwerd", is_published=True)


@pytest.mark.parametrize(("accepted", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_a_page_is_sent_packed_as_the_browser_can_read_it(client, shown, accepted, unpack):
    plain = client.get("/groningen/")
    packed = client.get("/groningen/", headers={"Accept-Encoding": accepted})

    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == accepted
    assert "accept-encoding" in packed["Vary"].lower()
    assert unpack(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 3


@pytest.mark.parametrize("path", PUBLIC)
def test_a_page_for_everybody_sets_no_cookie_and_is_sent_once(client, shown, path):
    first = client.get(path, headers={"Accept-Encoding": "br"})
    again = client.get(path, headers={"Accept-Encoding": "br", "If-None-Match": first["ETag"]})

    assert first.status_code == 200
    assert not first.cookies
    assert (again.status_code, again.content) == (304, b"")


def test_a_page_that_changed_is_sent_again(client, shown):
    kept = client.get("/groningen/")["ETag"]
    type(shown).objects.update(name="Selwerd en omgeving")

    again = client.get("/groningen/", headers={"If-None-Match": kept})

    assert again.status_code == 200
    assert "Selwerd en omgeving" in again.content.decode()


def test_another_language_is_another_page_and_is_chosen_without_a_token(shown):
    visitor = Client(enforce_csrf_checks=True)
    kept = visitor.get("/groningen/")["ETag"]

    visitor.post("/taal/", {"language": "pl", "next": "/groningen/"})
    polish = visitor.get("/groningen/", headers={"If-None-Match": kept})

    assert (polish.status_code, polish["Content-Language"]) == (200, "pl")


def test_a_page_of_staff_is_kept_by_nobody(manager, shown):
    page = client_of(manager).get("/groningen/beheer/selwerd/")

    assert "no-store" in page["Cache-Control"]
    assert "ETag" not in page
