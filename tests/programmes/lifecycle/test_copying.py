"""A wijkaanpak that is set up as an earlier one: its structure goes along, not its history nor what is private."""

import pytest

from programmes import lifecycle, saving
from programmes.models import Event, PhaseActivity, Programme, Stakeholder
from tests.conftest import make_user
from tests.support.factories import (
    NOON,
    TODAY,
    AmbitionFactory,
    ConversationFactory,
    MembershipFactory,
    PhaseActivityFactory,
    ProgrammeFactory,
    StakeholderFactory,
    UrgencyFactory,
)
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role


@pytest.fixture
def earlier(groningen):
    return ProgrammeFactory(
        name="De Hoogte",
        slug="de-hoogte",
        agreement_label="wijkakkoord",
        accepts_initiatives=False,
        contact_name="Janneke",
        contact_email="janneke@groningen.example",
        contact_phone="050-1234567",
        is_published=True,
        summary="Over de Hoogte",
    )


def begin(earlier, by):
    about = {"name": "Selwerd", "slug": "selwerd", "area_name": "Selwerd", "started_on": TODAY, "horizon_years": 20}
    where = {"codes": ["BU00141000"], "division_year": 2024}
    return lifecycle.start(**about, **where, earlier=earlier, by=by, at=NOON)


def test_settings_go_along_and_what_is_said_of_the_other_does_not(earlier, manager):
    programme = begin(earlier, manager)

    assert (programme.agreement_label, programme.accepts_initiatives) == ("wijkakkoord", False)
    assert (programme.contact_name, programme.contact_email, programme.contact_phone) == ("", "", "")
    assert (programme.is_published, programme.summary, programme.phase) == (False, "", "orienting")
    assert Event.objects.get(kind="programme.started").detail == {"copied_from": earlier.pk}


def test_organisations_go_along_without_a_judgement_and_residents_stay(earlier, manager):
    StakeholderFactory(programme=earlier, name="Lefier", kind="partner", stake="Rust", influence=3, interest=3)
    StakeholderFactory(programme=earlier, name="Bewoners", kind="residents")
    StakeholderFactory(programme=earlier, name="Bakker Bart", kind="entrepreneur")
    gone = StakeholderFactory(programme=earlier, name="Weg", kind="partner")
    saving.withdraw(gone, "stakeholder.withdrawn", earlier, reason="Is er niet meer", by=manager, at=NOON)

    programme = begin(earlier, manager)

    [copied] = Stakeholder.objects.filter(programme=programme)
    assert (copied.name, copied.kind, copied.stake) == ("Lefier", "partner", "")
    assert (copied.interest, copied.influence) == (Stakeholder.Weight.MIDDLING, Stakeholder.Weight.MIDDLING)
    assert "stakeholders_mapped" not in lifecycle.needs_met(programme)
    assert Event.objects.get(kind="stakeholder.mapped").programme == programme


def test_owners_go_along_when_their_role_holds_everywhere(earlier, manager):
    here_only = make_user("alleen-hier", earlier.municipality)
    lifecycle.grant(earlier, here_only, Role.PROGRAMME_MANAGER, by=manager, at=NOON)
    PhaseActivityFactory(programme=earlier, key="weigh_urgency", owner=manager, note="Geheim", status="done")
    PhaseActivityFactory(programme=earlier, key="map_stakeholders", owner=here_only)

    programme = begin(earlier, manager)

    rows = {row.key: row for row in PhaseActivity.objects.filter(programme=programme)}
    assert len(rows) == 18
    assert rows["weigh_urgency"].owner == manager
    assert (rows["weigh_urgency"].note, rows["weigh_urgency"].status) == ("", "not_started")
    assert rows["map_stakeholders"].owner is None


def test_what_was_found_and_who_took_part_stays_where_it_was(earlier, manager):
    UrgencyFactory(programme=earlier)
    ConversationFactory(analysis__programme=earlier)
    AmbitionFactory(programme=earlier)
    MembershipFactory(programme=earlier)

    programme = begin(earlier, manager)

    for part in ("urgencies", "analyses", "ambitions", "memberships", "roles"):
        assert not getattr(programme, part).exists(), part


def test_a_wijkaanpak_of_another_municipality_is_refused_and_nothing_begins(other_municipality, groningen, manager):
    with tenancy.municipality(other_municipality):
        theirs = ProgrammeFactory()
        StakeholderFactory(programme=theirs, kind="partner")

    with pytest.raises(saving.OtherProgramme):
        begin(theirs, manager)

    assert not Programme.objects.filter(slug="selwerd").exists()
