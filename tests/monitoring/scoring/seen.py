"""Short ways to make records and to ask a factor for one finding."""

from datetime import date
from decimal import Decimal

from monitoring.scoring.factors import BY_KEY
from monitoring.scoring.periods import add_months
from monitoring.scoring.records import (
    InitiativeRecord,
    MeasureRecord,
    PartnerGroup,
    PartnerRecord,
    Ref,
    TeamMemberRecord,
    TermRecord,
)

AT = date(2026, 11, 23)
START = date(2018, 1, 1)


def ago(months: int, days: int = 0) -> date:
    """So many months, and days more, before the reference date."""
    return date.fromordinal(add_months(AT, -months).toordinal() - days)


def ref(number: int = 1, kind: str = "thing") -> Ref:
    return Ref(kind, number, f"{kind} {number}")


def finding(factor: str, key: str, at: date = AT, **evidence):
    """The finding of one criterion for evidence with these facts and nothing else."""
    found = BY_KEY[factor].factor
    score = found.score(found.evidence(**evidence), at)
    (match,) = (finding for finding in score.findings if finding.criterion == key)
    return match


def outcome(factor: str, key: str, at: date = AT, **evidence) -> str:
    return finding(factor, key, at, **evidence).outcome.value


def partner(number: int = 1, kind: PartnerGroup = PartnerGroup.OTHER, **facts) -> PartnerRecord:
    return PartnerRecord(ref(number, "partner"), kind, **{"member_from": START} | facts)


def measure(number: int = 1, **facts) -> MeasureRecord:
    return MeasureRecord(ref(number, "measure"), **{"starts_on": START} | facts)


def some(make, total: int, having: int, **facts) -> tuple:
    """`total` records of which the first `having` have these facts."""
    return tuple(make(number, **(facts if number <= having else {})) for number in range(1, total + 1))


def term(number: int = 1, *, due: date, decided: date | None = None) -> TermRecord:
    return TermRecord(ref(number, "term"), due, decided)


def initiative(number: int = 1, **facts) -> InitiativeRecord:
    moments = {"submitted_on": ago(4), "due_on": ago(2)}
    return InitiativeRecord(ref(number, "initiative"), **moments | facts)


def member(number: int = 1, **facts) -> TeamMemberRecord:
    return TeamMemberRecord(ref(number, "member"), **{"since": START, "fte": Decimal(1)} | facts)
