"""What htmx puts into a page equals the page as it is after a reload, for every template that asks by itself.

Found, not listed: a new `hx-get` or `hx-post` is tested on each page that holds it. The `addresses` of a noun, in its
`access.py`, have to lead to that page in a state in which it asks; what they cannot, `drawn` adds.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from monitoring.models import Report
from neighbourhoods.models import FigureImport
from programmes.models import OwnPeriod, Programme
from tests.conftest import NOON
from tests.support import htmx
from tests.support.crawler import Opened, open_page
from tests.support.htmx import Tree
from tests.support.monitoring import make_report
from tests.support.routes import MUNICIPALITY, routes
from tests.support.world import World, client_of
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role, User

TEMPLATES = Path(settings.BASE_DIR) / "templates"
SAMPLES = {"stijlgids.html"}  # shows what things look like
DIALOGS = {"components/palette.html"}  # a reload closes them: what is put into one has a test of its own
TAG = re.compile(r"<\w[^<]*?\shx-(?:get|post)=(?:[^<>]|%}|{%)*>")
FIXED = re.compile(r'\s((?:hx-|id|class)[\w-]*)="([^"{]+)"')
INCLUDED = re.compile(r'{% include "([^"]+)"')
FORM = "components/edit_form.html"  # drawn by a tag, which says what htmx swaps
IN_PLACE = re.compile(r'hx-get="([^"]+\?deel=[^"]+)"')
SWAPPING_FORM = re.compile(r'{% edit_form [^%]*?target="([\w-]+)"')


@dataclass(frozen=True, slots=True)
class Asking:
    """An element of a template that asks by itself, on a page that holds it."""

    page: str
    template: str
    fixed: tuple[tuple[str, str], ...]
    """The attributes that are the same wherever it is drawn."""

    def __str__(self) -> str:
        return self.page if self.page == self.template else f"{self.page} ({self.template})"

    def is_drawn_as(self, source: Element) -> bool:
        return all(source.get(name) == value for name, value in self.fixed)


def asking() -> Iterator[Asking]:
    texts = {str(path.relative_to(TEMPLATES)): path.read_text() for path in sorted(TEMPLATES.rglob("*.html"))}
    holders = {name: {holder for holder, text in texts.items() if name in INCLUDED.findall(text)} for name in texts}
    for name, text in texts.items():
        if name in DIALOGS:
            continue
        fixed = [] if name == FORM else [tuple(FIXED.findall(tag)) for tag in TAG.findall(text)]
        fixed += [(("hx-target", f"#{target}"),) for target in SWAPPING_FORM.findall(text)]
        for page in _pages_of(name, holders) - SAMPLES:
            yield from (Asking(page, name, attributes) for attributes in fixed)


def _pages_of(name: str, holders: dict[str, set[str]]) -> set[str]:
    """The whole pages that draw this template: those that no other template includes."""
    return {page for holder in holders[name] for page in _pages_of(holder, holders)} or {name}


ASKING = sorted(asking(), key=str)


@pytest.fixture(scope="module")
def _world(own_world) -> World:
    return own_world


@pytest.fixture(scope="module")
def drawn(_world) -> list[tuple[User, Opened]]:
    """All pages that ask by themselves, with who sees them: the manager, or who else may."""
    with tenancy.municipality(_world.municipality):
        busy = make_report(Programme.objects.get(slug="selwerd"), version=3, state="processing")
        OwnPeriod.objects.update(opened_until=timezone.localdate())
    others = [
        (_world.manager, _world.path("reports:detail", pk=busy.pk)),
        (_world.staff[Role.PROCESS_DIRECTOR], _world.path("criteria:edit")),
        (_world.staff[Role.ADMINISTRATOR], _world.path("objections:edit")),
    ]
    pages = [(_world.manager, _world.path(route.name)) for route in routes(MUNICIPALITY) if "kind" not in route.parts]
    pages += [(_world.staff[Role.ADMINISTRATOR], path) for _who, path in pages if "/mensen/" in path]
    opened = [(who, open_page(client_of(who), path)) for who, path in [*pages, *others]]
    parts = [
        (who, html.unescape(path))
        for who, page in opened
        if page.is_html
        for path in IN_PLACE.findall(page.content.decode())
    ]
    opened += [(who, open_page(client_of(who), path)) for who, path in parts]
    return [(who, page) for who, page in opened if page.is_html and re.search(rb"\shx-(get|post)=", page.content)]


@pytest.fixture
def world(_world, db) -> Iterator[World]:
    with tenancy.municipality(_world.municipality):
        yield _world


def test_every_way_to_ask_is_found():
    """Counts the attributes in the text of the templates, because `ASKING` finds them in another way."""
    texts = {path: path.read_text() for path in TEMPLATES.rglob("*.html")}
    texts = {path: text for path, text in texts.items() if not any(path.match(name) for name in (FORM, *DIALOGS))}

    written = sum(len(re.findall(r"\shx-(?:get|post|put|patch|delete)=", text)) for text in texts.values())
    tagged = sum("edit_form" in line and "target=" in line for text in texts.values() for line in text.splitlines())

    assert len({(asking.template, asking.fixed) for asking in ASKING}) == written + tagged


BEFORE = """
<main hx-target="#part" hx-swap="{how}">
  <h1>Rapport</h1> voor <p id="part">bezig</p> na <b hx-get="/x">ververs</b>
