"""Figures read back equal the files', value by value, for a thousand cells of each file.

The files are read here with csv, json and zipfile alone, so that a mistake of our reader cannot hide itself.
"""

import csv
import html
import io
import json
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from neighbourhoods import tables
from neighbourhoods.areas import divisions, geometry, register
from neighbourhoods.models import Area, Release, ReleaseRow
from neighbourhoods.releases import publishing
from neighbourhoods.tables import opening
from neighbourhoods.terms import Note
from tests.neighbourhoods.data import DATA, TOWNS_2015, content, features, needs_data
from tests.neighbourhoods.support import NOON

pytestmark = needs_data

SAMPLE = 1_000
TEXT = re.compile(r"<si><t[^>]*>(.*?)</t></si>", re.DOTALL)
ROW = re.compile(r"<row .*?</row>", re.DOTALL)
CELL = re.compile(r'<c r="([A-Z]+)\d+"( t="s")?><v>([^<]*)</v></c>')
MISSING = {"", ".", "NA", "-99999999", "-99999999.0", "None"}
HELD = (Note.PRESENT, Note.ESTIMATED)

# (code of the area, period, column as it stands in the file, what stands in the cell)
Cell = tuple[str, str, str, str]


@dataclass(frozen=True)
class File:
    """A file of figures: how its rows are read here, and the columns that are not figures or are not kept."""

    name: str
    rows: Callable[[str], Iterator[dict[str, str]]]
    code: str
    period: str
    left_out: str
    only: tuple[tuple[str, str], ...] = ()

    def cells(self) -> Iterator[Cell]:
        left_out = {*self.left_out.split("|"), self.code, self.period, ""}
        for row in self.rows(self.name):
            if all(row[column].strip() == value for column, value in self.only):
                period = row.get(self.period, self.period)[:4]
                for column, text in row.items():
                    if column not in left_out:
                        yield row[self.code].strip(), period, column, str(text).strip()


def separated(delimiter: str) -> Callable[[str], Iterator[dict[str, str]]]:
    def rows(name: str) -> Iterator[dict[str, str]]:
        yield from csv.DictReader(io.StringIO(content(name).decode("utf-8-sig"), newline=""), delimiter=delimiter)

    return rows


def on_a_map(name: str) -> Iterator[dict[str, str]]:
    lines = features(name)
    columns = {column for line in lines for column in line}
    for line in lines:
        yield {column: str(line.get(column)) for column in columns}


def in_a_workbook(name: str) -> Iterator[dict[str, str]]:
    """From the parts of the workbook itself: a cell is a number, or the place of its text in the list they share."""
    with zipfile.ZipFile(DATA / name) as book:
        texts = [html.unescape(text) for text in TEXT.findall(book.read("xl/sharedStrings.xml").decode())]
        rows = ROW.findall(book.read("xl/worksheets/sheet1.xml").decode())
    header, *lines = [
        {column: texts[int(cell)] if is_text else cell for column, is_text, cell in CELL.findall(row)} for row in rows
    ]
    for line in lines:
        yield {heading: line.get(column, "") for column, heading in header.items()}


def by_code(name: str) -> Iterator[dict[str, str]]:
    """Classes: a column per year (KL16) or per two years (VKL1416), given here as a row of its own for each."""
    for code, classes in json.loads(content(name)).items():
        for column, text in classes.items():
            yield {"code": code, "year": f"20{column[-2:]}", column: str(text)}


def by_name(name: str) -> Iterator[dict[str, str]]:
    """Crime in 2015, of the gemeenten that the map of 2015 has."""
    codes = {line["GM_NAAM"]: line["GM_CODE"] for line in features(TOWNS_2015)} | {"Nederland": "NL00"}
    for row in separated(",")(name):
        town = row.pop("RegioS").removesuffix(" (gemeente)")
        if row["Perioden"] == "2015" and town in codes:
            yield {"code": codes[town], **row}


