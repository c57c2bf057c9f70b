"""Opens every page somebody can reach with a plain request; what comes back is kept as it would be read."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.test import Client

from tests.support.routes import MUNICIPALITY, routes
from tests.support.world import World

KINDS = ("csv", "xlsx", "geojson")
ONLY_POST = 405


@dataclass(frozen=True, slots=True)
class Opened:
    path: str
    response: Any
    content: bytes
    """With what is packed in a spreadsheet unpacked."""

    @property
    def is_html(self) -> bool:
        return bool(self.response["Content-Type"].startswith("text/html")) if self.content else False


def paths(world: World) -> Iterator[str]:
    """One address for each route of a municipality; a download once in every form it has."""
    for route in routes(MUNICIPALITY):
        for kind in KINDS if "kind" in route.parts else ("",):
            yield world.path(route.name, **({"kind": kind} if kind else {}))


def crawl(world: World, client: Client) -> list[Opened]:
    """All that answers to GET. Every route must be in `world.parts` or need nothing, else reversing it fails."""
    found = [open_page(client, path) for path in paths(world)]
    return [answer for answer in found if answer.response.status_code != ONLY_POST]


def open_page(client: Client, path: str) -> Opened:
    response = client.get(path)
    content = response.getvalue() if response.streaming else response.content
    return Opened(path, response, unpacked(content))


def unpacked(content: bytes) -> bytes:
    if not content.startswith(b"PK"):
        return bytes(content)
    with zipfile.ZipFile(BytesIO(content)) as parts:
        return b"\n".join(parts.read(name) for name in parts.namelist())
