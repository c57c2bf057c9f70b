"""The log of security: who came in, who did not, and who was refused, with the six fields of the BIO."""

import time

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from tests.conftest import make_user
from wijkaanpak import browsers
from wijkaanpak.accounts.models import Role

LOGIN = "/account/login/"
PASSWORD = "lang genoeg 1"
CODE = "/account/2fa/authenticate/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
FIELDS = ("event", "person", "device", "object", "result")


@pytest.fixture
def told(caplog):
    """What the log of security says of what happened in a test, line by line."""
    return lambda: [line.msg for line in caplog.records if line.name == "wijkaanpak.security_log"]


@pytest.fixture
def throttled(settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,2/5m/key", "reset_letter": "2/h/key"}
    cache.clear()
    yield
    cache.clear()


def short(lines):
    return [(line["event"], line["person"], line["result"]) for line in lines]


def sign_in(email, password=PASSWORD, client=None):
    return (client or Client()).post(LOGIN, {"login": email, "password": password}, headers={"User-Agent": FIREFOX})


def test_a_line_has_the_six_fields(manager, told):
    sign_in(manager.email)

    [line] = told()
    assert {name: line[name] for name in FIELDS} == {
        "event": "sign_in",
        "person": manager.pk,
        "device": "127.0.0.1, Firefox, Windows",
        "object": "account",
        "result": "done",
    }
    assert line["timestamp"].startswith("20")


def test_a_wrong_password_is_of_the_account_and_an_unknown_address_of_nobody(manager, told):
    sign_in(manager.email, "fout wachtwoord")
    sign_in("niemand@x.example", "fout wachtwoord")

    assert short(told()) == [("sign_in", manager.pk, "failed"), ("sign_in", None, "failed")]
    assert "niemand" not in str(told())
    assert "fout" not in str(told())


def test_what_is_done_at_the_server_is_of_the_server(manager, told):
    call_command("forget_second_step", manager.email)

    [line] = told()
    assert [line[name] for name in FIELDS] == ["second_step_changed", manager.pk, "server", "account", "done"]


def test_who_tries_too_often_is_told_apart(throttled, manager, told):
    for _ in range(3):
        sign_in(manager.email, "fout wachtwoord")

    assert [line["result"] for line in told()] == ["failed", "failed", "throttled"]


def test_a_code_is_told_right_wrong_and_too_often(throttled, manager, told):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(manager, secret)
    client = Client()
    sign_in(manager.email, client=client)

    client.post(CODE, {"code": totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))})
    other = Client()
    sign_in(manager.email, client=other)
    for _ in range(3):
        other.post(CODE, {"code": "000000"})

    assert short(told()) == [
        ("second_step", manager.pk, "done"),
        ("sign_in", manager.pk, "done"),
        ("second_step", manager.pk, "failed"),
        ("second_step", manager.pk, "failed"),
        ("second_step", manager.pk, "throttled"),
    ]


def test_signing_out_and_another_password_are_told(client, manager, told):
    client.force_login(manager)
    new = "een fiets vol tulpenbollen"

    client.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    client.post("/account/logout/")

    assert [event for event, _person, _result in short(told())][-2:] == ["password_changed", "sign_out"]


def test_a_letter_for_a_new_password_is_told_sent_and_too_often(throttled, manager, told):
    for email in (manager.email, manager.email, manager.email, "niemand@x.example"):
        Client().post("/account/password/reset/", {"email": email})

    assert short(told()) == [
        ("password_letter", manager.pk, "done"),
        ("password_letter", manager.pk, "done"),
        ("password_letter", manager.pk, "throttled"),
        ("password_letter", None, "done"),
    ]
    assert "niemand" not in str(told())


def test_what_is_asked_too_often_is_told(client, groningen, reader, settings, told):
    settings.OPEN_DATA_PER_CONNECTION = 1
    ask = {"path": "/groningen/api/v1/indicatoren", "headers": {"User-Agent": FIREFOX}}
    assert [client.get(**ask).status_code for _ in range(2)] == [200, 429]
    client.force_login(reader)

    client.get(**ask)

    page = "groningen open_data:indicators"
    assert [tuple(line[name] for name in FIELDS) for line in told() if line["event"] == "page"] == [
        ("page", None, "Firefox, Windows", page, "throttled"),
        ("page", reader.pk, "127.0.0.1, Firefox, Windows", page, "throttled"),
    ]


def test_a_page_that_a_role_may_not_have_is_told_with_its_name(client, groningen, reader, told):
    client.force_login(reader)

    assert client.get("/groningen/beheer/mensen/").status_code == 403

    line = told()[-1]
    assert (line["event"], line["person"], line["result"]) == ("page", reader.pk, "refused")
    assert line["object"] == "groningen people:listing"


def test_a_page_refused_to_who_has_no_account_is_told_without_their_address(groningen, told):
    sent = Client(enforce_csrf_checks=True).post(
        "/groningen/initiatieven/indienen/", {}, headers={"User-Agent": FIREFOX}
    )

    assert sent.status_code == 403
    assert (told()[-1]["person"], told()[-1]["device"]) == (None, "Firefox, Windows")


def test_what_is_of_another_municipality_is_told_and_what_a_visitor_mistypes_is_not(
    client, groningen, other_municipality, told
):
    colleague = make_user("anna", other_municipality, Role.ADMINISTRATOR)
    client.get("/groningen/buurten/BU99999999/")
    assert told() == []
    client.force_login(colleague)

    client.get("/groningen/beheer/indische-buurt-met-vrije-tekst/")

    line = told()[-1]
    assert (line["person"], line["result"]) == (colleague.pk, "not_found")
    assert "vrije" not in line["object"]


def test_a_browser_is_named_in_our_words_whatever_it_says_of_itself():
    chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
    phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1"

    assert browsers.words(FIREFOX) == "Firefox op Windows"
    assert browsers.words(chrome) == "Chrome op Linux"
    assert browsers.words(f"{chrome} Edg/140.0") == "Edge op Linux"
    assert browsers.words(phone) == "Safari op iPhone"
    assert browsers.words("jan@bewoner.example") == "Onbekende browser"
