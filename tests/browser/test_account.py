"""Signing in, and the pages on which somebody lands when something is not there."""

from playwright.sync_api import expect

from tests.support.browser import assert_accessible, assert_fits, screenshot
from wijkaanpak import tenancy

PHONE = {"width": 375, "height": 740}


BEFORE_SIGNING_IN = {
    "inloggen": ("/account/login/", 200),
    "wachtwoord": ("/account/password/reset/", 200),
    "wachtwoord-verstuurd": ("/account/password/reset/done/", 200),
    "bevestig": ("/account/confirm-email/", 200),
    "link-verlopen": ("/account/confirm-email/verlopen/", 200),
    "gesloten": ("/account/inactive/", 200),
    "uitnodiging": ("/account/signup/", 200),
    "niet-gevonden": ("/bestaat/niet/", 404),
}
AFTER_SIGNING_IN = {
    "mijn-account": "/account/",
    "twee-stappen": "/account/2fa/",
    "e-mailadres-wijzigen": "/account/email/",
    "wachtwoord-wijzigen": "/account/password/change/",
    "uitloggen": "/account/logout/",
}


def test_pages_before_signing_in_are_accessible(page, live, groningen, other_municipality, settings):
    settings.DEBUG = False

    for name, (path, status) in BEFORE_SIGNING_IN.items():
        page.set_viewport_size(PHONE)
        answer = page.goto(live.url + path)

        assert answer.status == status
        assert_accessible(page)
        assert_fits(page)
        screenshot(page, f"account-{name}")


def test_person_signs_in_with_the_keyboard(page, live, groningen, manager):
    page.goto(live.url + "/account/login/")
    page.get_by_label("E-mail").fill(manager.email)
    page.get_by_label("Wachtwoord", exact=True).fill("lang genoeg 1")

    page.keyboard.press("Enter")

    page.wait_for_url("**/groningen/beheer/**")
    assert page.context.cookies()


def test_wrong_password_is_explained_and_accessible(page, live, groningen, manager):
    page.goto(live.url + "/account/login/")
    page.get_by_label("E-mail").fill(manager.email)
    page.get_by_label("Wachtwoord", exact=True).fill("helemaal verkeerd")

    page.get_by_role("button", name="Inloggen").click()

    expect(page.locator(".wk-summary")).to_be_visible()
    assert_accessible(page)
    screenshot(page, "account-verkeerd")


def test_pages_after_signing_in_are_accessible(page, live, manager, sign_in):
    sign_in(manager)

    for name, path in AFTER_SIGNING_IN.items():
        answer = page.goto(live.url + path)

        assert answer.ok
        assert_accessible(page)
        assert_fits(page)
        screenshot(page, f"account-{name}")


def test_second_step_is_set_up_after_the_password_once_more(page, live, manager, sign_in):
    sign_in(manager)
    page.goto(live.url + "/account/2fa/totp/activate/")
    assert_accessible(page)
    page.get_by_label("Wachtwoord", exact=True).fill("lang genoeg 1")

    page.get_by_role("button", name="Doorgaan").click()

    page.locator(".wk-qr").wait_for()
    assert_accessible(page)
    screenshot(page, "account-tweede-stap")


def test_somebody_asks_for_another_address_and_types_the_password_once_more(page, live, manager, sign_in):
    sign_in(manager)
    page.set_viewport_size(PHONE)
    page.goto(live.url + "/account/")
    page.get_by_role("link", name="E-mailadres").click()
    page.get_by_label("Nieuw e-mailadres").fill("anna.de.vries@groningen.example")
    screenshot(page, "account-ander-adres")
    page.get_by_role("button", name="Brief sturen").click()
    page.get_by_label("Wachtwoord", exact=True).fill("lang genoeg 1")

    page.get_by_role("button", name="Doorgaan").click()

    expect(page.get_by_text("Uw nieuwe adres wacht op bevestiging")).to_be_visible()
    assert_accessible(page)
    assert_fits(page)
    screenshot(page, "account-ander-adres-wacht")


def test_stranger_meets_a_page_that_says_it_is_not_there(page, live, groningen, stranger, sign_in, settings):
    settings.DEBUG = False
    sign_in(stranger)

    answer = page.goto(live.url + tenancy.path(groningen, "stijlgids"))

    assert answer.status == 404
    assert_accessible(page)


def test_statements_and_the_choice_of_municipality_are_accessible(page, live, groningen, other_municipality):
    for name in ("", "over/", "toegankelijkheid/", "privacy/"):
        answer = page.goto(f"{live.url}/{name}")

        assert answer.status == 200
        assert_accessible(page)
        assert_fits(page)
        screenshot(page, f"openbaar-{name.strip('/') or 'gemeenten'}")
