"""Who works together and what it costs, in the example."""

from typing import Any

from monitoring.snapshot.money_schema import PrintedMoney
from monitoring.snapshot.people_schema import PrintedCoalition


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


COALITION: PrintedCoalition = {
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
    "promises": {"made": 9, "kept": 5, "broken": 1, "late": 1},
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


MONEY: PrintedMoney = {
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
    "themes": [
        money(0, "School en Omgeving", "", False, "", (900_000, 850_000, 640_000, 850_000)),
        money(0, "gezonde leefomgeving", "", False, "", (800_000, 750_000, 520_000, 750_000)),
        money(0, "programmaondersteuning", "", False, "", (400_000, 400_000, 260_000, 380_000)),
    ],
    "text": "",
}
