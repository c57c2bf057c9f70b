"""Everything that people do: phases, measures, initiatives, coalition, money, risks, lessons."""

from typing import Any

from monitoring.snapshot_figures import OwnFigure, OwnSeries, Risk
from monitoring.snapshot_schema import (
    Coalition,
    Head,
    Initiatives,
    Learning,
    Measures,
    Money,
    Phase,
    Summary,
    TimelineItem,
)

HEAD: Head = {
    "municipality": "Groningen",
    "municipality_id": 1,
    "is_demo": True,
    "programme": "Selwerd",
    "programme_id": 1,
    "area": "Selwerd",
    "residents": 6580,
    "title": "Voortgangsrapportage Selwerd",
    "version": 1,
    "period_start": "2025-10-01",
    "period_end": "2026-09-30",
    "reference_date": "2026-10-01",
    "status": "adopted",
    "status_label": "Vastgesteld door het college op 27 oktober 2026",
    "registration_number": "RAAD-2026-0417",
    "start_year": 2018,
    "horizon_year": 2038,
    "previous_reference_date": "2025-10-01",
    "frozen_at": "2026-10-05T09:30:00+02:00",
    "criteria_name": "Standaardcriteria",
    "criteria_version": "1",
}

SUMMARY: Summary = {
    "text": [
        "Selwerd is over de helft van de tweede uitvoeringsperiode. Meer mensen werken en minder mensen hebben "
        "moeite met rondkomen. Eenzaamheid en geregistreerde misdrijven nemen niet af. Twee maatregelen staan op rood.",
    ],
    "decision_kind": "Gevraagd besluit",
    "decisions": [
        "De voortgang van het programma Selwerd over oktober 2025 tot en met september 2026 vast te stellen.",
        "In te stemmen met € 310.000 extra voor de vernieuwing van de portiekflats, uit de reserve wijkvernieuwing.",
    ],
    "attention": [
        {
            "kind": "contradiction",
            "text": "De gemeente vindt de betrokkenheid van bewoners op orde; bewoners noemen het een begin.",
            "chapter": "succesfactoren",
        },
        {
            "kind": "red",
            "text": "Vernieuwing portiekflats Eikenlaan: een jaar later en € 310.000 duurder.",
            "chapter": "maatregelen",
        },
        {"kind": "red", "text": "Buurtconciërges: de helft van de plekken is niet bezet.", "chapter": "maatregelen"},
        {"kind": "money", "text": "Na 2027 is 38 % van de begroting gedekt.", "chapter": "financien"},
    ],
    "key_figures": [
        {"value": "16", "label": "maatregelen: 9 groen, 4 oranje, 2 rood, 1 zonder licht"},
        {"value": "2 van 4", "label": "beoordeelde indicatoren verbeterd; 3 niet te beoordelen"},
        {"value": "31", "label": "bewonersinitiatieven, 20 toegekend, besluit in 19 dagen (mediaan)"},
        {"value": "€ 6,4 mln", "label": "besteed van € 8,9 mln toegekend"},
    ],
}

PHASE: Phase = {
    "steps": [
        {
            "key": "orient",
            "label": "Oriënteren",
            "state": "done",
            "since": "2017-03-01",
            "watchword": "onderbouwing, vertrouwen en draagvlak",
        },
        {
            "key": "initiate",
            "label": "Initiëren",
            "state": "done",
            "since": "2018-02-01",
            "watchword": "anticiperen op verandering",
        },
        {
            "key": "design",
            "label": "Ontwerpen",
            "state": "done",
            "since": "2019-06-01",
            "watchword": "toetsen en bijsturen",
        },
        {"key": "carry_out", "label": "Uitvoeren", "state": "current", "since": "2020-09-01", "watchword": ""},
    ],
    "text": "Het programma is in de fase Uitvoeren sinds 1 september 2020. "
    "In 2023 ging het voor de herziening terug naar Ontwerpen.",
    "activities": [],
    "changes": [
        {
            "id": "change-1",
            "on": "2026-02-12",
            "title": "Nieuwe programmamanager",
            "text": "De overdracht is vastgelegd en besproken met de coalitie.",
        },
        {
            "id": "change-2",
            "on": "2026-05-20",
            "title": "Huisartsenpraktijk treedt toe",
            "text": "Brengt 0,2 fte praktijkondersteuning in.",
        },
    ],
    "decisions": [
        {
            "id": "decision-1",
            "on": "2026-03-03",
            "title": "Voortzetting na de verkiezingen",
            "text": "De nieuwe raad houdt vast aan de visie tot 2038.",
        },
        {
            "id": "decision-2",
            "on": "2026-06-16",
            "title": "Buurtconciërges anders inrichten",
            "text": "Van losse aanstelling naar leerwerkplek, omdat vacatures open bleven.",
        },
    ],
}

