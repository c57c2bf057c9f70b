"""Starting a programme, moving its boundary, and going from phase to phase."""

import pytest
from django.core.exceptions import ValidationError

from programmes import lifecycle, phases
from programmes.models import Event, PhaseActivity, Programme
from programmes.phases import Phase
from tests.support.factories import (
    NOON,
    TODAY,
    AmbitionFactory,
    AmbitionIndicatorFactory,
    AreaAnalysisFactory,
    ConversationFactory,
    FundingSourceFactory,
    LocalAgreementFactory,
    MeasureFactory,
    MembershipFactory,
    PartnerFactory,
    ProgrammeFactory,
    ProgrammeRevisionFactory,
    SignatureFactory,
    StakeholderFactory,
    TeamMemberFactory,
    UrgencyFactory,
    VisionFactory,
)
from wijkaanpak import addresses
from wijkaanpak.accounts.models import Role

WHY = "De stuurgroep vindt de analyse af."


def orient(programme):
    """Everything the first phase must have."""
    UrgencyFactory(programme=programme, weighed="go", reason="Nu", decided_on=TODAY)
    ConversationFactory(analysis=AreaAnalysisFactory(programme=programme))
    StakeholderFactory(programme=programme, kind="residents")
    StakeholderFactory(programme=programme, kind="partner")


def advance(programme, to, manager, **extra):
    return lifecycle.advance(programme, to=to, decided_on=TODAY, reason=WHY, by=manager, at=NOON, **extra)


@pytest.fixture
def young(groningen):
    return ProgrammeFactory(phase=Phase.ORIENTATION)


def test_start_makes_the_area_and_all_activities(groningen, manager):
    programme = lifecycle.start(
        name="Selwerd",
        slug="selwerd",
        area_name="Selwerd",
        started_on=TODAY,
        horizon_years=20,
        codes=["BU00141000"],
        division_year=2024,
        by=manager,
        at=NOON,
    )

    assert programme.phase == Phase.ORIENTATION
    assert programme.activities.count() == 18
    assert programme.areas.get().codes == ["BU00141000"]
    assert programme.log.get().kind == "programme.started"


@pytest.mark.parametrize("slug", sorted(addresses.taken_by_staff()))
def test_a_wijkaanpak_cannot_hide_a_page(groningen, manager, slug):
    about = {"name": "Selwerd", "area_name": "Selwerd", "started_on": TODAY, "horizon_years": 20}

    with pytest.raises(ValidationError, match="al van een andere pagina"):
        lifecycle.start(**about, slug=slug, codes=["BU00141000"], division_year=2024, by=manager, at=NOON)

    assert not Programme.objects.exists()


def test_start_refuses_a_code_that_is_no_buurt_and_keeps_nothing(groningen, manager):
    with pytest.raises(ValidationError, match="BU00141000"):
        lifecycle.start(
            name="Selwerd",
            slug="selwerd",
            area_name="Selwerd",
            started_on=TODAY,
            horizon_years=20,
            codes=["WK001410"],
            division_year=2024,
            by=manager,
            at=NOON,
        )

    assert not Programme.objects.exists()


def test_an_empty_programme_misses_everything(young):
    assert lifecycle.needs_met(young) == frozenset()


def test_standing_takes_two_queries(young, django_assert_num_queries):
    orient(young)

    with django_assert_num_queries(2):
        found = lifecycle.needs_met(young)

    assert phases.missing(Phase.ORIENTATION, found) == ()


def test_all_needs_can_be_met(young):
    orient(young)
    residents = PartnerFactory(kind="residents")
    for partner in (residents, PartnerFactory(kind="police"), PartnerFactory(kind="municipality")):
        MembershipFactory(programme=young, partner=partner)
    VisionFactory(programme=young, adopted_by_coalition_on=TODAY)
    SignatureFactory(agreement=LocalAgreementFactory(programme=young), partner=residents)
    FundingSourceFactory(programme=young)
    ProgrammeRevisionFactory(programme=young)
    indicator = AmbitionIndicatorFactory(ambition=AmbitionFactory(programme=young))
    MeasureFactory(ambition=indicator.ambition, owner=residents, budget=100)
    TeamMemberFactory(programme=young)

    assert lifecycle.needs_met(young) == frozenset(phases.NEEDS)


