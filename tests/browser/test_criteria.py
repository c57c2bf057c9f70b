"""A criterion of the success factors in a browser: refused and saved. How it looks: test_states.py."""

import pytest

from tests.conftest import make_user
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role


@pytest.fixture
def administrator(live, groningen):
    return make_user("beheerder", groningen, Role.ADMINISTRATOR)


def test_a_criterion_is_changed_with_a_reason(live, page, sign_in, groningen, administrator):
    sign_in(administrator)
    page.goto(live.url + tenancy.path(groningen, "criteria:listing"))
    page.get_by_role("link", name="Aanpassen: Hebben de maatregelen een doelgroep met omvang?").click()
    page.get_by_role("button", name="Bewaren").wait_for()
    page.get_by_role("button", name="Bewaren").click()
    page.locator(".wk-summary").wait_for()

    page.reload()
    page.get_by_label("Voldaan vanaf (%)").fill("90")
    page.get_by_label("Reden").fill("Wij kennen onze doelgroepen goed.")
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_text("Aangepast: Wij kennen onze doelgroepen goed.").wait_for()
