"""Who answers an idea: chosen by the programme, found in their own list, and handed over when they leave."""

import pytest
from django.utils import timezone

from programmes import initiatives, people
from tests.conftest import make_user
from tests.support.factories import InitiativeFactory
from tests.support.world import client_of
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role


@pytest.fixture
def path(groningen, programme):
    return lambda page, **where: tenancy.path(groningen, f"initiatives:{page}", slug=programme.slug, **where)


def test_an_idea_stands_in_the_list_of_who_answers_it(path, initiative, programme, manager, professional):
    InitiativeFactory(programme=programme, title="Van niemand")
    browser = client_of(manager)

    answer = browser.post(path("assign", pk=initiative.pk), {"handler": professional.pk})

    assert answer["Location"] == path("detail", pk=initiative.pk)
    assert professional.name in browser.get(answer["Location"]).content.decode()
    told = browser.get(path("history", pk=initiative.pk)).content.decode()
    assert "behandelaar van initiatief gekozen" in told.lower()
    assert professional.name not in told  # what is said of a person stays out of the logbook
    theirs = client_of(professional).get(path("listing") + "?bekijk=mine").content.decode()
    assert initiative.title in theirs
    assert "Van niemand" not in theirs
    assert "U behandelt geen idee" in browser.get(path("listing") + "?bekijk=mine").content.decode()


def test_only_who_may_answer_ideas_can_be_chosen(path, initiative, manager, reader):
    answer = client_of(manager).post(path("assign", pk=initiative.pk), {"handler": reader.pk})

    assert answer.status_code == 422
    assert "Kies iets uit de lijst." in answer.content.decode()


def test_who_leaves_hands_over_the_ideas_that_are_not_decided(groningen, initiative, programme, manager, professional):
    administrator = make_user("beheerder", groningen, Role.ADMINISTRATOR)
    decided = InitiativeFactory(programme=programme, approved=True)
    for idea in (initiative, decided):
        initiatives.assign(idea, handler=professional, by=manager, at=timezone.now())

    with pytest.raises(people.NobodyElse):
        people.depart(professional, successor=None, by=administrator, at=timezone.now())
    people.depart(professional, successor=manager, by=administrator, at=timezone.now())

    for idea in (initiative, decided):
        idea.refresh_from_db()
    assert (initiative.handler, decided.handler) == (manager, professional)
