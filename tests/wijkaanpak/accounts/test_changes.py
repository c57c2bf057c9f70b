"""Whoever signs in gets a letter when that changes, also when somebody else changed it."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal import auth as totp
from django.core.management import call_command
from django.test import Client

from tests.wijkaanpak.accounts.test_second_factor import code
from wijkaanpak.accounts.models import Letter

PASSWORD, NEW = "lang genoeg 1", "een fiets vol tulpenbollen"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def at_work(groningen, manager):
    client = Client(headers={"User-Agent": FIREFOX})
    client.post("/account/login/", {"login": manager.email, "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def told():
    """To whom, and the line that says what changed."""
    return [(letter.to, letter.body.split("\n\n")[1]) for letter in Letter.objects.order_by("pk")]


def test_another_password_is_told_with_the_moment_and_the_browser(at_work, manager):
    at_work.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    assert told() == [(manager.email, "Uw wachtwoord is veranderd.")]
    body = Letter.objects.get().body
    assert "in deze browser: Firefox op Windows." in body
    assert "http://127.0.0.1:8000/account/password/reset/" in body
    assert "127.0.0.1, " not in body


def test_another_address_is_told_to_the_one_it_was(at_work, manager):
    EmailAddress.objects.create(user=manager, email="dief@x.example", verified=True, primary=False)
    at_work.post("/account/email/", {"email": "dief@x.example", "action_primary": ""})

    assert told() == [("manager@groningen.example", "U logt nu in met een ander e-mailadres: dief@x.example.")]


def test_a_second_step_that_comes_or_goes_is_told(transactional_db, at_work, manager):
    secret = at_work.get("/account/2fa/totp/activate/").context["form"].secret
    at_work.post("/account/2fa/totp/activate/", {"code": code(secret)})
    at_work.post("/account/2fa/totp/deactivate/")

    assert [what for _to, what in told()] == [
        "U logt voortaan in met twee stappen: er is een app ingesteld die codes maakt.",
        "U logt niet meer in met twee stappen: de app die codes maakt is weggehaald.",
    ]


def test_a_second_step_that_was_forgotten_at_the_server_is_told(manager):
    totp.TOTP.activate(manager, totp.generate_totp_secret())

    call_command("forget_second_step", manager.email)

    [(to, what)] = told()
    assert to == manager.email
    assert what.startswith("De tweede stap waarmee u inlogt is weggehaald.")
    assert "Dat deed de beheerder van de website op" in Letter.objects.get().body
