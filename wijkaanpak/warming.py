"""What a process of the web server does before its first visitor comes."""

import gc
from importlib import import_module

from django.conf import settings

from wijkaanpak.watching import upgrades


def warm() -> None:
    """Read all code of all pages now. What was read stays: to look through it for garbage every few pages takes longer
    than many a page.
    """
    for addresses in (settings.ROOT_URLCONF, settings.MUNICIPALITY_URLCONF):
        import_module(addresses)
    upgrades.brought()
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
