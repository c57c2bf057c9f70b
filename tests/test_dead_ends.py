"""No dead ends: what somebody is asked to do leads to a page on which they can do it, for every role.

Walked for each role: all lists and boards, of a wijkaanpak with work and of one in which nothing is yet. A task, a need
of a phase, a first step and an empty page lead on; what somebody cannot do says who can, or when it comes.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cached_property
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import pytest
from django.test import Client
from django.utils import timezone
from tinyhtml5.parser import HTMLParser

from programmes.models import OwnFigure, PhaseActivity, Programme
from tests.support import access
from tests.support.crawler import open_page
from tests.support.factories import InitiativeFactory, ObstacleFactory, ProgrammeFactory
from tests.support.routes import MUNICIPALITY, routes
from tests.support.world import ROLES, World, client_of
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role

WHO = ("kan de", "kan wie", "e programmamanager", "wie het doet")
WHEN = ("odra", "elke nacht", "vanzelf", "Hier komen", "is niets te laat")
ELSE = ("Kies een andere weergave",)
SAYS_WHO_OR_WHEN = re.compile("|".join((*WHO, *WHEN, *ELSE)))
BEGINS = ("/nieuw/", "/wijzigen/")
OPENS = "200"
ASKING = ("monitoring:overview", "phases:board")
"""What asks something of somebody, of a wijkaanpak where there is something to do too."""
LISTS = sorted(
    {
        route.name
        for route in routes(MUNICIPALITY)
        for row in access.rows()
        if (row.name, row.method) == (route.name, "GET") and row.statuses[0] == "302" and set(route.parts) <= {"slug"}
    }
    - {"stijlgids"}
)


def opens(name: str, role: Role) -> bool:
    """Whether the table of access says so."""
    column = 3 + ROLES.index(role)
    return any(row.statuses[column] == OPENS for row in access.rows() if (row.name, row.method) == (name, "GET"))


@pytest.fixture(scope="module")
def world(own_world) -> Iterator[World]:
    with tenancy.municipality(own_world.municipality):
        programme, soon = Programme.objects.get(slug="selwerd"), timezone.localdate() + timedelta(days=1)
        ProgrammeFactory(name="Leeg", slug="leeg", area_name="Leeg", phase="orienting")
        PhaseActivity.objects.filter(programme=programme).update(due_on=soon, status="running")
        InitiativeFactory(programme=programme, due_on=soon)
        InitiativeFactory(programme=programme, unread=True)
        ObstacleFactory(programme=programme, due_on=soon)
        OwnFigure.objects.update(status="pending")
        yield own_world


class Walk:
    """What somebody meets; each page is opened once."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.pages: dict[str, Page] = {}

    def open(self, address: str) -> "Page":
        path = urlsplit(address).path
        if path not in self.pages:
            opened = open_page(self.client, address)
            self.pages[path] = Page(path, opened.response.status_code, opened.content if opened.is_html else b"")
        return self.pages[path]

    def can_act(self, address: str) -> bool:
        """Whether something can be done on this page, or on one that it leads to."""
        page = self.open(address)
        return page.acts or any(self.open(link).acts for link in page.ways)


class Page:
    def __init__(self, path: str, status: int, html: bytes) -> None:
        self.path, self.status = path, status
        self.html = html

    @cached_property
    def main(self) -> Element:
        root: Element = HTMLParser(namespace_html_elements=False).parse(self.html.decode())
        return next(root.iter("main"), root)

    @property
    def acts(self) -> bool:
        forms = [form for form in self.main.iter("form") if form.get("method") == "post"]
        return self.status == 200 and any("wk-undo" not in form.get("class", "") for form in forms)

    @property
    def ways(self) -> list[str]:
        return [link for link in self.links(self.main) if "/beheer/" in link and not link.startswith("http")]

    def links(self, part: Element) -> list[str]:
        hrefs = [link.get("href", "") for link in part.iter("a")]
        return [urljoin(self.path, href) for href in hrefs if href and not href.startswith("#")]

    def parts(self, name: str) -> list[Element]:
        return [one for one in self.main.iter() if name in one.get("class", "").split() or name in one.attrib]


@pytest.fixture(scope="module", params=ROLES, ids=str)
def walk(request, world) -> tuple[Role, Walk, list[Page]]:
    role = request.param
    walk = Walk(client_of(world.staff[role]))
    pages = []
    for name in LISTS:
        if opens(name, role):
            is_of_one = "slug" in world.parts.get(name, {})
            pages.append(walk.open(world.path(name, **({"slug": "leeg"} if is_of_one else {}))))
            if name in ASKING:
                pages.append(walk.open(world.path(name, slug="selwerd")))
    return role, walk, [page for page in pages if page.html]


def test_what_somebody_is_asked_to_do_can_be_done_where_it_leads(walk, world):
    role, walking, pages = walk
    asked = [(page, part) for page in pages for name in ("data-task", "data-ask") for part in page.parts(name)]

    without = [(page.path, "".join(part.itertext()).strip()[:60]) for page, part in asked if not page.links(part)]
    dead = [(page.path, link) for page, part in asked for link in page.links(part) if not walking.can_act(link)]

    assert (without, dead) == ([], [])
    if role is Role.PROGRAMME_MANAGER:
        assert {urlsplit(link).path.split("/")[4] for page, part in asked for link in page.links(part)} >= {
            "eigen-cijfers",
            "fasen",
            "gebied",
            "initiatieven",
        }


def test_an_empty_page_leads_on_or_says_who_can_begin(walk, world):
    role, walking, pages = walk
    names = {world.path(route.name): route.name for route in routes(MUNICIPALITY) if set(route.parts) <= {"slug"}}
    stuck = []
    for page in pages:
        for part in page.parts("wk-empty"):
            space = names.get(page.path.replace("/leeg/", "/selwerd/"), "").partition(":")[0]
            may_begin = any(
                opens(name, role) for name in LISTS if name.startswith(f"{space}:") and _begins(world.path(name))
            )
            links = page.links(part)
            text = " ".join("".join(part.itertext()).split())
            if may_begin and not links:
                stuck.append((page.path, text, "has no link for who may begin"))
            elif links and not walking.can_act(links[0]):
                stuck.append((page.path, text, "leads nowhere"))
            elif not links and not SAYS_WHO_OR_WHEN.search(text):
                stuck.append((page.path, text, "says neither who nor when"))

    assert stuck == [], stuck


def _begins(address: str) -> bool:
    """Whether what is missing on an empty page is made there."""
    return address.endswith(BEGINS)


def test_every_button_opens(walk):
    _role, walking, pages = walk
    buttons = [(page, link) for page in pages for part in page.parts("utrecht-button") for link in _href(page, part)]

    assert [(page.path, link) for page, link in buttons if walking.open(link).status != 200] == []


def _href(page: Page, part: Element) -> list[str]:
    href = part.get("href", "")
    return [urljoin(page.path, href)] if href and not href.startswith("#") else []
