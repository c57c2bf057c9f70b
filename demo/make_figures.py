"""Make demo/figures/ from the real open data in ../shared/data. Not needed at run time.

    python -m demo.make_figures [../shared/data]

What comes out is what `demo.publications` reads: one small JSON file per release, one GeoJSON file with the outlines of
the buurten of Groningen in 2024; `demo.make_country` makes the rest. A release file looks like this:

    {"table": "85984NED", "source": "CBS", "title": "…", "period": "2024", "status": "definitief",
     "retrieved_on": "2026-07-19", "licence": "CC BY 4.0", "attribution": "Bron: …", "division_year": 2024,
     "remark": "…", "columns": [{"indicator": "inwoners", "field": "…"}],
     "rows": {"BU00141000": [6580, …]}, "modelled": false, "estimated": {"NL00": [0]}}

A value is a number or null. null means: the source gives no figure. It is never a zero. An area that the
source does not have (De Hoogte in the police figures) has no row at all. `indicator` is null for a column that our
catalogue does not have. `modelled` says that no figure was counted. `estimated` names, per area, the
columns that we computed ourselves from all gemeenten, because the file has no row for the country.
"""

import csv
import gzip
import io
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from demo.figure_columns import (
    HEALTH,
    KWB_2015,
    KWB_AGES,
    KWB_COUNTRY,
    KWB_SELECTION,
    NOT_IN_CATALOGUE,
    PERCEIVED_HEALTH,
)

HERE = Path(__file__).parent / "figures"
MUNICIPALITY = "GM0014"
COUNTRY = "NL00"
Rows = dict[str, list[float | None]]

MISSING = {"", ".", "x", "-99999999", "-99997", "-99995"}


def number(text: object) -> float | None:
    """A figure as a number, an int where it is one; None where the source has none."""
    bare = str(text if text is not None else "").strip()
    if bare in MISSING:
        return None
    value = float(bare.replace(",", "."))
    return int(value) if value.is_integer() else value


def ours(code: str) -> bool:
    """Whether the demo shows this area: the gemeente, its wijken and buurten, or the country."""
    return code in (COUNTRY, MUNICIPALITY) or code[:6] in ("BU0014", "WK0014")


def write(name: str, document: Mapping[str, Any]) -> None:
    """Write one release, one area a line, so that a change shows as a line in a diff."""
    head = {key: value for key, value in document.items() if key != "rows"}
    rows = ",\n".join(
        f"  {json.dumps(code)}:{json.dumps(values, separators=(',', ':'))}"
        for code, values in sorted(document["rows"].items())
    )
    text = json.dumps(head, ensure_ascii=False, indent=1)[:-2] + ',\n "rows": {\n' + rows + "\n }\n}\n"
    (HERE / name).write_text(text, encoding="utf-8")


