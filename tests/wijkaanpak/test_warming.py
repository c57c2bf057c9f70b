"""The first visitor of a web server that just started waits no longer than the next."""

import runpy

from django.template import engines

from wijkaanpak import runtime_role, warming
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


def test_a_process_is_warm_once_gunicorn_can_hand_it_visitors(monkeypatch):
    """gunicorn reads this module in each process, and asks `application` of it when it has been read."""
    done = []
    monkeypatch.setenv("DATABASE_POOL", "true")
    monkeypatch.setattr(runtime_role, "refuse", lambda: done.append("the role was looked at"))
    monkeypatch.setattr(warming, "warm", lambda: done.append("warm"))

    read = runpy.run_module("wijkaanpak.wsgi")

    assert callable(read["application"])
    assert done == ["the role was looked at", "warm"]
