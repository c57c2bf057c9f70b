"""The stage of a success factor, made again from the outcomes of its criteria."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from monitoring.verifying.rules import StageRule

UNKNOWN = "unknown"
LABELS = {None: "niet te beoordelen", 1: "afwezig", 2: "begin", 3: "op weg", 4: "op orde"}
OUTCOMES = {"met": "voldaan", "partly": "deels", "not_met": "niet voldaan", UNKNOWN: "onbekend"}


def stage_of(outcomes: Sequence[str], rule: StageRule) -> int | None:
    """1 to 4, or None while too little is known."""
    known = [rule.points[outcome] for outcome in outcomes if outcome != UNKNOWN]
    if not known or len(known) < rule.least_known * len(outcomes):
        return None
    share = sum(known, Decimal(0)) / len(known)
    return 1 + sum(share >= limit for limit in rule.limits)


def check(factor: Mapping[str, Any], rule: StageRule) -> Iterator[str]:
    """What is not as the outcomes of the criteria say."""
    outcomes = [finding["outcome"] for finding in factor["findings"]]
    known = [outcome for outcome in outcomes if outcome != UNKNOWN]
    stage = stage_of(outcomes, rule)
    if factor["stage"] != stage:
        yield f"de stand is ‘{LABELS[factor['stage']]}’; de criteria geven ‘{LABELS[stage]}’"
    if factor["stage_label"] != LABELS[factor["stage"]]:
        yield f"de stand {factor['stage']} heet ‘{factor['stage_label']}’"
    if (factor["known"], factor["total"]) != (len(known), len(outcomes)):
        yield f"er staat dat {factor['known']} van de {factor['total']} criteria bekend zijn; het zijn er {len(known)}"
    points = sum((rule.points[outcome] for outcome in known), Decimal(0))
    if "points" in factor and Decimal(factor["points"]) != points:
        yield f"er staan {factor['points']} punten; de criteria geven er {points}"
    for finding in factor["findings"]:
        if finding["outcome_label"] != OUTCOMES[finding["outcome"]]:
            yield f"{finding['question']} De uitkomst {finding['outcome']} heet ‘{finding['outcome_label']}’"
