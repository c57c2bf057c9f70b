"""A task that somebody puts away until a day, with the reason: gone for them alone, and back by itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from programmes import tasks
from programmes.models import Snooze
from programmes.workspace import attention, my_work, snoozes
from tests.conftest import NOON, make_user
from tests.support.factories import InitiativeFactory, SnoozeFactory
from tests.support.rights import rights_of
from tests.support.world import client_of
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role

TODAY = timezone.localdate()
TOMORROW = TODAY + timedelta(days=1)
WEEK = TODAY + timedelta(days=7)
HERE = "/groningen/beheer/mijn-werk/"


@pytest.fixture
def idea(programme):
    return InitiativeFactory(programme=programme, title="Kinderkoor", due_on=TODAY - timedelta(days=3))


@pytest.fixture
def away(idea):
    return f"{HERE}{idea.programme.slug}/initiative/{idea.pk}/wegleggen/"


def put_away(idea, user, until=WEEK):
    programme = idea.programme
    return snoozes.put_away(
        programme, "initiative", idea.pk, until=until, reason="Wacht op de offerte.", by=user, at=NOON
    )


def titles(user, day):
    work, _away = my_work.parted(my_work.mine(user, day))
    return [task.title for task in work]


def test_it_leaves_the_work_and_says_until_when_and_why(idea, away, manager):
    browser = client_of(manager)
    assert f'href="{away}"' in browser.get(HERE).content.decode()

    sent = browser.post(away, {"until": WEEK, "reason": "Wacht op de offerte."}, follow=True)

    page = sent.content.decode()
    assert "‘Kinderkoor’ is weggelegd tot" in page
    assert "(1)</summary>" in page
    assert "Wacht op de offerte." in page
    assert "Er wacht niets op u" in page


def test_the_notice_takes_it_back(idea, away, manager):
    browser = client_of(manager)
    browser.post(away, {"until": WEEK, "reason": "Wacht op de offerte."})
    back = away.replace("wegleggen", "terughalen")
    assert f'action="{back}"' in browser.get(HERE).content.decode()

    again = browser.post(back, {"event": "1"}, follow=True).content.decode()

    assert "Het staat weer bij uw werk." in again
    assert "Kinderkoor" in again
    assert "Weggelegd" not in again
    assert not Snooze.objects.exists()


def test_it_comes_back_by_itself_on_the_day(idea, manager):
    put_away(idea, manager)

    assert titles(manager, WEEK - timedelta(days=1)) == []
    assert titles(manager, WEEK) == ["Kinderkoor"]


def test_others_still_see_it_and_it_is_late_all_the_same(idea, manager, groningen):
    colleague = make_user("collega", groningen, Role.PROGRAMME_MANAGER)
    programme = idea.programme
    put_away(idea, manager)

    assert titles(colleague, TODAY) == ["Kinderkoor"]
    asks = attention.for_staff(manager, [programme], TODAY)[programme.pk]
    assert [note for _kind, note in asks.notes] == ["1 te laat"]


def test_the_overview_calls_it_put_away_and_neither_done_nor_of_others(idea, manager):
    put_away(idea, manager)
    rights = rights_of(manager, idea.programme)

    page = client_of(manager).get(f"/groningen/beheer/{idea.programme.slug}/").content.decode()

    assert "U hebt 1 ding weggelegd" in page
    assert "is niets te laat" not in page
    assert my_work.late_elsewhere(my_work.all_here(rights, idea.programme, TODAY)) == ()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"until": "", "reason": "Wacht op de offerte."}, "Kies de dag waarop het terugkomt."),
        ({"until": TODAY, "reason": "Wacht op de offerte."}, "Kies een dag vanaf morgen, en binnen een jaar."),
        ({"until": "2206-11-30", "reason": "Wacht op de offerte."}, "Kies een dag vanaf morgen, en binnen een jaar."),
        ({"until": TOMORROW, "reason": ""}, "Schrijf op waarom het nu niet kan."),
        ({"until": TOMORROW, "reason": "Straks"}, "10 tekens"),
    ],
)
def test_a_day_and_a_reason_are_asked(said, told, away, manager):
    refused = client_of(manager).post(away, said)

    assert refused.status_code == 422
    assert told in refused.content.decode()
    assert not Snooze.objects.exists()


def test_putting_it_away_again_changes_day_and_reason(idea, away, manager):
    put_away(idea, manager)
    browser = client_of(manager)
    assert "Wacht op de offerte." in browser.get(away).content.decode()

    browser.post(away, {"until": TOMORROW, "reason": "De offerte komt morgen."})

    snooze = Snooze.objects.get()
    assert (snooze.until, snooze.reason) == (TOMORROW, "De offerte komt morgen.")


def test_what_waits_no_longer_cannot_be_put_away(idea, away, manager):
    type(idea).objects.update(due_on=TODAY + timedelta(days=60))

    assert client_of(manager).post(away, {"until": WEEK, "reason": "Wacht op de offerte."}).status_code == 404


def test_at_night_what_came_back_is_forgotten(groningen):
    with tenancy.municipality(groningen):
        SnoozeFactory(until=TODAY)
        stays = SnoozeFactory(until=TOMORROW)

    tasks.clear_drafts()

    with tenancy.municipality(groningen):
        assert Snooze.objects.get() == stays