</main>
"""


@pytest.mark.parametrize(
    ("how", "answer", "after"),
    [
        ("outerHTML", '<p id="part">klaar</p>', '<p id="part">klaar</p>'),
        ("outerHTML", "eerst <i>een</i> <i>twee</i> en meer", "eerst <i>een</i> <i>twee</i> en meer"),
        ("outerHTML", "", ""),
        ("innerHTML", "nu <b>klaar</b>", '<p id="part">nu <b>klaar</b></p>'),
    ],
)
def test_a_swap_does_to_the_page_what_htmx_does(how, answer, after):
    tree = Tree(BEFORE.format(how=how))

    tree.swap(tree.sources()[0], HttpResponse(answer))

    whole = BEFORE.format(how=how).replace('<p id="part">bezig</p>', after)
    assert tree.lines() == Tree(whole).lines()


def test_a_swap_that_leaves_a_part_of_the_page_behind_is_seen():
    tree = Tree(BEFORE.format(how="outerHTML"))

    tree.swap(tree.sources()[0], HttpResponse('<p id="part">klaar</p>'))

    whole = BEFORE.format(how="outerHTML").replace("bezig", "klaar").replace("ververs", "niets te verversen")
    assert tree.lines() != Tree(whole).lines()


def test_a_refusal_changes_nothing_and_a_redirect_leaves():
    tree = Tree(BEFORE.format(how="outerHTML"))

    tree.swap(tree.sources()[0], HttpResponse("nee", status=403))

    assert tree.lines() == Tree(BEFORE.format(how="outerHTML")).lines()
    with pytest.raises(AssertionError, match="/elders/"):
        tree.swap(tree.sources()[0], HttpResponseClientRedirect("/elders/"))


@pytest.mark.parametrize("asking", ASKING, ids=str)
def test_what_is_swapped_in_equals_the_page_after_a_reload(asking, world, drawn):
    who, page, tree, source = find(asking, drawn)
    client = client_of(who)
    data = htmx.hidden(source) | htmx.refused(source) | {"leeg": ""}
    happen(asking.page)

    swapped = htmx.ask(client, tree, source, page.path, data)
    whole = htmx.reload(client, source, page.path, data)
    tree.swap(source, swapped)

    assert swapped.status_code == whole.status_code
    assert tree.lines() == Tree(whole.content).lines()


def test_the_palette_shows_what_the_page_that_searches_shows(world):
    client, path = client_of(world.manager), world.path("workspace:search") + "?q=stakeholders"

    whole = Tree(client.get(path).content)
    put_in = Tree(client.get(path, headers={"HX-Request": "true"}).content)

    [shown] = [element for element in whole.root.iter() if element.get("id") == "hits"]
    [hits] = [element for element in put_in.root.iter() if element.get("id") == "hits"]
    hits.tail = shown.tail = None
    assert tostring(hits) == tostring(shown)
    assert "Stakeholders" in "".join(hits.itertext())


def find(asking: Asking, drawn: list[tuple[User, Opened]]) -> tuple[User, Opened, Tree, Element]:
    for who, page in drawn:
        if asking.page in [template.name for template in page.response.templates]:
            tree = Tree(page.content)
            for source in tree.sources():
                if asking.is_drawn_as(source):
                    return who, page, tree, source
    raise AssertionError(f"no address of an access.py leads to a page on which {asking} asks")


def happen(template: str) -> None:
    """Let happen what the page of this template waits for."""
    if template == "monitoring/reports/detail.html":
        Report.objects.filter(state="processing").update(state="done", rendered_at=NOON, file="rapport.pdf")
    elif template == "programmes/figures_desk/imports/detail.html":
        FigureImport.objects.update(state="done", stage="read")
