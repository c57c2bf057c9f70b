"""Who does the work, and who directs the process. Two queries."""

from datetime import date
from decimal import Decimal

from monitoring.evidence.lines import Lines
from monitoring.scoring.periods import holds_at
from monitoring.scoring.process_direction import ProcessDirectorRecord
from monitoring.scoring.professionals import WorkingBudgetRecord
from monitoring.scoring.records import Ref, TeamMemberRecord
from programmes.models import ProcessDirection, Programme, TeamMember


def members(programme: Programme, at: date) -> tuple[TeamMemberRecord, ...]:
    """Everybody who was or is in the team."""
    rows = TeamMember.objects.filter(programme=programme, starts_on__lte=at).order_by("pk")
    return tuple(
        TeamMemberRecord(
            ref=Ref("team_member", row.pk, row.name),
            since=row.starts_on,
            until=row.ends_on,
            fte=row.fte,
            has_mandate=bool(row.mandate),
            handed_over_on=row.handover_recorded_on,
        )
        for row in rows
    )


def planned_fte(lines: Lines, at: date) -> Decimal | None:
    """The size the team should have on the day; None when nobody said."""
    places = [line.amount for line in lines["team_position"] if holds_at(line.first, line.second, at)]
    return sum((place for place in places if place is not None), Decimal(0)) if places else None


def working_budgets(lines: Lines) -> tuple[WorkingBudgetRecord, ...]:
    """The free money of the team, by year."""
    return tuple(
        WorkingBudgetRecord(line.ref, line.number, line.amount, line.other_amount or Decimal(0))
        for line in lines["working_budget"]
        if line.number is not None and line.amount is not None
    )


def directors(programme: Programme, at: date) -> tuple[ProcessDirectorRecord, ...]:
    """The process directors, with the means they have of their own."""
    rows = ProcessDirection.objects.filter(programme=programme, starts_on__lte=at).order_by("pk")
    return tuple(
        ProcessDirectorRecord(
            ref=Ref("process_direction", row.pk, row.name),
            since=row.starts_on,
            until=row.ends_on,
            appointed_by_coalition=row.appointed_by_coalition,
            employer_id=row.employer_id,
            employed_outside=bool(row.employer_name) and row.employer_id is None,
            fte=row.fte,
            budget=row.budget,
        )
        for row in rows
    )
