"""What waits for whom."""

from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.db.models.sql import Query

from programmes import access
from programmes.models import OwnFigure
from programmes.workspace import my_work
from tests.conftest import NOON, make_user
from tests.support.factories import (
    TODAY,
    AgreementPromiseFactory,
    DeliveryFactory,
    InitiativeFactory,
    LessonFactory,
    LocalAgreementFactory,
    MeasureAdjustmentFactory,
    MeasureFactory,
    MeasureUpdateFactory,
    MembershipFactory,
    ObstacleFactory,
    OwnFigureFactory,
    OwnPeriodFactory,
    OwnSeriesFactory,
    ProgrammeRoleFactory,
    SignatureFactory,
    UserFactory,
)
from tests.support.rights import rights_of
from tests.support.world import client_of
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def heap(programme, manager):
    """One of each kind of work, and beside each something that does not wait."""
    measures = {"ambition__programme": programme, "starts_on": TODAY}
    InitiativeFactory(programme=programme, title="Bijna te laat", due_on=YESTERDAY)
    InitiativeFactory(programme=programme)
    InitiativeFactory(programme=programme, unread=True, title="Nieuw")
    InitiativeFactory(programme=programme, idea=True, needs_check=True, title="Verdacht")
    InitiativeFactory(programme=programme, idea=True)
    MeasureFactory(**measures | {"starts_on": date(2025, 1, 1)}, title="Lang stil")
    MeasureFactory(**measures)
    red = MeasureFactory(**measures, light="red", title="Rood")
    MeasureUpdateFactory(
        measure=red, reported_on=TODAY, light="red", light_time="red", steered=True, adjust_by=date(2026, 11, 10)
    )
    MeasureAdjustmentFactory(measure=MeasureFactory(**measures, title="Gewijzigd"), due_on=YESTERDAY)
    ObstacleFactory(programme=programme, title="Knelpunt", due_on=YESTERDAY)
    LocalAgreementFactory(programme=programme, version=1)
    agreement = LocalAgreementFactory(programme=programme, version=2)
    MembershipFactory(programme=programme, partner__name="Tekent niet")
    SignatureFactory(agreement=agreement, partner=MembershipFactory(programme=programme).partner)
    AgreementPromiseFactory(agreement=agreement, text="Beloofd", due_on=YESTERDAY)
    LessonFactory(programme=programme, title="Geleerd", check_by=YESTERDAY)
    DeliveryFactory(initiative=InitiativeFactory(programme=programme, idea=True, title="Niet bezorgd"))
    DeliveryFactory(initiative=InitiativeFactory(programme=programme))  # was confirmed all the same
    _own_figures(programme, manager)
    return programme


def _own_figures(programme, manager):
    """The manager supplies all of them: one to judge, one that came back, one open and empty."""
    series = OwnSeriesFactory(programme=programme, name="Bezoekers", person=manager)
    before = OwnPeriodFactory(programme=programme, quarter=1)
    OwnFigureFactory(series=series, period=before, status="pending")
    back = OwnPeriodFactory(programme=programme, quarter=2, opened_until=TODAY + timedelta(days=20))
    review = {"reviewed_at": NOON, "reviewed_by": UserFactory(), "return_reason": "Te weinig."}
    returned = OwnFigureFactory(series=series, period=back, status="returned", **review)
    DeliveryFactory(initiative=None, letter="returned", figure=returned, programme=programme)
    OwnPeriodFactory(programme=programme, quarter=3, opened_until=TODAY + timedelta(days=3))
    OwnPeriodFactory(programme=programme, quarter=4, opened_until=YESTERDAY)
    OwnSeriesFactory(programme=programme, name="Gestopt", ended_on=YESTERDAY)
    OwnSeriesFactory(programme=programme, name="Per jaar", rhythm="year")


ALL = {
    ("initiative", "Bijna te laat"),
    ("initiative_check", "Verdacht"),
    ("initiative_unread", "Nieuw"),
    ("stale", "Lang stil"),
    ("unsteered", "Rood"),
    ("adjustment", "Gewijzigd"),
    ("obstacle", "Knelpunt"),
    ("signature", "Tekent niet"),
    ("promise", "Beloofd"),
    ("lesson", "Geleerd"),
    ("letter_idea", "Niet bezorgd"),
    ("letter_figure", "Bezoekers"),
    ("own_pending", "Bezoekers, 1e kwartaal 2026"),
    ("own_returned", "Bezoekers, 2e kwartaal 2026"),
    ("own_empty", "Bezoekers, 3e kwartaal 2026"),
}


def kinds(items):
    return {(item.kind.key, item.title) for item in items}


def test_the_manager_sees_one_of_each(heap, manager):
    assert kinds(my_work.mine(manager, TODAY)) == ALL
    assert kinds(my_work.mine_here(rights_of(manager, heap), heap, TODAY)) == ALL


def test_every_kind_says_what_to_do_and_whose_it_is():
    assert my_work.KINDS.keys() == {kind for kind, _title in ALL} | {"activity"}
    assert all(kind.what and kind.permission in access.PERMISSIONS for kind in my_work.KINDS.values())


def test_each_belongs_to_its_programme_and_tells_what_to_do(heap, manager):
    found = my_work.mine_here(rights_of(manager, heap), heap, TODAY)

    assert {item.programme for item in found} == {heap.slug}
    assert all(item.what for item in found)


