"""Residents choose a language; staff pages stay Dutch."""

import pytest
from django.conf import settings
from django.utils import translation

from wijkaanpak import tenancy, translations


@pytest.fixture(autouse=True, scope="session")
def _catalogues() -> None:
    translations.compile_all()


def choose(client, language: str, back_to: str = "/"):
    return client.post("/taal/", {"language": language, "next": back_to})


def test_a_first_visit_is_dutch_whatever_the_browser_asks(client, db):
    answer = client.get("/over/", headers={"accept-language": "tr"})

    assert 'lang="nl"' in answer.text
    assert "Over deze website" in answer.text
    assert answer.headers["Content-Language"] == "nl"


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Send in your idea"),
        ("tr", "Fikrinizi gönderin"),
        ("ar", "قدّم فكرتك"),
        ("pl", "Zgłoś swój pomysł"),
        ("uk", "Подайте свою ідею"),
    ],
)
def test_a_chosen_language_stays_and_the_page_too(client, groningen, language, title):
    page = tenancy.path(groningen, "initiatives:submit") + "?wijkaanpak=selwerd"

    answer = choose(client, language, back_to=page)

    assert answer.url == page
    shown = client.get(page).text
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in shown
    assert title in shown
    assert f'lang="{language}" aria-current="true"' in shown
    assert translation.get_language() == settings.LANGUAGE_CODE


def test_an_unknown_language_is_dutch(client, db):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "xx"

    assert 'lang="nl"' in client.get("/over/").text


def test_the_switch_never_leads_to_another_site(client, db):
    assert choose(client, "en", back_to="https://elders.example/").url == "/"


def test_staff_pages_and_signing_in_stay_dutch(client, groningen, manager):
    choose(client, "ar")
    assert 'lang="nl"' in client.get("/account/login/").text
    client.force_login(manager)

    answer = client.get(tenancy.path(groningen, "workspace:programmes"))

    assert '<html lang="nl" dir="ltr">' in answer.text
    assert answer.headers["Content-Language"] == "nl"
