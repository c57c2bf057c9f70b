"""Files that somebody offers, each with what must become of it: the rows of the tables in the tests beside this."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any, Literal

from django.core.management import call_command

from neighbourhoods.models import Observation, Release

Made = Callable[[Path], Path]
# Area, indicator and period of a figure that counts, and its value; None when there is a note in its place.
Figures = Mapping[tuple[str, str, str], float | None]


@dataclass(frozen=True, slots=True)
class Offered:
    """A file, what happens to it, and the words that say so.

    `made` writes it in a folder. `refused` stores nothing; `warned` stores it and says something about it; `read`
    stores it in silence. Each of `words` stands in what is said. `places` are line and column of the refusals, all of
    them in order; `stored` is what the file adds to the figures that count, all of it. `before` are files that were
    published earlier, `options` what is said on the command line.
    """

    made: Made
    outcome: Literal["refused", "warned", "read"]
    words: tuple[str, ...] = ()
    places: tuple[tuple[int | None, str | None], ...] | None = None
    stored: Figures = field(default_factory=dict)
    before: tuple[Made, ...] = ()
    options: tuple[str, ...] = ()


def run(path: Path, *options: str) -> dict[str, Any]:
    """What `import_figures` says of a file, as JSON."""
    out = StringIO()
    try:
        call_command("import_figures", str(path), *options, "--json", stdout=out)
    except SystemExit as stop:
        assert stop.code == 1  # noqa: PT017 - a refusal ends the command so
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def figures() -> dict[tuple[str, str, str], float | None]:
    """Every figure that counts now."""
    rows = Observation.objects.current().values_list("area__code", "indicator__key", "period", "value")
    return {(code, key, period): value for code, key, period, value in rows}


def check(row: Offered, folder: Path) -> None:
    """Offer the file on the command line: the words, the places, and what is stored after are those of the row."""
    for number, made in enumerate(row.before):
        (earlier := folder / f"before-{number}").mkdir()
        assert run(made(earlier))["status"] == "published"
    before, releases = figures(), Release.objects.count()

    found = run(row.made(folder), *row.options)

    said = "\n".join([*(refusal["reason"] for refusal in found["refused"]), *found["notices"]])
    happened = "refused" if found["status"] == "refused" else "warned" if found["notices"] else "read"
    assert happened == row.outcome, said
    for words in row.words:
        assert words in said
    if row.places is not None:
        assert tuple((refusal["line"], refusal["column"]) for refusal in found["refused"]) == row.places
    if row.outcome == "refused":
        assert (figures(), Release.objects.count()) == (before, releases)
    else:
        assert figures() == before | dict(row.stored)
