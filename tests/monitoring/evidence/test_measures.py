"""Measures as they stood on a day, from table to record."""

from datetime import date, timedelta
from decimal import Decimal

from monitoring import evidence
from monitoring.scoring.learning import ChangeRecord
from monitoring.scoring.records import (
    MeasureRecord,
    PartnerGroup,
    Ref,
    TermRecord,
)
from programmes import models
from tests.monitoring.evidence import story
from tests.monitoring.evidence.story import AT, about, day

MARCH = date(2026, 3, 1)


def test_a_measure_with_everything_that_is_known_of_it(selwerd, manager):
    owner = story.partner("housing_association")
    goal = story.ambition(selwerd)
    asked = story.initiative(selwerd, MARCH)
    measure = story.measure(
        goal,
        owner=owner,
        target_group="Ouderen",
        target_group_size=610,
        budget=Decimal(900),
        knowledge_source="Onderzoek",
        output_target=40,
        from_initiative=asked,
    )
    story.update(measure, day(20))
    story.update(measure, day(90))
    source = models.FundingSource.objects.create(programme=selwerd, name="Rijk", kind="national_grant")
    for year in (2026, 2027):
        source.lines.create(measure=measure, year=year, budgeted=Decimal(450), committed=Decimal(300))

    (found,) = about(selwerd, "precision", "measures")

    assert found == MeasureRecord(
        ref=Ref("measure", measure.pk, "Huisbezoek"),
        owner_id=owner.pk,
        owner_kind=PartnerGroup.HOUSING_ASSOCIATION,
        starts_on=date(2024, 1, 1),
        ends_on=date(2028, 12, 31),
        states_contribution=True,
        target_group=True,
        target_group_size=610,
        budget=Decimal(900),
        covered=Decimal(600),
        has_knowledge_base=True,
        output_target=Decimal(40),
        updated_on=day(20),
        from_initiative=True,
    )


def test_a_bare_measure_lacks_everything_but_its_contribution(selwerd):
    measure = story.measure(story.ambition(selwerd), starts_on=MARCH, ends_on=None)

    (found,) = about(selwerd, "precision", "measures")

    assert found == MeasureRecord(Ref("measure", measure.pk, "Huisbezoek"), starts_on=MARCH, states_contribution=True)


def test_measures_and_partners_are_built_once_and_shared(selwerd):
    story.membership(selwerd, story.partner())
    story.measure(story.ambition(selwerd))

    found = evidence.gather(selwerd, AT)

    measures = {id(found[key].measures) for key in ("local_coalition", "involved_residents", "precision", "learning")}
    partners = {id(found[key].partners) for key in ("local_coalition", "involved_residents", "process_direction")}
    assert (len(measures), len(partners)) == (1, 1)


def test_a_measure_stands_as_it_stood_on_the_date(selwerd):
    measure = story.measure(story.ambition(selwerd), status="stopped")
    story.update(measure, date(2025, 1, 10))
    story.update(measure, date(2026, 1, 10))
    story.adjustment(measure, date(2026, 5, 1), "stopped")

    (then,) = about(selwerd, "learning", "measures", at=date(2025, 12, 31))
    (now,) = about(selwerd, "learning", "measures")

    assert (then.updated_on, then.stopped_on) == (date(2025, 1, 10), None)
    assert (now.updated_on, now.stopped_on) == (date(2026, 1, 10), date(2026, 5, 1))


def test_a_plan_counts_from_the_day_it_was_recorded_here(selwerd):
    """Recorded is the moment of this test; the two dates lie so far apart that its clock does not matter."""
    story.measure(story.ambition(selwerd), starts_on=date(2095, 1, 1), ends_on=None, status="planned")

    assert len(about(selwerd, "precision", "measures", at=date(2090, 1, 1))) == 1
    assert about(selwerd, "precision", "measures", at=date(2019, 1, 1)) == ()


def test_changing_and_stopping_are_changes_and_extra_effort_is_not(selwerd):
    measure = story.measure(story.ambition(selwerd))
    for number, kind in enumerate(("changed", "extra", "stopped")):
        story.adjustment(measure, MARCH + timedelta(days=number), kind)

    ref = Ref("measure", measure.pk, "Huisbezoek")
    assert about(selwerd, "learning", "changes") == (
        ChangeRecord(ref, MARCH, has_reason=True),
        ChangeRecord(ref, MARCH + timedelta(days=2), has_reason=True),
    )


def test_an_orange_or_red_measure_waits_for_a_decision_of_after_its_light(selwerd):
    goal = story.ambition(selwerd)
    answered, waiting, recovered = (story.measure(goal, title) for title in ("Antwoord", "Wacht", "Hersteld"))
    for measure, light in ((answered, "red"), (waiting, "orange"), (recovered, "orange")):
        story.update(measure, day(100), light, adjust_by=day(58))
        story.adjustment(measure, day(200))
    story.adjustment(answered, day(70))
    story.update(recovered, day(10))

    found = about(selwerd, "learning", "adjustments")

    assert found == (
        TermRecord(Ref("measure", answered.pk, "Antwoord"), day(58), day(70)),
        TermRecord(Ref("measure", waiting.pk, "Wacht"), day(58)),
    )
