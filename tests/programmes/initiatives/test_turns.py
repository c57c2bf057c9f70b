"""Two people act on one idea at once: the second changes nothing, loses nothing, and reads who was first and when."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from programmes import initiatives, logbook
from tests.conftest import make_user
from tests.support.factories import InitiativeFactory
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role

AT = datetime(2026, 11, 3, 13, 2, tzinfo=UTC)
WHO = "Anna heeft op 3\xa0november 2026 om 14.02 al"
WHY = "Een mooi plan voor de hele straat."


@pytest.fixture
def anna(groningen):
    return make_user("anna", groningen, Role.PROGRAMME_MANAGER)


@pytest.fixture
def browser(client, manager):
    client.force_login(manager)
    return client


@pytest.fixture
def path(groningen, programme):
    return lambda page, row: tenancy.path(groningen, f"initiatives:{page}", slug=programme.slug, pk=row.pk)


@pytest.fixture
def new(programme):
    """Came in by its form, so that the logbook knows it; nobody has read it."""
    row = InitiativeFactory(programme=programme, consent_to_publish=True, unread=True)
    logbook.record("initiative.confirmed", programme, about=row, by=None, at=AT - timedelta(days=1))
    return row


def seen(browser, address):
    """What the form on the page of an idea gives back."""
    return {"seen": re.search(r'name="seen" value="(\d+)"', browser.get(address).content.decode())[1]}


def test_who_puts_it_on_the_site_second_reads_that_it_was_kept_off(browser, path, new, anna):
    opened = seen(browser, path("detail", new))
    initiatives.read(new, publish=False, by=anna, at=AT)

    answer = browser.post(path("read", new), {"answer": "publish"} | opened, follow=True).content.decode()

    new.refresh_from_db()
    assert new.published_at is None
    assert f"{WHO} dit idee gelezen en niet op de website gezet. Daarom is er nu niets veranderd." in answer
    assert [line.kind for line in logbook.of(new)] == ["initiative.read", "initiative.confirmed"]


def test_who_has_read_that_may_still_choose_otherwise(browser, path, new, anna):
    initiatives.read(new, publish=False, by=anna, at=AT)

    browser.post(path("read", new), {"answer": "publish"} | seen(browser, path("detail", new)))

    new.refresh_from_db()
    assert new.published_at is not None


def test_what_has_nothing_to_do_with_it_is_in_nobodys_way(browser, path, new, anna):
    opened = seen(browser, path("detail", new))
    initiatives.review(new, by=anna, at=AT)

    browser.post(path("read", new), {"answer": "publish"} | opened)

    new.refresh_from_db()
    assert new.published_at is not None


def test_who_decides_second_keeps_the_text_and_reads_the_decision(browser, path, new, anna):
    initiatives.decide(new, approve=True, motivation="Goed plan, dus ja.", amount_granted=150, by=anna, at=AT)

    answer = browser.post(path("decide", new), {"approve": "no", "motivation": WHY})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert f"{WHO} hierover besloten. Nu staat er: gedeeltelijk toegekend, €\xa0150." in page.replace("&nbsp;", "\xa0")
    assert "Met uw tekst is niets gedaan." in page
    assert f"{WHY}</textarea>" in page.replace("\n", "")
    new.refresh_from_db()
    assert new.motivation == "Goed plan, dus ja."


def test_who_comes_to_decide_after_that_is_told_on_the_page_of_the_idea(browser, path, new, anna):
    initiatives.decide(new, approve=False, motivation="Dit plan is er al.", by=anna, at=AT)

    page = browser.get(path("decide", new), follow=True).content.decode()

    assert f"{WHO} hierover besloten." in page
    assert "Dit plan is er al." in page


def test_an_applicant_who_gave_up_meanwhile_is_named_as_such(browser, path, new):
    initiatives.withdraw(new, reason="Wij verhuizen.", at=AT)

    answer = browser.post(path("decide", new), {"approve": "no", "motivation": WHY}).content.decode()

    assert "De indiener heeft op 3\xa0november 2026 om 14.02 al dit idee ingetrokken." in answer
    assert WHY in answer


def test_the_mail_to_confirm_goes_out_once(browser, path, programme, anna):
    idea = InitiativeFactory(programme=programme, idea=True, needs_check=True, applicant_email="zoe@groningen.example")
    logbook.record("initiative.submitted", programme, about=idea, by=None, at=AT - timedelta(days=1))
    opened = seen(browser, path("detail", idea))
    initiatives.ask_again(idea, by=anna, at=AT)

    answer = browser.post(path("check", idea), {"answer": "ask"} | opened, follow=True).content.decode()

    assert f"{WHO} de indiener gevraagd om het idee te bevestigen." in answer
    assert logbook.of(idea).filter(kind="initiative.asked_again").count() == 1


def test_a_decision_is_held_back_once(browser, path, new, anna):
    now = timezone.now()
    initiatives.decide(new, approve=False, motivation="Dit plan is er al.", by=anna, at=now)
    initiatives.hold_back(new, by=anna, at=now)

    page = browser.post(path("hold_back", new), follow=True).content.decode()

    assert "Anna heeft op" in page
    assert "al het besluit tegengehouden." in page
