"""Searching over what somebody may see: pages and records, and nothing of what is not theirs."""

import pytest

from programmes.workspace.search import search
from programmes.workspace.sections import sections
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


@HERE
def test_what_can_be_done_is_found_by_who_may_do_it(programme, manager, reader):
    ProgrammeRoleFactory(programme=programme, user=reader, role=Role.READER)

    assert "Gesprek vastleggen" in titles(search(manager, "gesprek"))
    assert "Naar de volgende fase" in titles(search(manager, "volgende fase"))
    assert "Gesprek vastleggen" not in titles(search(reader, "gesprek"))
    assert "Naar de volgende fase" not in titles(search(reader, "volgende fase"))


@HERE
def test_the_wijkaanpak_somebody_is_in_comes_first(programme, manager):
    other = ProgrammeFactory(name="Aan het begin van het alfabet")

    assert search(manager, "urgentie")[0].where == other.name
    assert search(manager, "urgentie", near=programme.slug)[0].where == programme.name
    assert {hit.where for hit in search(manager, "", near=programme.slug)} == {programme.name}


def test_what_belongs_to_no_wijkaanpak_is_found_too(manager, reader, groningen):
    path = tenancy.path(groningen, "workspace:search") + "?q=nieuwe+wijkaanpak"

    start = tenancy.path(groningen, "lifecycle:start")
    assert f'<a href="{start}">Nieuwe wijkaanpak</a>' in client_of(manager).get(path).content.decode()
    assert f'<a href="{start}">' not in client_of(reader).get(path).content.decode()


def test_no_two_sections_have_the_same_key():
    letters = [section.letter for section in sections()]

    assert len(set(letters)) == len(letters)
    assert not set(letters) & {"w", "p"}  # my work and the wijkaanpakken


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
        assert len(search(manager, "stakeholder")) == 10 + 2  # and the page itself, and adding one


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