def test_a_measure_without_owner_keeps_the_need_open(young, measure):
    assert "measures_owned" not in lifecycle.needs_met(measure.programme)


def test_advance_names_what_is_missing(young, manager):
    with pytest.raises(lifecycle.NotReady) as refused:
        advance(young, Phase.INITIATION, manager)

    assert refused.value.missing == phases.gate(Phase.ORIENTATION).needs
    assert not young.transitions.exists()


def test_advance_moves_on_when_everything_is_there(young, manager):
    orient(young)

    transition = advance(young, Phase.INITIATION, manager)

    young.refresh_from_db()
    assert young.phase == Phase.INITIATION
    assert (transition.is_override, transition.decided_by) == (False, manager)
    assert young.log.get().kind == "phase.changed"


@pytest.mark.parametrize("to", [Phase.DESIGN, Phase.EXECUTION, Phase.ORIENTATION])
def test_advance_never_skips_a_phase(young, manager, to):
    orient(young)

    with pytest.raises(lifecycle.NotAllowed):
        advance(young, to, manager, override=True, dissent="Niemand.")


def test_override_needs_to_say_who_disagreed(young, manager):
    with pytest.raises(lifecycle.Unexplained):
        advance(young, Phase.INITIATION, manager, override=True)


def test_override_keeps_what_was_missing(young, manager):
    transition = advance(young, Phase.INITIATION, manager, override=True, dissent="De bewoners vinden het te vroeg.")

    assert transition.is_override
    assert transition.missing == list(phases.gate(Phase.ORIENTATION).needs)


def test_a_second_decision_about_the_same_step_is_refused(young, manager):
    orient(young)
    stale = Programme.objects.get(pk=young.pk)
    advance(young, Phase.INITIATION, manager)

    with pytest.raises(lifecycle.NotAllowed):
        advance(stale, Phase.INITIATION, manager)


def test_going_back_is_a_recorded_decision(programme, manager):
    transition = lifecycle.go_back(
        programme, to=Phase.DESIGN, decided_on=TODAY, reason="Herziening", by=manager, at=NOON
    )

    programme.refresh_from_db()
    assert programme.phase == Phase.DESIGN
    assert (transition.from_phase, transition.reason) == (Phase.EXECUTION, "Herziening")


def test_going_back_never_goes_forward(young, manager):
    with pytest.raises(lifecycle.NotAllowed):
        lifecycle.go_back(young, to=Phase.ORIENTATION, decided_on=TODAY, reason=WHY, by=manager, at=NOON)


def test_a_transition_without_reason_is_refused_in_words(programme, manager):
    with pytest.raises(ValidationError):
        lifecycle.go_back(programme, to=Phase.DESIGN, decided_on=TODAY, reason="", by=manager, at=NOON)

    assert Event.objects.count() == 0


def test_set_activity_of_a_later_phase_while_in_the_first(young, manager):
    PhaseActivity.objects.create(programme=young, key="teams")

    activity = lifecycle.set_activity(young, "teams", status=PhaseActivity.Status.RUNNING, by=manager, at=NOON)

    assert (activity.status, activity.changed_on) == ("running", NOON.date())


def test_edit_does_not_change_the_phase(programme, manager):
    with pytest.raises(lifecycle.NotAllowed):
        lifecycle.edit(programme, phase=Phase.DESIGN, by=manager, at=NOON)

    assert lifecycle.edit(programme, summary="Samen.", by=manager, at=NOON).summary == "Samen."


def test_a_role_is_granted_once_and_can_be_taken_away(programme, manager, stranger):
    granted = lifecycle.grant(programme, stranger, Role.PARTNER, by=manager, at=NOON)

    assert lifecycle.grant(programme, stranger, Role.PARTNER, by=manager, at=NOON) == granted
    lifecycle.withdraw_role(granted, by=manager, at=NOON)
    assert list(programme.log.values_list("kind", flat=True)) == ["role.withdrawn", "role.granted"]
