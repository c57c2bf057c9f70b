"""Initiatives of residents, from table to record."""

from datetime import date

from monitoring.scoring.records import (
    InitiativeRecord,
    Ref,
)
from programmes import models
from tests.monitoring.evidence import story
from tests.monitoring.evidence.story import START, about, day

MARCH = date(2026, 3, 1)


def test_an_initiative_that_was_carried_out(selwerd, manager):
    facts = story.granted(date(2025, 3, 1), manager, status="carried_out")
    row = story.initiative(selwerd, date(2025, 2, 1), **facts, carried_out_on=MARCH)

    assert about(selwerd, "involved_residents", "initiatives") == (
        InitiativeRecord(
            Ref("initiative", row.pk, "Buurttaxi"),
            date(2025, 2, 1),
            date(2025, 3, 29),
            date(2025, 3, 1),
            approved=True,
            carried_out_on=MARCH,
            neighbourhood=story.EAST,
        ),
    )


def test_a_withdrawn_initiative_remembers_that_it_was_approved(selwerd, manager):
    facts = story.granted(date(2025, 3, 1), manager, status="withdrawn")
    story.initiative(selwerd, date(2025, 2, 1), **facts, withdrawn_at=story.moment(MARCH), withdrawn_reason="Verhuisd.")

    (found,) = about(selwerd, "involved_residents", "initiatives")

    assert (found.approved, found.withdrawn_on, found.withdrawal_has_reason) == (True, MARCH, True)


def test_a_rejected_initiative_is_not_approved(selwerd, manager):
    answer = {"decided_at": story.moment(day(20)), "decided_by": manager, "motivation": "Past niet."}
    story.initiative(selwerd, day(50), status="rejected", **answer)

    (found,) = about(selwerd, "involved_residents", "initiatives")

    assert (found.decided_on, found.approved) == (day(20), False)


def test_no_term_runs_while_the_applicant_is_asked_for_more(selwerd):
    story.initiative(selwerd, day(50), status="more_asked", clock_stopped_on=day(10))

    (now,) = about(selwerd, "involved_residents", "initiatives")
    (before,) = about(selwerd, "involved_residents", "initiatives", at=day(11))

    assert (now.due_on, before.due_on) == (None, day(-6))


def test_an_idea_that_nobody_confirmed_is_not_an_initiative(selwerd):
    story.initiative(selwerd, day(50), status="idea", confirmed_at=None, due_on=None)

    assert about(selwerd, "involved_residents", "initiatives") == ()


def test_the_buurten_are_those_of_the_area_on_the_date(selwerd):
    for starts_on, ends_on, code in ((START, day(11), story.EAST), (day(10), None, story.WEST)):
        area = models.ProgrammeArea.objects.create(
            programme=selwerd, starts_on=starts_on, ends_on=ends_on, division_year=2024
        )
        models.ProgrammeAreaMember.objects.create(area=area, code=code)

    assert about(selwerd, "involved_residents", "neighbourhoods") == (story.WEST,)
    assert about(selwerd, "involved_residents", "neighbourhoods", at=day(11)) == (story.EAST,)
