"""A server of tables on 127.0.0.1 that speaks as Statistics Netherlands does: OData 4 (StatLine) and 3 (third parties).

Real HTTP, in a thread: pages, filters, and on request its bad days. A filter it does not understand is answered 400,
so a quote that was not escaped shows.
"""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

QUOTED = r"'((?:[^']|'')*)'"
TERM = re.compile(rf"(startswith|contains)\((\w+),{QUOTED}\)|(substringof)\({QUOTED},(\w+)\)")
MEASURES = [  # code, title, unit, type, group
    ("M000100", "Aantal inwoners", "aantal", "Long", 1),
    ("M000297", "Woningvoorraad", "aantal", "Long", 2),
    ("M001642", "Gemiddelde WOZ-waarde van woningen", "x 1 000 euro", "Double", 2),
    ("M009999", "Indelingswijziging wijken en buurten", "code", "String", 3),
    ("M009998", "Gemeentenaam", "naam", "String", 3),
]
GROUPS = [(1, "Bevolking"), (2, "Wonen"), (3, "Regioaanduiding")]
AREAS = {"NL00": "Nederland", "GM0014": "Groningen", "WK001410": "Noordwest", "BU00141000": "Selwerd"}
FIGURES: dict[str, list[Any]] = {
    "NL00": [17942942, 8204000, 379.0, "1", "Nederland"],
    "GM0014": [243768, 120000, 300.0, "1", "Groningen"],
    "WK001410": [18000, 9000, "Confidential", "3", "Groningen"],
    "BU00141000": [6580, None, 225.5, "2", "Groningen"],
}


@dataclass
class Table:
    """A table of OData 4. An observation is (area, measure, value or reason); further keys come from `extra`."""

    title: str = "Kerncijfers wijken en buurten 2024"
    modified: str = "2026-03-01T02:00:00+01:00"
    description: str = "Status van de cijfers: De cijfers in deze tabel zijn voorlopig."
    dimensions: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    observations: list[dict[str, Any]] = field(default_factory=list)
    measures: list[tuple[str, str, str, str, int]] = field(default_factory=lambda: list(MEASURES))
    groups: list[tuple[int, str, int | None]] = field(default_factory=lambda: [(*group, None) for group in GROUPS])

    def lists(self, code: str) -> dict[str, Any]:
        found: dict[str, Any] = {
            "Properties": {
                "Identifier": code,
                "Title": self.title,
                "Modified": self.modified,
                "Status": "Regulier",
                "LongDescription": self.description,
            },
            "Dimensions": [{"Identifier": name, "Kind": "Dimension"} for name in self.dimensions],
            "MeasureGroups": [
                {"Id": str(pk), "Title": title, "ParentId": above and str(above)} for pk, title, above in self.groups
            ],
            "MeasureCodes": [
                {"Identifier": identifier, "Title": title, "Unit": unit, "DataType": kind, "MeasureGroupId": str(group)}
                for identifier, title, unit, kind, group in self.measures
            ],
            "Observations": self.observations,
        }
        return found | {f"{name}Codes": codes for name, codes in self.dimensions.items()}


def observation(number: int, area: str, measure: str, value: Any, **extra: str) -> dict[str, Any]:
    reason = value if isinstance(value, str) and not value.isdigit() and measure != "M009998" else "None"
    text = value if isinstance(value, str) and reason == "None" else None
    figure = None if reason != "None" or text is not None else value
    about = {"Id": number, "Measure": measure, "ValueAttribute": reason, "Value": figure, "StringValue": text}
    return about | {"WijkenEnBuurten": area.ljust(10), **extra}


def kwb(**changes: Any) -> Table:
    """A year of key figures. What has no value and no reason is not sent, as with the real one."""
    cells = [
        (area, measure[0], value)
        for area, values in FIGURES.items()
        for measure, value in zip(MEASURES, values, strict=True)
        if value is not None
    ]
    codes = [{"Identifier": code.ljust(10), "Title": name} for code, name in AREAS.items()]
    observations = [observation(number, *cell) for number, cell in enumerate(cells)]
    return Table(**{"dimensions": {"WijkenEnBuurten": codes}, "observations": observations} | changes)


