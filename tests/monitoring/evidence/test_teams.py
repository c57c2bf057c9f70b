"""The team and the process director, from table to record."""

from datetime import date
from decimal import Decimal

from monitoring import evidence
from monitoring.scoring.process_direction import ProcessDirectorRecord
from monitoring.scoring.professionals import WorkingBudgetRecord
from monitoring.scoring.records import (
    Ref,
    TeamMemberRecord,
)
from programmes import models
from tests.monitoring.evidence import story
from tests.monitoring.evidence.story import AT, START, about, day

MARCH = date(2026, 3, 1)


def test_the_team_with_its_places_and_free_budget(selwerd):
    member = models.TeamMember.objects.create(
        programme=selwerd,
        name="Imad",
        function="coach",
        fte=Decimal("0.8"),
        mandate="Tot € 500.",
        starts_on=START,
        ends_on=MARCH,
        handover_recorded_on=MARCH,
        handover="Aan Els.",
    )
    budget = models.WorkingBudget.objects.create(programme=selwerd, year=2026, amount=Decimal(20), spent=Decimal(5))
    for fte, ends_on in (("1.5", None), ("2.0", None), ("9.0", MARCH)):
        models.TeamPosition.objects.create(
            programme=selwerd, function="coach", fte=Decimal(fte), starts_on=START, ends_on=ends_on
        )

    found = evidence.gather(selwerd, AT)["professionals"]

    assert found.planned_fte == Decimal("3.5")
    assert found.members == (
        TeamMemberRecord(Ref("team_member", member.pk, "Imad"), START, MARCH, Decimal("0.8"), True, MARCH),
    )
    ref = Ref("working_budget", budget.pk, "2026")
    assert found.working_budgets == (WorkingBudgetRecord(ref, 2026, Decimal(20), Decimal(5)),)


def test_a_process_director_of_a_partner_and_one_of_outside(selwerd):
    who = story.partner()
    first = models.ProcessDirection.objects.create(
        programme=selwerd, name="Bo", employer=who, starts_on=START, ends_on=MARCH
    )
    second = models.ProcessDirection.objects.create(
        programme=selwerd,
        name="Roos",
        employer_name="Bureau Buiten",
        appointed_by_coalition=True,
        starts_on=day(10),
        fte=Decimal("0.6"),
        budget=Decimal(18),
    )

    assert about(selwerd, "process_direction", "directors") == (
        ProcessDirectorRecord(
            Ref("process_direction", first.pk, "Bo"), START, MARCH, appointed_by_coalition=False, employer_id=who.pk
        ),
        ProcessDirectorRecord(
            Ref("process_direction", second.pk, "Roos"),
            day(10),
            appointed_by_coalition=True,
            employed_outside=True,
            fte=Decimal("0.6"),
            budget=Decimal(18),
        ),
    )
