"""The pages of a long answer, kept on disk while they come in, so that a break costs one page and not the table."""

import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from wijkaanpak.remote.client import ChangedShape, Client, NotThere

MAX_PAGES = 2_000
MAX_BYTES = 4 * 2**30  # of all pages of one question together
KEPT_FOR = 7 * 24 * 3600  # seconds


class Pages:
    """The rows behind one question. `version` says what the data is now: other pages than of that are not used.

    A page is first whole in its file and only then counted: what is in `state.json` can be read.
    """

    def __init__(
        self, client: Client, folder: Path, question: str, parameters: Mapping[str, str], version: str
    ) -> None:
        self.client, self.question, self.parameters = client, question, parameters
        key = hashlib.sha256(json.dumps([question, dict(parameters), version]).encode()).hexdigest()[:16]
        self.folder = folder / key
        self.state = self.folder / "state.json"

    def rows(self) -> Iterator[dict[str, Any]]:
        """Every row, from disk as far as it goes and then from the server. Raises what the client raises."""
        known = self._known()
        kept = known["pages"]
        for number in range(kept):
            yield from json.loads((self.folder / f"{number}.json").read_bytes())
        while known["next"] is not None:
            answer = self._asked(known, goes_on=0 < kept == known["pages"])
            rows, link = self.client.page_of(answer)
            known = self._keep(known, rows, link)
            yield from rows

    def forget(self) -> None:
        """The figures are read: the pages are not needed any more."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _asked(self, known: dict[str, Any], *, goes_on: bool) -> dict[str, Any]:
        """The next page. A link of an earlier day may have lost its meaning: then the next attempt begins anew."""
        try:
            return self.client.get(known["next"], None if known["pages"] else self.parameters)
        except (ChangedShape, NotThere):
            if goes_on:
                self.forget()
            raise

    def _forget_old(self) -> None:
        """Pages of a question that nobody came back for."""
        for folder in self.folder.parent.glob("*"):
            if time.time() - folder.stat().st_mtime > KEPT_FOR:
                shutil.rmtree(folder, ignore_errors=True)

    def _known(self) -> dict[str, Any]:
        try:
            known: dict[str, Any] = json.loads(self.state.read_bytes())
        except (OSError, ValueError):
            self.forget()
            self._forget_old()
            self.folder.mkdir(parents=True)
            return {"pages": 0, "bytes": 0, "next": self.question}
        return known

    def _keep(self, known: dict[str, Any], rows: list[Any], link: str | None) -> dict[str, Any]:
        content = json.dumps(rows, ensure_ascii=False).encode()
        kept = {
            "pages": known["pages"] + 1,
            "bytes": known["bytes"] + len(content),
            "next": self.client.own(link) if link else None,
        }
        if kept["pages"] > MAX_PAGES or kept["bytes"] > MAX_BYTES or kept["next"] == known["next"]:
            self.forget()
            raise ChangedShape(_("De bron blijft pagina’s sturen. Dat vertrouwen wij niet; er is niets ingelezen."))
        write_whole(self.folder / f"{known['pages']}.json", content)
        write_whole(self.state, json.dumps(kept).encode())
        return kept


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    new = path.with_name(f"{path.name}.{os.getpid()}")
    new.write_bytes(content)
    new.replace(path)
