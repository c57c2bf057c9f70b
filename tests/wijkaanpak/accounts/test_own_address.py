"""Somebody signs in with another address: it counts when the letter to it is answered."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from tests.wijkaanpak.accounts.test_changes import PASSWORD
from wijkaanpak.accounts.models import Letter

OLD, NEW = "manager@groningen.example", "anna@groningen.example"


@pytest.fixture
def at_work(groningen, manager):
    client = Client()
    client.post("/account/login/", {"login": manager.email, "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def asked(client, email=NEW):
    return client.post("/account/email/", {"email": email, "action_add": "1"}, follow=True).content.decode()


def link():
    return re.search(r"/account/confirm-email/\S+", Letter.objects.get(to=NEW).body)[0]


def test_the_way_there_is_in_my_account(at_work):
    assert 'href="/account/email/"' in at_work.get("/account/").content.decode()
    assert f"U logt nu in met {OLD}." in at_work.get("/account/email/").content.decode()


def test_until_the_letter_is_answered_the_old_address_counts(at_work, manager):
    page = asked(at_work)

    assert f"Wij stuurden een brief naar {NEW}." in page
    manager.refresh_from_db()
    assert manager.email == OLD


def test_when_the_letter_is_answered_the_new_address_counts_and_the_old_one_is_told(at_work, manager):
    asked(at_work)

    at_work.post(link())

    manager.refresh_from_db()
    assert manager.email == NEW
    assert [address.email for address in EmailAddress.objects.filter(user=manager)] == [NEW]
    assert f"U logt nu in met een ander e-mailadres: {NEW}." in Letter.objects.get(to=OLD).body
    assert f"{NEW} is bevestigd. Daarmee logt u voortaan in." in at_work.get("/account/").content.decode()


def test_who_changes_their_mind_keeps_the_old_address(at_work, manager):
    asked(at_work)
    key = link()

    at_work.post("/account/email/", {"email": NEW, "action_remove": "1"})

    assert "Deze link werkt niet meer" in at_work.get(key).content.decode()
    assert "wacht op bevestiging" not in at_work.get("/account/email/").content.decode()


@pytest.mark.parametrize(
    ("email", "said"),
    [
        ("", "Vul uw nieuwe e-mailadres in."),
        ("anna", "Dit e-mailadres klopt niet."),
        (OLD, "Dit is al het adres waarmee u inlogt."),
    ],
)
def test_what_is_no_other_address_is_said(at_work, email, said):
    assert said in asked(at_work, email)
    assert not Letter.objects.exists()


def test_who_left_the_screen_types_the_password_first(manager, groningen):
    client = Client()
    client.force_login(manager)

    answer = client.post("/account/email/", {"email": NEW, "action_add": "1"})

    assert answer.url.startswith("/account/reauthenticate/")
    assert not Letter.objects.exists()


def test_an_address_of_somebody_else_is_answered_like_any_other(at_work, groningen, reader):
    page = asked(at_work, reader.email)

    assert f"Wij stuurden een brief naar {reader.email}." in page
    letter = Letter.objects.get(to=reader.email)
    at_work.post(re.search(r"/account/confirm-email/\S+", letter.body)[0])
    assert EmailAddress.objects.get(email=reader.email, verified=True).user == reader
