"""Letters that do not go at once: the mail server is away, hangs, or refuses. Nothing lost, nothing twice, no address
in a log.
"""

import io
import logging
import traceback
from datetime import timedelta

import pytest
import structlog
from django.utils import timezone

from programmes import initiatives, letters, tasks
from programmes.letters import unsent
from programmes.models import Delivery, Initiative
from tests.support.factories import NOON, InitiativeFactory
from tests.support.smtp_server import mail_server
from wijkaanpak import logs, posting

UNKNOWN = "550 5.1.1 <{to}>: Recipient address rejected: User unknown"
GREYLISTED = "450 4.7.1 <{to}>: greylisted, try later"
NO_RELAY = "554 5.7.1 <{to}>: Relay access denied"


@pytest.fixture
def decided(programme):
    return InitiativeFactory(programme=programme, rejected=True, applicant_email="fatima@bewoner.example")


class ErrorCollector(logging.Handler):
    """Collects errors as a service for that does: with the variables of each frame."""

    def __init__(self, printed: io.StringIO) -> None:
        super().__init__()
        self.printed = printed

    def emit(self, record):
        self.printed.write(f"{record.msg!r} {record.args!r}\n")
        if record.exc_info:
            seen = traceback.TracebackException(*record.exc_info, capture_locals=True)
            self.printed.write("".join(seen.format()))


@pytest.fixture
def printed():
    """What production prints."""
    return io.StringIO()


@pytest.fixture
def collected():
    return io.StringIO()


@pytest.fixture
def everything_said(printed, collected):
    """All that is logged while a test runs."""
    lines = logging.StreamHandler(printed)
    line = structlog.stdlib.ProcessorFormatter
    lines.setFormatter(line(processor=structlog.processors.JSONRenderer(), foreign_pre_chain=logs.SHARED))
    handlers = [lines, ErrorCollector(collected)]
    for handler in handlers:
        logging.getLogger().addHandler(handler)
    yield lambda: printed.getvalue() + collected.getvalue()
    for handler in handlers:
        logging.getLogger().removeHandler(handler)


def queued(monkeypatch) -> list:
    """What the sweep asks for now."""
    asked = []
    for task in (tasks.send_confirmation, tasks.send_decision, tasks.send_message, tasks.send_returned_figure):
        monkeypatch.setattr(task, "delay", lambda task=task, **ids: asked.append(task.name.rpartition("send_")[2]))
    tasks.sweep_letters()
    return asked


def test_no_address_of_a_resident_is_logged_when_the_mail_server_refuses_it(
    decided, groningen, settings, everything_said
):
    with mail_server(settings, rcpt=UNKNOWN):
        tasks.send_decision.apply(kwargs={"initiative_id": decided.pk, "municipality_id": groningen.pk}).get()

    said = everything_said()
    assert "550 5.1.1" in said
    assert "letter_not_sent" in said
    assert "fatima" not in said
    assert "bewoner.example" not in said


def test_what_the_database_says_of_a_row_is_printed_without_the_address_in_it(decided, printed, everything_said):
    try:
        raise ValueError("Failing row contains (7, Fatima, fatima@bewoner.example, null).")
    except ValueError:
        logging.getLogger("django.request").exception("Internal Server Error for %s", decided.applicant_email)

    assert "Failing row contains (7, Fatima," in printed.getvalue()
    assert "Internal Server Error for" in printed.getvalue()
    assert "bewoner.example" not in printed.getvalue()


def test_an_address_that_does_not_exist_is_tried_once_and_then_somebody_mends_it(decided, settings, monkeypatch):
    with mail_server(settings, rcpt=UNKNOWN) as server:
        assert not letters.send_decision(decided.pk, at=NOON)
        assert not letters.send_decision(decided.pk, at=NOON + timedelta(days=2))

    (delivery,) = Delivery.objects.undeliverable()
    assert (delivery.refusal, delivery.attempts, server.asked) == ("550 5.1.1", 1, 1)
    assert queued(monkeypatch) == []
    decided.refresh_from_db()
    assert decided.letter_sent_at is None
    assert unsent.backlog(NOON).undeliverable == 1


def test_what_is_no_address_is_not_tried_and_a_wrong_setting_of_ours_is_not_held_against_it(decided, settings):
    with mail_server(settings) as server:
        Initiative.objects.filter(pk=decided.pk).update(applicant_email="fatima, anna@bewoner.example")
        letters.send_decision(decided.pk, at=NOON)
        assert (server.asked, Delivery.objects.undeliverable().get().refusal) == (0, "address")

        Delivery.objects.all().delete()
        Initiative.objects.filter(pk=decided.pk).update(applicant_email="fatima@bewoner.example")
        settings.EMAIL_HOST = f"{'x' * 64}.example"
        letters.send_decision(decided.pk, at=NOON)
        assert not Delivery.objects.undeliverable().exists()


