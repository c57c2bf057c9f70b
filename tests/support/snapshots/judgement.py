"""The ten factors: one contradiction, one that cannot be judged, one party too small to show apart."""

from monitoring.snapshot.schema import PrintedFactor, PrintedFactors, PrintedFinding, PrintedPartyView

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
CRITERIA: tuple[tuple[str, str, str, str], ...] = (
    ("Is er op tijd besloten?", "met", "18 van de 20 initiatieven zijn binnen de termijn beantwoord (90 %).", "90 %"),
    ("Is het op te volgen?", "partly", "7 van de 13 toegekende initiatieven zijn uitgevoerd (54 %).", "70 %"),
    ("Is het bewonersbudget gebruikt?", "not_met", "In 2025 is 24 % van het bewonersbudget toegekend.", "60 %"),
    ("Doet de hele wijk mee?", "unknown", "Nog niet vastgelegd in welke buurt een initiatief speelt.", "66 %"),
)


def finding(number: int, row: tuple[str, str, str, str]) -> PrintedFinding:
    question, outcome, text, limit = row
    return {
        "criterion": f"criterion_{number}",
        "question": question,
        "outcome": outcome,  # type: ignore[typeddict-item]
        "outcome_label": OUTCOMES[outcome],
        "text": text,
        "threshold": f"Voldaan: vanaf {limit}.",
        "adjusted_because": "",
    }


def view(party: str, label: str, stage: int | None, n: int | None, note: str = "") -> PrintedPartyView:
    spread = f"van ‘{STAGES[max(stage - 1, 1)]}’ tot ‘{STAGES[min(stage + 1, 4)]}’" if stage and n else ""
    return {"party": party, "label": label, "stage": stage, "n": n, "spread": spread, "note": note}


def factor(
    index: int, stage: int | None, previous: int | None, municipality: int, residents: int | None
) -> PrintedFactor:
    key, label, question = LABELS[index]
    known = 2 if stage is None else 5 - index % 2
    gap = residents is not None and municipality - residents >= 2
    return {
        "key": key,
        "number": index + 1,
        "label": label,
        "question": question,
        "stage": stage,
        "stage_label": STAGES[stage],
        "known": known,
        "total": 6,
        "previous_stage": previous,
        "change": "" if previous is None or stage is None or previous == stage else f"was {STAGES[previous]}",
        "parties": [
            view("municipality", "gemeente", municipality, 6),
            view("partner", "partners", 3, 11),
            view("professional", "professionals", None, None, "Minder dan vijf antwoorden: niet apart getoond."),
            view("resident", "bewoners", residents, 23 if residents else None),
        ],
        "contradiction": f"De gemeente geeft {municipality}, bewoners geven {residents}." if gap else "",
        "findings": [finding(number, CRITERIA[(index + number) % 4]) for number in range(4)],
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
