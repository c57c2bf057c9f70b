"""The outcome of each criterion, made again from its number, and the stage of a factor from those outcomes."""

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
        yield from _outcome(finding)


def outcome_of(measured: Decimal, limits: Mapping[str, Any]) -> str:
    """Met, partly or not met for a number."""
    met, partly = Decimal(limits["met"]), Decimal(limits["partly"])
    met_top, partly_top = (_limit(limits[name]) for name in ("met_up_to", "partly_up_to"))
    sign = -1 if limits["lower_is_better"] else 1
    if sign * measured >= sign * met and (met_top is None or measured <= met_top):
        return "met"
    if limits["partly_excludes_limit"] and measured == partly:
        return "not_met"
    is_partly = sign * measured >= sign * partly and (partly_top is None or measured <= partly_top)
    return "partly" if is_partly else "not_met"


def _limit(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def with_also(outcome: str, also: Mapping[str, Any] | None) -> str:
    """The outcome when something else is asked too: a ceiling is needed to be met, otherwise each is half."""
    if also is None:
        return outcome
    if also["is_ceiling"]:
        return "partly" if outcome == "met" and not also["holds"] else outcome
    return ("not_met", "partly", "met")[(outcome == "met") + bool(also["holds"])]


def _outcome(finding: Mapping[str, Any]) -> Iterator[str]:
    """What is not as the number of a criterion says. The oldest reports do not hold it."""
    limits = finding.get("limits")
    if limits is None:
        return
    if finding["measured"] is None:
        # Without a number nothing is reached: there is nothing to ask about, or it is not known.
        expected = finding["outcome"] if finding["outcome"] in ("not_met", UNKNOWN) else "not_met"
    else:
        expected = with_also(outcome_of(Decimal(finding["measured"]), limits), finding["also"])
        if not limits["are_steps"] and finding["figure"] not in (None, finding["measured"]):
            yield f"{finding['question']} Het getal is {finding['figure']}; beoordeeld is {finding['measured']}"
    if finding["outcome"] != expected:
        yield (
            f"{finding['question']} Er staat ‘{finding['outcome_label']}’; {finding['measured'] or 'zonder getal'} "
            f"geeft ‘{OUTCOMES[expected]}’"
        )