SEMICOLONS, COMMAS = separated(";"), separated(",")
ABOUT = "niveau|naam|gemeentecode|gemeentenaam"
MAP = "BU_NAAM|WK_CODE|WK_NAAM|GM_CODE|GM_NAAM|IND_WBI|STED"
TMAP = "name|province|urbanity"
UNTYPED = "ID|Leeftijd|Marges|Gemeentenaam_1|SoortRegio_2|Codering_3|Indelingswijziging_4"
ADULTS = (("Leeftijd", "20300"), ("Marges", "MW00000"))
DOTTED = (
    "Wijken.en.buurten|Regioaanduiding.Gemeentenaam..naam.|Regioaanduiding.Soort.regio..omschrijving.|"
    "Regioaanduiding.Indelingswijziging.wijken.en.buurten..code.|Postcode.Meest.voorkomende.postcode..code.|"
    "Postcode.Dekkingspercentage..code.|Stedelijkheid.Mate.van.stedelijkheid..code."
)
PATHS = (
    "Wijken en buurten|Regioaanduiding/Gemeentenaam (naam)|Regioaanduiding/Soort regio (omschrijving)|"
    "Regioaanduiding/Indelingswijziging gemeente, wijk, buurt (code)"
)
# Of these a maker wrote 0 or nothing for what is not known: only what can be trusted is read.
CHOICE = (
    f"{ABOUT}|inwoners|inwoners65plus|inwoners0tot15|dichtheid|huishoudensgrootte|eengezinswoning|stedelijkheid|"
    "oppervlakteLandHa|afstandHuisarts|afstandSupermarkt|scholenBinnen3km|postcode|"
    "stedelijkheidLabel|oppervlakteLandKm2"
)
HOMES = (
    "gm_naam|regio|aantal_inwoners|aantal_inwoners_tussen_25_44_percentage|aantal_huishoudens_met_kinderen_percentage|"
    "gemiddelde_huishoudensgrootte|woningvoorraad|gemiddelde_woningwaarde|meergezinswoning_percentage|"
    "bewoond_percentage|koopwoning_percentage|bouwjaar_vanaf_2000_percentage|afstand_tot_ziekenhuis_km|"
    "afstand_tot_grote_supermarkt_km|afstand_tot_cafe_km|afstand_tot_kinderdagverblijf_km|"
    "afstand_tot_buitenschoolseopvang_km|afstand_tot_openbaar_groen_km|afstand_tot_park_of_plantsoen_km|"
    "afstand_tot_bos_km|afstand_tot_hoofdverkeersweg_km|afstand_tot_treinstation_km|"
    "AfstandTotSemiOpenbaarGroenTotaal_83|aardgasverbruik_m3_gemiddeld|elektriciteitsverbruik_kwh_gemiddeld|"
    "social_economische_score_gemiddeld|geluid_van_treinverkeer|geluid_van_weg"
)
FILES = [
    File("cbs/kwb_2019_amsterdam.csv", COMMAS, "Regioaanduiding.Codering..code.", "2019", DOTTED),
    File("cbs/kwb_2023_inkomen_amsterdam.csv", SEMICOLONS, "Area_Code", "2023", "District_Type|Municipality_Name"),
    File("cbs/kwb_2024_bevolking.csv", SEMICOLONS, "Regioaanduiding/Codering (code)", "2024", PATHS),
    File("cbs/kwb_2024_selectie.csv.gz", COMMAS, "code", "2024", CHOICE),
    File("grenzen/groningen_regio_buurten_2015.geojson", on_a_map, "BU_CODE", "2015", MAP),
    File("grenzen/nl_buurten_2015.geojson.gz", on_a_map, "BU_CODE", "2015", MAP),
    File("grenzen/nl_wijken_2015.geojson.gz", on_a_map, "WK_CODE", "2015", MAP),
    File("grenzen/nl_gemeenten_2015.geojson.gz", on_a_map, "GM_CODE", "2015", MAP),
    File("grenzen/nl_wijken_2022.geojson.gz", on_a_map, "code", "2022", TMAP),
    File("grenzen/nl_gemeenten_2022.geojson.gz", on_a_map, "code", "2022", TMAP),
    File(
        "grenzen/nl_gemeenten_2022_pdok.geojson",
        on_a_map,
        "gemeentecode",
        "jaar",
        "gemeentenaam|water|jrstatcode|stedelijkheidAdressenPerKm2",
    ),
    File("leefbaarometer/lbm2_klassen_wijken_2002_2016.json", by_code, "code", "year", ""),
    File("leefbaarometer/lbm2_klassen_gemeenten_2002_2016.json", by_code, "code", "year", ""),
    File("leefbaarometer/lbm3_wijken_amstelveen_2014_2022.csv", COMMAS, "wk_code", "jaar", "1|wk_naam"),
    File("leefbaarometer/lbm3_kwb_buurten_provincie_utrecht.csv", COMMAS, "buurt_code", "2020", HOMES),
    File("politie/misdrijven_buurt_2021_2025.csv.gz", COMMAS, "code", "jaar", ABOUT),
    File("politie/misdrijven_gemeente_2010_2020.csv", by_name, "code", "Perioden", "SoortMisdrijf"),
    File("rivm/goed_ervaren_gezondheid_2012_2024.csv.gz", COMMAS, "code", "jaar", ABOUT),
    File("rivm/gezondheidsmonitor_2012_18plus.xlsx", in_a_workbook, "WijkenEnBuurten", "Perioden", UNTYPED, ADULTS),
    File("rivm/gezondheidsmonitor_2020_18plus.xlsx", in_a_workbook, "WijkenEnBuurten", "Perioden", UNTYPED, ADULTS),
]


