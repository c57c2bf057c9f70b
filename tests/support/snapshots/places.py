"""Ambitions with their indicators, the map, the appendices. Figures look real; some are missing on purpose."""

import json
from pathlib import Path
from typing import Any

from monitoring.snapshot.figure_schema import (
    PrintedAmbition,
    PrintedAppendices,
    PrintedChoropleth,
    PrintedFigure,
    PrintedIndicator,
    PrintedMovement,
    PrintedReach,
)
from tests.support.snapshots.changes import BESIDE, CRIMES, ESTIMATE, reached, unjudged
from tests.support.snapshots.origins import points

OUTLINES = Path(__file__).parents[3] / "demo" / "figures" / "groningen_2024.geojson"
OWN = "BU00141000"
WINDOW = (6.51, 53.212, 6.60, 53.252)  # west, south, east, north


def number(value: float | None, decimals: int, unit: str) -> str:
    if value is None:
        return "onbekend"
    text = f"{value:,.{decimals}f}".replace(",", "·").replace(".", ",").replace("·", ".")
    return f"{text} %" if unit == "%" else text


def figure(value: float | None, period: str, decimals: int = 1, unit: str = "%", text: str = "") -> PrintedFigure:
    return {"value": value, "text": text or number(value, decimals, unit), "period": period}


def _finding(label: str, area: dict[int, float | None], decimals: int, unit: str, verdict: str) -> str:
    """The title of its picture, about as the platform makes it."""
    year, value = next(((year, value) for year, value in reversed(area.items()) if value is not None), (0, None))
    why = "niet meer veranderd dan gewoon is" if verdict == "ordinary" else "een schatting, dus geen oordeel"
    return f"{label}: {number(value, decimals, unit)} in {year}; {why}"


def indicator(
    pk: int,
    label: str,
    area: dict[int, float | None],
    municipality: dict[int, float | None],
    netherlands: dict[int, float | None],
    *,
    unit: str = "%",
    decimals: int = 1,
    direction: str = "up",
    target: tuple[float, int] | None = None,
    verdict: str = "not_assessable",
    reason: str = ESTIMATE,
    movement: PrintedMovement | None = None,
    reach: PrintedReach | None = None,
    breaks: tuple[int, ...] = (),
    source: str,
    computed: str = "Gemiddelde van de buurten, gewogen naar inwoners.",
) -> PrintedIndicator:
    def at(values: dict[int, float | None], place: int) -> PrintedFigure | None:
        known = [(year, value) for year, value in values.items() if value is not None]
        if len(known) < abs(place) or not known:
            return None
        year, value = known[place]
        return figure(value, str(year), decimals, unit)

    labels = {
        "ordinary": "binnen de gewone schommeling (voorlopig)",
        "not_assessable": "niet te beoordelen",
    }
    return {
        "id": pk,
        "label": label,
        "unit": unit,
        "decimals": decimals,
        "direction": direction,  # type: ignore[typeddict-item]
        "baseline": at(area, 0),
        "previous": at(area, -2),
        "now": at(area, -1),
        "target": figure(target[0], str(target[1]), decimals, unit) if target else None,
        "municipality": at(municipality, -1),
        "netherlands": at(netherlands, -1),
        "verdict": verdict,  # type: ignore[typeddict-item]
        "verdict_label": labels[verdict],
        "verdict_reason": reason,
        "finding": _finding(label, area, decimals, unit, verdict),
        "movement": movement or unjudged("model_estimate"),
        "reach": reach,
        "key": f"indicator_{pk}",
        "per": 1,
        "series": [
            {"label": "Selwerd", "role": "area", "points": points(area, source, OWN)},
            {"label": "gemeente", "role": "municipality", "points": points(municipality, source, "GM0014")},
            {"label": "Nederland", "role": "netherlands", "points": points(netherlands, source, "NL00")},
        ],
        "breaks": list(breaks),
        "source": source,
        "computed": computed,
    }


