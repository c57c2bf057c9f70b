"""After signing in somebody begins where their work is."""

import pytest

from programmes.models import Event
from tests.conftest import NOON, make_user
from tests.support.factories import ProgrammeFactory, ProgrammeRoleFactory
from tests.support.world import client_of
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role

WORK, COUNCIL, LIST = "/groningen/beheer/mijn-werk/", "/groningen/beheer/raad/", "/groningen/beheer/"


def begins(user, groningen) -> str:
    return client_of(user).get(tenancy.path(groningen, "workspace:begin"))["Location"]


@pytest.mark.parametrize(
    ("role", "where"),
    [
        (Role.PROFESSIONAL, WORK),
        (Role.PARTNER, WORK),
        (Role.COUNCIL_CLERK, COUNCIL),
        (Role.READER, LIST),
        (Role.ADMINISTRATOR, LIST),
    ],
)
def test_each_role_begins_where_its_work_is(role, where, groningen):
    assert begins(make_user("iemand", groningen, role), groningen) == where


def test_a_role_in_one_wijkaanpak_counts_too(groningen):
    partner = make_user("partner", groningen)
    ProgrammeRoleFactory(programme=ProgrammeFactory(), user=partner, role=Role.PARTNER)

    assert begins(partner, groningen) == WORK


def test_who_steers_begins_in_the_wijkaanpak_they_worked_on_last(groningen, manager):
    assert begins(manager, groningen) == LIST

    for slug in ("selwerd", "beijum"):
        programme = ProgrammeFactory(slug=slug)
        Event.objects.create(programme=programme, kind="measure.added", by=manager, by_name=manager.name, at=NOON)

    assert begins(manager, groningen) == "/groningen/beheer/beijum/"


def test_who_came_in_for_one_wijkaanpak_has_the_bar_on_top(groningen):
    partner = make_user("partner", groningen)
    ProgrammeRoleFactory(programme=ProgrammeFactory(), user=partner, role=Role.PARTNER)

    page = client_of(partner).get(WORK).content.decode()

    assert 'href="/groningen/beheer/raad/"' in page
    assert 'href="/groningen/beheer/mensen/"' not in page
