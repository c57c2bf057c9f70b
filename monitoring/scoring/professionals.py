"""Factor 7, bevlogen professionals: a full and stable team with a mandate, money and time to learn."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from monitoring.scoring.bounds import STEPS, Bounds, at_least, share
from monitoring.scoring.periods import add_months, holds_at, in_past_months
from monitoring.scoring.records import Ref, SessionRecord, TeamMemberRecord
from monitoring.scoring.score import Criterion, Factor, Finding, refs, share_of
from monitoring.scoring.wording import FTE, SHARE, Unit, euro

SESSION = Unit("bijeenkomst", "bijeenkomsten")
NO_TEAM = "Er is nog geen team."


@dataclass(frozen=True, slots=True)
class WorkingBudgetRecord:
    """Money that the team may spend freely in one year, and what it spent of it."""

    ref: Ref
    year: int
    amount: Decimal
    spent: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class ProfessionalsEvidence:
    """Team members, working budgets, and intervision or training, of any date; `planned_fte` is the full
    team.
    """

    planned_fte: Decimal | None = None
    members: tuple[TeamMemberRecord, ...] = ()
    working_budgets: tuple[WorkingBudgetRecord, ...] = ()
    sessions: tuple[SessionRecord, ...] = ()


def in_team(members: Iterable[TeamMemberRecord], at: date) -> list[TeamMemberRecord]:
    """The members of the team on the date, in a fixed order."""
    present = [member for member in members if holds_at(member.since, member.until, at)]
    return sorted(present, key=lambda member: member.ref.id)


def staffed(evidence: ProfessionalsEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the planned fte is filled."""
    if not evidence.planned_fte:
        return Finding.unknown("Hoe groot het team moet zijn, is nog niet vastgelegd.")
    team = in_team(evidence.members, at)
    filled = sum((member.fte for member in team), Decimal(0))
    figure = filled / evidence.planned_fte
    text = f"Van de {FTE.text(evidence.planned_fte)} is {FTE.text(filled)} bezet ({SHARE.text(figure)})."
    return Finding.judged(bounds, figure, text, refs(team))


def continuity(evidence: ProfessionalsEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the team of 12 months ago is still there."""
    still = {member.ref for member in in_team(evidence.members, at)}
    return share_of(
        in_team(evidence.members, add_months(at, -12)),
        lambda member: member.ref in still,
        bounds,
        text="Van de {total} teamleden van een jaar geleden werken er {part} nog in het team ({percent}).",
        empty="Een jaar geleden was er nog geen team.",
    )


def mandate(evidence: ProfessionalsEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the team has a documented mandate."""
    return share_of(
        in_team(evidence.members, at),
        lambda member: member.has_mandate,
        bounds,
        text="Een vastgelegd mandaat is er voor {part} van de {total} teamleden ({percent}).",
        empty=NO_TEAM,
    )


def working_budget(evidence: ProfessionalsEvidence, at: date, bounds: Bounds) -> Finding:
    """Has the team a free working budget this year, and did it spend from it this year or last year?"""
    if not evidence.members and not evidence.working_budgets:
        return Finding.unknown(NO_TEAM)
    now = [line for line in evidence.working_budgets if line.year == at.year and line.amount > 0]
    used = [line for line in evidence.working_budgets if line.year in (at.year - 1, at.year)]
    if not now:
        text = f"Voor {at.year} is geen vrij werkbudget voor het team vastgelegd."
        return Finding.judged(bounds, 0, text, refs(used))
    amount = sum((line.amount for line in now), Decimal(0))
    spent = sum((line.spent for line in used), Decimal(0))
    text = (
        f"Het team heeft in {at.year} een vrij werkbudget van {euro(amount)}; "
        f"sinds {at.year - 1} is {euro(spent)} uitgegeven."
    )
    return Finding.judged(bounds, 2 if spent > 0 else 1, text, refs(used), shown=amount)


def learning_time(evidence: ProfessionalsEvidence, at: date, bounds: Bounds) -> Finding:
    """How many times the team had intervision or training in the past 12 months."""
    if not evidence.members and not evidence.sessions:
        return Finding.unknown(NO_TEAM)
    recent = [session for session in evidence.sessions if in_past_months(session.held_on, at, 12)]
    text = f"{SESSION.text(len(recent))} voor intervisie of training in de afgelopen 12 maanden."
    return Finding.judged(bounds, len(recent), text, refs(recent))


FACTOR = Factor(
    key="professionals",
    label="Bevlogen professionals",
    question="Is er een vast team met ruimte om te doen wat nodig is?",
    evidence=ProfessionalsEvidence,
    criteria=(
        Criterion(
            "staffed",
            "Is het team compleet?",
            staffed,
            share("0.9", "0.75"),
            "Vul de plekken in het team die open staan.",
            met="{met} van de fte bezet",
            partly="{partly} van de fte bezet",
        ),
        Criterion(
            "continuity",
            "Zijn de teamleden van een jaar geleden er nog?",
            continuity,
            share("0.8", "0.6"),
            "Houd mensen langer in het team.",
            met="{met} is er nog",
            partly="{partly} is er nog",
        ),
        Criterion(
            "mandate",
            "Is vastgelegd wat teamleden zelf mogen beslissen?",
            mandate,
            share("0.8", "0.5"),
            "Leg van elk teamlid het mandaat vast.",
            met="{met} van de teamleden",
            partly="{partly} van de teamleden",
        ),
        Criterion(
            "working_budget",
            "Heeft het team een vrij werkbudget?",
            working_budget,
            STEPS,
            "Geef het team een vrij werkbudget en gebruik het.",
            met="ja, en er is uit betaald",
            partly="ja, nog niet gebruikt",
        ),
        Criterion(
            "learning_time",
            "Neemt het team tijd voor intervisie of training?",
            learning_time,
            at_least("2", "1", SESSION),
            "Plan intervisie of training voor het team.",
            met="{met} in 12 maanden",
            partly="{partly} in 12 maanden",
        ),
    ),
)