TIMELINE: list[TimelineItem] = [
    {"kind": "phase", "label": "Oriënteren", "start": "2017-03-01", "end": "2018-02-01"},
    {"kind": "phase", "label": "Initiëren", "start": "2018-02-01", "end": "2019-06-01"},
    {"kind": "phase", "label": "Ontwerpen", "start": "2019-06-01", "end": "2020-09-01"},
    {"kind": "phase", "label": "Uitvoeren", "start": "2020-09-01", "end": None},
    {"kind": "decision", "label": "Wijkdeal", "start": "2019-01-18", "end": None},
    {"kind": "election", "label": "Raadsverkiezing", "start": "2022-03-16", "end": None},
    {"kind": "revision", "label": "Herziening", "start": "2023-05-01", "end": None},
    {"kind": "report", "label": "Rapport 2025", "start": "2025-10-01", "end": None},
    {"kind": "election", "label": "Raadsverkiezing", "start": "2026-03-18", "end": None},
    {"kind": "report", "label": "Dit rapport", "start": "2026-10-01", "end": None},
    {"kind": "election", "label": "Raadsverkiezing", "start": "2030-03-20", "end": None},
]

TITLES = (
    ("Vernieuwing portiekflats Eikenlaan", "Woningcorporatie", "place", "red", 2_400_000),
    ("Buurtconciërges", "Gemeente", "people", "red", 420_000),
    ("Wijkbedrijf Selwerd: van idee naar bedrijf", "Bewonersorganisatie", "people", "green", 180_000),
    ("Sunny Selwerd: samen bewegen en eten", "Zorg en welzijn", "people", "green", 240_000),
    ("Vroeg erop af bij schulden", "Gemeente", "people", "orange", 360_000),
    ("Jongerenwerk in de avond", "Zorg en welzijn", "people", "green", 290_000),
    ("Park Selwerd", "Gemeente", "place", "green", 1_150_000),
    ("Verlichting en zichtlijnen", "Gemeente", "place", "orange", 210_000),
    ("Taalhuis in het Dok", "Onderwijs", "people", "green", 95_000),
    ("Weekendschool", "Onderwijs", "people", "green", 130_000),
    ("Leerwerkplekken bij de corporatie", "Werkgevers", "people", "orange", 175_000),
    ("Wijkagent op de fiets", "Politie", "both", "green", 0),
    ("Energiecoaches aan de deur", "Bewonersorganisatie", "both", "green", 88_000),
    ("Aardgasvrije portieken", "Woningcorporatie", "place", "orange", 1_900_000),
    ("Buurttaxi", "Bewonersorganisatie", "people", "green", 42_000),
    ("Onderzoek naar wachttijden bij de huisarts", "Zorg en welzijn", "people", "unknown", 15_000),
)
FOCUS = {"place": "plek", "people": "mens", "both": "plek en mens"}
DEVIATION = {
    "cause": "De aannemer stopte in februari. Een nieuwe aanbesteding duurde zeven maanden.",
    "consequence": "48 huishoudens wachten een jaar langer. Het doel voor 2030 halen we niet zonder versnelling.",
    "steering": "De tweede en derde flat worden tegelijk aanbesteed, met een vaste prijs.",
    "promised": "Nieuwe aanbesteding vóór 1 juli 2026",
    "promised_by": "2026-07-01",
    "kept": "late",
    "kept_text": "Gedaan op 4 september 2026, twee maanden te laat.",
}


