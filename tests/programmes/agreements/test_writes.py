"""The lokaal contract: versions, promises, signatures."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from programmes import agreements, logbook
from tests.support.factories import NOON, TODAY, AgreementPromiseFactory, LocalAgreementFactory, MembershipFactory


@pytest.fixture
def draft(programme, manager):
    return agreements.draft(programme, title="Wijkdeal", text="", by=manager, at=NOON)


def sign(agreement, partner, manager):
    return agreements.sign(agreement, partner, signed_by="A.", signed_on=TODAY, by=manager, at=NOON)


def test_versions_count_on(programme, draft, manager):
    second = agreements.draft(programme, title="Wijkdeal", text="", by=manager, at=NOON)

    assert (draft.version, second.version) == (1, 2)


def test_a_partner_of_the_coalition_signs_once(programme, draft, manager):
    partner = MembershipFactory(programme=programme).partner

    sign(draft, partner, manager)

    with pytest.raises(ValidationError, match="al getekend"):
        sign(draft, partner, manager)


def test_who_is_not_in_the_coalition_does_not_sign(draft, manager):
    elsewhere = MembershipFactory().partner

    with pytest.raises(agreements.NotAPartner):
        sign(draft, elsewhere, manager)


def test_in_force_ends_the_version_before(programme, manager):
    former = LocalAgreementFactory(programme=programme, version=1)
    draft = agreements.draft(programme, title="Wijkdeal", text="", by=manager, at=NOON)

    agreements.put_in_force(draft, starts_on=TODAY, ends_on=None, by=manager, at=NOON)

    former.refresh_from_db()
    assert former.ends_on == date(2026, 11, 1)
    assert programme.agreements.on(TODAY).get() == draft


def test_a_contract_in_force_takes_no_more_promises(programme, draft, manager):
    partner = MembershipFactory(programme=programme).partner
    agreements.promise(draft, partner, text="Portieken", by=manager, at=NOON)
    agreements.put_in_force(draft, starts_on=TODAY, ends_on=None, by=manager, at=NOON)

    with pytest.raises(agreements.AlreadyInForce):
        agreements.promise(draft, partner, text="Daken", by=manager, at=NOON)
    with pytest.raises(agreements.AlreadyInForce):
        agreements.put_in_force(draft, starts_on=TODAY, ends_on=None, by=manager, at=NOON)


def test_a_broken_promise_is_explained_and_settled_once(groningen, manager):
    line = AgreementPromiseFactory()
    with pytest.raises(ValidationError, match="niet is nagekomen"):
        agreements.settle(line, kept=False, settled_on=TODAY, by=manager, at=NOON)

    agreements.settle(line, kept=True, settled_on=TODAY, by=manager, at=NOON)

    with pytest.raises(agreements.AlreadySettled):
        agreements.settle(line, kept=False, settled_on=TODAY, explanation="Toch niet.", by=manager, at=NOON)


def test_the_end_of_the_version_before_is_in_the_logbook(programme, draft, manager):
    former = LocalAgreementFactory(programme=programme, version=7, starts_on=date(2022, 1, 1))

    agreements.put_in_force(draft, starts_on=TODAY, ends_on=None, by=manager, at=NOON)

    line = logbook.of(former).get()
    assert (line.kind, line.detail["changed"]["ends_on"][1]) == ("agreement.ended", "2026-11-01")


def test_a_promise_in_force_is_settled_not_edited_or_withdrawn(groningen, manager):
    line = AgreementPromiseFactory(agreement__starts_on=TODAY)

    with pytest.raises(agreements.AlreadyInForce):
        agreements.edit_promise(line, text="Minder.", by=manager, at=NOON)
    with pytest.raises(agreements.AlreadyInForce):
        agreements.withdraw_promise(line, reason="Te veel.", by=manager, at=NOON)


def test_a_signature_is_in_the_history_of_its_contract(programme, draft, manager):
    sign(draft, MembershipFactory(programme=programme).partner, manager)

    assert logbook.of(draft).first().kind == "agreement.signed"
