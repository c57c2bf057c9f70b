"""The frame of a wijkaanpak: no link leads to a closed door, and every page says where it is."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from programmes import access
from programmes.workspace.frame import desk, frame
from programmes.workspace.sections import Group, desk_parts, sections
from tests.conftest import make_user
from tests.support.world import ROLES, client_of
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role

HERE = pytest.mark.urls(settings.MUNICIPALITY_URLCONF)


def rights(*roles):
    return access.Rights(None, frozenset(roles))


def test_every_section_answers_a_question_and_has_at_most_five_parts():
    assert {section.group for section in sections()} <= set(Group)
    assert [section.label for section in sections() if not 1 <= len(section.parts) <= 5] == []


def test_no_page_is_called_figures_without_saying_which():
    """*Ingelezen cijfers* is the desk, *Gebied in cijfers* what they say of a wijk, *Eigen cijfers* what is counted."""
    labels = [part.label for part in desk_parts()] + [part.label for section in sections() for part in section.parts]
    plain = re.compile(r'block (?:title|heading|here|breadcrumb) %\}[^\n]*translate "Cijfers"')
    templates = Path(settings.BASE_DIR / "templates").rglob("*.html")

    assert "Cijfers" not in labels
    assert [path.name for path in templates if plain.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("role", ROLES)
def test_no_link_leads_to_a_closed_door(role, groningen, programme):
    client = client_of(make_user(role.value, groningen, role))
    page = client.get(tenancy.path(groningen, "boundaries:detail", slug=programme.slug)).content.decode()

    links = set(re.findall(r'class="wk-(?:rail|bar|tabs|menu)__(?:link|item)" href="(/groningen/[^"]+)"', page))
    assert len(links) >= 6
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_a_page_below_a_part_has_the_way_back(programme, manager, groningen):
    client = client_of(manager)
    page = client.get(tenancy.path(groningen, "stakeholders:add", slug=programme.slug)).content.decode()

    crumbs = re.search(r'<ol class="wk-crumbs__list">(.*?)</ol>', page, re.S)[1]
    assert re.findall(r">([^<>]+)</(?:a|li)>", crumbs) == [
        "Groningen",
        programme.name,
        "Gebied",
        "Stakeholders",
        "Stakeholder toevoegen",
    ]


@HERE
def test_the_part_one_is_in_is_marked(programme):
    tabs = frame(programme, rights(Role.READER), "stakeholders:detail").tabs

    assert [(tab.label, tab.is_current, tab.is_above) for tab in tabs if tab.is_above or tab.is_current] == [
        ("Stakeholders", False, True)
    ]


@HERE
def test_who_may_not_see_ideas_has_no_link_to_them(programme):
    labels = [link.label for _question, links in frame(programme, rights(Role.READER), "").groups for link in links]

    assert "Initiatieven" not in labels
    assert "Rapporten" in labels


@HERE
def test_the_bar_on_top_marks_where_one_is(groningen):
    assert [str(link.label) for link in desk(rights(Role.READER), "indicators:detail") if link.is_above] == [
        "Indicatoren"
    ]
