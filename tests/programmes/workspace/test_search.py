"""Searching over what somebody may see: pages and records, and nothing of what is not theirs."""

import pytest

from programmes.workspace.search import search
from tests.conftest import make_user
from tests.support.factories import (
    ConversationFactory,
    InitiativeFactory,
    PhaseActivityFactory,
    ProgrammeFactory,
    ProgrammeRoleFactory,
    StakeholderFactory,
)
from tests.support.world import client_of
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role

HERE = pytest.mark.urls("wijkaanpak.urls_municipality")


def titles(hits):
    return [hit.title for hit in hits]


@HERE
def test_pages_and_records_are_found_by_all_the_words(programme, manager):
    StakeholderFactory(programme=programme, name="Speeltuin Oost")
    StakeholderFactory(programme=programme, name="Speeltuin West")
    ConversationFactory(analysis__programme=programme, title="Avond over de speeltuin")

    assert titles(search(manager, "speeltuin oost")) == ["Speeltuin Oost"]
    found = " ".join(titles(search(manager, "speeltuin")))
    assert all(words in found for words in ("Speeltuin Oost", "Speeltuin West", "Avond over de speeltuin"))
    assert "Stakeholders" in titles(search(manager, f"{programme.name} stakeholders"))


def test_nothing_is_asked_without_words(manager, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert search(manager, "  ") == ()


@HERE
def test_what_somebody_may_not_see_is_not_found(programme, groningen):
    partner = make_user("partner", groningen)
    ProgrammeRoleFactory(programme=programme, user=partner, role=Role.PARTNER)
    other = ProgrammeFactory()
    StakeholderFactory(programme=other, name="Geheime club")
    InitiativeFactory(programme=programme, title="Geheim idee")

    assert search(partner, "geheim") == ()


@HERE
def test_of_each_kind_at_most_ten_with_as_many_queries(programme, manager, django_assert_max_num_queries):
    StakeholderFactory.create_batch(30, programme=programme)

    with django_assert_max_num_queries(12):
        assert len(search(manager, "stakeholder")) == 10 + 1  # and the page itself


def test_the_page_says_when_there_is_nothing(manager, groningen, programme):
    page = client_of(manager).get(tenancy.path(groningen, "workspace:search") + "?q=xyzzy").content.decode()

    assert "Niets gevonden" in page
    assert "Gevonden voor ‘xyzzy’" in page


def test_my_work_leads_to_the_act_itself(manager, groningen, programme):
    mine = PhaseActivityFactory(programme=programme, owner=manager, due_on="2020-01-01")
    other = make_user("ander", groningen)
    PhaseActivityFactory(programme=programme, key="listen_to_residents", owner=other, due_on="2020-01-01")

    page = client_of(manager).get(tenancy.path(groningen, "workspace:mine")).content.decode()

    assert tenancy.path(groningen, "activities:detail", slug=programme.slug, pk=mine.pk) in page
    assert "Urgentie afwegen" in page
    assert "Luisteren naar bewoners" not in page
