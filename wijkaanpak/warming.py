"""What a process of the web server does before its first visitor comes."""

import gc
from importlib import import_module

from django.conf import settings
from django.template import engines
from django.template.loader import get_template

from wijkaanpak.watching import upgrades


def warm() -> None:
    """Read all code and all templates of all pages now. What was read stays: to look through it for garbage every few
    pages takes longer than many a page.
    """
    for addresses in (settings.ROOT_URLCONF, settings.MUNICIPALITY_URLCONF):
        import_module(addresses)
    for folder in engines["django"].dirs:
        for file in folder.rglob("*.html"):
            get_template(str(file.relative_to(folder)))
    upgrades.brought()
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
