"""How long a session lasts, what ends it at once, and when its key changes."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from tests.wijkaanpak.accounts.test_second_factor import code
from wijkaanpak import tenancy
from wijkaanpak.accounts import people

WORK = "/groningen/beheer/"
SET_UP = "/account/2fa/totp/activate/"
PASSWORD = "lang genoeg 1"


@pytest.fixture
def at_work(groningen, manager):
    """Somebody who signed in at the door."""
    return sign_in(manager)


def sign_in(user, password=PASSWORD):
    client = Client()
    client.post("/account/login/", {"login": user.email, "password": password})
    return client


def pass_time(client, seconds, *, active=False):
    """As if that long ago; somebody who stayed active was seen just now."""
    session = client.session
    session["began"] -= seconds
    session["seen"] = int(timezone.now().timestamp()) if active else session["seen"] - seconds
    session.save()


def test_a_session_is_over_after_half_an_hour_without_a_request(at_work):
    pass_time(at_work, 29 * 60)
    before = at_work.get(WORK).status_code
    pass_time(at_work, 31 * 60)

    after = at_work.get(WORK, follow=True)

    assert before == 200
    assert after.redirect_chain == [("/account/login/?next=/groningen/beheer/", 302)]
    assert "U was een tijd niet actief" in after.content.decode()


def test_a_session_is_over_after_twelve_hours_however_busy(at_work):
    pass_time(at_work, 12 * 3600 + 60, active=True)

    assert at_work.get(WORK).status_code == 302


def test_a_request_in_between_keeps_the_session(at_work):
    pass_time(at_work, 20 * 60)
    at_work.get(WORK)
    pass_time(at_work, 20 * 60)

    assert at_work.get(WORK).status_code == 200


def test_a_session_that_does_not_say_when_it_began_is_over(at_work):
    session = at_work.session
    del session["began"]
    session.save()

    assert at_work.get(WORK).status_code == 302


def test_somebody_is_signed_out_everywhere_at_once(at_work, manager):
    other = sign_in(manager)

    people.end_sessions(manager)

    assert [client.get(WORK).status_code for client in (at_work, other)] == [302, 302]
    assert sign_in(manager).get(WORK).status_code == 200


def test_an_account_that_is_closed_ends_its_sessions(at_work, manager):
    manager.is_active = False
    manager.save()

    assert at_work.get(WORK).status_code == 302


def test_another_password_ends_the_other_sessions_alone(at_work, manager):
    other = sign_in(manager)
    new = "nog een lang wachtwoord"

    changed = at_work.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert changed.status_code == 302
    assert (at_work.get(WORK).status_code, other.get(WORK).status_code) == (200, 302)


def test_a_second_step_ends_the_other_sessions_and_renews_the_key(transactional_db, at_work, manager):
    other, before = sign_in(manager), at_work.session.session_key

    at_work.post("/account/reauthenticate/", {"password": PASSWORD})
    secret = at_work.get(SET_UP).context["form"].secret
    done = at_work.post(SET_UP, {"code": code(secret)})

    assert done["Location"] == "/account/2fa/recovery-codes/"
    assert (at_work.get(WORK).status_code, other.get(WORK).status_code) == (200, 302)
    assert at_work.session.session_key != before


def test_the_key_changes_at_signing_in_and_out(groningen, manager):
    client = Client()
    client.get("/account/login/")
    session = client.session
    session["van voor het inloggen"] = True
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    before = session.session_key

    client.post("/account/login/", {"login": manager.email, "password": PASSWORD})
    signed_in = client.session.session_key
    client.post("/account/logout/")

    assert signed_in != before
    assert client.session.session_key not in (before, signed_in)
    assert not client.session.exists(signed_in)


def test_htmx_is_never_led_to_the_door(groningen, client: Client):
    path = tenancy.path(groningen, "workspace:programmes")

    assert client.get(path).status_code == 302
    assert client.get(path, headers={"HX-Request": "true"}).status_code == 401
