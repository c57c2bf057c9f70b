"""Several wijkaanpakken beside each other: what asks most attention first, with what is red and what waits."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from programmes.models import Programme
from programmes.public import attention as public_attention
from programmes.workspace import attention
from tests.support.factories import InitiativeFactory, MeasureFactory, ProgrammeFactory
from tests.support.world import client_of

TODAY = timezone.localdate()
NOTES = re.compile(r'<h\d class="wk-link-card__title"><a href="[^"]*">([^<]*)</a></h\d>(.*?)</article>', re.S)


@pytest.fixture
def three(groningen):
    """One that is quiet, one with two ideas that are late, one with a measure that is red and that nobody steers."""
    quiet, late, red = (ProgrammeFactory(name=name, slug=name.lower()) for name in ("Aa", "Bee", "Cee"))
    idea = {"programme": late, "due_on": TODAY - timedelta(days=1)}
    InitiativeFactory(consent_to_publish=True, published_at=timezone.now(), read_at=timezone.now(), **idea)
    InitiativeFactory(**idea)
    MeasureFactory(ambition__programme=red, light="red", status="running", starts_on=TODAY)
    MeasureFactory(ambition__programme=quiet, light="red", status="planned", starts_on=TODAY)
    return quiet, late, red


def cards(page):
    """By name what stands on each card, in the order of the page."""
    words = {name: re.sub(r"<[^>]*>|\s+", " ", rest) for name, rest in NOTES.findall(page)}
    return {name: [note for note in NOTED if note in text] for name, text in words.items()}


NOTED = ("1 knelpunt", "1 te laat", "2 te laat", "1 wacht op u", "2 wachten op u", "1 idee wacht op antwoord")


def test_staff_see_what_is_theirs_and_late_first(three, manager):
    page = client_of(manager).get("/groningen/beheer/").content.decode()

    found = cards(page)
    assert list(found) == ["Bee", "Cee", "Aa"]
    assert found["Bee"] == ["2 te laat", "2 wachten op u"]
    assert found["Cee"] == ["1 knelpunt", "1 te laat", "1 wacht op u"]
    assert found["Aa"] == []


def test_who_has_nothing_to_do_still_sees_what_is_late(three, reader):
    found = cards(client_of(reader).get("/groningen/beheer/").content.decode())

    assert list(found) == ["Cee", "Bee", "Aa"]
    assert found["Bee"] == ["2 te laat"]


def test_everybody_sees_what_is_red_and_which_ideas_wait(three, client):
    found = cards(client.get("/groningen/").content.decode())

    assert list(found) == ["Cee", "Bee", "Aa"]
    assert found == {"Cee": ["1 knelpunt"], "Bee": ["1 idee wacht op antwoord"], "Aa": []}


def test_an_idea_that_is_not_on_the_website_is_not_told_of(programme, client):
    InitiativeFactory(programme=programme)

    assert cards(client.get("/groningen/").content.decode()) == {programme.name: []}


def test_more_of_them_ask_as_many_queries(three, manager):
    def asked():
        listed = list(Programme.objects.all())
        with CaptureQueriesContext(connection) as queries:
            attention.for_staff(manager, listed, TODAY)
            public_attention.for_residents(listed)
        return len(queries)

    few = asked()
    for programme in ProgrammeFactory.create_batch(7):
        InitiativeFactory(programme=programme, due_on=TODAY)

    assert asked() == few == 7
