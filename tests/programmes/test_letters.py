"""The letters: once each, to the right person, with a link that is not kept readable."""

import re

import pytest
from django.core.mail import EmailMessage
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes import initiatives, letters, tasks
from programmes.models import Initiative
from tests.support.factories import NOON, InitiativeFactory, InitiativeMessageFactory
from wijkaanpak import tenancy


@pytest.fixture
def idea(programme):
    return InitiativeFactory(programme=programme, idea=True, title="Buurttaxi")


def test_the_link_in_the_mail_confirms(idea, mailoutbox):
    assert letters.send_confirmation(idea.pk, at=NOON)

    (mail,) = mailoutbox
    token = re.search(r"/groningen/\S*?/([\w-]{43})/?\s", mail.body)[1]
    assert mail.to == [idea.applicant_email]
    assert mail.body.rstrip().endswith(f"{idea.programme.name}, Groningen")
    assert initiatives.confirm(token=token, at=NOON) == idea


def test_the_secret_is_not_kept(idea, mailoutbox):
    letters.send_confirmation(idea.pk, at=NOON)

    idea.refresh_from_db()
    assert re.fullmatch(r"[0-9a-f]{64}", idea.confirm_hash)
    assert idea.confirm_hash not in mailoutbox[0].body


def test_a_letter_goes_out_once(idea, mailoutbox):
    letters.send_confirmation(idea.pk, at=NOON)

    assert not letters.send_confirmation(idea.pk, at=NOON)
    assert len(mailoutbox) == 1


@pytest.mark.parametrize("quiet", [{"applicant_email": ""}, {"needs_check": True}])
def test_no_letter_without_address_or_before_the_check(programme, mailoutbox, quiet):
    initiative = InitiativeFactory(programme=programme, idea=True, **quiet)

    assert not letters.send_confirmation(initiative.pk, at=NOON)
    assert mailoutbox == []


def test_no_mail_server_means_no_mark(idea, monkeypatch):
    def refuse(mail):
        raise OSError("mail server away")

    monkeypatch.setattr(EmailMessage, "send", refuse)

    assert not letters.send_confirmation(idea.pk, at=NOON)

    idea.refresh_from_db()
    assert (idea.confirmation_sent_at, idea.confirm_hash) == (None, "")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({"approved": True}, "Wij steunen uw idee. U krijgt €\xa0500."),
        ({"approved": True, "status": "partly_approved", "amount_granted": 250}, "voor een deel. U krijgt €\xa0250."),
        ({"approved": True, "amount_asked": None, "amount_granted": 0}, "Wij steunen uw idee. U krijgt geen geld."),
        ({"rejected": True}, "Wij wijzen uw idee af."),
    ],
)
def test_the_decision_in_words(programme, mailoutbox, state, words):
    initiative = InitiativeFactory(programme=programme, **state)

    letters.send_decision(initiative.pk, at=NOON)

    (mail,) = mailoutbox
    assert words in mail.body
    assert initiative.motivation in mail.body
    assert "2 november 2026" in mail.body


def test_before_it_is_confirmed_a_stranger_writes_nothing_in_our_name(programme, mailoutbox):
    """Anybody can fill in any address. The moment tells two ideas of one person apart."""
    written = {"title": "Koop nu op koop.example", "plan": "Win een fiets", "applicant_name": "De burgemeester"}
    initiative = InitiativeFactory(programme=programme, idea=True, place="Prijzenhof", **written)

    letters.send_confirmation(initiative.pk, at=NOON)

    (mail,) = mailoutbox
    assert mail.subject == f"Bevestig uw idee voor {programme.area_name}"
    for text in (*written.values(), "Prijzenhof"):
        assert text not in mail.subject + mail.body
    assert "Op 3 oktober 2026 om 14.00 uur heeft iemand een idee ingediend" in mail.body


def test_a_hostile_title_stays_one_line(programme, mailoutbox):
    title = "Taxi\r\nBcc: ieder@een.example"
    initiative = InitiativeFactory(programme=programme, approved=True, title=title, applicant_name="A\nB")

    letters.send_decision(initiative.pk, at=NOON)

    (mail,) = mailoutbox
    assert mail.subject == "Ons besluit over uw idee: Taxi Bcc: ieder@een.example"
    assert mail.recipients() == [initiative.applicant_email]
    assert mail.body.startswith("Beste A B,")


def test_a_message_is_mailed_and_a_note_is_not(programme, mailoutbox):
    message = InitiativeMessageFactory(initiative__programme=programme)
    note = InitiativeMessageFactory(initiative__programme=programme, direction="internal")

    assert letters.send_message(message.pk, at=NOON)
    assert not letters.send_message(note.pk, at=NOON)
    assert "Hoeveel buren doen mee?" in mailoutbox[0].body


def test_tasks_run_twice_send_one_letter(idea, groningen, mailoutbox):
    tasks.send_confirmation(initiative_id=idea.pk, municipality_id=groningen.pk)
    tasks.send_confirmation(initiative_id=idea.pk, municipality_id=groningen.pk)

    assert len(mailoutbox) == 1


def test_a_task_with_the_wrong_municipality_does_nothing(idea, other_municipality, mailoutbox):
    tasks.send_confirmation(initiative_id=idea.pk, municipality_id=other_municipality.pk)

    assert mailoutbox == []
    assert Initiative.objects.get(pk=idea.pk).confirmation_sent_at is None


def test_the_sweep_queues_what_has_not_gone_out(idea, programme, groningen, other_municipality, monkeypatch):
    decided = InitiativeFactory(programme=programme, rejected=True)
    message = InitiativeMessageFactory(initiative=decided)
    InitiativeFactory(programme=programme, idea=True, needs_check=True)
    InitiativeFactory(programme=programme, approved=True, letter_sent_at=NOON)
    with tenancy.municipality(other_municipality):
        theirs = InitiativeFactory(idea=True)
    queued = []
    for task in (tasks.send_confirmation, tasks.send_decision, tasks.send_message):
        monkeypatch.setattr(task, "delay", lambda task=task, **ids: queued.append((task, ids)))

    assert tasks.sweep_letters() == 4

    here, there = {"municipality_id": groningen.pk}, {"municipality_id": other_municipality.pk}
    assert queued == [
        (tasks.send_confirmation, {"initiative_id": idea.pk} | here),
        (tasks.send_confirmation, {"initiative_id": theirs.pk} | there),
        (tasks.send_decision, {"initiative_id": decided.pk} | here),
        (tasks.send_message, {"message_id": message.pk} | here),
    ]


def test_the_sweep_enters_where_something_waits_and_asks_once_for_all_others(
    groningen, other_municipality, monkeypatch
):
    """There are hundreds of municipalities and a sweep each minute: four kinds of letters are four questions."""
    entered, queued, enter = [], [], tenancy.municipality
    monkeypatch.setattr(tenancy, "municipality", lambda which: entered.append(which) or enter(which))
    monkeypatch.setattr(tasks.send_confirmation, "delay", lambda **ids: queued.append(ids))

    with CaptureQueriesContext(connection) as queries:
        assert tasks.sweep_letters() == 0
    assert entered == []
    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) == 4

    with enter(other_municipality):
        theirs = InitiativeFactory(idea=True)
    assert tasks.sweep_letters() == 1
    assert entered == [other_municipality.pk]
    assert queued == [{"initiative_id": theirs.pk, "municipality_id": other_municipality.pk}]
