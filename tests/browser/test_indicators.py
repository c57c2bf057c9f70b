"""The catalogue in a browser: searched and added to. Its pages in every state are looked at in test_states.py."""

import pytest

from neighbourhoods.models import TableNews
from tests.conftest import NOON, make_user
from tests.neighbourhoods.support import kwb, publish
from tests.support.browser import assert_fits_enlarged, look
from tests.support.indicators import make_own_indicator
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role


@pytest.fixture
def administrator(live, groningen):
    groningen.code = "GM0014"
    groningen.save()
    return make_user("beheerder", groningen, Role.ADMINISTRATOR)


def test_the_catalogue_is_read_searched_and_added_to(live, page, sign_in, groningen, administrator, tmp_path):
    title = "Kerncijfers wijken en buurten 2025"
    TableNews.objects.create(
        code="86165NED", publisher="CBS", title=title, period="2025", found_at=NOON, looked_at=NOON
    )
    with tenancy.municipality(groningen):
        make_own_indicator(groningen, by=administrator)
    publish(kwb(tmp_path, [("Selwerd", "BU00141000", 1, 6580)]))
    sign_in(administrator)

    page.goto(live.url + tenancy.path(groningen, "indicators:listing"))
    look(page, "indicatoren-lijst")
    assert_fits_enlarged(page)
    page.get_by_label("Zoek een indicator").fill("geluk")
    page.get_by_role("button", name="Zoek").click()
    page.get_by_text("Niets gevonden").wait_for()
    look(page, "indicatoren-leeg")

    page.get_by_role("link", name="Toon alle indicatoren").click()
    page.get_by_role("heading", name="Veiligheid").click()
    page.get_by_role("link", name="geregistreerde misdrijven per 1.000 inwoners").click()
    page.get_by_role("heading", level=1, name="geregistreerde misdrijven").wait_for()
    look(page, "indicatoren-een")
    assert_fits_enlarged(page)
    page.get_by_role("link", name="inwoners", exact=True).click()
    page.get_by_role("cell", name="Bevolking/Aantal inwoners (aantal)").wait_for()
    look(page, "indicatoren-met-kolommen")

    page.goto(live.url + tenancy.path(groningen, "indicators:add"))
    assert_fits_enlarged(page)
    page.reload()  # another size leaves empty styles on the fields, and swapping those is refused
    page.get_by_role("button", name="Toevoegen").click()
    page.locator(".wk-summary").wait_for()

    page.get_by_label("Naam", exact=True).fill("vertrouwen in de buurt")
    page.get_by_label("Wat het betekent").fill("Van elke 100 bewoners: hoeveel hun buren vertrouwen.")
    page.get_by_label("Eenheid").fill("%")
    page.get_by_label("Ja, een deel daarvan").check()
    page.get_by_label("hoger is beter").check()
    page.get_by_label("gewogen gemiddelde", exact=True).check()
    page.get_by_label("Bron").fill("Gemeente, bewonersonderzoek")
    page.get_by_label("Tabel").fill("peiling")
    page.get_by_role("button", name="Toevoegen").click()
    page.get_by_role("heading", name="Vertrouwen in de buurt").wait_for()