HEALTH = indicator(
    11,
    "Inwoners met een goede ervaren gezondheid",
    {2012: 73.6, 2016: 72.7, 2020: 72.7, 2022: 62.7, 2024: 69.4},
    {2012: 79.4, 2016: 79.0, 2020: 79.9, 2022: 71.4, 2024: 74.8},
    {2012: 77.1, 2016: 76.3, 2020: 78.4, 2022: 70.1, 2024: 72.8},
    target=(75, 2034),
    reach=reached(75, 2034, 69.4, -3.5),
    breaks=(2022,),
    source="RIVM 50150NED, 2024, definitief",
)
LONELY = indicator(
    12,
    "Inwoners die zich eenzaam voelen",
    {2012: 49.8, 2016: 52.2, 2020: 56.7, 2024: 57.4},
    {2012: 40.9, 2016: 43.0, 2020: 48.6, 2024: 48.9},
    {2012: 38.6, 2016: 42.9, 2020: 47.2, 2024: 47.6},
    direction="down",
    target=(48, 2034),
    reach=reached(48, 2034, 57.4, 4.7),
    source="RIVM 50150NED, 2024, definitief",
)
INCOME = indicator(
    21,
    "Inwoners die moeite hebben met rondkomen",
    {2012: 34.3, 2016: 28.8, 2020: 22.9, 2024: 21.0},
    {2012: 29.2, 2016: 24.1, 2020: 17.5, 2024: 16.8},
    {2012: 27.0, 2016: 21.8, 2020: 15.2, 2024: 15.0},
    direction="down",
    target=(17, 2034),
    reach=reached(17, 2034, 21.0, -6.8),
    source="RIVM 50150NED, 2024, definitief",
)
WORK = indicator(
    22,
    "Inwoners van 15 tot 75 jaar met betaald werk",
    {2018: 52.1, 2020: 53.0, 2022: 56.2, 2023: 57.0},
    {2018: 63.8, 2020: 63.9, 2022: 66.5, 2023: 66.9},
    {2018: 67.8, 2020: 68.4, 2022: 72.2, 2023: 73.1},
    target=(62, 2034),
    reach=reached(62, 2034, 57.0, 4.7),
    reason="0,8 procentpunt hoger dan in 2022. Voor dit soort cijfer hebben we geen regel om te beoordelen.",
    movement=unjudged("no_rule"),
    source="CBS 85984NED, 2023, nader voorlopig",
)
CRIME = indicator(
    31,
    "Geregistreerde misdrijven per 1.000 inwoners",
    {2021: 49.7, 2022: 49.4, 2023: 46.2, 2024: 54.0, 2025: 56.8},
    {2021: 46.7, 2022: 55.2, 2023: 61.6, 2024: 61.3, 2025: 60.7},
    {2021: 43.0, 2022: 45.3, 2023: 44.1, 2024: 43.9, 2025: 43.1},
    unit="per 1.000",
    direction="down",
    target=(45, 2030),
    reach=reached(
        45,
        2030,
        55.4,
        None,
        "Doel voor 2030: 45,0 per 1.000. Van 60 buurten met zo’n cijfer lukte dit er 5, in drie jaar.",
    ),
    verdict="ordinary",
    reason=f"In 2024 en 2025 was dit cijfer 16 % hoger dan in 2022 en 2023. {BESIDE} Pas vanaf +25 % of -21 % zien we "
    "hier verschil. Meer dan gewoon zegt niet waardoor.",
    movement=CRIMES,
    source="Politie 47018NED, 2025, voorlopig",
    computed="Som van de misdrijven, gedeeld door de inwoners op 1 januari.",
)
UNSAFE = indicator(
    32,
    "Inwoners die zich vaak onveilig voelen in de buurt",
    {2023: None},
    {2023: 2.9},
    {2023: 2.4},
    direction="down",
    movement=unjudged("no_rule"),
    reason="Dit cijfer bestaat alleen voor de gemeente, niet voor de wijk.",
    source="CBS 85146NED, 2023, definitief",
)
HOMES = indicator(
    41,
    "Gemiddelde WOZ-waarde",
    {2015: 128, 2018: 134, 2020: 165, 2022: 196, 2024: 225},
    {2015: 174, 2018: 190, 2020: 226, 2022: 266, 2024: 300},
    {2015: 206, 2018: 230, 2020: 270, 2022: 315, 2024: 378},
    unit="× € 1.000",
    decimals=0,
    direction="none",
    movement=unjudged("no_rule"),
    reason="Dit cijfer beschrijft de wijk. Hoger is niet vanzelf beter.",
    source="CBS 85984NED, 2024, definitief",
    computed="Gemiddelde van de buurten, gewogen naar huishoudens.",
)

