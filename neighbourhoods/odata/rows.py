"""OData 3, how third parties publish with Statistics Netherlands (RIVM, police): one wide row, as in the dump file."""

from pathlib import Path

from django.utils.translation import gettext as _

from neighbourhoods.odata.about import AREAS, PERIODS, PINNED, About, described, status_of
from neighbourhoods.odata.cells import Grid, described_again, period_filter
from neighbourhoods.odata.client import ODataClient, starts_with
from neighbourhoods.sources.politie import KINDS
from wijkaanpak.remote import ChangedShape, Pages

JSON = {"$format": "json"}
YEARLY_CRIME = "47018NED"
TYPE = "odata.type"
DIMENSIONS = ("Dimension", "GeoDimension", "GeoDetail", "TimeDimension")


def about(client: ODataClient, code: str) -> About:
    """What the source says about a table. Raises what the client raises."""
    found = client.listed(f"{client.table(code)}/TableInfos", "Title", JSON)
    if not found:
        raise ChangedShape(_("De bron zegt niets over tabel %s. Er is niets ingelezen.") % code)
    return described(found[0], code=code)


def grid(client: ODataClient, table: About, *, period: str | None, folder: Path) -> tuple[Grid, About, Pages]:
    """The rows of one age, one kind, one margin; of all periods or of one."""
    address = client.table(table.code)
    properties = client.listed(f"{address}/DataProperties", "Key", JSON)
    dimensions = [str(row["Key"]) for row in properties if row.get("Type") in DIMENSIONS]
    area = next((name for name in AREAS if name in dimensions), None)
    if area is None:
        raise ChangedShape(_("Tabel %s gaat niet over wijken, buurten of gemeenten.") % table.code)
    unknown = [name for name in dimensions if name not in (area, PERIODS, *PINNED)]
    if unknown:
        reason = _("De tabel is ook verdeeld naar ‘%s’ en heeft daarvan geen totaal. Haal haar op als bestand.")
        raise ChangedShape(reason % unknown[0])
    periods = client.listed(f"{address}/{PERIODS}", "Key", JSON) if PERIODS in dimensions else []
    statuses = {str(row["Key"]).strip(): status_of(row.get("Status")) for row in periods}
    filters = [_pinned(name, table.code) for name in dimensions if name in PINNED]
    filters += period_filter(period, statuses, "substringof({1},{0})")
    parameters = JSON | ({"$filter": " and ".join(filters)} if filters else {})
    pages = Pages(client, folder, f"{address}/UntypedDataSet", parameters, table.modified)
    return _grid(pages, area), described_again(table, statuses), pages


def _pinned(dimension: str, code: str) -> str:
    """The filter on a further dimension: one code, or of the yearly table of the police each kind that is read."""
    wanted = [PINNED[dimension], *(KINDS if (dimension, code) == ("SoortMisdrijf", YEARLY_CRIME) else ())]
    terms = " or ".join(starts_with(dimension, value) for value in wanted)
    return terms if len(wanted) == 1 else f"({terms})"


def _grid(pages: Pages, area: str) -> Grid:
    header: list[str] = []
    rows = []
    for row in pages.rows():
        header = header or [name for name in row if name != "ID" and name != TYPE]
        if any(name not in row for name in header) or area not in row:
            raise ChangedShape(_("De rijen van de tabel hebben niet alle dezelfde kolommen. Er is niets ingelezen."))
        rows.append(["" if row[name] is None else str(row[name]).strip() for name in header])
    rows.sort()
    # The source numbers its rows anew each time; our own numbers keep the same figures the same file.
    return Grid(["ID", *header], [[str(number), *row] for number, row in enumerate(rows)])
