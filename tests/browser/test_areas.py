"""How a buurt is doing, in a browser: filled, empty and refused, and every reason why a figure may be lacking."""

import pytest

from demo import loading
from tests.support.browser import assert_accessible, assert_fits, screenshot
from wijkaanpak.accounts.models import User

PAGES = {
    "buurten": ("buurten/", 200),
    "buurten-zoeken": ("buurten/?zoek=selw", 200),
    "buurten-geen": ("buurten/?zoek=xyzzy", 200),
    "buurt": ("buurten/BU00141000/", 200),
    "buurt-klein": ("buurten/BU00141004/", 200),
    "wijk": ("buurten/WK001410/", 200),
    "gemeente": ("buurten/GM0014/", 200),
    "wijkaanpak": ("buurten/wijkaanpak/indische-buurt-de-hoogte/", 200),
    "vergelijken": ("buurten/vergelijken/?gebied=selwerd&gebied=BU00141100&gebied=WK001410", 200),
    "vergelijken-leeg": ("buurten/vergelijken/", 200),
    "vergelijken-teveel": (
        "buurten/vergelijken/?gebied=BU00141000&gebied=BU00141100&gebied=BU00141101&gebied=BU00140300&gebied=WK001410",
        400,
    ),
    "vergelijken-onbekend": ("buurten/vergelijken/?gebied=BU99999999&gebied=BU00141000", 404),
    "onbekend": ("buurten/BU00149999/", 404),
}


@pytest.fixture
def demo(live, settings) -> str:
    settings.DEBUG = True
    loading.load(with_reports=False)
    settings.DEBUG = False
    return f"{live.url}/groningen/"


def test_every_state_is_accessible_and_fits(page, demo, sign_in):
    for name, (path, status) in PAGES.items():
        assert page.goto(demo + path).status == status, name
        for width in (1280, 375):
            page.set_viewport_size({"width": width, "height": 900})
            assert_accessible(page)
            assert_fits(page)
            screenshot(page, f"gebied-{name}-{width}")
    sign_in(User.objects.get(email="programmamanager@groningen.example"))
    page.goto(demo + "beheer/selwerd/cijfers/")
    for width in (1280, 375):
        page.set_viewport_size({"width": width, "height": 900})
        assert_accessible(page)
        assert_fits(page)
        screenshot(page, f"gebied-beheer-{width}")
