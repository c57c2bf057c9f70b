"""Letters about an account: the same work for who exists and who does not, sent later, never built from a request."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import NOON
from tests.support.smtp_server import mail_server
from wijkaanpak.accounts import letters, tasks
from wijkaanpak.accounts.models import Letter

RESET = "/account/password/reset/"


@pytest.fixture
def nudges(monkeypatch):
    sent = []
    monkeypatch.setattr(tasks.send_letter, "delay", lambda **ids: sent.append(ids))
    return sent


def test_a_request_for_a_new_password_sends_nothing_itself(client, manager, nudges, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client.post(RESET, {"email": manager.email})

    assert mail.outbox == []
    assert nudges == [{"letter_id": Letter.objects.get().pk}]


def test_known_and_unknown_take_the_same_answer_and_a_letter_each(client, manager, nudges):
    """An address that nobody has gets a letter too; what the request waits for tells nothing."""
    answers = []
    for email in (manager.email, "niemand@voorbeeld.example"):
        with CaptureQueriesContext(connection) as queries:
            answer = client.post(RESET, {"email": email})
        writes = [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE"))]
        answers.append((answer.status_code, answer["Location"], len(writes)))

    assert answers[0] == answers[1]
    assert Letter.objects.count() == 2


def test_the_link_is_of_our_own_address_whatever_host_was_asked(client, manager, nudges, settings):
    settings.ALLOWED_HOSTS = ["intern.example"]
    settings.SITE_URL = "https://wijkaanpak.example"

    client.post(RESET, {"email": manager.email}, headers={"host": "intern.example"})

    body = Letter.objects.get().body
    assert re.search(r"https://wijkaanpak\.example/account/password/reset/key/\S+", body)
    assert "intern.example" not in body + Letter.objects.get().subject


def test_a_host_we_do_not_know_is_refused(client, db):
    assert client.get("/", headers={"host": "evil.nl"}).status_code == 400
    assert client.post(RESET, {"email": "a@b.example"}, headers={"host": "evil.nl"}).status_code == 400
    assert not Letter.objects.exists()


def a_letter(at=NOON, to="anna@groningen.example"):
    return letters.write(EmailMessage("Nieuw wachtwoord", "Open deze link.", to=[to]), at=at)


def test_a_letter_goes_out_once_and_is_not_kept(db):
    letter = a_letter()

    assert letters.send(letter.pk, at=NOON)
    assert not letters.send(letter.pk, at=NOON)
    assert [letter.to for letter in mail.outbox] == [["anna@groningen.example"]]
    assert not Letter.objects.exists()


def test_without_a_mail_server_it_stays_until_its_pause_is_over(db, monkeypatch):
    def refuse(message):
        raise OSError("mail server away")

    letter = a_letter()
    with monkeypatch.context() as patched:
        patched.setattr(EmailMessage, "send", refuse)
        assert not letters.send(letter.pk, at=NOON)

    assert not letters.send(letter.pk, at=NOON + timedelta(seconds=40))
    assert letters.send(letter.pk, at=NOON + timedelta(seconds=80))
    assert not Letter.objects.exists()


def test_a_letter_of_yesterday_is_of_no_use(db):
    letter = a_letter()

    assert not letters.send(letter.pk, at=NOON + timedelta(days=1, seconds=1))
    assert mail.outbox == []
    assert not Letter.objects.exists()


def test_what_somebody_here_did_not_get_is_told_for_a_month_without_its_link(manager, settings):
    letter = a_letter(to=manager.email)
    with mail_server(settings, rcpt="550 5.1.1 <{to}> unknown") as server:
        assert not letters.send(letter.pk, at=NOON)
        assert not letters.send(letter.pk, at=NOON + timedelta(hours=2))
    assert server.asked == 1

    (told,) = letters.undelivered_to([manager.email])
    assert (told.body, told.refusal) == ("", "550 5.1.1")
    letters.forget(at=NOON + timedelta(days=29))
    assert letters.undelivered_to([manager.email]).exists()
    letters.forget(at=NOON + timedelta(days=31))
    assert not Letter.objects.exists()


def test_a_letter_that_arrives_ends_what_is_told_of_earlier_ones(manager):
    Letter.objects.create(to=manager.email, subject="Eerder", written_at=NOON, undeliverable_at=NOON)

    assert letters.send(a_letter(to=manager.email).pk, at=NOON)

    assert not Letter.objects.exists()


def test_the_sweep_offers_what_waits(db, nudges):
    waiting = [a_letter().pk, a_letter().pk]

    assert tasks.sweep_account_letters() == 2
    assert [nudge["letter_id"] for nudge in nudges] == waiting


@pytest.mark.parametrize("hostile", ["Hallo\r\nBcc: ieder@een.example", "Hallo\nX-Los: 1"])
def test_a_header_is_one_line(db, hostile):
    letter = letters.write(EmailMessage(hostile, "Tekst", to=["anna@groningen.example"]), at=NOON)

    assert not letters.send(letter.pk, at=NOON)
    assert mail.outbox == []
