"""What addresses there are: read from the resolver, so that a new one cannot be forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

MUNICIPALITY = "wijkaanpak.urls_municipality"
ABOVE = "wijkaanpak.urls"


@dataclass(frozen=True, slots=True)
class Route:
    """One pattern: its full name, the view, and what must be filled in."""

    name: str
    view: Any
    parts: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The parts that are the number of a row."""
        return tuple(part for part in self.parts if part == "pk" or part.endswith("_pk"))


def routes(urlconf: str) -> list[Route]:
    return list(_walk(get_resolver(urlconf)))


def names(urlconf: str) -> set[str]:
    return {route.name for route in routes(urlconf)}


def _walk(resolver: URLResolver, space: str = "") -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield Route(f"{space}{pattern.name}", pattern.callback, tuple(pattern.pattern.regex.groupindex))
        else:
            yield from _walk(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
