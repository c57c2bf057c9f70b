"""The door: where it leads, how often one may knock, and that nobody shuts it for another."""

import pytest
from django.core.cache import cache
from django.test import Client

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
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
    settings.TRUSTED_PROXIES = 1
    cache.clear()
    yield
    cache.clear()


def sign_in(email, password, address):
    """Whether it opened."""
    sent = {"login": email, "password": password}
    return Client().post(LOGIN, sent, headers={"X-Forwarded-For": address}).status_code == 302


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
