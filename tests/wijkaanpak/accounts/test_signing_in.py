"""The door: where it leads, how often one may knock, and that nobody shuts it for another."""

import re

import pytest
from allauth.core.internal import ratelimit
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.test import Client

from tests.conftest import NOON, make_user
from wijkaanpak import settings as product
from wijkaanpak.accounts import invitations
from wijkaanpak.accounts.models import Letter, Role

PASSWORD = "lang genoeg 1"
LOGIN = "/account/login/"
ELSEWHERE = [
    "https://evil.nl",
    "//evil.nl",
    "///evil.nl",
    "/\\evil.nl",
    "\\\\evil.nl",
    "https:evil.nl",
    "http:///evil.nl",
    "javascript:alert(1)",
    "https://testserver@evil.nl/",
    "/\t/evil.nl",
]


@pytest.mark.parametrize("next_page", ELSEWHERE)
def test_signing_in_leads_nowhere_else(client, manager, next_page):
    answer = client.post(LOGIN, {"login": manager.email, "password": PASSWORD, "next": next_page})

    assert answer["Location"] == "/groningen/beheer/begin/"


@pytest.mark.parametrize("next_page", ELSEWHERE)
def test_choosing_a_language_leads_nowhere_else(client, groningen, next_page):
    answer = client.post("/taal/", {"language": "en", "next": next_page})

    assert answer["Location"] == "/"


def test_signing_in_leads_back_to_the_page_that_was_asked(client, manager):
    answer = client.post(LOGIN, {"login": manager.email, "password": PASSWORD, "next": "/groningen/beheer/cijfers/"})

    assert answer["Location"] == "/groningen/beheer/cijfers/"


@pytest.fixture
def throttled(settings):
    """As in production; tests are not throttled otherwise."""
    settings.ACCOUNT_RATE_LIMITS = product.ACCOUNT_RATE_LIMITS
    settings.TRUSTED_PROXIES = 1
    cache.clear()
    yield
    cache.clear()


def sign_in(email, password, address, client=None):
    """Whether it opened."""
    sent = {"login": email, "password": password}
    return (client or Client()).post(LOGIN, sent, headers={"X-Forwarded-For": address}).status_code == 302


def test_somebody_who_guesses_is_stopped(throttled, manager):
    for _ in range(5):
        sign_in(manager.email, "geraden wachtwoord", "203.0.113.9")

    assert not sign_in(manager.email, PASSWORD, "203.0.113.9")


def test_nobody_is_locked_out_by_somebody_who_guesses(throttled, manager):
    for _ in range(12):
        sign_in(manager.email, "geraden wachtwoord", "203.0.113.9")

    assert sign_in(manager.email, PASSWORD, "198.51.100.4")


def test_a_made_up_address_in_the_header_gains_nothing(throttled, manager):
    for guess in range(5):
        sign_in(manager.email, "geraden wachtwoord", f"198.51.100.{guess}, 203.0.113.9")

    assert not sign_in(manager.email, PASSWORD, "198.51.100.77, 203.0.113.9")


def test_a_whole_network_of_ipv6_is_one_visitor(throttled, manager):
    for guess in range(5):
        sign_in(manager.email, "geraden wachtwoord", f"2001:db8:1:2::{guess + 1}")

    assert not sign_in(manager.email, PASSWORD, "2001:db8:1:2:ffff::1")


def test_one_password_tried_at_every_account_from_a_network_is_slowed_down(throttled, manager, settings):
    """A customer with a /48 has 65,536 connections, each with tries of its own."""
    assert product.ACCOUNT_RATE_LIMITS["login_network"] == "50/m/key"  # five connections
    settings.ACCOUNT_RATE_LIMITS = product.ACCOUNT_RATE_LIMITS | {"login_network": "3/m/key"}
    at_work = Client()
    assert sign_in(manager.email, PASSWORD, "2001:db8:1:aaaa::1", at_work)
    at_work.post("/account/logout/")
    for number in range(3):
        assert not sign_in(f"account{number}@x.example", "geraden wachtwoord", f"2001:db8:1:{number}::1")

    anna = make_user("anna", manager.home)
    assert not sign_in(anna.email, PASSWORD, "2001:db8:1:ffff::1")
    assert sign_in(anna.email, PASSWORD, "2001:db8:2::1")
    assert sign_in(manager.email, PASSWORD, "2001:db8:1:ffff::1", at_work)  # the browser of the owner


