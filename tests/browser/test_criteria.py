"""The criteria of the success factors in a browser: the list, the form of one, refused and saved."""

import pytest

from tests.conftest import make_user
from tests.support.browser import assert_accessible, assert_fits, screenshot
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role


@pytest.fixture
def administrator(live, groningen):
    return make_user("beheerder", groningen, Role.ADMINISTRATOR)


@pytest.fixture
def look(page):
    def look(name: str) -> None:
        for width in (1280, 375):
            page.set_viewport_size({"width": width, "height": 900})
            assert_accessible(page)
            assert_fits(page)
            screenshot(page, f"criteria-{name}-{width}")

    return look


def test_a_criterion_is_changed_with_a_reason(live, page, sign_in, groningen, administrator, look):
    sign_in(administrator)
    page.goto(live.url + tenancy.path(groningen, "criteria:listing"))
    look("lijst")

    page.get_by_role("link", name="Aanpassen: Hebben de maatregelen een doelgroep met omvang?").click()
    page.get_by_role("button", name="Bewaren").wait_for()
    look("formulier")
    page.reload()  # a picture leaves empty styles on the fields, and swapping those is refused
    page.get_by_role("button", name="Bewaren").click()
    page.locator(".wk-summary").wait_for()
    look("geweigerd")

    page.reload()
    page.get_by_label("Voldaan vanaf (%)").fill("90")
    page.get_by_label("Reden").fill("Wij kennen onze doelgroepen goed.")
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_text("Aangepast: Wij kennen onze doelgroepen goed.").wait_for()
    look("aangepast")
