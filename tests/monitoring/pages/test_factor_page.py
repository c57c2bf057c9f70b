"""The page of the ten success factors: what the records show beside what the parties find."""

import re
from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from monitoring import assessments
from tests.conftest import NOON
from tests.monitoring.evidence import story
from tests.monitoring.evidence.story import AT


@pytest.fixture
def programme(groningen):
    return story.programme()


@pytest.fixture
def shown(client, manager, programme):
    """The page once the programme was assessed."""

    def shown():
        assessments.assess(programme, at=AT, by=None, made_at=NOON)
        client.force_login(manager)
        return client.get(f"/groningen/beheer/{programme.slug}/succesfactoren/")

    return shown


def words(response) -> str:
    return " ".join(response.content.decode().split())


def test_each_party_stands_beside_the_records(programme, shown):
    story.judged(programme, date(2026, 10, 1), "municipality", "resident", stage=2)

    response = shown()

    assertContains(response, '<th scope="row">Gegevens</th>', count=10)
    assertContains(response, '<th scope="row">Gemeente</th>')
    assertContains(response, '<th scope="row">Bewoners</th>')
    assert "in de ronde ‘Ronde’, gesloten op 1 oktober 2026." in words(response)


def test_ladder_has_a_mark_for_the_records_and_for_each_party(programme, shown):
    story.judged(programme, date(2026, 10, 1), "municipality", "resident", stage=2)

    response = shown()

    pictures = re.findall("(?s)<svg.*?</svg>", response.content.decode())
    marks = (">gegevens niet te beoordelen<", ">gemeente<", ">bewoners<")
    assert sum(all(mark in picture for mark in marks) for picture in pictures) == len(("wide", "narrow"))


def test_witnesses_that_contradict_each_other_are_named(programme, shown):
    held = story.judged(programme, date(2026, 10, 1), "resident", stage=1)
    question = held.questions.get()
    question.answers.create(party="municipality", stage=4, evidence="Raadsbesluit", answered_at=NOON)

    page = words(shown())

    assert "De getuigen spreken elkaar tegen" in page
    assert "Gemeente: 4 (op orde), maar bewoners zeggen: 1 (afwezig)." in page


def test_without_a_round_the_page_says_that_nobody_was_asked(shown):
    response = shown()

    assertContains(response, "Er is nog geen ronde gehouden waarin de partijen oordelen.")
    assertContains(response, '<th scope="row">Gegevens</th>', count=10)
    assertNotContains(response, "Over deze factor is de partijen niets gevraagd.")


def test_without_an_assessment_there_is_nothing_to_draw(client, manager, programme):
    client.force_login(manager)

    response = client.get(f"/groningen/beheer/{programme.slug}/succesfactoren/")

    assertContains(response, "Nog niet beoordeeld")
    assertNotContains(response, "wk-figure")


def test_number_of_queries_does_not_grow_with_the_answers(
    client, manager, programme, shown, django_assert_max_num_queries
):
    story.judged(programme, date(2026, 10, 1), *["municipality", "resident", "partner"] * 5, stage=2)
    shown()

    with django_assert_max_num_queries(16):
        client.get(f"/groningen/beheer/{programme.slug}/succesfactoren/")


def test_outcomes_are_badges_and_each_step_says_where_or_by_whom(shown):
    page = words(shown())

    assert '<span class="wk-status wk-status--unknown">onbekend</span>' in page
    assert '<a href="/groningen/beheer/selwerd/gebied/analyse/">Doe dit bij Analyse</a>' in page
    assert '<a href="/groningen/beheer/cijfers/">Doe dit bij Ingelezen cijfers</a>' in page
    assert "Team: dit doet de programmamanager of procesregisseur." in page


def test_who_may_not_record_reads_who_does(shown, client, reader, programme):
    shown()
    client.force_login(reader)

    response = client.get(f"/groningen/beheer/{programme.slug}/succesfactoren/")

    assertNotContains(response, "Doe dit bij")
    assertContains(response, "Analyse: dit doet de programmamanager, procesregisseur of professional.")
