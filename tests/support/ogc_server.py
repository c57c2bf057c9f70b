"""A server of boundaries on 127.0.0.1 that speaks as PDOK does: OGC API Features, a service for each year.

Real HTTP, in a thread: collections, pages with a cursor, a box, and on request its bad days. As with PDOK, a question
it does not know is answered 400.
"""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from shapely.geometry import box, shape

from tests.support.odata_server import Handler as TableHandler

KNOWN = {"f", "limit", "cursor", "bbox"}
SIDE = 0.02  # degrees
CHANGE = "indelingswijziging_wijken_en_buurten"


def square(west: float, south: float, side: float = SIDE) -> dict[str, Any]:
    east, north = round(west + side, 5), round(south + side, 5)
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "MultiPolygon", "coordinates": [[ring]]}


def feature(year: int, geometry: dict[str, Any], **properties: Any) -> dict[str, Any]:
    about = {"water": "NEE", "aantal_inwoners": 100, "jaar": year, **properties}
    return {"type": "Feature", "id": "1f4c", "properties": about, "geometry": geometry}


def division(year: int, names: dict[str, str] | None = None) -> dict[str, list[dict[str, Any]]]:
    """Two gemeenten beside each other: a wijk of two buurten each, under the names that PDOK gives its columns."""
    maps: dict[str, list[dict[str, Any]]] = {"gemeenten": [], "wijken": [], "buurten": []}
    for number, (code, name) in enumerate((names or {"GM0014": "Groningen", "GM1966": "Het Hogeland"}).items()):
        west, south = 6.5 + number * SIDE, 53.2
        of = {"gemeentecode": code, "gemeentenaam": name}
        in_wijk = {"wijkcode": f"WK{code[2:]}10"} | of
        maps["gemeenten"].append(feature(year, square(west, south), **of))
        maps["wijken"].append(feature(year, square(west, south), wijknaam="Noordwest", **{CHANGE: 1}, **in_wijk))
        for part, buurt in enumerate(("Selwerd", "Paddepoel")):
            place = square(round(west + part * SIDE / 2, 5), south, SIDE / 2)
            about = {"buurtcode": f"BU{code[2:]}100{part}", "buurtnaam": buurt, CHANGE: 1}
            maps["buurten"].append(feature(year, place, **about, **in_wijk))
    water = {"wijkcode": "WK001410", "wijknaam": "Noordwest", "gemeentecode": "GM0014", "water": "JA"}
    maps["wijken"].append(feature(year, square(6.5, 53.22), **water))
    return maps


@dataclass
class Maps:
    """The divisions of some years, how long a page is at most, and which answers go wrong."""

    years: dict[int, dict[str, list[dict[str, Any]]]] = field(default_factory=dict)
    page: int = 1000
    updated: str = "2026-03-01T02:00:00Z"
    faults: list[tuple[str, str]] = field(default_factory=list)
    """(part of the question, what goes wrong): the first that fits is used, once."""
    asked: list[str] = field(default_factory=list)
    address: str = ""

    @property
    def template(self) -> str:
        """What the settings say."""
        return f"{self.address}/cbs/wijken-en-buurten-{{year}}/ogc/v1"

    def fault(self, question: str) -> str | None:
        known = next((each for each in self.faults if each[0] in question), None)
        if known:
            self.faults.remove(known)
        return known[1] if known else None

    def collection(self, path: str) -> list[dict[str, Any]] | None:
        for year, maps in self.years.items():
            for name, features in maps.items():
                if path.startswith(f"/cbs/wijken-en-buurten-{year}/ogc/v1/collections/{name}"):
                    return features
        return None


class Handler(TableHandler):
    source: Any

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        parameters = {key: value[0] for key, value in parse_qs(asked.query).items()}
        self.source.asked.append(self.path)
        fault = self.source.fault(self.path)
        features = self.source.collection(asked.path)
        if fault and fault.isdigit():
            self.answer({"detail": "later"}, int(fault), {"Retry-After": "7"})
        elif features is None:
            self.answer({"detail": "not found"}, 404)
        elif not asked.path.endswith("/items"):
            self.answer({"id": asked.path, "links": [{"rel": "self", "updated": self.source.updated, "href": "x"}]})
        elif not parameters.keys() <= KNOWN:
            self.answer({"detail": "unknown query parameter(s) found"}, 400)
        else:
            body = self.features(asked.path, features, parameters, fault)
            self.answer(body, broken=fault == "break", html=fault == "html")

    def features(
        self, path: str, features: list[dict[str, Any]], parameters: dict[str, str], fault: str | None
    ) -> dict[str, Any]:
        if "bbox" in parameters:
            window = box(*map(float, parameters["bbox"].split(",")))
            features = [each for each in features if shape(each["geometry"]).intersects(window)]
        begin = int(parameters.get("cursor", "0"))
        end = begin + min(int(parameters.get("limit", 10)), self.source.page)
        some = features[begin:end]
        links = [{"rel": "self", "href": self.path}]
        if end < len(features) and fault != "cut":
            following = f"{path}?{urlencode(parameters | {'cursor': str(end)})}"
            host = "http://169.254.169.254" if fault == "stranger" else self.source.address
            links.append({"rel": "next", "title": "Next page", "href": f"{host}{following}"})
        number = len(some) + (fault == "short")
        return {"type": "FeatureCollection", "features": some, "numberReturned": number, "links": links}
