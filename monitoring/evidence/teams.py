"""Who does the work, and who directs the process."""

from decimal import Decimal

from django.db.models import Q

from monitoring.evidence.memory import Memory
from monitoring.scoring.process_direction import ProcessDirectorRecord
from monitoring.scoring.professionals import WorkingBudgetRecord
from monitoring.scoring.records import Ref, TeamMemberRecord
from programmes.models import ProcessDirection, TeamMember, TeamPosition, WorkingBudget


def members(memory: Memory) -> tuple[TeamMemberRecord, ...]:
    """Everybody who was or is in the team."""
    rows = TeamMember.objects.filter(programme=memory.programme, starts_on__lte=memory.at)
    return tuple(
        TeamMemberRecord(
            ref=Ref("team_member", member.pk, member.name),
            since=member.starts_on,
            until=member.ends_on,
            fte=member.fte,
            has_mandate=bool(member.mandate),
            handed_over_on=member.handover_recorded_on,
        )
        for member in rows.defer("handover").order_by("pk")
    )


def planned_fte(memory: Memory) -> Decimal | None:
    """The size the team should have on the day; None when nobody said."""
    positions = memory.counted(TeamPosition).filter(
        Q(ends_on=None) | Q(ends_on__gte=memory.at), programme=memory.programme, starts_on__lte=memory.at
    )
    hours = [position.fte for position in memory.known(positions.order_by("pk"))]
    return sum(hours, Decimal(0)) if hours else None


def working_budgets(memory: Memory) -> tuple[WorkingBudgetRecord, ...]:
    """The free money of the team, by year. It has no day: a budget is known for as long as it stands."""
    rows = WorkingBudget.objects.filter(programme=memory.programme)
    return tuple(
        WorkingBudgetRecord(
            Ref("working_budget", budget.pk, str(budget.year)), budget.year, budget.amount, budget.spent
        )
        for budget in rows.order_by("pk")
    )


def directors(memory: Memory) -> tuple[ProcessDirectorRecord, ...]:
    """The process directors, with the means they have of their own."""
    rows = ProcessDirection.objects.filter(programme=memory.programme, starts_on__lte=memory.at)
    return tuple(
        ProcessDirectorRecord(
            ref=Ref("process_direction", direction.pk, direction.name),
            since=direction.starts_on,
            until=direction.ends_on,
            appointed_by_coalition=direction.appointed_by_coalition,
            employer_id=direction.employer_id,
            employed_outside=bool(direction.employer_name) and direction.employer_id is None,
            fte=direction.fte,
            budget=direction.budget,
        )
        for direction in rows.order_by("pk")
    )