def test_who_signs_in_with_the_right_password_is_not_counted(throttled, manager, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_anywhere": "2/15m/key", "login_network": "2/m/key"}

    assert all(sign_in(manager.email, PASSWORD, f"2001:db8:1:{number}::1") for number in range(3))


def guess_from_everywhere(email, times=14):
    """One guess from each of so many connections."""
    for guess in range(times):
        sign_in(email, "geraden wachtwoord", f"198.51.100.{guess}")


def test_guessing_one_account_from_many_addresses_is_slowed_down(throttled, manager):
    guess_from_everywhere(manager.email, times=10)

    answer = Client().post(LOGIN, {"login": manager.email, "password": PASSWORD})

    assert answer.status_code == 200
    assert "Wacht een kwartier" in answer.content.decode()
    assert sign_in(make_user("anna", manager.home).email, PASSWORD, "203.0.113.9")  # another account is not


def test_after_the_pause_the_right_password_opens(throttled, manager, monkeypatch):
    guess_from_everywhere(manager.email)
    now = ratelimit.time.time()
    monkeypatch.setattr(ratelimit.time, "time", lambda: now + 15 * 60 + 1)

    assert sign_in(manager.email, PASSWORD, "203.0.113.9")


def test_who_guesses_does_not_keep_out_a_browser_that_was_used_before(throttled, manager):
    at_work = Client()
    assert sign_in(manager.email, PASSWORD, "203.0.113.9", at_work)
    at_work.post("/account/logout/")

    guess_from_everywhere(manager.email)

    assert sign_in(manager.email, PASSWORD, "203.0.113.10", at_work)


def test_the_mark_of_one_account_is_none_of_another(throttled, manager):
    anna, browser = make_user("anna", manager.home), Client()
    sign_in(anna.email, PASSWORD, "203.0.113.9", browser)
    browser.post("/account/logout/")
    browser.cookies[f"known-{manager.pk}"] = browser.cookies[f"known-{anna.pk}"].value

    guess_from_everywhere(manager.email)

    assert not sign_in(manager.email, PASSWORD, "203.0.113.10", browser)


def test_who_can_read_the_mailbox_comes_in_while_others_guess(throttled, manager):
    guess_from_everywhere(manager.email)
    browser, new = Client(), "een fiets vol tulpenbollen"
    browser.post("/account/password/reset/", {"email": manager.email})
    link = re.search(r"/account/password/reset/key/\S+", Letter.objects.get().body)[0]
    form = browser.get(link)["Location"]

    browser.post(form, {"password1": new, "password2": new})

    assert sign_in(manager.email, new, "203.0.113.9", browser)


def test_a_mailbox_gets_three_letters_an_hour_and_everybody_the_same_answer(throttled, manager):
    answers = [Client().post("/account/password/reset/", {"email": manager.email})["Location"] for _ in range(5)]

    assert set(answers) == {"/account/password/reset/done/"}
    assert Letter.objects.filter(to=manager.email).count() == 3


@pytest.fixture
def hashes(monkeypatch):
    """How often a password was hashed: what takes nearly all of the time of an answer."""
    counted, encode = [], MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *told: counted.append(1) or encode(*told))
    return counted


def test_a_closed_a_waiting_and_an_unknown_account_answer_like_a_wrong_password(client, manager, hashes):
    closed = make_user("gesloten", manager.home)
    closed.is_active = False
    closed.save()
    waiting = invitations.invite(email="wacht@x.example", name="W", role=Role.READER, by=None, at=NOON).user
    tries = [(manager.email, "fout"), ("niemand@x.example", PASSWORD), (closed.email, PASSWORD), (waiting.email, "x")]

    answers = []
    for email, password in tries:
        hashes.clear()
        answer = client.post(LOGIN, {"login": email, "password": password})
        answers.append((answer.status_code, answer.context["form"].errors.as_json(), len(hashes)))

    assert len(set(answers)) == 1
    assert answers[0][::2] == (200, 1)
