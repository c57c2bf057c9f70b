"""An idea from a resident: kept once, confirmed once, decided once, and answered."""

import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from programmes import initiatives, letters, tasks
from programmes.models import Initiative, InitiativeMessage
from programmes.models.initiative import TRANSITIONS, InitiativeStatus
from tests.support.factories import NOON, TODAY, InitiativeFactory, ProgrammeFactory
from wijkaanpak import tenancy

WHY = "Een mooi plan waar de hele straat aan meedoet."
TOKEN = "geheim"


@pytest.fixture
def idea(programme):
    """Waits for the applicant to press the button in the mail."""
    return InitiativeFactory(
        programme=programme, idea=True, confirm_hash=letters.hashed(TOKEN), confirmation_sent_at=NOON
    )


def submit(programme, key=None, **extra):
    fields = {
        "title": "Buurttaxi",
        "plan": "Ouderen naar de dokter rijden.",
        "place": "Heel Selwerd",
        "applicant_email": "fatima@voorbeeld.example",
    }
    return initiatives.submit(programme, form_key=key or uuid.uuid4(), **({"at": NOON} | fields | extra))


def test_submit_keeps_the_idea_and_asks_after_commit(programme, nudges, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        initiative = submit(programme)
        assert nudges == []

    assert initiative.status == InitiativeStatus.IDEA
    assert nudges == [("send_confirmation", {"initiative_id": initiative.pk, "municipality_id": tenancy.current_id()})]


def test_the_same_form_twice_is_one_idea_and_one_mail(programme, nudges, django_capture_on_commit_callbacks):
    key = uuid.uuid4()

    with django_capture_on_commit_callbacks(execute=True):
        first, second = submit(programme, key), submit(programme, key, title="Anders")

    assert (first.pk, second.title, len(nudges)) == (second.pk, "Buurttaxi", 1)
    assert Initiative.objects.count() == 1
    assert programme.log.count() == 1


def test_the_same_key_in_another_municipality_is_another_idea(programme, other_municipality, nudges):
    key = uuid.uuid4()
    first = submit(programme, key)

    with tenancy.municipality(other_municipality):
        second = submit(ProgrammeFactory(), key)

    assert first.pk != second.pk


def test_a_suspect_form_is_kept_and_nobody_is_mailed(programme, nudges, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        initiative = submit(programme, needs_check=True)

    assert initiative.needs_check
    assert nudges == []


def test_the_answer_stands_when_the_broker_is_away(programme, monkeypatch, caplog, django_capture_on_commit_callbacks):
    def refuse(**ids):
        raise ConnectionError("broker away")

    monkeypatch.setattr(tasks.send_confirmation, "delay", refuse)

    with django_capture_on_commit_callbacks(execute=True):
        initiative = submit(programme)

    assert Initiative.objects.filter(pk=initiative.pk, confirmation_sent_at=None).exists()
    assert "broker away" in caplog.text


@pytest.mark.parametrize("broken", [{"title": ""}, {"applicant_email": "geen adres"}, {"amount_asked": "veel"}])
def test_submit_says_what_is_wrong(programme, broken):
    with pytest.raises(ValidationError):
        submit(programme, **broken)

    assert not Initiative.objects.exists()


@pytest.mark.parametrize("closed", [{"is_published": False}, {"accepts_initiatives": False}])
def test_a_closed_programme_takes_nothing(groningen, closed):
    with pytest.raises(initiatives.Closed):
        submit(ProgrammeFactory(**closed))


def test_the_logbook_holds_no_address(programme):
    initiative = submit(programme, applicant_name="Fatima")

    line = programme.log.get()
    assert "fatima" not in f"{line.subject} {line.by_name} {line.detail}".lower()
    assert (line.by, line.by_name, line.subject) == (None, "indiener", initiative.title)


def test_confirm_begins_the_term(idea):
    initiative = initiatives.confirm(token=TOKEN, at=NOON)

    assert (initiative.status, initiative.confirmed_at) == (InitiativeStatus.SUBMITTED, NOON)
    assert initiative.due_on == timezone.localdate(NOON) + timedelta(weeks=8)


def test_the_link_works_once(idea):
    initiatives.confirm(token=TOKEN, at=NOON)

    with pytest.raises(initiatives.UnknownLink):
        initiatives.confirm(token=TOKEN, at=NOON)


def test_the_link_works_one_day(idea):
    late = NOON + timedelta(hours=24, seconds=1)

    with pytest.raises(initiatives.LinkExpired):
        initiatives.confirm(token=TOKEN, at=late)

    idea.refresh_from_db()
    assert idea.status == InitiativeStatus.IDEA


@pytest.mark.parametrize("token", ["", "geraden"])
def test_another_link_is_unknown(idea, token):
    with pytest.raises(initiatives.UnknownLink):
        initiatives.confirm(token=token, at=NOON)
    assert initiatives.waiting_for(token) is None


def test_an_idea_without_link_is_not_confirmed_by_an_empty_one(programme):
    InitiativeFactory(programme=programme, idea=True)

    with pytest.raises(initiatives.UnknownLink):
        initiatives.confirm(token="", at=NOON)


def test_looking_at_the_link_changes_nothing(idea):
    assert initiatives.waiting_for(TOKEN) == idea

    idea.refresh_from_db()
    assert idea.status == InitiativeStatus.IDEA


def test_a_link_of_another_municipality_is_unknown(idea, other_municipality):
    with tenancy.municipality(other_municipality), pytest.raises(initiatives.UnknownLink):
        initiatives.confirm(token=TOKEN, at=NOON)


def test_ask_again_makes_the_old_link_useless(idea, nudges, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        initiatives.ask_again(idea, at=NOON)

    assert [name for name, _ in nudges] == ["send_confirmation"]
    with pytest.raises(initiatives.UnknownLink):
        initiatives.confirm(token=TOKEN, at=NOON)


def test_a_colleague_takes_the_idea_in(programme, manager):
    suspect = InitiativeFactory(programme=programme, idea=True, needs_check=True)

    initiative = initiatives.accept(suspect, by=manager, at=NOON)

    assert (initiative.status, initiative.needs_check) == (InitiativeStatus.SUBMITTED, False)
    with pytest.raises(initiatives.NotAllowed):
        initiatives.accept(suspect, by=manager, at=NOON)


def decide(initiative, manager, approve=True, **extra):
    return initiatives.decide(initiative, approve=approve, motivation=WHY, by=manager, at=NOON, **extra)


@pytest.mark.parametrize(
    ("approve", "amount", "status", "granted"),
    [
        (True, None, InitiativeStatus.APPROVED, Decimal(500)),
        (True, Decimal(500), InitiativeStatus.APPROVED, Decimal(500)),
        (True, Decimal(499), InitiativeStatus.PARTLY_APPROVED, Decimal(499)),
        (False, None, InitiativeStatus.REJECTED, None),
    ],
)
def test_decide(initiative, manager, approve, amount, status, granted):
    decided = decide(initiative, manager, approve, amount_granted=amount)

    decided.refresh_from_db()
    assert (decided.status, decided.amount_granted, decided.decided_by) == (status, granted, manager)
    assert decided.programme.log.first().kind == "initiative.decided"


def test_an_idea_without_money_can_be_approved(programme, manager):
    free = InitiativeFactory(programme=programme, amount_asked=None)

    assert decide(free, manager, amount_granted=Decimal(0)).status == InitiativeStatus.APPROVED


def test_a_second_decision_is_refused(initiative, manager):
    decide(initiative, manager)

    with pytest.raises(initiatives.AlreadyDecided):
        decide(initiative, manager, approve=False)


def test_an_unconfirmed_idea_is_not_decided(idea, manager):
    with pytest.raises(initiatives.NotAllowed):
        decide(idea, manager)


def test_a_decision_needs_a_motivation(initiative, manager):
    with pytest.raises(ValidationError, match="motivering"):
        initiatives.decide(initiative, approve=True, motivation="", by=manager, at=NOON)


def test_the_term_stands_still_while_we_wait_for_an_answer(initiative, manager, nudges):
    due_on = initiative.due_on
    asked = initiatives.ask_more(initiative, question="Hoeveel buren doen mee?", by=manager, at=NOON)

    answered = initiatives.answer(asked, text="Twaalf.", at=NOON + timedelta(days=9))

    assert (answered.status, answered.due_on) == (InitiativeStatus.SUBMITTED, due_on + timedelta(days=9))
    assert list(answered.messages.values_list("direction", flat=True)) == ["to_applicant", "from_applicant"]


def test_nobody_answers_what_was_not_asked(initiative):
    with pytest.raises(initiatives.NotAllowed):
        initiatives.answer(initiative, text="Twaalf.", at=NOON)


def test_withdraw_needs_a_reason(initiative):
    with pytest.raises(ValidationError, match="ingetrokken"):
        initiatives.withdraw(initiative, reason="", at=NOON)

    assert initiatives.withdraw(initiative, reason="Wij gaan verhuizen.", at=NOON).status == InitiativeStatus.WITHDRAWN


def test_from_grant_to_account(initiative, manager):
    decide(initiative, manager)
    initiatives.begin(initiative, by=manager, at=NOON)
    initiatives.carry_out(initiative, carried_out_on=TODAY, by=manager, at=NOON)

    done = initiatives.account_for(
        initiative, account="Veertig ritten.", amount_spent=Decimal(420), by=manager, at=NOON
    )

    assert (done.status, done.amount_spent) == (InitiativeStatus.ACCOUNTED, Decimal(420))


def test_review_then_decide(initiative, manager):
    initiatives.review(initiative, by=manager, at=NOON)

    assert decide(initiative, manager).status == InitiativeStatus.APPROVED


def test_what_is_rejected_or_withdrawn_stays_so(programme, manager):
    for initiative in (
        InitiativeFactory(programme=programme, rejected=True),
        InitiativeFactory(programme=programme, withdrawn=True),
    ):
        with pytest.raises(initiatives.NotAllowed):
            initiatives.begin(initiative, by=manager, at=NOON)


def test_a_note_for_colleagues_is_not_mailed(initiative, manager, nudges, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        message = initiatives.note(initiative, text="Ken ik, aardige mensen.", by=manager, at=NOON)

    assert message.direction == InitiativeMessage.Direction.INTERNAL
    assert nudges == []


def test_every_state_has_its_ways_out_and_three_are_final():
    assert set(TRANSITIONS) == set(InitiativeStatus)
    final = {state for state, following in TRANSITIONS.items() if not following}
    assert final == {InitiativeStatus.REJECTED, InitiativeStatus.ACCOUNTED, InitiativeStatus.WITHDRAWN}


def test_published_shows_what_the_applicant_agreed_to(programme):
    shown = InitiativeFactory(programme=programme, published=True)
    InitiativeFactory(programme=programme)
    InitiativeFactory(programme=programme, consent_to_publish=True)
    InitiativeFactory(programme=programme, published=True, idea=True)
    InitiativeFactory(programme=programme, published=True, rejected=True)
    InitiativeFactory(programme__is_published=False, published=True)

    assert list(Initiative.objects.published()) == [shown]


def test_near_term_from_two_weeks_before(programme):
    near = InitiativeFactory(programme=programme, due_on=TODAY + timedelta(days=14))
    InitiativeFactory(programme=programme, due_on=TODAY + timedelta(days=15))
    InitiativeFactory(programme=programme, due_on=TODAY, approved=True)

    assert list(Initiative.objects.near_term(TODAY)) == [near]
