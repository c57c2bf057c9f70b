"""A piece of a page is drawn once from the same things; anything else is another piece."""

import uuid

import pytest
from django.urls import set_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import override

from wijkaanpak import kept_html
from wijkaanpak.kept_html import kept


@pytest.fixture
def draw(monkeypatch):
    """Draws under a name that nothing was kept under before, and counts how often."""
    name = f"test-{uuid.uuid4()}"
    drawn = []

    def piece(rests_on):
        def made():
            drawn.append(rests_on)
            return f"<p>{len(drawn)}</p>"

        return kept(name, rests_on, made)

    piece.drawn = drawn
    yield piece
    set_script_prefix("/")


def test_from_the_same_things_it_is_drawn_once(draw):
    first, again = draw(("Selwerd", 374)), draw(("Selwerd", 374))

    assert first == again == "<p>1</p>"
    assert isinstance(again, SafeString)
    assert draw.drawn == [("Selwerd", 374)]


def test_from_another_thing_in_another_language_or_for_another_municipality_it_is_drawn_anew(draw):
    found = [draw(("Selwerd", 374)), draw(("Selwerd", 375))]
    with override("en"):
        found.append(draw(("Selwerd", 374)))
    set_script_prefix("/zwolle/")
    found.append(draw(("Selwerd", 374)))

    assert found == ["<p>1</p>", "<p>2</p>", "<p>3</p>", "<p>4</p>"]


def test_a_new_version_of_the_product_draws_everything_anew(draw, monkeypatch):
    draw("Selwerd")
    monkeypatch.setattr(kept_html, "product", lambda: "another")

    assert draw("Selwerd") == "<p>2</p>"


def test_a_template_or_a_line_of_code_that_changed_is_another_product(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    page = tmp_path / "templates" / "page.html"
    page.parent.mkdir()
    found = []
    for text in ("<p>", "<p>", "<div>"):
        if not page.exists() or page.read_text() != text:
            page.write_text(text)
        kept_html.product.cache_clear()
        found.append(kept_html.product())
    kept_html.product.cache_clear()

    assert found[0] == found[1] != found[2]


def test_without_a_cache_it_is_drawn(draw, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

    assert [draw("Selwerd"), draw("Selwerd")] == ["<p>1</p>", "<p>2</p>"]