def expected(text: str) -> float | None:
    """The figure in a cell, read as a person would: no figure, or a number with a comma or point."""
    return None if text in MISSING else float(text.replace(",", "."))


def stored(cells: list[Cell]) -> dict[tuple[str, str, str], tuple[float | None, int]]:
    """Value and note of these cells as the database has them; a column that was empty as a whole is not there."""
    found = {}
    for release in Release.objects.filter(period__in={period for _, period, _, _ in cells}).order_by("pk"):
        places = dict(release.columns.values_list("header", "position"))
        codes = {code for code, period, _, _ in cells if period == release.period}
        ids = dict(Area.objects.of_division(release.division_year).filter(code__in=codes).values_list("pk", "code"))
        for row in ReleaseRow.objects.filter(release=release, area_id__in=list(ids)):
            for header, place in places.items():
                key = (ids[row.area_id], release.period, header)
                found[key] = (row.values[place - 1], row.notes[place - 1])
    return found


@pytest.fixture
def list_of_gemeenten(db):
    """The gemeenten of 2015, as an administrator reads them in before figures that call them by name."""
    shapes = geometry.read(opening.features((DATA / TOWNS_2015).read_bytes())).shapes
    divisions.replace_division(shapes, year=2015)


@pytest.fixture
def publish(db, readings, request):
    def one(file: File) -> tables.Reading:
        reading = readings(file.name)
        if file.rows is by_name:
            request.getfixturevalue("list_of_gemeenten")
            reading = tables.interpret(DATA / file.name, register=register.municipalities)
        publishing.publish(reading, at=NOON, retrieved_at=NOON)
        return reading

    return one


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_figures_read_back_equal_those_of_the_file(publish, file):
    everything = list(file.cells())
    filled = {column for _, _, column, text in everything if expected(text) is not None}

    reading = publish(file)

    assert filled == {column.header for publication in reading.publications for column in publication.columns}
    cells = random.Random(3).sample(everything, min(SAMPLE, len(everything)))

    found = stored(cells)

    nothing = (None, int(Note.MISSING))
    differences = []
    for code, period, column, text in cells:
        value, note = found.get(("NL00" if code == "NL01" else code, period, column), nothing)
        if value != expected(text) or (value is None) != (note not in HELD):
            differences.append((code, period, column, text, value, note))
    assert differences == []
    assert sum(expected(text) is not None for *_, text in cells) > len(cells) / 2
