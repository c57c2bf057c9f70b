"""OData 4, how StatLine publishes: one observation a cell, with the codes of what it is about.

A cell without value that is simply unknown is not sent at all; one with a reason is, with the reason beside it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from neighbourhoods.odata.about import AREAS, PERIODS, PINNED, TOTAL, About, described, status_of
from neighbourhoods.odata.client import ODataClient, literal, starts_with
from neighbourhoods.tables.cells import area_code
from wijkaanpak.remote import ChangedShape, Pages

# Why there is no value, as the readers of files know it.
MARKERS = {
    "impossible": "n.v.t.",
    "notapplicable": "n.v.t.",
    "confidential": "x",
    "secret": "x",
    "missing": ".",
    "notavailable": "-99995",
    "notyetavailable": "-99995",
}
CHANGE = "indelingswijziging"
EXPORT = ("Wijken en buurten", "Regioaanduiding/Codering (code)")
EXPORT_CHANGE = "Regioaanduiding/Indelingswijziging wijken en buurten (code)"


@dataclass(slots=True)
class Grid:
    """A wide table of text: `rows` by (area, period), each as long as `header` behind its key columns."""

    header: list[str]
    rows: list[list[str]] = field(default_factory=list)
    left_out: int = 0
    totals: list[str] = field(default_factory=list)


def about(client: ODataClient, code: str) -> About:
    """What the source says about a table. Raises what the client raises."""
    return described(client.get(f"{client.table(code)}/Properties"), code=code)


def yearly(client: ODataClient, title: str) -> list[About]:
    """The tables whose title begins so: a series that gets a new table each year."""
    asked = {"$filter": f"startswith(Title,{literal(title)})", "$select": "Identifier,Title,Status,Modified"}
    found = client.listed(f"{client.base}/Datasets", "Identifier", asked)
    return [described(row, code=str(row["Identifier"]).strip()) for row in found]


def grid(client: ODataClient, table: About, *, period: str | None, folder: Path) -> tuple[Grid, About, Pages]:
    """The whole table, or one period of it. The pages are to be forgotten once the figures are safe."""
    address = client.table(table.code)
    dimensions = [str(row["Identifier"]) for row in client.listed(f"{address}/Dimensions", "Identifier")]
    area = next((name for name in AREAS if name in dimensions), None)
    if area is None:
        raise ChangedShape(_("Tabel %s gaat niet over wijken, buurten of gemeenten.") % table.code)
    measures = _measures(client, address)
    names = {_key(row): str(row.get("Title") or "").strip() for row in _codes(client, address, area)}
    filters, statuses = [], {}
    if PERIODS in dimensions:
        periods = _codes(client, address, PERIODS)
        statuses = {_key(row): status_of(row.get("Status")) for row in periods}
        filters += period_filter(period, statuses, "contains({0},{1})")
    pinned = {name: _pin(client, address, name) for name in dimensions if name not in (area, PERIODS)}
    filters += [starts_with(name, code) for name, code in pinned.items()]
    parameters = {"$filter": " and ".join(filters)} if filters else {}
    pages = Pages(client, folder, f"{address}/Observations", parameters, table.modified)
    timed = PERIODS if PERIODS in dimensions else None
    shape = _Shape(area, timed, pinned, measures, names)
    return shape.filled(pages.rows()), described_again(table, statuses), pages


def described_again(table: About, statuses: Mapping[str, Any]) -> About:
    """The same with the status of each period, where the source gives them."""
    return About(table.code, table.title, table.modified, table.status, table.period, table.discontinued, {**statuses})


def period_filter(period: str | None, known: Iterable[str], contains: str) -> list[str]:
    """The filter for one year or month, or else for whole years where the table has those beside months."""
    if period:
        year, dash, month = period.partition("-")
        return [starts_with(PERIODS, f"{year}MM{month}" if dash else f"{year}JJ")]
    kinds = {code[4:6] for code in known}
    return [contains.format(PERIODS, "'JJ'")] if "JJ" in kinds and len(kinds) > 1 else []


@dataclass(frozen=True, slots=True)
class _Shape:
    """Which observation comes where in the wide table."""

    area: str
    timed: str | None
    pinned: dict[str, str]
    measures: list[dict[str, Any]]
    names: dict[str, str]

    def filled(self, observations: Iterable[dict[str, Any]]) -> Grid:
        changes = next((m for m in self.measures if m["title"].lower().startswith(CHANGE)), None)
        figures = [m for m in self.measures if m["type"] != "string" and m is not changes]
        places = {m["code"]: place for place, m in enumerate(figures)}
        found: dict[tuple[str, str], list[str]] = {}
        changed: dict[str, str] = {}
        if self.timed is None:
            found = {(code, ""): [""] * len(figures) for code in self.names}
        for observation in observations:
            try:
                code, measure = str(observation[self.area]).strip(), str(observation["Measure"]).strip()
                period = str(observation[self.timed]).strip() if self.timed else ""
                text = _text(observation)
            except (KeyError, TypeError) as error:
                reason = _("Een waarneming heeft niet de vorm die wij kennen (%s). Er is niets ingelezen.")
                raise ChangedShape(reason % error) from error
            if changes and measure == changes["code"]:
                changed[code] = text
            elif measure in places:
                row = found.get((code, period))
                if row is None:
                    row = found[code, period] = [""] * len(figures)
                row[places[measure]] = text
        return self._grid(found, changed if changes else None, [m["header"] for m in figures])

    def _grid(
        self, found: dict[tuple[str, str], list[str]], changed: dict[str, str] | None, headers: list[str]
    ) -> Grid:
        kept = sorted(key for key in found if area_code(key[0]))
        if self.timed is None:
            before = [*EXPORT, *([EXPORT_CHANGE] if changed is not None else [])]
            about: Callable[[str, str], list[str]] = lambda code, period: [  # noqa: E731
                self.names.get(code) or code,
                code,
                *([changed.get(code, "")] if changed is not None else []),
            ]
        else:
            # The readers of the files look at these; of any other division only the total is there, and is said.
            known = {name: code for name, code in self.pinned.items() if name in PINNED}
            before = [self.area, self.timed, *known]
            about = lambda code, period: [code, period, *known.values()]  # noqa: E731
        rows = [[*about(*key), *found[key]] for key in kept]
        totals = [f"{name} ({code})" for name, code in self.pinned.items() if name not in PINNED]
        return Grid([*before, *headers], rows, len(found) - len(kept), totals)


def _text(observation: Mapping[str, Any]) -> str:
    value = observation["Value"] if observation.get("Value") is not None else observation.get("StringValue")
    if value is None:
        return MARKERS.get(str(observation["ValueAttribute"]).replace(" ", "").lower(), ".")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _measures(client: ODataClient, address: str) -> list[dict[str, Any]]:
    """Code, header and type of each measure. The header is the path an export has: "Wonen/Woningvoorraad (aantal)"."""
    groups = {row["Id"]: row for row in client.listed(f"{address}/MeasureGroups", "Id")}
    found = []
    for row in client.listed(f"{address}/MeasureCodes", "Identifier"):
        title, unit = str(row.get("Title") or "").strip(), str(row.get("Unit") or "").strip()
        path = [*_path(row.get("MeasureGroupId"), groups), title]
        header = "/".join(path) + (f" ({unit})" if unit else "")
        found.append(
            {"code": _key(row), "title": title, "header": _plain(header), "type": str(row.get("DataType")).lower()}
        )
    if not found:
        raise ChangedShape(_("De tabel heeft geen enkel onderwerp. Er is niets ingelezen."))
    headers = [measure["header"] for measure in found]
    return [measure | {"header": _once(measure, headers)} for measure in found]


def _once(measure: dict[str, Any], headers: list[str]) -> str:
    """Two measures can have one title; then the code tells them apart."""
    return (
        f"{measure['header']} [{measure['code']}]" if headers.count(measure["header"]) > 1 else str(measure["header"])
    )


def _path(group: Any, groups: Mapping[Any, dict[str, Any]]) -> list[str]:
    path: list[str] = []
    while group in groups and len(path) < 10:
        path.insert(0, str(groups[group].get("Title") or "").strip())
        group = groups[group].get("ParentId")
    return path


def _pin(client: ODataClient, address: str, dimension: str) -> str:
    """The one code of a further dimension that is read: what we know, or the total. Raises ChangedShape."""
    codes = [_key(row) for row in _codes(client, address, dimension)]
    if PINNED.get(dimension) in codes:
        return PINNED[dimension]
    total = next((code for code in codes if TOTAL.fullmatch(code)), codes[0] if len(codes) == 1 else None)
    if total is None:
        reason = _("De tabel is ook verdeeld naar ‘%s’ en heeft daarvan geen totaal. Haal haar op als bestand.")
        raise ChangedShape(reason % dimension)
    return total


def _codes(client: ODataClient, address: str, dimension: str) -> list[dict[str, Any]]:
    return client.listed(f"{address}/{dimension}Codes", "Identifier")


def _key(row: Mapping[str, Any]) -> str:
    return str(row["Identifier"]).strip()


def _plain(text: str) -> str:
    return re.sub(r"[;\s]+", " ", text).strip()