def measure(pk: int, row: tuple[str, str, str, str, int]) -> Any:
    title, owner, focus, light, budget = row
    attention = light in {"orange", "red"}
    return {
        "id": pk,
        "title": title,
        "ambitions": [
            "Goede huizen in een groene wijk" if focus == "place" else "Iedereen voelt zich gezond en hoort erbij"
        ],
        "owner": owner,
        "focus": focus,
        "focus_label": FOCUS[focus],
        "target_group": "alle bewoners van de Eikenlaan (212 huishoudens)"
        if focus == "place"
        else "volwassenen met weinig contacten (ongeveer 900)",
        "starts_on": "2024-01-01",
        "ends_on": "2027-12-31",
        "light": light,
        "time": "red" if light == "red" else light,
        "money": "red" if pk == 1 else ("unknown" if light == "unknown" else "green"),
        "quality": "unknown" if light == "unknown" else "green",
        "previous_light": "orange" if light == "red" else ("green" if pk % 4 else None),
        "budget": budget,
        "spent": int(budget * (0.3 + pk % 5 / 10)) if light != "unknown" else None,
        "output": "22 van 40 woningen" if focus == "place" else f"{30 + pk} van {40 + 2 * pk} deelnemers",
        "output_share": None if light == "unknown" else min(1.0, 0.4 + pk / 25),
        "reach": f"{120 + 7 * pk} mensen bereikt",
        "contribution": "Wie elkaar bij een activiteit ontmoet, komt daarna vaker buiten en vraagt eerder om hulp. "
        "Zo voelen mensen zich gezonder en minder alleen.",
        "update": "De tweede groep is begonnen en zit vol. Er is een wachtlijst van zes mensen.",
        "updated_on": "2026-09-08",
        "from_initiative": owner == "Bewonersorganisatie",
        "status_label": "klaar" if pk == 9 else "loopt",
        "is_ended": pk == 9,
        "deviation": DEVIATION
        if light == "red"
        else ({**DEVIATION, "kept": "kept", "kept_text": "Gedaan op 11 mei 2026."} if attention else None),
    }


MEASURES: Measures = {
    "items": [measure(pk, row) for pk, row in enumerate(TITLES, start=1)],
    "text": "",
}

INITIATIVES: Initiatives = {
    "counts": [
        {"label": "ingediend", "count": 31, "count_text": "31", "granted": None},
        {"label": "toegekend", "count": 20, "count_text": "20", "granted": 58_400},
        {"label": "afgewezen", "count": 5, "count_text": "5", "granted": None},
        {"label": "ingetrokken", "count": 2, "count_text": "2", "granted": None},
        {"label": "wacht op besluit", "count": 4, "count_text": "4", "granted": None},
    ],
    "median_days": 19,
    "term_days": 42,
    "in_time": 0.9,
    "asked": 96_250,
    "granted": 58_400,
    "spent": 41_900,
    "by_theme": [
        {"label": "ontmoeten", "count": 11, "count_text": "11", "granted": 21_300},
        {"label": "groen", "count": 8, "count_text": "8", "granted": 17_800},
        {"label": "jongeren", "count": 6, "count_text": "6", "granted": 12_100},
        {"label": "duurzaam", "count": 4, "count_text": "4", "granted": 7_200},
        {"label": "overig", "count": 2, "count_text": "2", "granted": 0},
    ],
    "by_neighbourhood": [{"label": "Selwerd", "count": 31, "count_text": "31", "granted": 58_400}],
    "examples": [
        {
            "id": 7,
            "title": "Buurttaxi",
            "text": "Vrijwilligers rijden ouderen naar de huisarts en de markt. In een jaar 1.140 ritten.",
            "place": "Selwerd",
            "granted": 8_500,
        },
        {
            "id": 12,
            "title": "Geveltuinen Berkenlaan",
            "text": "Dertig huishoudens legden samen een geveltuin aan.",
            "place": "Berkenlaan",
            "granted": 3_200,
        },
    ],
    "text": "",
}


