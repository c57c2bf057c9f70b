"""The form for a resident's idea: how many come in, what happens to the rest, and what a machine finds out."""

import logging
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from structlog.stdlib import ProcessorFormatter

from programmes import initiatives, letters, tasks
from programmes.initiatives import forms, public_views
from programmes.models import Initiative
from tests.support.factories import NOON, InitiativeFactory, ProgrammeFactory, UserFactory
from wijkaanpak import limits, tenancy

FORM = "/groningen/initiatieven/indienen/"
IDEA = {
    "title": "Samen koken op woensdag",
    "plan": "Wij koken elke woensdag voor veertig buren in het buurthuis.",
    "place": "Buurthuis De Vlint",
    "applicant_name": "Fatima",
    "applicant_email": "fatima@voorbeeld.example",
    "website": "",
}


def idea(programme, **changes):
    return {**IDEA, "programme": programme.pk, **forms.fresh(), **changes}


@pytest.fixture(autouse=True)
def _nobody_is_mailed(monkeypatch):
    monkeypatch.setattr(tasks.send_confirmation, "delay", lambda **ids: None)


def test_one_too_many_is_told_when_and_loses_nothing(client, programme, settings):
    settings.IDEAS_PER_CONNECTION = 1
    client.post(FORM, idea(programme))

    answer = client.post(
        FORM, idea(programme, title="Een tweede idee", plan="Een heel ander plan, met <b>veel</b> letters.")
    )

    page = answer.content.decode()
    assert answer.status_code == 429
    assert "Wij krijgen nu te veel ideeën tegelijk." in page
    assert 'value="Een tweede idee"' in page
    assert "Een heel ander plan, met &lt;b&gt;veel&lt;/b&gt; letters." in page
    assert Initiative.objects.count() == 1


@pytest.mark.parametrize("limit", ["IDEAS_PER_EMAIL", "IDEAS_PER_MUNICIPALITY"])
def test_another_connection_does_not_get_round_the_other_limits(client, programme, settings, limit):
    setattr(settings, limit, 1)
    client.post(FORM, idea(programme), REMOTE_ADDR="192.0.2.1")

    for email in ("FATIMA@voorbeeld.example", "fatima+nog-een@voorbeeld.example"):
        more = idea(programme, title="Een tweede idee", applicant_email=email)
        answer = client.post(FORM, more, REMOTE_ADDR="192.0.2.2")

        assert answer.status_code == 429, email


def test_another_connection_of_the_same_network_does_not_get_round_its_limit(client, programme, settings, monkeypatch):
    settings.IDEAS_PER_CONNECTION = 1
    monkeypatch.setattr(limits, "NETWORK_TIMES", 1)

    def send(number, address):
        sent = idea(programme, title=f"Idee {number}", applicant_email=f"buur{number}@voorbeeld.example")
        return client.post(FORM, sent, REMOTE_ADDR=address).status_code

    assert send(1, "2001:db8:1:1::1") == 302
    assert send(2, "2001:db8:1:2::1") == 429
    assert send(3, "2001:db8:2:2::1") == 302


def test_the_same_form_sent_twice_is_no_second_idea(client, programme, settings):
    """Somebody who presses twice, or whose line broke, is not refused."""
    settings.IDEAS_PER_CONNECTION = 1
    sent = idea(programme)
    client.post(FORM, sent)

    assert client.post(FORM, sent).status_code == 302


def test_a_form_full_of_mistakes_is_no_idea(client, programme, settings):
    settings.IDEAS_PER_CONNECTION = 1
    client.post(FORM, idea(programme, title=""))

    assert client.post(FORM, idea(programme)).status_code == 302


def test_sixty_at_once_are_ten(transactional_db, groningen, settings):
    settings.IDEAS_PER_CONNECTION, settings.IDEAS_PER_EMAIL = 10, 100
    with tenancy.municipality(groningen):
        programme = ProgrammeFactory()
        forms_sent = [idea(programme, title=f"Samen koken {number}") for number in range(60)]

    def send(form):
        try:
            return Client().post(FORM, form).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(send, forms_sent))

    assert sorted(answers) == [302] * 10 + [429] * 50
    with tenancy.municipality(groningen):
        assert Initiative.objects.count() == 10


def sent_after(monkeypatch, programme, waited, **changes):
    """The form as it was served, sent so long afterwards."""
    form = idea(programme, **changes)
    now = timezone.now().timestamp()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + waited.total_seconds())
    return form


@pytest.mark.parametrize(
    ("waited", "changes", "suspect"),
    [
        (timedelta(minutes=5), {}, False),
        (timedelta(seconds=4), {}, False),
        (timedelta(seconds=1), {}, True),
        (timedelta(hours=25), {}, True),
        (timedelta(minutes=5), {"website": "https://koop.example"}, True),
        (timedelta(minutes=5), {"started": "started:vervalst"}, True),
        (timedelta(minutes=5), {"started": ""}, True),
        (timedelta(minutes=5), {"form_key": "4b8e3c2e-7a51-4a6c-9a53-6b8f1f0e2d11"}, True),  # not of that moment
    ],
)
def test_what_seems_a_machine_is_kept_apart_and_told_the_same(client, programme, monkeypatch, waited, changes, suspect):
    sent = sent_after(monkeypatch, programme, waited, **changes)

    answer = client.post(FORM, sent)

    assert answer["Location"] == "/groningen/initiatieven/ontvangen/"
    assert Initiative.objects.get().needs_check is suspect


