"""What people record they can correct and take back: in every noun in the same way."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from programmes import agreements, analyses, coalitions, learning, logbook, money, saving, teams
from programmes.models.event_words import WORDS
from tests.support.factories import (
    NOON,
    TODAY,
    AgreementPromiseFactory,
    ConversationFactory,
    FundingSourceFactory,
    LearningSessionFactory,
    MeetingFactory,
    MembershipFactory,
    ObstacleFactory,
    PartnerFactory,
    RiskFactory,
    StakeholderFactory,
    TeamPositionFactory,
)

LATER = NOON + timedelta(days=1)


def _promise_of_a_draft():
    return AgreementPromiseFactory(agreement__starts_on=None)


# What is recorded, the write that corrects it and with what, the write that takes it back, and its name in the logbook.
NOUNS = [
    (PartnerFactory, coalitions.edit_partner, {"kind": "care"}, coalitions.withdraw_partner, "partner"),
    (MembershipFactory, coalitions.edit_membership, {"function": "lid"}, coalitions.withdraw_membership, "membership"),
    (MeetingFactory, coalitions.edit_meeting, {"kind": "public"}, coalitions.withdraw_meeting, "meeting"),
    (ObstacleFactory, coalitions.edit_obstacle, {"is_escalated": True}, coalitions.withdraw_obstacle, "obstacle"),
    (StakeholderFactory, analyses.edit_stakeholder, {"influence": 3}, analyses.withdraw_stakeholder, "stakeholder"),
    (ConversationFactory, analyses.edit_conversation, {"number": 99}, analyses.withdraw_conversation, "conversation"),
    (_promise_of_a_draft, agreements.edit_promise, {"due_on": TODAY}, agreements.withdraw_promise, "promise"),
    (FundingSourceFactory, money.edit_source, {"ends_on": TODAY}, money.withdraw_source, "source"),
    (TeamPositionFactory, teams.edit_position, {"fte": "3.5"}, teams.withdraw_position, "position"),
    (RiskFactory, learning.edit_risk, {"chance": 3}, learning.withdraw_risk, "risk"),
    (LearningSessionFactory, learning.edit_session, {"kind": "training"}, learning.withdraw_session, "session"),
]
EACH = pytest.mark.parametrize(("make", "edit", "words", "withdraw", "noun"), NOUNS, ids=[each[-1] for each in NOUNS])


@pytest.fixture
def now(manager):
    return {"by": manager, "at": NOON}


def lines(row):
    return [(line.kind, line.by_name) for line in logbook.of(row)]


@EACH
def test_it_can_be_corrected(make, edit, words, withdraw, noun, groningen, manager, now):
    row = make()

    changed = edit(row, seen=saving.token(row), **words, **now)

    (name,) = words
    row.refresh_from_db()
    assert getattr(row, name) == getattr(changed, name)
    assert logbook.of(row).get().detail["changed"].keys() == {name}
    assert lines(row) == [(f"{noun}.edited", manager.name)]
    assert f"{noun}.edited" in WORDS
    assert row.revision == 2


@EACH
def test_who_comes_second_hears_who_was_first(make, edit, words, withdraw, noun, groningen, manager, reader, now):
    row = make()
    seen = saving.token(row)
    edit(row, seen=seen, **words, **now)

    with pytest.raises(saving.ChangedMeanwhile) as meanwhile:
        edit(row, seen=seen, by=reader, at=LATER, **words)

    assert (meanwhile.value.now.revision, meanwhile.value.by_name) == (2, manager.name)


@EACH
@pytest.mark.parametrize("name", ["municipality", "revision", "withdrawn_at"])
def test_it_changes_nothing_else(make, edit, words, withdraw, noun, groningen, now, name):
    with pytest.raises(saving.FieldNotAllowed):
        edit(make(), **words, **{name: 1}, **now)


@EACH
def test_it_can_be_taken_back_with_a_reason(make, edit, words, withdraw, noun, groningen, manager, now):
    row = make()

    withdraw(row, reason="Dubbel.", **now)

    kept = type(row).with_withdrawn.get(pk=row.pk)
    assert (kept.withdrawn_reason, kept.withdrawn_by, kept.withdrawn_at) == ("Dubbel.", manager, NOON)
    assert not type(row).objects.filter(pk=row.pk).exists()
    assert lines(row) == [(f"{noun}.withdrawn", manager.name)]
    assert f"{noun}.withdrawn" in WORDS


@EACH
def test_a_reason_is_needed(make, edit, words, withdraw, noun, groningen, now):
    row = make()

    with pytest.raises(ValidationError, match="waarom"):
        withdraw(row, reason="", **now)

    assert type(row).objects.filter(pk=row.pk).exists()


@EACH
def test_what_was_taken_back_stays_as_it_is(make, edit, words, withdraw, noun, groningen, now):
    row = make()
    withdraw(row, reason="Dubbel.", **now)

    with pytest.raises(saving.AlreadyWithdrawn):
        edit(row, **words, **now)
    with pytest.raises(saving.AlreadyWithdrawn):
        withdraw(row, reason="Nog eens.", **now)
