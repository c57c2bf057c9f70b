"""Which passwords are refused: those that somebody who guesses tries first."""

import hashlib

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

PREDICTABLE = [
    "wachtwoord12",
    "Wachtwoord2026!",
    "W@chtw00rd2345",
    "welkom123456",
    "Welk0m!2026!",
    "Welkom01welkom",
    "mijnwachtwoord1",
    "Zomer2026Zomer",
    "W1nter-2026-2027",
    "Groningen2026!",
    "gemeentegroningen",
    "Voorbeeldstad#1",
    "Februari-Maart-26",
    "Ajax-Feyenoord-1",
    "Wijkaanpak2026",
    "qwertyuiop1234",
    "123456789012",
    "aaaaaaaaaaaab",
    "abcabcabcabc",
    "31-12-1999-31",
]


@pytest.mark.parametrize("password", PREDICTABLE)
def test_what_is_easy_to_guess_is_refused(groningen, other_municipality, password):
    with pytest.raises(ValidationError):
        validate_password(password)


@pytest.mark.parametrize(
    "password",
    ["zeven ganzen op het dak", "een lang wachtwoord", "correct-paard-batterij", "v8#kQz!pLm2x", "ŝalmo kaj ĉevalo"],
)
def test_a_sentence_or_a_jumble_is_not(groningen, password):
    validate_password(password)


def test_the_own_name_with_a_number_is_refused(manager):
    manager.name = "Marijke Hoogendoorn"

    for password in ("Hoogendoorn1974", "marijke-2026-!!"):
        with pytest.raises(ValidationError):
            validate_password(password, manager)


@pytest.fixture
def leaked(settings, tmp_path):
    """A list as it is fetched: in order, with how often, and the ends of lines of Windows."""
    passwords = [f"gelekte zin nummer {number}" for number in range(40)]
    digests = sorted(
        hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper() for password in passwords
    )
    settings.BREACHED_PASSWORDS = tmp_path / "leaked.txt"
    settings.BREACHED_PASSWORDS.write_bytes(b"".join(f"{digest}:{7}\r\n".encode() for digest in digests))
    return passwords


def change_to(client, password):
    """What the page says of it."""
    sent = {"oldpassword": "lang genoeg 1", "password1": password, "password2": password}
    return client.post("/account/password/change/", sent)


def test_without_a_list_what_is_easy_to_guess_is_refused_with_what_to_choose_instead(client, manager, settings):
    settings.BREACHED_PASSWORDS = None
    client.force_login(manager)

    assert "Neem een zin van een paar woorden" in change_to(client, "wachtwoord12").content.decode()
    assert change_to(client, "gelekte zin nummer 7").status_code == 302


def test_with_a_list_the_page_refuses_what_stands_in_it(client, manager, leaked):
    client.force_login(manager)

    refused = change_to(client, leaked[7])

    assert "Dit wachtwoord is ooit ergens anders gelekt." in refused.content.decode()
    manager.refresh_from_db()
    assert manager.check_password("lang genoeg 1")


def test_each_password_that_leaked_is_refused_and_no_other(db, leaked):
    for password in leaked:
        with pytest.raises(ValidationError, match="gelekt"):
            validate_password(password)
    for number in range(40, 80):
        validate_password(f"gelekte zin nummer {number}")
