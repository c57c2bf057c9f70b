"""The page of the council: what it has and what is ready for it, over all wijkaanpakken."""

from datetime import date

import pytest

from tests.conftest import NOON, make_user
from tests.support.factories import ProgrammeRoleFactory
from tests.support.monitoring import make_programme, make_report
from tests.support.world import client_of
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role


@pytest.fixture
def programme(groningen):
    return make_programme()


def council(user, groningen) -> str:
    return client_of(user).get(tenancy.path(groningen, "reports:council")).content.decode()


def test_what_the_council_does_not_have_yet_comes_first_and_can_be_offered(groningen, programme):
    clerk = make_user("griffie", groningen, Role.COUNCIL_CLERK)
    make_report(
        programme, status="offered", reference_date=date(2025, 10, 1), state="done", file="oud.pdf", rendered_at=NOON
    )
    ready = make_report(programme, status="adopted", version=2, state="done", file="nieuw.pdf", rendered_at=NOON)

    page = council(clerk, groningen)

    assert page.index(">nog niet aangeboden") < page.index(">aangeboden op 3")
    assert tenancy.path(groningen, "reports:offer", slug=programme.slug, pk=ready.pk) in page


def test_a_concept_and_another_wijkaanpak_are_not_there(groningen, programme):
    make_report(programme)
    other = make_programme(slug="beijum", name="Beijum")
    make_report(other, status="adopted", state="done", file="beijum.pdf", rendered_at=NOON)
    partner = make_user("partner", groningen)
    ProgrammeRoleFactory(programme=programme, user=partner, role=Role.PARTNER)

    assert "Er is nog geen rapport voor de raad" in council(partner, groningen)


def test_more_reports_ask_no_more_questions(groningen, programme, manager, django_assert_max_num_queries):
    for version in range(1, 12):
        make_report(programme, status="adopted", version=version, state="done", file=f"{version}.pdf", rendered_at=NOON)
    client = client_of(manager)

    with django_assert_max_num_queries(10):
        client.get(tenancy.path(groningen, "reports:council"))
