"""Who does the work, and who directs the process. No query of its own."""

from datetime import date
from decimal import Decimal

from monitoring.evidence.lines import Lines
from monitoring.scoring.periods import holds_at
from monitoring.scoring.process_direction import ProcessDirectorRecord
from monitoring.scoring.professionals import WorkingBudgetRecord
from monitoring.scoring.records import TeamMemberRecord


def members(lines: Lines) -> tuple[TeamMemberRecord, ...]:
    """Everybody who was or is in the team."""
    return tuple(
        TeamMemberRecord(
            ref=line.ref,
            since=line.day,
            until=line.second,
            fte=line.amount or Decimal(0),
            has_mandate=bool(line.holds),
            handed_over_on=line.third,
        )
        for line in lines["team_member"]
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


def directors(lines: Lines) -> tuple[ProcessDirectorRecord, ...]:
    """The process directors, with the means they have of their own."""
    return tuple(
        ProcessDirectorRecord(
            ref=line.ref,
            since=line.day,
            until=line.second,
            appointed_by_coalition=bool(line.holds),
            employer_id=line.number,
            employed_outside=bool(line.word) and line.number is None,
            fte=line.amount,
            budget=line.other_amount,
        )
        for line in lines["process_direction"]
    )
