"""The first visitor of a web server that just started waits no longer than the next."""

from django.template import engines

from wijkaanpak import warming
from wijkaanpak.local.checkout import CHECKOUT


def test_every_template_is_read_before_the_first_visitor_comes(monkeypatch):
    monkeypatch.setattr(warming.gc, "freeze", lambda: None)
    [outer] = engines["django"].engine.template_loaders
    [cached] = outer.loaders
    cached.reset()

    warming.warm()

    read = {str(name) for name in cached.get_template_cache}
    folder = CHECKOUT / "templates"
    assert {str(file.relative_to(folder)) for file in folder.rglob("*.html")} <= read
