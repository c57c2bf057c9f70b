"""Which words are taken as part of an address: read from the addresses themselves, so that none can be forgotten."""

from collections.abc import Iterator
from functools import cache
from types import ModuleType

from django.conf import settings
from django.urls import URLResolver, get_resolver


@cache
def taken(urlconf: str | ModuleType, under: str = "") -> frozenset[str]:
    """The fixed words right below `under`, such as `beheer/`: a row by that name would hide a page, or be hidden."""
    below = [route.removeprefix(under) for route in _routes(get_resolver(urlconf)) if route.startswith(under)]
    words = {route.partition("/")[0] for route in below}
    return frozenset(word for word in words if word and "<" not in word)


def taken_by_staff() -> frozenset[str]:
    """The words that no wijkaanpak can have as its address."""
    return taken(settings.MUNICIPALITY_URLCONF, "beheer/")


def taken_above() -> frozenset[str]:
    """The words that no municipality can have as its address."""
    return taken(settings.ROOT_URLCONF)


def _routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern, route)
        else:
            yield route
