"""A table over the network to a reading, the same as its file would give."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from neighbourhoods import reference, tables
from neighbourhoods.odata import cells, rows
from neighbourhoods.odata.about import About
from neighbourhoods.odata.client import ODataClient, UnknownTable
from neighbourhoods.tables import Reading
from neighbourhoods.tables.cells import period as as_period
from neighbourhoods.terms import ReleaseStatus

YEARLY = "Kerncijfers wijken en buurten"


@dataclass(frozen=True, slots=True)
class FetchedTable:
    """A table that was read over the network. Call `done` once its figures are stored: the pages go then."""

    table: About
    reading: Reading
    done: Callable[[], None]


def about(code: str) -> About:
    """What the source says about a table. Raises Trouble."""
    return _found(code)[2]


def series_tables() -> list[About]:
    """The tables of the series that get a new one each year, as the source lists them today. Raises Trouble."""
    return cells.yearly(_statline(), YEARLY)


def fetch(code: str, *, period: str | None = None) -> FetchedTable:
    """Read a whole table, or one period of it. Raises Trouble; what the figures themselves lack is in the reading.

    After a break, the same question goes on with the page that was missing.
    """
    client, protocol, table = _found(code)
    asked = as_period(period) if period else None
    folder = Path(settings.ODATA_FOLDER) / code
    grid, table, pages = protocol.grid(client, table, period=asked, folder=folder)
    reading = _reading(grid, table, asked)
    reading.notices += [_("Van ‘%s’ is alleen het totaal gelezen.") % total for total in grid.totals]
    if grid.left_out:
        text = ngettext(
            "%d gebied is geen land, gemeente, wijk of buurt en telt niet mee.",
            "%d gebieden zijn geen land, gemeente, wijk of buurt en tellen niet mee.",
            grid.left_out,
        )
        reading.notices.append(text % grid.left_out)
    reading.statuses = _statuses(table, reading)
    return FetchedTable(table, reading, pages.forget)


def _statline() -> ODataClient:
    return ODataClient(settings.CBS_ODATA_URL.rstrip("/"))


def _third_parties() -> ODataClient:
    return ODataClient(settings.CBS_DATADERDEN_URL.rstrip("/"))


def _found(code: str) -> tuple[ODataClient, Any, About]:
    """The server that has the table, how it speaks, and what it says. A number we do not know may be with either."""
    known = reference.TABLES.get(code)
    if known and known.publisher == "BZK":
        raise UnknownTable(_("%s is niet op te halen bij CBS. Lees het bestand in.") % code)
    if known and known.publisher != "CBS":
        return _third_parties(), rows, rows.about(_third_parties(), code)
    try:
        return _statline(), cells, cells.about(_statline(), code)
    except UnknownTable:
        if known:
            raise
        return _third_parties(), rows, rows.about(_third_parties(), code)


def _reading(grid: cells.Grid, table: About, period: str | None) -> Reading:
    """Written down as the file it would be, sorted, so that the same figures have the same digest."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(grid.header)
    writer.writerows([[cell.replace(";", ",") for cell in row] for row in grid.rows])
    with TemporaryDirectory() as folder:
        year = f"-{table.period}" if table.period else ""
        path = Path(folder) / f"{table.code}{year}.csv"
        path.write_text(text.getvalue(), encoding="utf-8")
        reading = tables.interpret(path, period=period or table.period)
    if reading.layout and table.code not in reference.TABLES:
        reading.layout = replace(
            reading.layout, series=table.series, publisher="CBS", division_year=table.division_year
        )
    reading.file_name = f"OData {table.code}"
    # The file was ours for a moment: nobody can look up a line of it.
    reading.publications = [replace(publication, lines=None) for publication in reading.publications]
    reading.refused = [replace(refusal, line=None) for refusal in reading.refused]
    return reading


def _statuses(table: About, reading: Reading) -> dict[str, ReleaseStatus]:
    """How final each period is that was read; nothing about a period of which the source says nothing. What it says of
    a whole table holds for a period when the table has no other.
    """
    said = {as_period(code): status for code, status in table.statuses.items()}
    of_all = table.status if len(reading.publications) == 1 and len(said) < 2 else ReleaseStatus.UNSTATED
    found = {publication.period: said.get(publication.period, of_all) for publication in reading.publications}
    return {period: status for period, status in found.items() if status is not ReleaseStatus.UNSTATED}
