"""The pages of residents, and the largest of staff, with the demo on them: accessible, within the screen, no error.

Every page of staff in every state is looked at in test_states.py.
"""

import os
from pathlib import Path

from tests.support.browser import look
from wijkaanpak.accounts.models import User

PICTURE = Path(__file__).resolve().parents[2] / "docs" / "img" / "programma.png"
PHONE = {"width": 375, "height": 740}
PUBLIC = {
    "begin": "",
    "wijkaanpak": "wijkaanpak/selwerd/",
    "wijkaanpak-vroeg": "wijkaanpak/indische-buurt-de-hoogte/",
    "ideeen": "initiatieven/",
    "idee": "initiatieven/indienen/",
    "idee-ontvangen": "initiatieven/ontvangen/",
    "idee-bevestigd": "initiatieven/bevestigd/",
    "idee-verlopen": "initiatieven/bevestigen/verlopen/",
}
STAFF = {
    "programmas": "beheer/",
    "overzicht": "beheer/selwerd/",
    "overzicht-vroeg": "beheer/indische-buurt-de-hoogte/",
    "factoren": "beheer/selwerd/succesfactoren/",
    "factoren-vroeg": "beheer/indische-buurt-de-hoogte/succesfactoren/",
    "initiatieven": "beheer/selwerd/initiatieven/",
}


def test_every_page_is_accessible_and_fits(page, demo, sign_in):
    for name, path in PUBLIC.items():
        assert page.goto(demo + path).status == (410 if name == "idee-verlopen" else 200), name
        look(page, f"openbaar-{name}")
    page.goto(f"{demo}initiatieven/indienen/")
    page.get_by_role("button", name="Idee versturen").click()
    page.locator(".wk-summary").wait_for()
    look(page, "openbaar-idee-geweigerd")

    sign_in(User.objects.get(email="programmamanager@groningen.example"))
    for name, path in STAFF.items():
        assert page.goto(demo + path).status == 200, name
        look(page, f"beheer-{name}")
        if name == "overzicht" and os.environ.get("SCREENSHOTS") == "1":
            page.set_viewport_size({"width": 1280, "height": 1000})
            PICTURE.parent.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=PICTURE)


def test_a_wijkaanpak_is_a_few_screens_on_a_phone_and_opens_whole(page, demo, sign_in):
    page.set_viewport_size(PHONE)
    page.goto(demo)
    addresses = {link.get_attribute("href") for link in page.locator(".wk-link-card__title a").all()}
    assert len(addresses) >= 3
    for address in sorted(addresses):
        page.goto(f"{demo.removesuffix('/groningen/')}{address}")
        assert page.evaluate("document.documentElement.scrollHeight") <= 5000, address
        assert [link for link in page.locator(".wk-index a").all() if not _target(page, link).is_visible()] == []
        _assert_one_row(page)

    page.goto(f"{demo}wijkaanpak/selwerd/")
    page.get_by_role("link", name="Alles openen").click()
    page.wait_for_url("**open=alles*")
    assert [goal for goal in page.locator(".wk-goal").all() if not goal.is_visible()] == []
    assert page.locator(".wk-goal figure").count() >= 5
    look(page, "openbaar-wijkaanpak-open")

    sign_in(User.objects.get(email="programmamanager@groningen.example"))
    page.set_viewport_size(PHONE)
    page.goto(f"{demo}beheer/")
    _assert_one_row(page)
    page.get_by_text("Menu", exact=True).click()
    look(page, "beheer-menu")
    page.get_by_role("link", name="Ingelezen cijfers").click()
    page.wait_for_url("**/cijfers/")


def _target(page, link):
    return page.locator(link.get_attribute("href"))


def _assert_one_row(page) -> None:
    """The bar on top takes one line of a phone, and nothing of it is out of sight."""
    bar = page.locator(".wk-bar")
    assert bar.bounding_box()["height"] <= 72
    assert bar.evaluate("bar => bar.scrollWidth <= bar.clientWidth")