def test_what_seems_a_machine_stands_in_the_list_of_colleagues(client, groningen, programme, manager, monkeypatch):
    client.post(FORM, sent_after(monkeypatch, programme, timedelta(seconds=1)))
    client.force_login(manager)

    listed = client.get(tenancy.path(groningen, "initiatives:listing", slug=programme.slug)).content.decode()

    assert IDEA["title"] in listed


def test_the_answer_says_nothing_about_how_many_there_were(client, programme):
    """No number to count up from: everybody is sent to the same page, and the idea has no address of its own."""
    first = client.post(FORM, idea(programme))
    second = client.post(FORM, idea(programme))

    assert first["Location"] == second["Location"]
    assert not any(character.isdigit() for character in first["Location"])


def test_the_page_after_sending_is_not_stored(client, programme):
    answer = client.post(FORM, idea(programme), follow=True)

    assert "no-store" in answer["Cache-Control"]


@pytest.fixture
def letter(programme, mailoutbox):
    """The path of the link in the mail to somebody who handed in an idea."""
    waiting = InitiativeFactory(programme=programme, idea=True)
    letters.send_confirmation(waiting.pk, at=timezone.now())
    return re.search(r"(/groningen/\S*?/[\w-]{43}/)\s", mailoutbox[0].body)[1]


def test_the_secret_of_a_link_is_gone_after_landing(client, letter):
    landed = client.get(letter, follow=True)

    assert landed.redirect_chain == [("/groningen/initiatieven/bevestigen/", 302)]
    assert letter.split("/")[-2] not in landed.content.decode()
    assert landed["Referrer-Policy"] == "same-origin"
    assert "no-store" in landed["Cache-Control"]
    cookie = client.cookies["bevestigen"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (
        True,
        "Lax",
        "/groningen/initiatieven/bevestigen/",
    )


def test_the_button_confirms_once(client, letter):
    client.get(letter)
    confirm = "/groningen/initiatieven/bevestigen/"

    first, again = client.post(confirm), client.post(confirm)

    assert (first["Location"], again.status_code) == ("/groningen/initiatieven/bevestigd/", 410)
    assert Initiative.objects.get().status == Initiative.Status.SUBMITTED


def test_back_and_send_again_is_one_idea(client, programme):
    """Back fetches the form anew, so that it has another key."""
    client.post(FORM, idea(programme))
    again = client.post(FORM, idea(programme))

    assert again.status_code == 302
    assert Initiative.objects.count() == 1


def test_each_tab_confirms_the_idea_it_shows(client, programme, mailoutbox):
    taxi, garden = (InitiativeFactory(programme=programme, idea=True, title=title) for title in ("Taxi", "Tuin"))
    tabs = {}
    for waiting in (taxi, garden):
        letters.send_confirmation(waiting.pk, at=timezone.now())
        path = re.search(r"(/groningen/\S*?/[\w-]{43}/)\s", mailoutbox[-1].body)[1]
        page = client.get(path, follow=True).content.decode()
        assert f"‘{waiting.title}’" in page
        tabs[waiting.title] = re.search(r'name="idea" value="([^"]+)"', page)[1]
    confirm = "/groningen/initiatieven/bevestigen/"

    client.post(confirm, {"idea": tabs["Taxi"]})
    taxi.refresh_from_db()
    garden.refresh_from_db()
    assert (taxi.status, garden.status) == ("submitted", "idea")

    assert client.post(confirm, {"idea": tabs["Taxi"]}).status_code == 410
    client.post(confirm, {"idea": tabs["Tuin"]})
    garden.refresh_from_db()
    assert garden.status == "submitted"


def test_nothing_is_public_before_somebody_has_read_it(client, programme):
    waiting = InitiativeFactory(programme=programme, title="Samen koken", consent_to_publish=True, unread=True)
    public = "/groningen/initiatieven/"
    assert "Samen koken" not in client.get(public).content.decode()

    initiatives.read(waiting, publish=True, by=UserFactory(), at=timezone.now())

    assert "Samen koken" in client.get(public).content.decode()


def test_opening_the_link_changes_nothing(client, letter):
    """A mail scanner opens it too."""
    client.get(letter, follow=True)

    assert Initiative.objects.get().status == Initiative.Status.IDEA


def test_no_log_holds_the_secret_of_a_link(client, letter, caplog):
    client.get(letter)
    client.get(f"{letter}bestaat-niet/")

    formats = next(
        handler.formatter for handler in logging.root.handlers if isinstance(handler.formatter, ProcessorFormatter)
    )
    logged = "\n".join(formats.format(record) for record in caplog.records)
    assert "initiatives:arrive" in logged
    assert "status=404" in logged
    assert letter.split("/")[-2] not in logged


def test_many_ideas_are_shown_so_many_a_page(client, programme, monkeypatch):
    monkeypatch.setattr(public_views, "IDEAS_A_PAGE", 2)
    for number in range(3):
        on = NOON - timedelta(days=90 - number)
        InitiativeFactory(
            programme=programme,
            title=f"Idee {number}",
            approved=True,
            consent_to_publish=True,
            submitted_at=on,
            published_at=on,
        )
    address = "/groningen/initiatieven/"

    first = client.get(address, {"wijkaanpak": programme.slug}).content.decode()
    second = client.get(address, {"wijkaanpak": programme.slug, "pagina": 2}).content.decode()

    assert [f"Idee {number}" in first for number in range(3)] == [False, True, True]
    assert [f"Idee {number}" in second for number in range(3)] == [True, False, False]
    assert f"?wijkaanpak={programme.slug}&amp;pagina=2" in first
