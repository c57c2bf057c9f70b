"""What is done, learnt and counted, in the example."""

from typing import Any

from monitoring.snapshot.figure_schema import PrintedOwnFigure, PrintedOwnSeries, PrintedRisk
from monitoring.snapshot.people_schema import PrintedInitiatives, PrintedOverdue
from monitoring.snapshot.schema import PrintedLearning, PrintedMeasures

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
        "is_running": pk != 9,
        "deviation": DEVIATION
        if light == "red"
        else ({**DEVIATION, "kept": "kept", "kept_text": "Gedaan op 11 mei 2026."} if attention else None),
    }


MEASURES: PrintedMeasures = {
    "items": [measure(pk, row) for pk, row in enumerate(TITLES, start=1)],
    "text": "",
}


INITIATIVES: PrintedInitiatives = {
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
    "answered": "9 van de 10 (90\u00a0%) binnen de termijn van 42 dagen, in de 12 maanden tot en met 1 oktober 2026.",
    "out_of_term": 1,
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


RISKS: list[PrintedRisk] = [
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


LEARNING: PrintedLearning = {
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


def _own(
    quarter: int, value: float | None, text: str, note: str = "", revised_on: str | None = None
) -> PrintedOwnFigure:
    return {
        "period": f"{quarter}e kwartaal 2026",
        "moment": 2026 + (quarter - 1) / 4,
        "value": value,
        "text": text,
        "note": note,
        "revised_on": revised_on,
    }


OWN_FIGURES: list[PrintedOwnSeries] = [
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


OVERDUE: list[PrintedOverdue] = [
    {
        "id": "knelpunt-3",
        "title": "Wie betaalt het beheer van de binnentuin?",
        "due_on": "2026-08-15",
        "days": 47,
        "who": "programmamanager of procesregisseur",
    },
    {"id": "ideeen", "title": "2 ideeën van bewoners", "due_on": "2026-09-20", "days": 11, "who": "programmamanager"},
]
