"""The second step itself: nothing opens before it, a code works once, and clocks may differ a little."""

import time

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client

STEP = 30
PASSWORD = "lang genoeg 1"


def code(secret, *, steps=0):
    """What an app shows now, or so many half minutes from now."""
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // STEP + steps))


@pytest.fixture
def secret(groningen, manager):
    cache.clear()
    made = totp.generate_totp_secret()
    totp.TOTP.activate(manager, made)
    return made


@pytest.fixture
def half_way(manager, secret):
    """Somebody who knows the password, and has not given the code."""
    client = Client()
    answer = client.post("/account/login/", {"login": manager.email, "password": PASSWORD})
    assert answer["Location"] == "/account/2fa/authenticate/"
    return client


def test_half_way_nothing_is_open(half_way):
    for path in ("/groningen/beheer/", "/account/email/", "/account/2fa/", "/platform/"):
        answer = half_way.get(path)

        assert answer.status_code == 302, path
        assert "/login/" in answer["Location"], path


def test_the_code_opens(half_way, secret):
    half_way.post("/account/2fa/authenticate/", {"code": code(secret)})

    assert half_way.get("/groningen/beheer/").status_code == 200


def test_a_code_works_once(half_way, manager, secret):
    used = code(secret)
    half_way.post("/account/2fa/authenticate/", {"code": used})
    somebody_else = Client()
    somebody_else.post("/account/login/", {"login": manager.email, "password": PASSWORD})

    refused = somebody_else.post("/account/2fa/authenticate/", {"code": used})

    assert refused.status_code == 200
    assert refused.context["form"].errors
    assert somebody_else.get("/groningen/beheer/").status_code == 302


def test_a_code_works_once_for_as_long_as_a_clock_may_differ(half_way, manager, secret):
    used = code(secret, steps=1)
    half_way.post("/account/2fa/authenticate/", {"code": used})
    somebody_else = Client()
    somebody_else.post("/account/login/", {"login": manager.email, "password": PASSWORD})
    cache.delete(f"allauth.mfa.totp.used?user={manager.pk}&code={used}")  # as half a minute later

    refused = somebody_else.post("/account/2fa/authenticate/", {"code": f"{used[:3]} {used[3:]}"})

    assert refused.status_code == 200
    assert refused.context["form"].errors


@pytest.mark.parametrize(("steps", "opens"), [(-1, True), (0, True), (1, True), (-3, False), (3, False)])
def test_a_clock_may_be_half_a_minute_off(half_way, secret, steps, opens):
    answer = half_way.post("/account/2fa/authenticate/", {"code": code(secret, steps=steps)})

    assert (answer.status_code == 302) is opens


@pytest.mark.parametrize(
    "path", ["/account/2fa/totp/activate/", "/account/2fa/recovery-codes/generate/", "/account/email/"]
)
def test_what_opens_other_doors_asks_for_the_password_again(client, groningen, manager, path):
    """A session that somebody left open is not enough."""
    client.force_login(manager)

    answer = client.post(path, {"action_add": "", "email": "ander@groningen.example", "code": "000000"})

    assert answer["Location"].startswith("/account/reauthenticate/")


def test_who_lost_the_phone_makes_a_new_second_step(client, manager, secret, capsys):
    client.force_login(manager)

    call_command("forget_second_step", manager.email.upper())

    assert "Manager" in capsys.readouterr().out
    assert client.get("/groningen/beheer/").status_code == 302  # signed out everywhere
    answer = Client().post("/account/login/", {"login": manager.email, "password": PASSWORD})
    assert answer["Location"] != "/account/2fa/authenticate/"


def test_forgetting_what_is_not_there_says_so(manager, capsys):
    call_command("forget_second_step", manager.email)

    assert "had geen tweede stap" in capsys.readouterr().out
    with pytest.raises(CommandError, match="geen account"):
        call_command("forget_second_step", "niemand@groningen.example")
