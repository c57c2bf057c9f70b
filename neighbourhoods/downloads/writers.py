"""An extract as a file: CSV, XLSX or GeoJSON, sent while it is written."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import override

from neighbourhoods.areas.places import Place
from neighbourhoods.downloads.extract import Extract, FileLine
from wijkaanpak import tabular
from wijkaanpak.charts import polygons
from wijkaanpak.tabular import Cell, Row, Tab

HEAD = (
    "gebied",
    "gebiedscode",
    "soort gebied",
    "indeling gebied",
    "indicator",
    "indicatorcode",
    "periode",
    "waarde",
    "eenheid",
    "aard van het cijfer",
    "reden geen cijfer",
    "bron",
    "brontabel",
    "status",
    "opgehaald op",
    "indeling cijfer",
    "licentie",
    "hoe het cijfer tot stand komt",
)
WIDTHS = (24, 13, 13, 10, 36, 24, 9, 11, 20, 22, 22, 10, 12, 16, 13, 10, 12, 90)
NOTES = (
    ("waarde", "Afgerond zoals op de pagina. Leeg betekent: er is geen cijfer. Leeg is nooit nul."),
    ("reden geen cijfer: onbekend", "De bron geeft voor dit gebied en deze periode geen cijfer."),
    ("reden geen cijfer: geheim", "De uitgever houdt dit cijfer geheim."),
    (
        "reden geen cijfer: te klein om te tonen",
        "Er zijn te weinig mensen voor een betrouwbaar cijfer, of het cijfer zou iets over iemand verraden. Bij eigen "
        "cijfers over weinig mensen wordt daarom soms nog een cijfer weggelaten: anders was het uit te rekenen.",
    ),
    ("reden geen cijfer: niet van toepassing", "Dit cijfer bestaat niet voor dit soort gebied."),
    (
        "reden geen cijfer: (nog) niet gepubliceerd",
        "De bron zegt dat dit cijfer niet is gepubliceerd, of nog niet. Het kan later nog komen.",
    ),
    (
        "reden geen cijfer: niet ingelezen",
        "Dit gebied staat niet in wat hier over deze periode is ingelezen. Misschien heeft de bron wel een cijfer.",
    ),
    (
        "reden geen cijfer: onvolledig",
        "Van een of meer buurten in dit gebied ontbreekt het cijfer. Dan is er geen cijfer voor het hele gebied.",
    ),
    ("reden geen cijfer: alleen per buurt", "Klassen, scores en medianen van meer buurten zijn niet samen te voegen."),
    (
        "aard van het cijfer: schatting met een model",
        "Berekend en niet geteld. Het effect van een maatregel in de wijk is er niet aan te zien.",
    ),
    ("status", "Hoe definitief het cijfer is volgens de uitgever. Een voorlopig cijfer kan nog veranderen."),
    (
        "indeling",
        "Grenzen van wijken en buurten kunnen elk jaar veranderen. ‘indeling gebied’ is de grens die getoond wordt, "
        "‘indeling cijfer’ de grens waarvoor het cijfer is gepubliceerd.",
    ),
    ("periode", "Het jaar waarover het cijfer gaat. Zet niet achter elkaar wat op een andere manier is gemeten."),
)
SOURCE_HEAD = ("bron", "brontabel", "reeks", "periode", "status", "opgehaald op", "indeling", "licentie")
ATTRIBUTION = "Bron: {publishers}; bewerkt met Wijkaanpak."


def csv_file(extract: Extract) -> Iterator[bytes]:
    """One line a figure."""
    return tabular.csv_bytes(_rows(extract))


def xlsx_file(extract: Extract) -> Iterator[bytes]:
    """Sheets: the figures, what the words mean, and the sources."""
    sheets = [
        Tab("Cijfers", _rows(extract), WIDTHS),
        Tab("Uitleg", _notes(extract), (44, 120)),
        Tab("Bronnen", _sources(extract), (12, 14, 12, 10, 18, 14, 10, 16)),
    ]
    return tabular.xlsx_bytes(sheets)


def geojson_file(extract: Extract) -> Iterator[bytes]:
    """A feature for each place: its outline, the newest value of every indicator, and all figures below `cijfers`."""
    sources = [
        dict(zip(SOURCE_HEAD, (_plain(cell) for cell in row), strict=True)) for row in list(_sources(extract))[1:]
    ]
    head = {
        "type": "FeatureCollection",
        "name": extract.title,
        "gemaakt op": extract.made_on.isoformat(),
        "bronvermelding": attribution(extract),
        "uitleg": dict(NOTES),
        "indicatoren": {
            indicator.key: {"naam": indicator.name, "eenheid": indicator.unit, "betekenis": indicator.definition}
            for indicator in extract.indicators
        },
        "bronnen": sources,
    }
    yield json.dumps(head, ensure_ascii=False)[:-1].encode() + b', "features": [\n'
    for number, place in enumerate(extract.places):
        feature = json.dumps(_feature(place, list(extract.lines(place))), ensure_ascii=False, separators=(",", ":"))
        yield (b",\n" if number else b"") + feature.encode()
    yield b"\n]}\n"


WRITERS: Mapping[str, tuple[str, Callable[[Extract], Iterator[bytes]]]] = {
    "csv": (tabular.CSV_TYPE, csv_file),
    "xlsx": (tabular.XLSX_TYPE, xlsx_file),
    "geojson": ("application/geo+json", geojson_file),
}


def attribution(extract: Extract) -> str:
    """The line to print beside these figures."""
    publishers = list(dict.fromkeys(source.publisher for source in extract.sources))
    if any(place.outlines for place in extract.places):
        publishers.append("Kadaster/PDOK")
    return ATTRIBUTION.format(publishers=", ".join(publishers) or "geen")


def in_dutch(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes for every reader: the words are looked up while they are sent."""
    while True:
        with override("nl"):
            piece = next(pieces, None)
        if piece is None:
            return
        yield piece


