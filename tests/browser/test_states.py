"""Every page of staff in every state, found and not listed: filled, empty, refused, looked at first and in conflict.

The pages are those of the table of access. Their forms are filled in as tests/test_forms.py does, so a new noun is
looked at without a line here. `SCREENSHOTS=1` leaves a picture of each state in var/screenshots.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page

from programmes.models import OwnPeriod
from tests.browser.conftest import watched
from tests.conftest import make_municipality, make_user
from tests.support import access, sendings, shelf
from tests.support.browser import glance
from tests.support.factories import ProgrammeFactory
from tests.support.routes import MUNICIPALITY, routes
from tests.support.sendings import Shown
from tests.support.shelf import Shelf
from tests.support.world import World, client_of
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Municipality, Role

ELSEWHERE = {
    "phases:dossier": "a file",
    "reports:download": "a file",
    "stijlgids": "tests/browser/test_styleguide.py",
}
FORMS = {row.name for row in access.rows() if row.method == "POST" and row.statuses[0] == "302"}
PAGES = sorted(
    {
        route.name
        for route in routes(MUNICIPALITY)
        for row in access.rows()
        if (row.name, row.method, row.statuses[0]) == (route.name, "GET", "302") and "kind" not in route.parts
    }
    - set(ELSEWHERE)
)
MAIN = "#main"
"""What differs between the states of one page; the frame around it is looked at once for each page."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A gemeente with one of everything, and two people who may do all; and one in which nothing is yet."""

    world: World
    anna: Client
    bram: Client
    empty: Municipality
    new: Client


@pytest.fixture(scope="module")
def _ground(own_world) -> Iterator[Ground]:
    empty = make_municipality("leegstad", "Leegstad")
    with tenancy.municipality(empty):
        ProgrammeFactory(name="Leeg", slug="leeg", area_name="Leeg", phase="orienting")
    new = client_of(make_user("nieuw", empty, *Role))
    with tenancy.municipality(own_world.municipality):
        OwnPeriod.objects.update(opened_until=timezone.localdate() + timedelta(days=14))
        anna, bram = (client_of(make_user(name, own_world.municipality, *Role)) for name in ("anna", "bram"))
        yield Ground(own_world, anna, bram, empty, new)


@pytest.fixture
def ground(_ground, db) -> Ground:
    return _ground


@pytest.fixture(scope="module")
def site() -> Iterator[Shelf]:
    with shelf.standing() as standing:
        yield standing


@pytest.fixture(scope="module")
def _tab(browser) -> Iterator[tuple[Page, list[str], set[str]]]:
    """A tab that is used again, what its pages log as an error, and how those are built that axe read."""
    logged: list[str] = []
    with watched(browser, logged) as page:
        yield page, logged, set()


@pytest.fixture
def see(site, _tab, name) -> Iterator[Callable[..., None]]:
    """Looks at an answer about the page of this name, without an error in the console."""
    tab, logged, seen = _tab
    logged.clear()

    def see(path: str, answer: Any, state: str = "", part: str = MAIN) -> None:
        tab.goto(site.put(path, answer))
        glance(tab, f"{name.replace(':', '-')}{state}", part=part, seen=seen)

    yield see
    assert logged == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_and_fits_in_every_state(name, ground, see):
    path = ground.world.path(name)
    page = ground.anna.get(path)
    if not _is_page(page):
        return
    see(path, page, part="html")

    parts = ground.world.parts.get(name, {})
    if set(parts) <= {"slug"}:
        nothing = ground.world.path(name, where=ground.empty, **dict.fromkeys(parts, "leeg"))
        page = ground.new.get(nothing)
        if _is_page(page) and (name not in FORMS or b"wk-empty" in page.content):
            see(nothing, page, "-leeg")


@pytest.mark.parametrize("name", [name for name in PAGES if name in FORMS])
def test_a_form_is_accessible_and_fits_when_it_is_refused_and_when_a_colleague_was_first(name, ground, see):
    path = ground.world.path(name)
    annas, brams = (_form(client, path) for client in (ground.anna, ground.bram))
    refused = ground.anna.post(path, annas.hidden | dict(annas.button))
    assert "Dit veld is verplicht" not in refused.content.decode(), "say what to fill in or to choose"
    if refused.status_code != 302:
        see(path, refused, "-geweigerd")
    if not annas.texts:
        return

    asked = ground.bram.post(path, brams.filled("Bram", **access.answers(name, "Bram")))
    if asked.status_code == 200:
        see(path, asked, "-eerst-kijken")
        ground.bram.post(path, _in(asked, path).filled("Bram", **access.answers(name, "Bram")))
    second, _sent = sendings.send(ground.anna, annas, "Anna", access.answers(name, "Anna"))
    if second.status_code == 409:
        see(path, second, "-conflict")
    assert second.status_code != 302 or not annas.changes


def _form(client: Client, path: str) -> Shown:
    return _in(client.get(path), path)


def _in(answer: Any, path: str) -> Shown:
    """The form of this address, on a page of it."""
    return sendings.form_of(answer.content, path, path)


def _is_page(answer: Any) -> bool:
    return answer.status_code == 200 and answer["Content-Type"].startswith("text/html") and b"<main" in answer.content
