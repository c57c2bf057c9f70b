"""*Mijn account*: where somebody is signed in, and how they end that."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from tests.conftest import make_user
from wijkaanpak.accounts import open_sessions
from wijkaanpak.accounts.models import OpenSession

MINE, WORK = "/account/", "/groningen/beheer/"
PASSWORD, NEW = "lang genoeg 1", "een fiets vol tulpenbollen"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1"


def sign_in(user, agent=FIREFOX):
    client = Client(headers={"User-Agent": agent})
    client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    return client


@pytest.fixture
def at_work(groningen, manager):
    return sign_in(manager)


@pytest.fixture
def phone(at_work, manager):
    """Signed in later than at work."""
    return sign_in(manager, PHONE)


def number(client):
    return OpenSession.objects.get(key=client.session.session_key).pk


def seen(*clients):
    return [client.get(WORK).status_code for client in clients]


def test_somebody_sees_where_they_are_signed_in_and_no_session_of_another(at_work, phone, groningen):
    sign_in(make_user("anna", groningen))

    answer = at_work.get(MINE)

    assert {session.browser for session in answer.context["sessions"]} == {"Firefox op Windows", "Safari op iPhone"}
    assert answer.content.decode().count("(deze browser)") == 1


def test_another_browser_is_signed_out_at_once(at_work, phone):
    answer = at_work.post(MINE, {"session": number(phone)}, follow=True)

    assert "U bent op één andere plek uitgelogd." in answer.content.decode()
    assert seen(at_work, phone) == [200, 302]
    assert [session.browser for session in answer.context["sessions"]] == ["Firefox op Windows"]


def test_all_others_are_signed_out_and_this_one_stays(at_work, phone, manager):
    third = sign_in(manager)

    at_work.post(MINE, {"session": "others"})

    assert seen(at_work, phone, third) == [200, 302, 302]
    assert OpenSession.objects.count() == Session.objects.count() == 1


@pytest.mark.parametrize("said", ["", "alles", "-1", "9" * 30])
def test_what_is_no_session_ends_none(at_work, phone, said):
    answer = at_work.post(MINE, {"session": said}, follow=True)

    assert "Daar was u al uitgelogd." in answer.content.decode()
    assert seen(at_work, phone) == [200, 200]


def test_nobody_ends_the_session_of_another(at_work, phone, groningen):
    anna = sign_in(make_user("anna", groningen))

    anna.post(MINE, {"session": number(phone)})

    assert seen(phone) == [200]


def test_signing_out_takes_it_off_the_list(at_work, phone):
    phone.post("/account/logout/")

    assert [session.browser for session in at_work.get(MINE).context["sessions"]] == ["Firefox op Windows"]


def test_a_session_with_a_new_key_is_the_same_one_and_can_be_ended(at_work, phone):
    phone.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert seen(at_work, phone) == [302, 200]
    assert OpenSession.objects.get().key == phone.session.session_key


def test_one_that_was_ended_while_its_key_changed_stays_ended(at_work, phone, manager):
    phone.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    open_sessions.end(manager)

    assert "vanuit een andere browser" in phone.get(WORK, follow=True).content.decode()


def test_a_session_of_before_they_were_noted_is_noted_at_its_next_request(at_work, manager):
    session = at_work.session
    del session["known_as"]
    session.save()
    OpenSession.objects.all().delete()

    assert seen(at_work) == [200]
    assert OpenSession.objects.get().user == manager


def test_what_is_over_is_not_shown_and_not_kept(at_work, phone):
    OpenSession.objects.filter(pk=number(phone)).update(seen_at=timezone.now() - timedelta(minutes=31))
    assert len(at_work.get(MINE).context["sessions"]) == 1

    assert open_sessions.forget(at=timezone.now() + timedelta(hours=11)) == 0
    assert open_sessions.forget(at=timezone.now() + timedelta(hours=13)) == 2