def _rows(extract: Extract) -> Iterator[Row]:
    yield HEAD
    for line in extract.all_lines():
        yield _row(line)


def _row(line: FileLine) -> tuple[Cell, ...]:
    origin = line.origin
    return (
        line.place.name,
        line.place.key,
        str(line.place.kind),
        line.place.division_year,
        line.indicator.name,
        line.indicator.key,
        line.period,
        line.value,
        line.indicator.unit,
        line.note,
        line.reason,
        origin.publisher if origin else "",
        origin.table if origin else "",
        line.status,
        line.retrieved_on,
        origin.division_year if origin else None,
        origin.licence if origin else "",
        line.made,
    )


def _notes(extract: Extract) -> Iterator[Row]:
    yield "onderwerp", "uitleg"
    yield "dit bestand", f"{extract.title}, gemaakt op {extract.made_on:%d-%m-%Y}."
    yield "bronvermelding", attribution(extract)
    yield from NOTES
    for indicator in extract.indicators:
        yield f"indicator: {indicator.name} ({indicator.unit})", indicator.definition


def _sources(extract: Extract) -> Iterator[Row]:
    yield SOURCE_HEAD
    for source in extract.sources:
        yield (
            source.publisher,
            source.table,
            source.series,
            source.period,
            source.status,
            source.retrieved_on,
            source.division_year,
            source.licence,
        )


def _plain(cell: Cell) -> Any:
    return cell if cell is None or isinstance(cell, str | int | float) else str(cell)


def _feature(place: Place, lines: list[FileLine]) -> dict[str, Any]:
    newest: dict[str, float | int | None] = {}
    for line in lines:  # oldest first; a line without origin is of a file about other places
        if line.origin or line.indicator.key not in newest:
            newest[line.indicator.key] = line.value
    about = {"naam": place.name, "code": place.key, "soort": str(place.kind), "indeling": place.division_year}
    listed = [_figure(line) for line in lines]
    return {
        "type": "Feature",
        "id": place.key,
        "geometry": geometry(place.outlines),
        "properties": {**about, **newest, "cijfers": listed},
    }


def _figure(line: FileLine) -> dict[str, Any]:
    cells = dict(zip(HEAD[5:], (_plain(cell) for cell in _row(line)[5:]), strict=True))
    return {name: cell for name, cell in cells.items() if cell != ""}


def geometry(outlines: Iterable[Mapping[str, Any]]) -> dict[str, Any] | None:
    """One outline as it is, several as a MultiPolygon; None where no boundary is known."""
    found = list(outlines)
    if len(found) < 2:
        return dict(found[0]) if found else None
    return {"type": "MultiPolygon", "coordinates": [shape for outline in found for shape in polygons(outline)]}