def csv_rows(path: Path, delimiter: str = ",") -> Iterator[dict[str, str]]:
    """The lines of a (zipped) CSV file as dictionaries."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter)


def columns(fields: Mapping[str, str]) -> list[dict[str, str | None]]:
    return [
        {"indicator": None if indicator in NOT_IN_CATALOGUE else indicator, "field": field}
        for indicator, field in fields.items()
    ]


def kwb_2024(data: Path) -> None:
    """Kerncijfers wijken en buurten 2024, and the list of areas of that year."""
    people: Rows = {}
    areas: dict[str, dict[str, Any]] = {}
    for row in csv_rows(data / "cbs/kwb_2024_bevolking.csv", delimiter=";"):
        code = row["Regioaanduiding/Codering (code)"].strip()
        if ours(code):
            people[code] = [number(row[field]) for field in KWB_AGES.values()]
            change = row["Regioaanduiding/Indelingswijziging gemeente, wijk, buurt (code)"].strip()
            areas[code] = {"name": row["Wijken en buurten"].strip(), "ind_wbi": number(change)}
    rest: Rows = {
        row["code"]: [number(row[field]) for field in KWB_SELECTION.values()]
        for row in csv_rows(data / "cbs/kwb_2024_selectie.csv.gz")
        if ours(row["code"])
    }
    rest[COUNTRY] = [KWB_COUNTRY.get(indicator) for indicator in KWB_SELECTION]
    nothing: list[float | None] = [None] * len(KWB_SELECTION)
    write(
        "kwb_2024.json",
        {
            "table": "85984NED",
            "source": "CBS",
            "title": "Kerncijfers wijken en buurten 2024",
            "period": "2024",
            "status": "definitief",
            "retrieved_on": "2026-07-19",
            "licence": "CC BY 4.0",
            "attribution": "Bron: CBS, Kerncijfers wijken en buurten 2024 – bewerkt",
            "division_year": 2024,
            "remark": "Aantallen onder gemeenteniveau zijn afgerond op vijftallen. Inkomen ontbreekt voor "
            "kleine buurten.",
            "columns": columns(KWB_AGES | KWB_SELECTION),
            "names": {code: area["name"] for code, area in areas.items()},
            "changes": {code: area["ind_wbi"] for code, area in areas.items()},
            "rows": {code: values + rest.get(code, nothing) for code, values in people.items()},
        },
    )
    outlines(data, areas)


def outlines(data: Path, areas: Mapping[str, Mapping[str, Any]]) -> None:
    """The buurten of 2024 with their outline, rounded to 4 decimals: 7 to 11 m, finer than the drawing."""
    drawn = json.loads((data / "grenzen/groningen_buurten_2024_benaderd.geojson").read_text("utf-8"))
    geometry = {f["properties"]["buurtcode"]: f["geometry"] for f in drawn["features"]}

    def rounded(part: Any) -> Any:
        return round(part, 4) if isinstance(part, float | int) else [rounded(inner) for inner in part]

    features = [
        {
            "type": "Feature",
            "properties": {"code": code, **areas[code]},
            "geometry": {"type": shape["type"], "coordinates": rounded(shape["coordinates"])},
        }
        for code, shape in sorted(geometry.items())
    ]
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    head = {
        "type": "FeatureCollection",
        "name": "groningen_2024",
        "division_year": 2024,
        "source": "CBS/Kadaster, wijk- en buurtindeling 2024; omtrek benaderd",
        "attribution": "Bron: CBS, Kadaster/PDOK – bewerkt",
        "remark": "De omtrek is benaderd: afgeleid van een tekening, mediaan 14 m ernaast. "
        "Goed voor een overzichtskaart, niet om te bepalen in welke buurt een adres ligt.",
    }
    text = json.dumps(head, ensure_ascii=False, indent=1)[:-2] + ',\n "features": [\n' + lines + "\n]}\n"
    (HERE / "groningen_2024.geojson").write_text(text, encoding="utf-8")


def kwb_2015(data: Path) -> None:
    """Benefits in 2015: the last year for which the open files have them for Groningen."""
    rows: Rows = {}
    names: dict[str, str] = {}
    for name, key in (("nl_buurten_2015", "BU"), ("nl_gemeenten_2015", "GM")):
        with gzip.open(data / f"grenzen/{name}.geojson.gz", "rt", encoding="utf-8") as lines:
            for feature in json.load(lines)["features"]:
                found = feature["properties"]
                if ours(found[f"{key}_CODE"]):
                    rows[found[f"{key}_CODE"]] = [number(found[field]) for field in KWB_2015.values()]
                    names[found[f"{key}_CODE"]] = found[f"{key}_NAAM"]
    write(
        "kwb_2015.json",
        {
            "table": "83220NED",
            "source": "CBS",
            "title": "Kerncijfers wijken en buurten 2015",
            "period": "2015",
            "status": "definitief",
            "retrieved_on": "2026-11-23",
            "licence": "CC BY 4.0",
            "attribution": "Bron: CBS, Kerncijfers wijken en buurten 2015 – bewerkt",
            "division_year": 2015,
            "remark": "Uitkeringen zijn afgerond op tientallen, inwoners op vijftallen. Indeling van 2015.",
            "columns": columns(KWB_2015),
            "names": names,
            "rows": rows,
        },
    )


def national_health(data: Path, year: int) -> Rows:
    """Of every area in the Gezondheidsmonitor the values of adults (18+), not their margins, in the order of HEALTH."""
    import openpyxl

    book = openpyxl.load_workbook(data / f"rivm/gezondheidsmonitor_{year}_18plus.xlsx", read_only=True)
    lines = book.active.iter_rows(values_only=True)
    place = {str(name): index for index, name in enumerate(next(lines))}
    rows: Rows = {}
    for line in lines:
        code = str(line[place["WijkenEnBuurten"]]).strip().replace("NL01", COUNTRY)
        if str(line[place["Leeftijd"]]).strip() == "20300" and str(line[place["Marges"]]).strip() == "MW00000":
            rows[code] = [number(line[place[field]]) for field in HEALTH.values()]
    return rows


def health_monitor(data: Path, year: int) -> None:
    """Gezondheidsmonitor, adults (18+): 50090NED."""
    rows = national_health(data, year)
    write(
        f"gezondheidsmonitor_{year}.json",
        {
            "table": "50090NED",
            "source": "RIVM",
            "title": "Gezondheidsmonitor Volwassenen en Ouderen, 18 jaar en ouder",
            "period": str(year),
            "status": "definitief",
            "retrieved_on": "2022-05-13" if year == 2012 else "2022-05-06",
            "licence": "CC BY 4.0",
            "attribution": "Bron: RIVM, GGD’en en CBS, Gezondheidsmonitor – bewerkt",
            "division_year": 2020,
            "modelled": True,
            "remark": "Per buurt is dit een schatting met een model, geen telling. Indeling van 2020.",
            "columns": columns(HEALTH),
            "rows": {code: values for code, values in rows.items() if ours(code) and not code.startswith("WK")},
        },
    )


def long_series(data: Path, path: str, value: str) -> dict[int, dict[str, float | None]]:
    """{year: {code: value}} of a long file, all gemeenten of the country included."""
    years: dict[int, dict[str, float | None]] = {}
    for row in csv_rows(data / path):
        years.setdefault(int(row["jaar"]), {})[row["code"]] = number(row[value])
    return years


def perceived_health(data: Path, inhabitants: Mapping[str, float | None]) -> None:
    """Perceived health in the revised series 50150NED; the country is the weighted mean of its gemeenten."""
    series = long_series(data, *PERCEIVED_HEALTH)
    for year, values in series.items():
        pairs = [
            (value, weight)
            for code, value in values.items()
            if code.startswith("GM") and value is not None and (weight := inhabitants.get(code))
        ]
        country = round(sum(value * weight for value, weight in pairs) / sum(weight for _, weight in pairs), 1)
        write(
            f"ervaren_gezondheid_{year}.json",
            {
                "table": "50150NED",
                "source": "RIVM",
                "title": "Goed ervaren gezondheid, 18 jaar en ouder, herziene reeks",
                "period": str(year),
                "status": "definitief",
                "retrieved_on": "2026-07-19",
                "licence": "CC BY 4.0",
                "attribution": "Bron: RIVM, GGD’en en CBS, Gezondheidsmonitor – bewerkt",
                "division_year": 2024,
                "modelled": True,
                "remark": "Schatting met een model. In 2022 is de meting veranderd: vergelijk niet over "
                "dat jaar heen. Nederland is hier het gemiddelde van gemeenten, gewogen naar inwoners.",
                "columns": [{"indicator": "ervaren_gezondheid", "field": "goed_ervaren_gezondheid_pct"}],
                "estimated": {COUNTRY: [0]},
                "rows": {c: [v] for c, v in values.items() if ours(c)} | {COUNTRY: [country]},
            },
        )


def crimes(data: Path) -> None:
    """Registered crimes a year: 47022NED, months added up. The country is the sum of its gemeenten."""
    series = long_series(data, "politie/misdrijven_buurt_2021_2025.csv.gz", "misdrijven")
    latest = max(series)
    for year, values in series.items():
        country = sum(value or 0 for code, value in values.items() if code.startswith("GM"))
        write(
            f"misdrijven_{year}.json",
            {
                "table": "47022NED",
                "source": "Politie",
                "title": "Geregistreerde misdrijven, alle soorten",
                "period": str(year),
                "status": "voorlopig" if year == latest else "definitief",
                "retrieved_on": "2026-07-19",
                "licence": "CC BY 4.0",
                "attribution": "Bron: Politie, CBS – bewerkt",
                "division_year": 2024,
                "remark": "Buurten die na 2024 een andere code kregen, zoals De Hoogte, ontbreken. Dat is "
                "niet nul. Nederland is hier de som van de gemeenten.",
                "columns": columns({"misdrijven": "misdrijven"}),
                "estimated": {COUNTRY: [0]},
                "rows": {c: [v] for c, v in values.items() if ours(c)} | {COUNTRY: [country]},
            },
        )


def main(data: Path) -> None:
    """Write every file of demo/figures/ anew."""
    HERE.mkdir(exist_ok=True)
    kwb_2024(data)
    kwb_2015(data)
    for year in (2012, 2020):
        health_monitor(data, year)
    inhabitants = {r["code"]: number(r["inwoners"]) for r in csv_rows(data / "cbs/kwb_2024_selectie.csv.gz")}
    perceived_health(data, inhabitants)
    crimes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data"))
