"""Measures: lights with cause, consequence and steering; adjustments that answer them."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programmes import logbook, measures, saving
from programmes.models import Light, Measure, MeasureAdjustment
from tests.support.factories import (
    NOON,
    TODAY,
    AmbitionFactory,
    InitiativeFactory,
    MeasureAdjustmentFactory,
    MeasureFactory,
    MeasureUpdateFactory,
    PartnerFactory,
)

STEERED = {
    "cause": "Twee collega’s ziek.",
    "consequence": "Honderd bezoeken minder.",
    "steering": "De corporatie springt bij.",
}


def report(measure, manager, light=Light.GREEN, on=TODAY, **extra):
    return measures.report_progress(
        measure,
        reported_on=on,
        light_time=light,
        light_money=Light.GREEN,
        light_quality=Light.GREEN,
        by=manager,
        at=NOON,
        **extra,
    )


def adjust(measure, manager, kind=MeasureAdjustment.Kind.CHANGED, reason="Het liep niet.", **extra):
    return measures.adjust(measure, kind=kind, decided_on=TODAY, reason=reason, by=manager, at=NOON, **extra)


def test_plan_says_how_it_contributes_or_is_refused(groningen, manager):
    ambition = AmbitionFactory()

    with pytest.raises(ValidationError):
        measures.plan(ambition, title="Bankjes", contribution="", directed="place", by=manager, at=NOON)

    measure = measures.plan(ambition, title="Bankjes", contribution="Ontmoeten.", directed="place", by=manager, at=NOON)
    assert (measure.programme, measure.status) == (ambition.programme, Measure.Status.PLANNED)


def test_an_initiative_grows_into_a_measure_of_residents(programme, manager):
    residents = PartnerFactory(kind="residents")
    initiative = InitiativeFactory(programme=programme, carried_out=True, neighbourhood_code="BU00141000")

    measure = measures.plan_from_initiative(
        initiative,
        AmbitionFactory(programme=programme),
        owner=residents,
        contribution="Wie rijdt, ontmoet.",
        by=manager,
        at=NOON,
    )

    assert (measure.from_initiative, measure.owner, measure.title) == (initiative, residents, initiative.title)
    assert measure.neighbourhood_codes == ["BU00141000"]


@pytest.mark.parametrize("light", [Light.ORANGE, Light.RED])
@pytest.mark.parametrize("left_out", ["cause", "consequence", "steering"])
def test_report_refuses_orange_and_red_without_explanation(measure, manager, light, left_out):
    with pytest.raises(measures.Unexplained) as refused:
        report(measure, manager, light, **(STEERED | {left_out: "  "}))

    assert refused.value.missing == (left_out,)
    assert not measure.updates.exists()


def test_report_sets_a_term_for_the_adjustment(measure, manager):
    update = report(measure, manager, Light.RED, **STEERED)

    assert update.adjust_by == TODAY + timedelta(days=42)


def test_report_shows_on_the_measure(measure, manager):
    report(measure, manager, Light.ORANGE, output_done=40, reached=25, **STEERED)

    measure.refresh_from_db()
    assert (measure.light, measure.light_time, measure.light_money) == ("orange", "orange", "green")
    assert (measure.reported_on, measure.output_done, measure.reached) == (TODAY, 40, 25)


def test_an_update_about_the_past_leaves_the_light_alone(measure, manager):
    report(measure, manager, Light.GREEN, output_done=40)

    report(measure, manager, Light.RED, on=date(2026, 1, 1), **STEERED)

    measure.refresh_from_db()
    assert (measure.light, measure.output_done) == ("green", 40)


def test_a_later_update_without_a_count_keeps_the_last_count(measure, manager):
    report(measure, manager, on=date(2026, 1, 1), output_done=40)

    report(measure, manager)

    measure.refresh_from_db()
    assert measure.output_done == 40


lights = st.sampled_from(list(Light))


@settings(max_examples=27, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(lights, lights, lights)
def test_the_light_is_the_worst_of_three(measure, manager, time, money, quality):
    update = measures.report_progress(
        measure,
        reported_on=TODAY,
        light_time=time,
        light_money=money,
        light_quality=quality,
        by=manager,
        at=NOON,
        **STEERED,
    )

    worst = next(light for light in ("red", "orange", "green") if light in (time, money, quality))
    assert update.light == worst


@pytest.mark.parametrize("status", ["planned", "done", "stopped"])
def test_what_does_not_run_is_not_reported_adjusted_or_finished(groningen, manager, status):
    measure = MeasureFactory(status=status)

    with pytest.raises(measures.NotRunning):
        report(measure, manager)
    with pytest.raises(measures.NotRunning):
        adjust(measure, manager)
    with pytest.raises(measures.NotRunning):
        measures.finish(measure, ends_on=TODAY, by=manager, at=NOON)


def test_begin_once(groningen, manager):
    measure = MeasureFactory(status="planned", starts_on=None)

    begun = measures.begin(measure, starts_on=TODAY, by=manager, at=NOON)

    assert (begun.status, begun.starts_on) == (Measure.Status.RUNNING, TODAY)
    with pytest.raises(measures.NotRunning):
        measures.begin(measure, starts_on=TODAY, by=manager, at=NOON)


def test_adjust_answers_the_red_light_before_it(measure, manager):
    update = report(measure, manager, Light.RED, **STEERED)

    adjustment = adjust(measure, manager)

    measure.refresh_from_db()
    assert adjustment.answers == update
    assert measure.status == Measure.Status.CHANGED


@pytest.mark.parametrize(("kind", "status"), [("changed", "changed"), ("stopped", "stopped"), ("extra", "running")])
def test_adjust_changes_the_status(measure, manager, kind, status):
    adjust(measure, manager, kind=kind)

    measure.refresh_from_db()
    assert measure.status == status
    assert measure.programme.log.first().kind == f"measure.{kind}"


def test_adjust_needs_a_reason(measure, manager):
    with pytest.raises(ValidationError):
        adjust(measure, manager, reason="")

    measure.refresh_from_db()
    assert measure.status == Measure.Status.RUNNING


def test_check_looks_back_once(groningen, manager):
    adjustment = MeasureAdjustmentFactory()

    checked = measures.check(adjustment, checked_on=TODAY, check_result="Nu komen er wel mensen.", by=manager, at=NOON)

    assert checked.checked_on == TODAY
    with pytest.raises(measures.AlreadyChecked):
        measures.check(adjustment, checked_on=TODAY, check_result="Nee.", by=manager, at=NOON)


def test_edit_leaves_light_and_status_to_their_writes(measure, manager):
    with pytest.raises(ValidationError, match="stoplicht"):
        measures.edit(measure, light="green", by=manager, at=NOON)

    assert measures.edit(measure, title="Bezoeken", by=manager, at=NOON).title == "Bezoeken"


def test_finish(measure, manager):
    assert measures.finish(measure, ends_on=TODAY, by=manager, at=NOON).status == Measure.Status.DONE


def test_stale_after_half_a_year(groningen):
    fresh = MeasureFactory(light="green", reported_on=TODAY - timedelta(days=183))
    old = MeasureFactory(light="green", reported_on=TODAY - timedelta(days=184))
    never = MeasureFactory(starts_on=TODAY - timedelta(days=184))
    MeasureFactory(starts_on=TODAY)
    MeasureFactory(status="done", light="green", reported_on=date(2020, 1, 1))

    assert set(Measure.objects.stale(TODAY)) == {old, never}
    assert fresh not in Measure.objects.stale(TODAY)


def test_unsteered_until_an_adjustment_after_the_light(groningen):
    waiting = MeasureFactory(light="red", reported_on=TODAY)
    answered = MeasureFactory(light="orange", reported_on=TODAY)
    MeasureAdjustmentFactory(measure=answered, decided_on=TODAY)
    again = MeasureFactory(light="red", reported_on=TODAY)
    MeasureAdjustmentFactory(measure=again, decided_on=TODAY - timedelta(days=1))
    MeasureFactory(light="green")

    assert set(Measure.objects.unsteered()) == {waiting, again}


def test_updates_are_seen_by_who_sees_the_measure(measure, manager, stranger):
    update = MeasureUpdateFactory(measure=measure)

    assert list(type(update).objects.visible_to(manager)) == [update]
    assert not type(update).objects.visible_to(stranger).exists()


def test_what_is_reported_and_decided_is_in_the_history_of_the_measure(measure, manager):
    report(measure, manager, light=Light.RED, **STEERED)
    adjustment = adjust(measure, manager)
    measures.check(adjustment, checked_on=TODAY, check_result="Het hielp.", by=manager, at=NOON)

    kinds = [line.kind for line in logbook.of(measure)]
    assert kinds == ["measure.adjustment_checked", "measure.changed", "measure.reported"]


def test_a_light_does_not_make_a_text_out_of_date(measure, manager):
    seen = saving.token(measure)
    report(measure, manager)

    assert measures.edit(measure, title="Bezoeken", seen=seen, by=manager, at=NOON).title == "Bezoeken"