AMBITIONS: list[PrintedAmbition] = [
    {
        "id": 1,
        "title": "Iedereen voelt zich gezond en hoort erbij",
        "vision": "In 2038 voelen Selwerders zich even gezond als andere Groningers, en kent ieder portiek zijn buren.",
        "challenge": "Gezondheidsverschillen",
        "domains": ["gezondheid"],
        "principles": ["sociale weerbaarheid en emancipatie", "mens- en gebiedsgericht maatwerk"],
        "indicators": [HEALTH, LONELY],
        "story": "“Vroeger kende ik niemand op de galerij. Nu eten we elke dinsdag met zijn twaalven.”",
        "story_source": "Gesprek in het Dok, 14 mei 2026",
    },
    {
        "id": 2,
        "title": "Werk en een inkomen waarvan je rondkomt",
        "vision": "In 2038 heeft wie kan werken werk, en blijft aan het eind van de maand geld over.",
        "challenge": "Kansenongelijkheid",
        "domains": ["werk", "onderwijs"],
        "principles": ["bewoners toekomst bieden"],
        "indicators": [INCOME, WORK],
        "story": "",
        "story_source": "",
    },
    {
        "id": 3,
        "title": "Een wijk waar je ’s avonds gerust over straat gaat",
        "vision": "In 2038 is Selwerd even veilig als het gemiddelde van de stad.",
        "challenge": "(Drugs)criminaliteit en ondermijning",
        "domains": ["veiligheid"],
        "principles": ["integrale samenwerking"],
        "indicators": [CRIME, UNSAFE],
        "story": "",
        "story_source": "",
    },
    {
        "id": 4,
        "title": "Goede huizen in een groene wijk",
        "vision": "In 2038 zijn alle portiekflats vernieuwd en ligt op vijf minuten lopen een park.",
        "challenge": "Leefbaarheidsverschillen",
        "domains": ["wonen"],
        "principles": ["nu investeren in toekomstige baten"],
        "indicators": [HOMES],
        "story": "",
        "story_source": "",
    },
]


def choropleth() -> PrintedChoropleth:
    west, south, east, north = WINDOW
    areas = []
    features = json.loads(OUTLINES.read_text())["features"]
    for feature in (feature for feature in features if feature["geometry"]):
        code, name = feature["properties"]["code"], feature["properties"]["name"]
        polygons = _polygons(feature["geometry"])
        if all(west < x < east and south < y < north for x, y in polygons[0][0]):
            value = None if len(areas) % 7 == 3 else 150 + 37 * (len(areas) * 5 % 9)
            note = "" if value is not None else "too_small"
            areas.append(
                {
                    "code": code,
                    "name": name,
                    "value": value,
                    "note": note,
                    "in_programme": code == OWN,
                    "polygons": polygons,
                }
            )
    return {
        "title": "Gemiddelde WOZ-waarde per buurt",
        "unit": "× € 1.000",
        "decimals": 0,
        "period": "2024",
        "source": "CBS 85984NED, 2024, definitief",
        "areas": areas,  # type: ignore[typeddict-item]
    }


def _polygons(geometry: dict[str, Any]) -> list[Any]:
    if geometry["type"] == "Polygon":
        return [geometry["coordinates"]]
    return list(geometry["coordinates"])


def source(table: str, title: str, publisher: str, period: str, status: str) -> Any:
    return {
        "table": table,
        "title": title,
        "publisher": publisher,
        "period": period,
        "status": status,
        "retrieved_on": "2026-07-19",
        "licence": "CC BY 4.0",
        "division_year": 2024,
    }


APPENDICES: PrintedAppendices = {
    "sources": [
        source("85984NED", "Kerncijfers wijken en buurten 2024", "CBS", "2024", "definitief"),
        source(
            "50150NED", "Gezondheid per wijk en buurt, 18 jaar en ouder", "RIVM, GGD’en en CBS", "2024", "definitief"
        ),
        source("47018NED", "Geregistreerde misdrijven, wijken en buurten", "Politie", "2025", "voorlopig"),
        source("85146NED", "Veiligheidsmonitor", "CBS", "2023", "definitief"),
    ],
    "definitions": [
        {"term": "Nulmeting", "text": "Het eerste cijfer waarmee we vergelijken."},
        {
            "term": "Goede ervaren gezondheid",
            "text": "Deel van de inwoners vanaf 18 jaar dat de eigen gezondheid goed of zeer goed noemt.",
        },
        {
            "term": "Niet te beoordelen",
            "text": "Te weinig gegevens, of cijfers die niet te vergelijken zijn. Het betekent niet: slecht.",
        },
    ],
    "area_changes": ["Selwerd (BU00141000) heeft in 2024 dezelfde grens als in 2015."],
    "missing": [
        {"term": "Inwoners die zich vaak onveilig voelen", "text": "Alleen voor de gemeente gepubliceerd."},
        {"term": "Selwerderhof, WOZ-waarde", "text": "Te klein: minder dan 100 inwoners."},
    ],
    "computation": [
        {
            "term": "Misdrijven per 1.000 inwoners",
            "text": "Som van de misdrijven in de buurten, gedeeld door de som van de inwoners.",
        },
        {
            "term": "Percentages",
            "text": "Gemiddelde van de buurten, gewogen naar de noemer die bij de indicator hoort.",
        },
    ],
}
