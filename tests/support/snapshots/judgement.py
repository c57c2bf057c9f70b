"""The ten factors: one contradiction, one that cannot be judged, one party too small to show apart."""

from decimal import Decimal

from monitoring.snapshot.schema import PrintedFactor, PrintedFactors, PrintedFinding, PrintedLimits, PrintedPartyView

STAGES = {None: "niet te beoordelen", 1: "afwezig", 2: "begin", 3: "op weg", 4: "op orde"}
OUTCOMES = {"met": "voldaan", "partly": "deels", "not_met": "niet voldaan", "unknown": "onbekend"}
LABELS = (
    ("area_analysis", "Gebiedsanalyse", "Weten we met elkaar wat er in de wijk speelt?"),
    ("local_coalition", "Lokale coalitie", "Hebben de partijen zich voor lang verbonden?"),
    ("involved_residents", "Betrokken bewoners", "Doen bewoners mee, en beslissen ze mee?"),
    ("vision", "Visie op de toekomst", "Weten we waar we over twintig jaar willen staan?"),
    ("precision", "Precisie over de inzet", "Is duidelijk wie wat doet, voor wie en waarom?"),
    ("administrative_capacity", "Bestuurskracht", "Hakt het bestuur knopen door?"),
    ("professionals", "Bevlogen professionals", "Hebben professionals tijd, mandaat en elkaar?"),
    ("process_direction", "Onafhankelijke procesregie", "Houdt iemand zonder eigen belang de partijen scherp?"),
    ("staying_power", "Lange adem", "Houden we het vol, ook na verkiezingen?"),
    ("learning", "Wendbare lerende aanpak", "Leren we, en sturen we bij?"),
)
CRITERIA = (
    ("Is er op tijd besloten?", "18 van de 20 initiatieven zijn binnen de termijn beantwoord (90 %).", "0.9", "90 %"),
    ("Is het op te volgen?", "7 van de 13 toegekende initiatieven zijn uitgevoerd (54 %).", "0.54", "70 %"),
    ("Is het bewonersbudget gebruikt?", "In 2025 is 24 % van het bewonersbudget toegekend.", "0.24", "60 %"),
    ("Doet de hele wijk mee?", "Nog niet vastgelegd in welke buurt een initiatief speelt.", None, "66 %"),
)
POINTS = {"met": Decimal(1), "partly": Decimal("0.5"), "not_met": Decimal(0)}
JUDGED = {
    4: ("met", "met", "partly", "unknown"),
    3: ("met", "partly", "not_met", "unknown"),
    2: ("partly", "partly", "not_met", "unknown"),
    None: ("met", "unknown", "unknown", "unknown"),
}
"""Outcomes that make each stage: points over what is known, and none while less than half is."""


def finding(number: int, outcome: str) -> PrintedFinding:
    question, text, figure, limit = CRITERIA[number]
    return {
        "criterion": f"criterion_{number}",
        "question": question,
        "outcome": outcome,  # type: ignore[typeddict-item]
        "outcome_label": OUTCOMES[outcome],
        "text": text,
        "threshold": f"Voldaan: vanaf {limit}.",
        "adjusted_because": "",
        "figure": figure,
        "records": [["initiative", 101], ["initiative", 102]],
        "lacking": [["initiative", 102]],
        "measured": None if outcome == "unknown" else figure,
        "limits": limits(Decimal(figure or "0.66"), outcome),
        "also": None,
    }


def limits(figure: Decimal, outcome: str) -> PrintedLimits:
    """Limits between which this figure ends as this outcome."""
    met, partly = {"met": (0, 1), "partly": (-1, 0), "not_met": (-2, -1), "unknown": (0, 1)}[outcome]
    step = Decimal("0.02")
    return {
        "met": str(figure - met * step),
        "partly": str(figure - partly * step),
        "lower_is_better": False,
        "partly_excludes_limit": False,
        "met_up_to": None,
        "partly_up_to": None,
        "are_steps": False,
    }


def view(party: str, label: str, stage: int | None, n: int | None, note: str = "") -> PrintedPartyView:
    spread = f"van ‘{STAGES[max(stage - 1, 1)]}’ tot ‘{STAGES[min(stage + 1, 4)]}’" if stage and n else ""
    return {"party": party, "label": label, "stage": stage, "n": n, "spread": spread, "note": note}


def factor(
    index: int, stage: int | None, previous: int | None, municipality: int, residents: int | None
) -> PrintedFactor:
    key, label, question = LABELS[index]
    outcomes = JUDGED[stage]
    known = [outcome for outcome in outcomes if outcome != "unknown"]
    gap = residents is not None and municipality - residents >= 2
    return {
        "key": key,
        "number": index + 1,
        "label": label,
        "question": question,
        "stage": stage,
        "stage_label": STAGES[stage],
        "known": len(known),
        "total": len(outcomes),
        "points": str(sum((POINTS[outcome] for outcome in known), Decimal(0))),
        "previous_stage": previous,
        "change": "" if previous is None or stage is None or previous == stage else f"was {STAGES[previous]}",
        "parties": [
            view("municipality", "gemeente", municipality, 6),
            view("partner", "partners", 3, 11),
            view("professional", "professionals", None, None, "Minder dan vijf antwoorden: niet apart getoond."),
            view("resident", "bewoners", residents, 23 if residents else None),
        ],
        "contradiction": f"De gemeente geeft {municipality}, bewoners geven {residents}." if gap else "",
        "findings": [finding(number, outcome) for number, outcome in enumerate(outcomes)],
        "next_steps": [
            "Ken het bewonersbudget toe. Nodig: vanaf 60 %.",
            "Volg toegekende initiatieven op. Nodig: vanaf 70 %.",
        ],
        "switched_off": [],
    }


FACTORS: PrintedFactors = {
    "items": [
        factor(0, 4, 3, 4, 3),
        factor(1, 3, 3, 4, 3),
        factor(2, 3, 2, 4, 2),
        factor(3, 4, 4, 4, 3),
        factor(4, 2, 2, 3, 2),
        factor(5, 3, 2, 3, 3),
        factor(6, 3, 3, 3, 3),
        factor(7, None, None, 3, None),
        factor(8, 2, 2, 3, 2),
        factor(9, 3, 2, 3, 3),
    ],
    "contradictions": ["Betrokken bewoners: de gemeente geeft 4 (op orde), bewoners geven 2 (begin)."],
    "attention": ["precision", "staying_power", "learning"],
    "round_text": "Ronde van mei 2026: 46 oordelen van gemeente, partners, professionals en bewoners.",
}