def partner(pk: int, name: str, kind: str, state: str, attendance: float | None, promised: str) -> Any:
    words = {"kept": "nagekomen", "partly": "deels nagekomen", "open": "loopt", "none": "niet vastgelegd"}
    return {
        "id": pk,
        "name": name,
        "kind": kind,
        "representative": "regiomanager, met mandaat" if pk % 3 else "nog niet benoemd",
        "promised": promised,
        "delivered": words[state],
        "delivered_state": state,
        "signed": pk != 7,
        "attendance": attendance,
    }


COALITION: Coalition = {
    "partners": [
        partner(1, "Gemeente Groningen", "gemeente", "kept", 1.0, "€ 450.000 per jaar en 4,5 fte"),
        partner(2, "Woningcorporatie De Noorderhof", "woningcorporatie", "partly", 0.83, "€ 2,4 mln voor portiekflats"),
        partner(3, "Politie, basisteam Noord", "politie", "kept", 0.67, "1,2 fte wijkagent"),
        partner(4, "Scholengroep De Wijde Blik", "onderwijs", "open", 0.83, "weekendschool, 2 lokalen"),
        partner(5, "Welzijn Groningen-Noord", "zorg en welzijn", "kept", 1.0, "3 fte jongerenwerk"),
        partner(6, "Ondernemersplatform Selwerd", "werkgevers", "partly", 0.5, "12 leerwerkplekken per jaar"),
        partner(7, "Huisartsenpraktijk Elzenlaan", "zorg en welzijn", "none", None, ""),
        partner(8, "Bewonersorganisatie Selwerd", "bewoners", "kept", 1.0, "een zetel met stem; wijkbedrijf"),
    ],
    "agreement": "Wijkdeal Selwerd, versie 2, geldig van 18 januari 2023 tot en met 31 december 2030. "
    "7 van de 8 partners tekenden.",
    "meetings_planned": 6,
    "meetings_held": 5,
    "attendance": 0.84,
    "changes": [{"id": "change-2", "on": "2026-05-20", "title": "Huisartsenpraktijk Elzenlaan treedt toe", "text": ""}],
    "text": "",
}


def money(pk: int, source: str, kind: str, own: bool, ends: str, amounts: tuple[int, int, int, int]) -> Any:
    budgeted, granted, spent, forecast = amounts
    return {
        "id": pk,
        "source": source,
        "kind": kind,
        "is_municipal": own,
        "ends_on": ends,
        "budgeted": budgeted,
        "granted": granted,
        "spent": spent,
        "forecast": forecast,
        "rest": granted - spent,
    }


ROWS = [
    money(
        1,
        "Gemeente, reserve wijkvernieuwing",
        "gemeente",
        True,
        "2028-12-31",
        (1_800_000, 1_800_000, 1_240_000, 1_790_000),
    ),
    money(2, "Gemeente, structureel", "gemeente", True, "2038-12-31", (450_000, 450_000, 450_000, 450_000)),
    money(3, "Rijk, SPUK kansrijke wijk", "Rijk", False, "2027-12-31", (2_100_000, 2_000_000, 1_420_000, 1_980_000)),
    money(
        4, "Regio Deal Groningen-Noord", "Regio Deal", False, "2026-12-31", (1_250_000, 1_200_000, 930_000, 1_200_000)
    ),
    money(
        5,
        "Woningcorporatie De Noorderhof",
        "woningcorporatie",
        False,
        "2029-12-31",
        (3_400_000, 3_400_000, 2_310_000, 3_710_000),
    ),
    money(6, "Oranje Fonds", "fonds", False, "2026-12-31", (60_000, 45_000, 45_000, 45_000)),
]


def total(label: str, rows: list[Any]) -> Any:
    amounts = tuple(sum(row[column] for row in rows) for column in ("budgeted", "granted", "spent", "forecast"))
    return {**money(0, label, "", False, "", amounts), "ends_on": None}  # type: ignore[arg-type]


MONEY: Money = {
    "rows": ROWS,
    "total": total("Totaal", ROWS),
    "municipal": total("Waarvan gemeentelijk", ROWS[:2]),
    "years": [
        {"year": 2024, "budgeted": 2_100_000, "granted": 2_050_000, "spent": 1_930_000, "is_estimate": False},
        {"year": 2025, "budgeted": 2_350_000, "granted": 2_300_000, "spent": 2_240_000, "is_estimate": False},
        {"year": 2026, "budgeted": 2_460_000, "granted": 2_395_000, "spent": 2_225_000, "is_estimate": False},
        {"year": 2027, "budgeted": 2_150_000, "granted": 2_150_000, "spent": 0, "is_estimate": True},
        {"year": 2028, "budgeted": 2_600_000, "granted": 990_000, "spent": 0, "is_estimate": True},
    ],
    "text": "",
}

