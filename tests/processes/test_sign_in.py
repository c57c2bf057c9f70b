"""People sign in while Redis is away or hangs, and guessing stays limited. A real Redis, really stopped."""

import time

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import caches
from django.test import Client

from tests.processes.machines import SOON
from wijkaanpak import cache
from wijkaanpak import settings as product

pytestmark = pytest.mark.processes
PASSWORD = "lang genoeg 1"


@pytest.fixture(autouse=True)
def _as_in_production(machines, settings):
    settings.ACCOUNT_RATE_LIMITS = product.ACCOUNT_RATE_LIMITS
    yield
    caches["default"].own.clear()
    cache._away_until.clear()


def sign_in(person, password=PASSWORD, client=None):
    """What somebody gets, within a time that a person waits."""
    began = time.monotonic()
    response = (client or Client()).post("/account/login/", {"login": person.email, "password": password})
    assert time.monotonic() - began < SOON
    return response


def code_of(secret: str) -> str:
    [counter, *_later] = totp.yield_hotp_counters_from_time()
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def test_without_redis_people_sign_in(machines, manager):
    machines.broker.stop()

    assert sign_in(manager)["Location"] == "/groningen/beheer/begin/"


def test_while_redis_hangs_people_sign_in(machines, manager):
    with machines.broker.frozen():
        assert sign_in(manager)["Location"] == "/groningen/beheer/begin/"


def test_without_redis_guessing_a_password_ends_with_a_clear_answer(machines, manager):
    machines.broker.stop()
    for _guess in range(5):
        assert sign_in(manager, "fout wachtwoord").status_code == 200

    answer = sign_in(manager)

    assert answer.status_code == 200
    assert "te vaak" in answer.content.decode().lower()


def test_without_redis_a_code_of_the_second_step_counts_once(machines, manager):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(manager, secret)
    machines.broker.stop()
    first, second = Client(), Client()
    for client in (first, second):
        assert sign_in(manager, client=client)["Location"] == "/account/2fa/authenticate/"
    code = code_of(secret)

    taken = first.post("/account/2fa/authenticate/", {"code": code})
    again = second.post("/account/2fa/authenticate/", {"code": code})

    assert taken.status_code == 302, taken.context["form"].errors
    assert again.status_code == 200
    assert again.context["form"].errors
