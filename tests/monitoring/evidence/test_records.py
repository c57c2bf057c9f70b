"""From each table to its record: what is passed on, and what is made of it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from monitoring import evidence
from monitoring.scoring.administrative_capacity import ChairRecord, Office, SteeringMeetingRecord
from monitoring.scoring.area_analysis import AnalysisRecord, ConversationRecord, RecognitionRecord, StakeholderRecord
from monitoring.scoring.involved_residents import ResidentBudgetRecord
from monitoring.scoring.learning import ChangeRecord, EvaluationRecord, ImplementationProgrammeRecord
from monitoring.scoring.local_coalition import AgreementRecord, MeetingRecord, SignatureRecord
from monitoring.scoring.process_direction import ProcessDirectorRecord
from monitoring.scoring.professionals import WorkingBudgetRecord
from monitoring.scoring.records import (
    BudgetRecord,
    CommitmentRecord,
    InitiativeRecord,
    MeasureRecord,
    PartnerKind,
    PartnerRecord,
    Ref,
    SessionRecord,
    TeamMemberRecord,
    TermRecord,
)
from monitoring.scoring.staying_power import ContinuationRecord
from monitoring.scoring.vision import AmbitionRecord, TargetRecord, VisionRecord
from programmes import models
from tests.monitoring.evidence import story
from tests.monitoring.evidence.story import AT, START, day

MARCH = date(2026, 3, 1)


@pytest.fixture
def selwerd(groningen):
    return story.programme()


def about(programme, factor, name, at=AT):
    """One field of the evidence of one factor."""
    return getattr(evidence.gather(programme, at)[factor], name)


def test_analyses_and_what_was_said_for_them(selwerd):
    police = story.partner("police", "Politie")
    draft = models.AreaAnalysis.objects.create(programme=selwerd, title="Concept", summary="Zo is het.")
    talk = draft.conversations.create(title="Aan de deur", held_on=MARCH, number=40, said="Het is hier donker.")
    residents = draft.recognitions.create(by_kind="residents", given_on=MARCH)
    theirs = draft.recognitions.create(by_kind="partner", partner=police, recognised=False, given_on=MARCH)

    found = evidence.gather(selwerd, AT)["area_analysis"]

    assert found.analyses == (AnalysisRecord(Ref("area_analysis", draft.pk, "Concept"), None),)
    assert found.conversations == (
        ConversationRecord(Ref("conversation", talk.pk, "Aan de deur"), MARCH, people=40, has_notes=True),
    )
    assert [(one.ref.id, one.recognised, one.partner_id) for one in found.recognitions] == [
        (residents.pk, True, None),
        (theirs.pk, False, police.pk),
    ]
    assert found.recognitions[0] == RecognitionRecord(Ref("recognition", residents.pk, "residents"), MARCH, True)


def test_stakeholders_say_whether_they_are_residents(selwerd):
    for kind in ("residents", "entrepreneur"):
        models.Stakeholder.objects.create(programme=selwerd, name=kind, kind=kind)

    found = about(selwerd, "area_analysis", "stakeholders")

    assert [(one.ref.label, one.is_resident) for one in found] == [("residents", True), ("entrepreneur", False)]
    assert isinstance(found[0], StakeholderRecord)


def test_a_membership_becomes_a_partner_with_its_person_and_contribution(selwerd):
    who = story.partner("care", "Zorgplein")
    story.membership(selwerd, who, ends_on=date(2025, 1, 1))
    story.membership(
        selwerd,
        who,
        starts_on=date(2025, 1, 2),
        person="Sanne Bolt",
        has_mandate=True,
        has_vote=True,
        contribution_euro=Decimal(500),
        contribution_task="Spreekuur in de wijk",
    )

    found = about(selwerd, "local_coalition", "partners")

    ref = Ref("partner", who.pk, "Zorgplein")
    assert found == (
        PartnerRecord(ref, PartnerKind.CARE_AND_WELFARE, START, date(2025, 1, 1)),
        PartnerRecord(
            ref,
            PartnerKind.CARE_AND_WELFARE,
            date(2025, 1, 2),
            has_representative=True,
            has_mandate=True,
            has_vote=True,
            contribution_euro=Decimal(500),
            tasks=1,
        ),
    )


@pytest.mark.parametrize(
    ("kind", "counts_as"),
    [
        ("municipality", "municipality"),
        ("housing_association", "housing_association"),
        ("police", "police_and_justice"),
        ("prosecution", "police_and_justice"),
        ("education", "education"),
        ("care", "care_and_welfare"),
        ("welfare_organisation", "care_and_welfare"),
        ("employer", "employers"),
        ("residents", "residents"),
        ("central_government", "other"),
        ("other", "other"),
    ],
)
def test_every_kind_of_partner_counts_as(selwerd, kind, counts_as):
    story.membership(selwerd, story.partner(kind))

    (found,) = about(selwerd, "local_coalition", "partners")

    assert found.kind == counts_as


def test_every_kind_of_partner_is_tried():
    (tried,) = [mark.args[1] for mark in test_every_kind_of_partner_counts_as.pytestmark if mark.name == "parametrize"]

    assert [kind for kind, _ in tried] == list(models.Partner.Kind.values)


def test_an_agreement_has_its_signatures_and_a_draft_has_no_day(selwerd):
    who = story.partner()
    signed = models.LocalAgreement.objects.create(programme=selwerd, version=1, title="Wijkdeal", starts_on=MARCH)
    signed.signatures.create(partner=who, signed_by="Sanne", signed_on=MARCH)
    draft = models.LocalAgreement.objects.create(programme=selwerd, version=2, title="Wijkdeal")

    assert about(selwerd, "local_coalition", "agreements") == (
        AgreementRecord(
            Ref("local_agreement", signed.pk, "Wijkdeal (versie 1)"),
            MARCH,
            signatures=(SignatureRecord(who.pk, MARCH),),
        ),
        AgreementRecord(Ref("local_agreement", draft.pk, "Wijkdeal (versie 2)"), None),
    )


def test_meetings_of_the_coalition_and_of_the_steering_group(selwerd):
    here, away = story.partner(), story.partner()

    def meeting(kind, was_held):
        return models.Meeting.objects.create(programme=selwerd, kind=kind, planned_on=MARCH, was_held=was_held)

    held, cancelled = meeting("coalition", True), meeting("coalition", False)
    steering, dropped, _other = meeting("steering", True), meeting("steering", False), meeting("working", True)
    held.attendances.create(partner=here, was_present=True)
    held.attendances.create(partner=away, was_present=False)

    found = evidence.gather(selwerd, AT)

    assert found["local_coalition"].meetings == (
        MeetingRecord(
            Ref("meeting", held.pk, "coalitieoverleg (01-03-2026)"), MARCH, present=(here.pk,), absent=(away.pk,)
        ),
    )
    assert cancelled.pk not in {one.ref.id for one in found["local_coalition"].meetings}
    label = "stuurgroep (01-03-2026)"
    assert found["administrative_capacity"].steering_meetings == (
        SteeringMeetingRecord(Ref("meeting", steering.pk, label), MARCH, MARCH),
        SteeringMeetingRecord(Ref("meeting", dropped.pk, label), MARCH, None),
    )


def test_obstacles_have_a_term_and_the_chair_an_office(selwerd):
    obstacle = models.Obstacle.objects.create(
        programme=selwerd, title="Stroom", raised_on=MARCH, due_on=day(30), decided_on=day(20), decision="Doen."
    )
    chair = models.SteeringChair.objects.create(programme=selwerd, name="An", kind="director", starts_on=MARCH)

    found = evidence.gather(selwerd, AT)["administrative_capacity"]

    assert found.obstacles == (TermRecord(Ref("obstacle", obstacle.pk, "Stroom"), day(30), day(20)),)
    assert found.chairs == (ChairRecord(Ref("steering_chair", chair.pk, "An"), Office.DIRECTOR, MARCH),)


def test_a_vision_with_its_ambitions_targets_and_challenges(selwerd):
    vision = models.Vision.objects.create(
        programme=selwerd, title="Samen", text="Goed.", horizon_year=2038, adopted_by_council_on=MARCH
    )
    challenge = models.ProgrammeChallenge.objects.create(programme=selwerd, challenge=models.Challenge.objects.first())
    plain = story.ambition(selwerd, 1, title="Veilig")
    measured = story.ambition(selwerd, 2, title="Gezond")
    measured.challenges.add(challenge)
    first = measured.indicators.create(indicator_key="misdrijven", target_value=12.5, target_year=2030)
    second = measured.indicators.create(indicator_key="woz")
    story.ambition(selwerd, 3, title="Losgelaten", ended_on=AT)

    found = evidence.gather(selwerd, AT)["vision"]

    assert found.started_on == START
    assert found.visions == (VisionRecord(Ref("vision", vision.pk, "Samen"), None, MARCH, date(2038, 12, 31)),)
    assert found.ambitions == (
        AmbitionRecord(Ref("ambition", plain.pk, "Veilig")),
        AmbitionRecord(
            Ref("ambition", measured.pk, "Gezond"),
            (
                TargetRecord(Ref("ambition_indicator", first.pk, "misdrijven"), Decimal("12.5"), 2030),
                TargetRecord(Ref("ambition_indicator", second.pk, "woz")),
            ),
            (challenge.pk,),
        ),
    )


def test_a_measure_with_everything_that_is_known_of_it(selwerd, director):
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
        owner_kind=PartnerKind.HOUSING_ASSOCIATION,
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


def test_a_line_of_money_is_a_budget_and_a_commitment(selwerd):
    town = models.FundingSource.objects.create(programme=selwerd, name="Begroting", kind="municipality")
    line = town.lines.create(year=2027, budgeted=Decimal(100), committed=Decimal(60), is_structural=True)
    state = models.FundingSource.objects.create(programme=selwerd, name="Rijk", kind="national_grant")
    grant = state.lines.create(year=2027, budgeted=Decimal(40), committed=Decimal(40))

    found = evidence.gather(selwerd, AT)["staying_power"]

    refs = Ref("money_line", line.pk, "Begroting, 2027"), Ref("money_line", grant.pk, "Rijk, 2027")
    assert found.budgets == (BudgetRecord(refs[0], 2027, Decimal(100)), BudgetRecord(refs[1], 2027, Decimal(40)))
    assert found.commitments == (
        CommitmentRecord(refs[0], 2027, Decimal(60), is_municipal=True, is_structural=True),
        CommitmentRecord(refs[1], 2027, Decimal(40)),
    )
    assert (found.started_on, found.agreed_until) == (START, date(2038, 3, 5))


def test_the_resident_budget_counts_what_was_granted_in_its_year(selwerd, director):
    budget = models.ResidentBudget.objects.create(programme=selwerd, year=2025, amount=Decimal(1000))
    story.initiative(selwerd, date(2025, 2, 1), **story.granted(date(2025, 3, 1), director, 300))
    story.initiative(selwerd, date(2025, 5, 1), **story.granted(date(2025, 6, 1), director, 200))
    story.initiative(selwerd, date(2025, 12, 1), **story.granted(date(2026, 1, 5), director, 400))

    found = about(selwerd, "involved_residents", "resident_budgets")

    assert found == (
        ResidentBudgetRecord(Ref("resident_budget", budget.pk, "2025"), 2025, Decimal(1000), Decimal(500)),
    )


def test_an_initiative_that_was_carried_out(selwerd, director):
    facts = story.granted(date(2025, 3, 1), director, status="carried_out")
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


def test_a_withdrawn_initiative_remembers_that_it_was_approved(selwerd, director):
    facts = story.granted(date(2025, 3, 1), director, status="withdrawn")
    story.initiative(selwerd, date(2025, 2, 1), **facts, withdrawn_at=story.moment(MARCH), withdrawn_reason="Verhuisd.")

    (found,) = about(selwerd, "involved_residents", "initiatives")

    assert (found.approved, found.withdrawn_on, found.withdrawal_has_reason) == (True, MARCH, True)


def test_a_rejected_initiative_is_not_approved(selwerd, director):
    answer = {"decided_at": story.moment(day(20)), "decided_by": director, "motivation": "Past niet."}
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


def test_sessions_are_of_the_team_or_of_everybody(selwerd):
    made = {
        kind: models.LearningSession.objects.create(
            programme=selwerd,
            kind=kind,
            title=kind,
            held_on=MARCH,
            residents_present=3 if kind == "learning" else 0,
            professionals_present=4,
        )
        for kind in ("learning", "peer_review", "training")
    }

    found = evidence.gather(selwerd, AT)

    ref = Ref("learning_session", made["learning"].pk, "learning")
    assert found["learning"].sessions == (SessionRecord(ref, MARCH, with_residents=True, with_professionals=True),)
    assert [one.ref.label for one in found["professionals"].sessions] == ["peer_review", "training"]


def test_evaluations_revisions_and_decisions_to_go_on(selwerd):
    read = models.Evaluation.objects.create(programme=selwerd, title="Af", evaluator="Bureau", published_on=MARCH)
    models.Evaluation.objects.create(programme=selwerd, title="In de maak", evaluator="Bureau")
    revision = models.ProgrammeRevision.objects.create(
        programme=selwerd, title="Uitvoering", decided_on=MARCH, first_year=2026, last_year=2029
    )
    for election, continues in ((date(2022, 3, 16), False), (date(2026, 3, 18), True)):
        models.ContinuationDecision.objects.create(
            programme=selwerd,
            election_on=election,
            decided_on=election + timedelta(days=60),
            decided_in="de raad",
            continues=continues,
        )

    found = evidence.gather(selwerd, AT)

    assert found["learning"].evaluations == (EvaluationRecord(Ref("evaluation", read.pk, "Af"), MARCH),)
    ref = Ref("programme_revision", revision.pk, "Uitvoering")
    assert found["learning"].implementation_programmes == (ImplementationProgrammeRecord(ref, MARCH),)
    (went_on,) = found["staying_power"].continuations
    assert isinstance(went_on, ContinuationRecord)
    assert (went_on.ref.label, went_on.decided_on) == ("de raad", date(2026, 5, 17))


def test_carrying_out_begins_with_the_first_step_into_that_phase(selwerd):
    steps = (("designing", "executing", 2020), ("executing", "designing", 2022), ("designing", "executing", 2023))
    for from_phase, to_phase, year in steps:
        models.PhaseTransition.objects.create(
            programme=selwerd, from_phase=from_phase, to_phase=to_phase, decided_on=date(year, 1, 1), reason="Zo."
        )

    assert about(selwerd, "learning", "implementing_since") == date(2020, 1, 1)


@pytest.mark.parametrize(("phase", "since"), [("executing", START), ("designing", None)])
def test_without_steps_the_phase_itself_tells(groningen, phase, since):
    assert about(story.programme(phase=phase), "learning", "implementing_since") == since
