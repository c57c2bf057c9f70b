"""The administrator of a municipality writes what letters with a decision say about objections."""

import pytest
from django.test import Client

from programmes import letters
from programmes.models import Event
from tests.conftest import NOON, make_user
from tests.support.world import client_of
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role

OURS = "Bezwaar? Dat kan tot en met [datum].\nSchrijf naar ons."


@pytest.fixture
def browser(groningen) -> Client:
    return client_of(make_user("beheerder", groningen, Role.ADMINISTRATOR))


@pytest.fixture
def address(groningen) -> str:
    return tenancy.path(groningen, "objections:edit")


def test_the_page_shows_the_usual_words_with_a_last_day(browser, address):
    shown = browser.get(address).content.decode()

    assert "Dit is de gewone tekst." in shown
    assert "Bent u het niet eens met dit besluit?" in shown
    assert "[datum]" not in shown.split("<blockquote>")[1]


def test_an_own_text_stands_in_letters_from_then_on_and_in_the_logbook(browser, address, groningen):
    answer = browser.post(address, {"text": OURS.replace("\n", "\r\n")})

    groningen.refresh_from_db()
    event = Event.objects.get(kind="objection_text.changed")
    assert (answer.status_code, groningen.objection_text) == (302, OURS)
    assert (event.programme, event.by.email, event.subject) == (None, "beheerder@groningen.example", "eigen tekst")
    assert letters.objection(groningen, NOON.date()).startswith("Bezwaar? Dat kan tot en met ")
    assert "eigen tekst" in browser.get(address).content.decode()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Bezwaar maken kan.", "Zet [datum] waar de laatste dag om bezwaar te maken hoort te staan."),
        ("", "Er is niets veranderd"),
    ],
)
def test_what_cannot_be_stored_says_what_to_do(browser, address, groningen, text, said):
    answer = browser.post(address, {"text": text})

    groningen.refresh_from_db()
    assert (answer.status_code, groningen.objection_text) == (422, "")
    assert said in answer.content.decode()