def test_the_most_urgent_comes_first_and_what_has_no_term_last(heap, manager):
    found = my_work.mine(manager, TODAY)

    terms = [item.due_on for item in found]
    dated = [term for term in terms if term]
    assert terms == sorted(dated) + [None] * (len(terms) - len(dated))
    assert (found[0].is_late, found[-1].is_late) == (True, False)


def test_a_reader_and_a_stranger_have_nothing_to_do(heap, reader, stranger):
    assert my_work.mine(reader, TODAY) == []
    assert my_work.mine_here(rights_of(reader, heap), heap, TODAY) == []
    assert my_work.mine(stranger, TODAY) == []


def test_a_professional_sees_the_own_silent_measures(heap, professional):
    mine = MeasureFactory(ambition__programme=heap, contact=professional, starts_on=date(2025, 1, 1))

    stale = [item.pk for item in my_work.mine(professional, TODAY) if item.kind.key == "stale"]

    assert stale == [mine.pk]


def test_a_role_in_one_programme_shows_the_work_of_that_one(heap, groningen):
    other = ObstacleFactory(due_on=YESTERDAY, title="Elders")
    guest = make_user("gast", groningen)
    ProgrammeRoleFactory(programme=other.programme, user=guest, role=Role.PROCESS_DIRECTOR)

    assert [item.title for item in my_work.mine(guest, TODAY)] == ["Elders"]


def test_the_same_queries_however_much_waits(heap, manager, django_assert_num_queries):
    ObstacleFactory.create_batch(12, programme=heap, due_on=YESTERDAY)
    InitiativeFactory.create_batch(12, programme=heap, due_on=YESTERDAY)

    rights = rights_of(manager, heap)

    with django_assert_num_queries(1):
        assert len(my_work.mine_here(rights, heap, TODAY)) == 39
    with django_assert_num_queries(4):
        assert len(my_work.mine(manager, TODAY)) == 39


def test_what_is_late_with_others_is_counted_by_kind_with_who_does_it(heap, manager, reader, django_assert_num_queries):
    ObstacleFactory(programme=heap, due_on=YESTERDAY)
    late = {work.kind.key for work in my_work.mine(manager, TODAY) if work.is_late}
    rights = rights_of(manager, heap)

    of_reader = rights_of(reader, heap)
    with django_assert_num_queries(1):
        found = my_work.late_elsewhere(my_work.all_here(of_reader, heap, TODAY))

    assert {group.kind.key for group in found} == late
    assert (found[0].kind.key, found[0].count, found[0].who) == (
        "obstacle",
        2,
        "programmamanager of procesregisseur",
    )
    left = my_work.late_elsewhere(my_work.all_here(rights, heap, TODAY))
    assert {group.kind.key for group in left} == {key for key in late if not my_work.KINDS[key].page}


def test_of_all_that_waits_each_sees_what_is_theirs(heap, manager, professional, reader):
    kept = MeasureFactory(
        ambition__programme=heap, contact=professional, starts_on=date(2025, 1, 1), title="Houd ik bij"
    )
    elsewhere = ObstacleFactory(due_on=YESTERDAY, title="Elders").programme

    def of(user, programme):
        return my_work.all_here(rights_of(user, programme), programme, TODAY)

    # In turn, and not each on a day of its own: the statement is the same one, what is filled in is not.
    for user in (manager, professional, reader, manager):
        assert kinds(of(user, heap)) == ALL | {("stale", kept.title)}
        theirs = [item for item in of(user, heap) if item.is_theirs]
        assert kinds(theirs) == kinds(my_work.mine_here(rights_of(user, heap), heap, TODAY))
    assert ("stale", kept.title) in kinds(item for item in of(professional, heap) if item.is_theirs)
    assert not any(item.is_theirs for item in of(reader, heap))
    assert kinds(of(manager, elsewhere)) == {("obstacle", "Elders")}


def test_the_sql_of_what_waits_is_written_once_for_everybody(heap, manager, professional):
    my_work.mine(manager, TODAY)

    with patch.object(Query, "sql_with_params", side_effect=AssertionError("written again")):
        found = my_work.mine(professional, TODAY)

    assert ("initiative_unread", "Nieuw") in kinds(found)


def test_own_figures_are_asked_of_who_supplies_them_and_never_judged_by_who_entered_them(heap, groningen, partner_user):
    colleague = make_user("collega", groningen, Role.PROGRAMME_MANAGER)
    own = OwnSeriesFactory(programme=heap, name="Trajecten")
    MembershipFactory(programme=heap, partner=own.supplier, user=partner_user)

    asked = {title for kind, title in kinds(my_work.mine(partner_user, TODAY)) if kind.startswith("own")}
    judged = {kind for kind, _title in kinds(my_work.mine(colleague, TODAY)) if kind.startswith("own")}
    OwnFigure.objects.filter(status="pending").update(entered_by=colleague)

    assert asked == {"Trajecten, 3e kwartaal 2026"}
    assert judged == {"own_pending"}
    assert "own_pending" not in {item.kind.key for item in my_work.mine(colleague, TODAY)}


def test_the_bar_counts_what_the_page_lists_without_a_query_of_the_page_itself(heap, manager, groningen):
    browser = client_of(manager)

    page = browser.get(tenancy.path(groningen, "workspace:mine")).content.decode()
    count = browser.get(tenancy.path(groningen, "workspace:count")).json()["count"]

    assert f'<span class="wk-title__count">{count}</span>' in page
    assert count == page.count("data-task") > 3
    assert f'data-count="{tenancy.path(groningen, "workspace:count")}"' in page