@pytest.mark.parametrize(
    "answers",
    [
        {"rcpt": GREYLISTED},
        {"rcpt": NO_RELAY},
        {"mail": "530 5.7.0 Authentication required"},
        {"connect": "421 too busy"},
        {"letter": "452 4.3.1 no room"},
        {"connect": None},
        {"letter": None},
    ],
    ids=["greylisted", "no relay", "who are you", "busy", "full", "hangs at once", "hangs with the letter"],
)
def test_what_is_not_about_the_address_is_tried_again_after_a_pause(decided, settings, answers):
    with mail_server(settings, **answers) as server:
        assert not letters.send_decision(decided.pk, at=NOON)
        assert not letters.send_decision(decided.pk, at=NOON + timedelta(seconds=40))
        assert server.asked == 1

        server.answers.clear()
        server.taken.clear()
        assert letters.send_decision(decided.pk, at=NOON + timedelta(seconds=80))

    assert len(server.taken) == 1
    decided.refresh_from_db()
    assert decided.letter_sent_at == NOON + timedelta(seconds=80)
    assert not Delivery.objects.exists()


def test_a_letter_that_was_taken_after_all_comes_again_under_the_same_name(decided, settings):
    with mail_server(settings, letter=None) as server:
        letters.send_decision(decided.pk, at=NOON)
        server.answers.clear()
        letters.send_decision(decided.pk, at=NOON + timedelta(minutes=2))

    first, second = (next(line for line in mail.splitlines() if "Message-ID" in line) for mail in server.taken)
    assert first == second


def test_a_mail_server_that_is_away_for_hours_loses_nothing(decided, settings):
    sweeps = [NOON + timedelta(minutes=10) * number for number in range(1, 42)]
    with mail_server(settings) as server:
        settings.EMAIL_PORT = 1  # nobody listens there
        letters.send_decision(decided.pk, at=NOON)
        for moment in sweeps:
            letters.send_decision(decided.pk, at=moment)
        assert 7 <= Delivery.objects.get().attempts <= 12

        settings.EMAIL_PORT = server.port
        back = sweeps[-1] + timedelta(minutes=75)
        assert letters.send_decision(decided.pk, at=back)
        assert not letters.send_decision(decided.pk, at=back)

    assert len(server.taken) == 1


def test_after_three_days_without_a_mail_server_it_is_told(decided, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    letters.send_decision(decided.pk, at=NOON)
    letters.send_decision(decided.pk, at=NOON + posting.KEEP_TRYING)
    assert not Delivery.objects.undeliverable().exists()
    letters.send_decision(decided.pk, at=NOON + posting.KEEP_TRYING + timedelta(hours=2))

    assert Delivery.objects.undeliverable().get().refusal == "ConnectionRefusedError"


def test_who_is_busy_with_a_letter_is_not_disturbed(decided, mailoutbox):
    """Its worker hangs at the mail server, or died there: the lease holds, whatever the clock of another says."""
    delivery = Delivery.objects.create(programme=decided.programme, letter="decision", initiative=decided)
    posting.begin(delivery, at=NOON)

    assert not letters.send_decision(decided.pk, at=NOON + timedelta(minutes=3))
    assert mailoutbox == []

    Delivery.objects.update(lease_until=NOON - timedelta(days=365))
    assert letters.send_decision(decided.pk, at=NOON + timedelta(minutes=3))
    assert len(mailoutbox) == 1


def test_the_sweep_takes_what_is_due_and_pauses_differ(programme, settings, monkeypatch):
    ideas = [InitiativeFactory(programme=programme, idea=True) for _count in range(5)]
    with mail_server(settings, rcpt=GREYLISTED):
        for idea in ideas:
            letters.send_confirmation(idea.pk, at=NOON)

    pauses = set(Delivery.objects.values_list("due_at", flat=True))
    assert len(pauses) > 1
    assert all(timedelta(seconds=48) <= due - NOON <= timedelta(seconds=72) for due in pauses)
    assert len(queued(monkeypatch)) == len(Delivery.objects.filter(posting.due(timezone.now())))
    Delivery.objects.update(due_at=timezone.now() + timedelta(minutes=1))
    assert queued(monkeypatch) == []


def test_asked_again_a_letter_begins_anew(programme, manager, settings, mailoutbox):
    idea = InitiativeFactory(programme=programme, idea=True)
    with mail_server(settings, rcpt=UNKNOWN):
        letters.send_confirmation(idea.pk, at=NOON)

    initiatives.ask_again(idea, by=manager, at=NOON)

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert letters.send_confirmation(idea.pk, at=NOON)
    assert Initiative.objects.get(pk=idea.pk).confirmation_sent_at == NOON