@dataclass
class Feed:
    """A table of OData 3: wide rows of text, as RIVM and the police publish."""

    title: str
    rows: list[dict[str, Any]]
    dimensions: dict[str, str]
    periods: list[tuple[str, str]]
    modified: str = "2026-04-02T02:00:00"

    def lists(self, code: str) -> dict[str, Any]:
        return {
            "TableInfos": [{"ID": 0, "Title": self.title, "Identifier": code, "Modified": self.modified}],
            "DataProperties": [{"Key": key, "Type": kind} for key, kind in self.dimensions.items()],
            "Perioden": [{"Key": key, "Title": key[:4], "Status": status} for key, status in self.periods],
            "UntypedDataSet": self.rows,
        }


@dataclass
class Source:
    """What the server has, how long a page is, and which answers go wrong: the first fault of a path is used first."""

    tables: dict[str, Table | Feed] = field(default_factory=dict)
    page: int = 5
    faults: list[tuple[str, str]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    address: str = ""

    def fault(self, path: str) -> str | None:
        found = next((fault for fault in self.faults if path.endswith(fault[0])), None)
        if found:
            self.faults.remove(found)
        return found[1] if found else None

    def datasets(self) -> list[dict[str, Any]]:
        tables = {code: table for code, table in self.tables.items() if isinstance(table, Table)}
        return [
            {"Identifier": code, "Title": table.title, "Modified": table.modified} for code, table in tables.items()
        ]


def matches(row: dict[str, Any], wanted: str) -> bool:
    """Whether a row passes a `$filter`. Raises ValueError for one that is not of this small language."""
    for term in filter(None, wanted.split(" and ")):
        if term.startswith("(") and term.endswith("))"):
            if not any(matches(row, condition) for condition in term[1:-1].split(" or ")):
                return False
            continue
        found = TERM.fullmatch(term)
        if not found:
            raise ValueError(term)
        kind, name, text, substring, inside, of = found.groups()
        value = str(row.get(name or of, ""))
        text = (inside if substring else text).replace("''", "'")
        if not (value.startswith(text) if kind == "startswith" else text in value):
            return False
    return True


class Handler(BaseHTTPRequestHandler):
    source: Source

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        self.source.asked.append(self.path)
        fault = self.source.fault(asked.path)
        if fault and fault.isdigit():
            self.answer({"error": {"message": "later"}}, int(fault), {"Retry-After": "7"})
            return
        if fault == "redirect":
            self.answer({}, 302, {"Location": "http://example.org/"})
            return
        found = self.rows(asked.path)
        if found is None:
            self.answer({"error": {"message": "not found"}}, 404)
            return
        try:
            body = self.paged(asked.path, found, {key: value[0] for key, value in parse_qs(asked.query).items()})
        except ValueError:
            self.answer({"error": {"message": "syntax error in $filter"}}, 400)
            return
        if fault == "stranger":
            body["@odata.nextLink"] = "http://169.254.169.254/latest/meta-data"
        self.answer(body, broken=fault == "break", html=fault == "html")

    def rows(self, path: str) -> Any:
        parts = path.strip("/").split("/")
        if parts == ["CBS", "Datasets"]:
            return self.source.datasets()
        if len(parts) != 3 or parts[0] not in ("CBS", "Feed"):
            return None
        table = self.source.tables.get(parts[1])
        if table is None or isinstance(table, Feed) != (parts[0] == "Feed"):
            return None
        return table.lists(parts[1]).get(parts[2])

    def paged(self, path: str, found: Any, parameters: dict[str, str]) -> dict[str, Any]:
        if isinstance(found, dict):
            return dict(found)
        kept = [row for row in found if matches(row, parameters.get("$filter", ""))]
        begin = int(parameters.get("$skip", 0))
        body: dict[str, Any] = {"value": kept[begin : begin + self.source.page]}
        if begin + self.source.page < len(kept):
            more = urlencode({**parameters, "$skip": begin + self.source.page})
            name = "odata.nextLink" if "/Feed/" in path else "@odata.nextLink"
            body[name] = f"{self.source.address}{path}?{more}"
        return body

    def answer(
        self,
        body: Any,
        status: int = 200,
        headers: dict[str, str] | None = None,
        *,
        broken: bool = False,
        html: bool = False,
    ) -> None:
        content = b"<html>onderhoud</html>" if html else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if broken else content)
        self.close_connection = True

    def log_message(self, *arguments: Any) -> None:
        """The tests look at `asked`."""


@contextmanager
def serving(source: Any, handler: type[BaseHTTPRequestHandler] = Handler) -> Iterator[Any]:
    """The server of a source, on a free port until the end of the block."""
    handler = type("Handler", (handler,), {"source": source})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        source.address = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield source
        finally:
            server.shutdown()
            thread.join()
