"""The map of interest and influence: who is dropped in another square is changed like any other record."""

import pytest

from programmes import analyses, saving
from programmes.analyses.reads import stakeholder_map
from programmes.models import Stakeholder
from tests.conftest import NOON
from tests.support.factories import StakeholderFactory
from tests.support.world import client_of


@pytest.fixture
def school(programme):
    return StakeholderFactory(programme=programme, name="Basisschool", interest=1, influence=1)


def dropped(row, interest, influence):
    return {"seen": saving.token(row), "interest": interest, "influence": influence}


def test_a_drop_stores_the_square_and_can_be_taken_back(browser, path, school):
    answer = browser.post(path("stakeholders:place", school), dropped(school, 3, 2))

    assert answer["Location"] == path("stakeholders:listing")
    page = browser.get(answer["Location"]).content.decode()
    assert "‘Basisschool’ is bijgewerkt." in page
    assert path("stakeholders:undo", school) in page
    school.refresh_from_db()
    assert (school.interest, school.influence) == (3, 2)


def test_two_who_drop_the_same_one_elsewhere_see_was_now_and_yours(browser, path, school, reader):
    mine = dropped(school, 3, 3)
    analyses.edit_stakeholder(school, interest=2, by=reader, at=NOON)

    answer = browser.post(path("stakeholders:place", school), mine)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert all(word in page for word in ("<dt>Was</dt><dd>klein", "<dd>gemiddeld</dd>", "<dt>Van u</dt><dd>groot"))
    assert Stakeholder.objects.get().interest == 2


def test_what_only_one_of_two_moved_goes_together(browser, path, school, reader):
    mine = dropped(school, 1, 3)
    analyses.edit_stakeholder(school, interest=2, by=reader, at=NOON)

    page = browser.get(browser.post(path("stakeholders:place", school), mine)["Location"]).content.decode()

    school.refresh_from_db()
    assert (school.interest, school.influence) == (2, 3)
    assert "Dat is overgenomen." in page


def test_a_square_that_is_not_there_and_one_who_was_withdrawn_are_refused(browser, path, school, manager):
    assert browser.post(path("stakeholders:place", school), dropped(school, 7, 1)).status_code == 422
    analyses.withdraw_stakeholder(school, reason="Is opgeheven, al een jaar.", by=manager, at=NOON)

    answer = browser.post(path("stakeholders:place", school), dropped(school, 3, 3))

    assert answer.status_code == 409
    assert "heeft dit net ingetrokken" in answer.content.decode()


def test_the_map_says_the_squares_in_words_and_takes_hold_only_for_who_may_move(browser, path, school, reader):
    with_grip, without = (
        one.get(path("stakeholders:listing")).content.decode() for one in (browser, client_of(reader))
    )

    for page in (with_grip, without):
        assert all(word in page for word in ("Grote invloed", "Kleine invloed", "Groot belang"))
        assert 'data-told="klein belang, kleine invloed"' in page
    assert path("stakeholders:place", school) in with_grip
    assert "data-squares-form" not in without
    assert path("stakeholders:place", school) not in without


def test_the_map_knows_which_revision_stands_in_each_square(school, programme, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = stakeholder_map(programme)

    lowest = found.bands[-1].squares[0]
    assert [(placed.stakeholder, placed.seen) for placed in lowest.placed] == [(school, saving.token(school))]
    assert found.total == 1