RISKS: list[Risk] = [
    {
        "id": "obstacle-3",
        "title": "De Regio Deal stopt eind 2026",
        "chance": 3,
        "impact": 3,
        "chance_label": "groot",
        "impact_label": "groot",
        "owner": "Stuurgroep",
        "response": "Bestuurlijk gesprek met de provincie in november 2026.",
        "since": "2025-11-04",
    },
    {
        "id": "obstacle-5",
        "title": "Vacatures in het jongerenwerk",
        "chance": 3,
        "impact": 3,
        "chance_label": "gemiddeld",
        "impact_label": "groot",
        "owner": "Zorg en welzijn",
        "response": "Leerwerkplekken met het mbo, vanaf februari 2027.",
        "since": "2026-03-10",
    },
    {
        "id": "obstacle-6",
        "title": "Overlast rond de sloop van flat 3",
        "chance": 3,
        "impact": 2,
        "chance_label": "gemiddeld",
        "impact_label": "klein",
        "owner": "Woningcorporatie",
        "response": "Spreekuur op locatie, elke week.",
        "since": "2026-06-02",
    },
]

LEARNING: Learning = {
    "lessons": [
        {
            "id": 4,
            "on": "2026-04-21",
            "signal": "Buurtconciërges vertrekken binnen een jaar.",
            "interpretation": "Het contract is tijdelijk en het werk eenzaam.",
            "decision": "Leerwerkplekken in tweetallen, met een vaste begeleider.",
            "adjustment": "Zes plekken ingericht per 1 september 2026.",
            "check": "In maart 2027 kijken we of ze er nog zijn.",
        },
        {
            "id": 5,
            "on": "2026-06-09",
            "signal": "Bewoners weten niet wat er met hun idee gebeurt.",
            "interpretation": "De brief was te lang en kwam laat.",
            "decision": "Binnen twee weken bellen, daarna de brief.",
            "adjustment": "",
            "check": "",
        },
    ],
    "sessions": [
        {
            "id": "session-1",
            "on": "2026-05-14",
            "title": "Leersessie in het Dok",
            "text": "24 bewoners en professionals",
        }
    ],
    "ahead": [
        {
            "id": "ahead-1",
            "on": "2026-11-24",
            "title": "Bestuurlijk overleg over het vervolg van de Regio Deal",
            "text": "",
        },
        {"id": "ahead-2", "on": "2027-03-31", "title": "Evaluatie van de leerwerkplekken", "text": ""},
        {"id": "ahead-3", "on": "2027-10-01", "title": "Volgend rapport", "text": ""},
    ],
    "text": "",
}


def _own(quarter: int, value: float | None, text: str, note: str = "", revised_on: str | None = None) -> OwnFigure:
    return {
        "period": f"{quarter}e kwartaal 2026",
        "moment": 2026 + (quarter - 1) / 4,
        "value": value,
        "text": text,
        "note": note,
        "revised_on": revised_on,
    }


OWN_FIGURES: list[OwnSeries] = [
    {
        "id": 1,
        "label": "Bezoeken aan de buurtkamer",
        "definition": "Iedereen die binnenkomt, per keer.",
        "unit": "bezoeken",
        "decimals": 0,
        "supplier": "WIJ Selwerd",
        "figures": [
            _own(1, 1240, "1.240"),
            _own(2, None, "niet bekend", "unknown"),
            _own(3, 1385, "1.385", "", "2026-10-20"),
        ],
    },
    {
        "id": 2,
        "label": "Afgeronde leerwerktrajecten",
        "definition": "Met een diploma of een baan.",
        "unit": "personen",
        "decimals": 0,
        "supplier": "Wijkbedrijf Selwerd",
        "figures": [_own(3, None, "minder dan 5", "too_small")],
    },
]
