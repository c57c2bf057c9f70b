"""The pictures in docs/figures.md: the demo as it is on a phone and at a desk. SCREENSHOTS=1 makes them again."""

import base64
import os
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from neighbourhoods.models import FigureImport
from tests.support.browser import assert_accessible, assert_fits
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Municipality, User

DOCS = Path(__file__).resolve().parents[2] / "docs"
SCREENS = ({"width": 1280, "height": 1080}, {"width": 375, "height": 960})
AT_MOST = 150_000  # bytes: who reads the docs on a phone has them at once


# Chromium makes no WebP of a page itself, but does of a drawing.
AS_WEBP = """async png => {
    const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.width, picture.height];
    canvas.getContext("2d").drawImage(picture, 0, 0);
    return canvas.toDataURL("image/webp", 0.9).split(",")[1];
}"""


def keep(page: Page, name: str) -> None:
    """The screen as docs/img/<name>.webp."""
    desk = page.context.new_page()
    made = desk.evaluate(AS_WEBP, base64.b64encode(page.screenshot()).decode())
    (DOCS / "img" / f"{name}.webp").write_bytes(base64.b64decode(made))
    desk.close()


def picture(page: Page, name: str) -> None:
    """What stands on the first screen, once the page is what it should be."""
    for screen in SCREENS:
        page.set_viewport_size(screen)
        if (way := page.get_by_role("link", name="Naar de kaart")).is_visible():
            way.click()
        page.wait_for_timeout(400)  # a map that is turned draws itself again
        assert_accessible(page)
        assert_fits(page)
        if os.environ.get("SCREENSHOTS") == "1":
            keep(page, f"{name}-{screen['width']}")


def test_area_import_and_map_as_the_docs_show_them(page, demo, sign_in):
    page.goto(demo + "buurten/BU00141000/")
    page.get_by_role("heading", name="Onderwijs").click()
    page.get_by_role("heading", name="Gezondheid").click()
    expect(page.locator("#cijfer-ervaren_gezondheid")).to_be_visible()
    picture(page, "gebied")

    page.goto(demo + "buurten/kaart/misdrijven_per_1000/")
    expect(page.locator(".wk-map .leaflet-interactive").first).to_be_visible()
    picture(page, "kaart")

    sign_in(User.objects.get(email="beheer@groningen.example"))
    with tenancy.municipality(Municipality.objects.get(slug="groningen")):
        waits = FigureImport.objects.get(stage=FigureImport.Stage.READ)
    page.goto(f"{demo}beheer/cijfers/bestand/{waits.pk}/")
    expect(page.get_by_role("heading", name="Wat er verandert in uw wijkaanpakken")).to_be_visible()
    picture(page, "inlezen")


def test_the_docs_show_six_pictures_that_load_at_once():
    shown = re.findall(r'src="img/([^"]+)" alt="[^"]{20,}"', (DOCS / "figures.md").read_text(encoding="utf-8"))

    assert sorted(shown) == sorted(
        f"{name}-{width}.webp" for name in ("gebied", "inlezen", "kaart") for width in (375, 1280)
    )
    assert [name for name in shown if (DOCS / "img" / name).stat().st_size > AT_MOST] == []
