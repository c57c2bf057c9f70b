"""A round is opened, people are invited, each answers once, and then it is over."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from monitoring import rounds
from monitoring.models import RoundAnswer, RoundInvitation
from monitoring.models.round import AnswerParty
from monitoring.rounds import Invitee, Opinion
from monitoring.scoring.factors import FACTORS
from programmes import logbook
from programmes.models import Event
from tests.conftest import NOON
from tests.support.factories import PartnerFactory, ProgrammeFactory
from tests.support.monitoring import make_programme

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 14)
TOMORROW = NOON + timedelta(days=1)


@pytest.fixture
def now(manager):
    return {"by": manager, "at": NOON}


@pytest.fixture
def asked(groningen, now):
    return rounds.open(make_programme(), title="November", opens_on=FIRST, closes_on=LAST, **now)


def invited(asked, now, party=AnswerParty.RESIDENT, **about):
    return rounds.invite(asked, [Invitee(party, **about)], **now)[0]


def test_a_round_asks_the_ten_questions(asked):
    assert [question.factor for question in asked.questions.all()] == [factor.key for factor in FACTORS]
    assert logbook.of(asked).get().kind == "round.opened"


@pytest.mark.parametrize(("opens_on", "closes_on"), [(LAST, date(2026, 12, 1)), (date(2026, 10, 1), FIRST)])
def test_a_programme_has_one_round_at_a_time(asked, now, opens_on, closes_on):
    with pytest.raises(rounds.AlreadyOpen):
        rounds.open(asked.programme, title="Nog een", opens_on=opens_on, closes_on=closes_on, **now)


def test_the_next_round_begins_after_the_last_day(asked, now):
    after = LAST + timedelta(days=1)

    assert rounds.open(asked.programme, title="Volgende", opens_on=after, closes_on=after, **now).pk


def test_another_programme_has_its_own_round(asked, now):
    assert rounds.open(ProgrammeFactory(), title="Elders", opens_on=FIRST, closes_on=LAST, **now).pk


def test_a_link_is_known_to_who_got_it_alone(asked, now):
    first, second = rounds.invite(asked, [Invitee(AnswerParty.RESIDENT)] * 2, **now)

    assert rounds.invitation_of(first.secret) == first.invitation
    assert rounds.invitation_of("anders") is None
    assert first.secret != second.secret
    assert first.secret not in (first.invitation.link_hash, second.invitation.link_hash)


def test_an_invitation_is_one_line_with_how_many(asked, now):
    rounds.invite(asked, [Invitee(AnswerParty.RESIDENT)] * 3, **now)

    line = logbook.of(asked).first()
    assert (line.kind, line.detail["invited"]) == ("round.invited", 3)


def test_who_has_an_account_gets_no_link_and_one_invitation(asked, manager, now):
    invitation = invited(asked, now, AnswerParty.MUNICIPALITY, user=manager)

    assert invitation.secret == ""
    with pytest.raises(ValidationError, match="al uitgenodigd"):
        invited(asked, now, AnswerParty.MUNICIPALITY, user=manager)


def test_only_the_party_of_partners_names_one(asked, now):
    with pytest.raises(ValidationError, match="Kies ‘partners’"):
        invited(asked, now, AnswerParty.RESIDENT, partner=PartnerFactory())

    assert invited(asked, now, AnswerParty.PARTNER, partner=PartnerFactory()).invitation.pk


def test_an_answer_is_kept_for_its_party(asked, now):
    partner = PartnerFactory()
    invitation = invited(asked, now, AnswerParty.PARTNER, partner=partner).invitation

    rounds.answer(invitation, {"vision": Opinion(3, "  Goed. ", "De visie.")}, at=TOMORROW)

    answer = RoundAnswer.objects.get()
    assert (answer.question.factor, answer.party, answer.partner) == ("vision", "partner", partner)
    assert (answer.stage, answer.explanation, answer.evidence) == (3, "Goed.", "De visie.")
    assert (answer.is_anonymous, answer.answered_at) == (False, TOMORROW)


@pytest.mark.parametrize("party", [AnswerParty.RESIDENT, AnswerParty.PROFESSIONAL])
def test_nobody_can_tell_who_answered_without_a_name(asked, manager, now, party):
    invitation = invited(asked, now, party, user=manager).invitation
    lines = Event.objects.count()

    rounds.answer(invitation, {"vision": Opinion(2)}, at=TOMORROW)

    answer = RoundAnswer.objects.get()
    assert (answer.is_anonymous, answer.user) == (True, None)
    assert answer.answered_at == datetime(2026, 11, 2, 23, tzinfo=UTC)
    assert Event.objects.count() == lines


def test_without_a_name_an_invitation_works_once(asked, now):
    invitation = invited(asked, now).invitation
    rounds.answer(invitation, {"vision": Opinion(2)}, at=TOMORROW)

    with pytest.raises(rounds.AlreadyAnswered):
        rounds.answer(invitation, {"vision": Opinion(1)}, at=TOMORROW)

    assert RoundAnswer.objects.get().stage == 2


def test_who_has_a_name_answers_again_and_the_rest_stays(asked, manager, now):
    invitation = invited(asked, now, AnswerParty.MUNICIPALITY, user=manager).invitation
    rounds.answer(invitation, {"vision": Opinion(2), "learning": Opinion(1)}, at=NOON)

    rounds.answer(invitation, {"vision": Opinion(1)}, at=TOMORROW)

    stages = dict(RoundAnswer.objects.values_list("question__factor", "stage"))
    assert stages == {"vision": 1, "learning": 1}


def test_a_high_stage_needs_evidence_and_nothing_is_kept_without(asked, now):
    invitation = invited(asked, now).invitation

    with pytest.raises(ValidationError, match="waaraan u dat ziet"):
        rounds.answer(invitation, {"vision": Opinion(2), "learning": Opinion(4)}, at=TOMORROW)

    assert not RoundAnswer.objects.exists()
    assert RoundInvitation.objects.get().answered_at is None


def test_what_was_not_asked_is_not_answered(asked, now):
    with pytest.raises(KeyError):
        rounds.answer(invited(asked, now).invitation, {"weather": Opinion(2)}, at=TOMORROW)


@pytest.mark.parametrize("day", [FIRST - timedelta(days=1), LAST + timedelta(days=1)])
def test_nobody_answers_before_the_first_day_or_after_the_last(asked, now, day):
    invitation = invited(asked, now).invitation

    with pytest.raises(rounds.NotOpen):
        rounds.answer(invitation, {"vision": Opinion(2)}, at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC))


def test_a_round_that_is_closed_is_over_at_once(asked, now):
    invitation = invited(asked, now).invitation

    closed = rounds.close(asked, **now)

    assert (closed.closes_on, closed.closed_at) == (NOON.date(), NOON)
    assert logbook.of(asked).first().kind == "round.closed"
    with pytest.raises(rounds.NotOpen):
        rounds.answer(invitation, {"vision": Opinion(2)}, at=NOON)
    with pytest.raises(rounds.Closed):
        rounds.close(asked, **now)
    with pytest.raises(rounds.Closed):
        rounds.invite(asked, [Invitee(AnswerParty.RESIDENT)], **now)


def test_after_its_last_day_a_round_is_over_by_itself(asked, manager):
    late = {"by": manager, "at": datetime(2026, 11, 15, 12, tzinfo=UTC)}

    with pytest.raises(rounds.Closed):
        rounds.close(asked, **late)
    with pytest.raises(rounds.Closed):
        rounds.invite(asked, [Invitee(AnswerParty.RESIDENT)], **late)


def test_a_round_that_has_not_begun_is_not_closed(asked, manager):
    with pytest.raises(rounds.NotOpen):
        rounds.close(asked, by=manager, at=datetime(2026, 10, 20, 12, tzinfo=UTC))
