"""Files that somebody offers, each with what must become of it: the rows of the tables in the tests beside this."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any, Literal
from unittest.mock import patch

from django.core.management import call_command
from django.utils import timezone

from neighbourhoods.models import Area, AreaLink, Observation, Release, ReleaseColumn
from tests.neighbourhoods.support import NOON

Made = Callable[[Path], Path]
# Area, indicator and period of a figure that counts, and its value; None when there is a note in its place.
Figures = Mapping[tuple[str, str, str], float | None]


@dataclass(frozen=True, slots=True)
class Offered:
    """A file, what happens to it, and the words that say so.

    `made` writes it in a folder. `refused` stores nothing; `warned` stores it and says something about it; `read`
    stores it in silence. Each of `words` stands in what is said. `places` are line and column of the refusals, all of
    them in order, without either where the whole file is meant; `stored` is what the file adds to the figures that
    count, all of it, and `gone` what it takes away.
    `statuses` is how final each period of it is. `before` are files that were published earlier, `options` what is said
    on the command line.
    """

    made: Made
    outcome: Literal["refused", "warned", "read"]
    words: tuple[str, ...] = ()
    places: tuple[tuple[int | None, str | None], ...] = ()
    stored: Figures = field(default_factory=dict)
    gone: tuple[tuple[str, str, str], ...] = ()
    statuses: Mapping[str, str] = field(default_factory=dict)
    before: tuple[Made, ...] = ()
    options: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """A row says all that happens: whoever is refused hears where and why, and what is not stored is not read."""
        assert bool(self.places) == (self.outcome == "refused")
        assert bool(self.words) == (self.outcome != "read")
        assert bool(self.stored or self.gone) == (self.outcome != "refused")


def run(path: Path, *options: str) -> dict[str, Any]:
    """What `import_figures` says of a file, as JSON."""
    out = StringIO()
    try:
        with patch.object(timezone, "now", return_value=NOON):
            call_command("import_figures", str(path), *options, "--json", stdout=out)
    except SystemExit as stop:
        assert stop.code == 1  # noqa: PT017 - a refusal ends the command so
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def figures() -> dict[tuple[str, str, str], float | None]:
    """Every figure that counts now."""
    rows = Observation.objects.current().values_list("area__code", "indicator__key", "period", "value")
    return {(code, key, period): value for code, key, period, value in rows}


def rows() -> tuple[int, ...]:
    """How many rows stand in each table that a file is written to."""
    return tuple(model.objects.count() for model in (Observation, Release, ReleaseColumn, Area, AreaLink))


def check(row: Offered, folder: Path) -> None:
    """Offer the file on the command line: the words, the places, and what is stored after are those of the row."""
    for number, made in enumerate(row.before):
        (earlier := folder / f"before-{number}").mkdir()
        assert run(made(earlier))["status"] == "published"
    before, kept_rows = figures(), rows()

    found = run(row.made(folder), *row.options)

    noticed = [*found["warnings"], *found["notices"]]
    said = "\n".join([*(refusal["reason"] for refusal in found["refused"]), *noticed])
    happened = "refused" if found["status"] == "refused" else "warned" if noticed else "read"
    assert happened == row.outcome, said
    for words in row.words:
        assert words in said, said
    assert tuple((refusal["line"], refusal["column"]) for refusal in found["refused"]) == row.places
    if row.outcome == "refused":
        assert (figures(), rows()) == (before, kept_rows)
    else:
        kept = {figure: value for figure, value in before.items() if figure not in row.gone}
        assert figures() == kept | dict(row.stored)
        if row.statuses:
            assert {release["period"]: release["status"] for release in found["releases"]} == row.statuses
