"""A count of few people stays with the team and its supplier, and does not follow from what others see."""

import pytest

from programmes.access import Rights, own_figure_rights
from programmes.models.own_figure import WHOLE_YEAR
from programmes.own_figures import reads, tracks
from tests.support.factories import (
    MembershipFactory,
    OwnFigureFactory,
    OwnPeriodFactory,
    OwnSeriesFactory,
    PartnerFactory,
)
from wijkaanpak.accounts.models import Role
from wijkaanpak.formats import MINUS


@pytest.fixture
def counted(programme):
    """Approve a figure of a series by name; of one supplier unless another is named."""
    supplier, made = PartnerFactory(), {}
    periods = {}

    def approve(name, value, *, by=supplier, year=2026, quarter=3, people=True, is_public=True):
        if name not in made:
            made[name] = OwnSeriesFactory(
                programme=programme, name=name, supplier=by, counts_people=people, is_public=is_public
            )
        if (year, quarter) not in periods:
            periods[year, quarter] = OwnPeriodFactory(programme=programme, year=year, quarter=quarter)
        return OwnFigureFactory(approved=True, series=made[name], period=periods[year, quarter], value=value)

    return approve


def shown(programme, rights=None, *, public=True):
    """What somebody sees, by series."""
    found = tracks.tracks(tracks.approved(programme, public=public), rights)
    return {track.series.name: [track.text(figure) for figure in track.figures] for track in found}


def test_a_lone_count_of_few_is_less_than_five(programme, counted):
    counted("meisjes", 3)
    counted("jongens", 40)
    counted("niemand", 0)

    assert shown(programme) == {"jongens": ["40"], "meisjes": ["minder dan 5"], "niemand": ["0"]}


def test_three_counts_that_add_up_do_not_tell_the_hidden_one(programme, counted):
    counted("meisjes", 3)
    counted("jongens", 40)
    counted("kinderen", 43)

    assert shown(programme) == {
        "jongens": ["te klein om te tonen"],
        "kinderen": ["43"],
        "meisjes": ["te klein om te tonen"],
    }


def test_nor_do_they_when_the_total_was_said_to_count_nobody(programme, counted):
    counted("meisjes", 3)
    counted("jongens", 40)
    counted("kinderen", 43, people=False)

    assert shown(programme)["jongens"] == ["te klein om te tonen"]


def test_what_has_to_be_hidden_for_one_total_leaves_another_alone(programme, counted):
    other = PartnerFactory()
    counted("meisjes", 3)
    counted("jongens", 40, by=other)
    counted("kinderen", 43)
    for name, value in (("mannen", 20), ("vrouwen", 22), ("volwassenen", 42)):
        counted(name, value)

    seen = shown(programme)

    assert [seen[name] for name in ("mannen", "vrouwen", "volwassenen")] == [["20"], ["22"], ["42"]]
    assert seen["kinderen"] == ["te klein om te tonen"]


def test_a_zero_does_not_make_a_total_of_what_is_none(programme, counted):
    for name, value in (("meisjes", 0), ("jongens", 4), ("kinderen", 5)):
        counted(name, value)
    counted("bezoekers", 44, quarter=WHOLE_YEAR)
    for quarter, value in enumerate((0, 20, 20, 3), start=1):
        counted("bezoekers per kwartaal", value, quarter=quarter)

    seen = shown(programme)

    assert (seen["meisjes"], seen["kinderen"], seen["bezoekers"]) == (["0"], ["5"], ["44"])
    assert sorted(seen["bezoekers per kwartaal"]) == ["0", "20", "20", "minder dan 5"]


def test_what_a_supplier_derives_of_many_people_hides_nothing_more(programme, counted):
    """Who counted the girls knows the boys from the children: forty is no small number."""
    other = PartnerFactory()
    counted("meisjes", 3)
    counted("jongens", 40, by=other)
    counted("kinderen", 43, by=other)

    assert shown(programme)["kinderen"] == ["43"]


def test_a_number_below_zero_counts_nobody_and_is_no_part_of_a_total(programme, counted):
    """From before such a number was refused: it gives nobody away, and what it adds up with hides nobody."""
    counted("saldo", -3)
    counted("gekomen", 43)
    counted("gebleven", 40)

    assert shown(programme) == {"gebleven": ["40"], "gekomen": ["43"], "saldo": [f"{MINUS}3"]}


def test_what_counts_nobody_is_left_as_it_is(programme, counted):
    for name, value in (("klussen", 3), ("feesten", 4), ("samen", 7)):
        counted(name, value, people=False)

    assert shown(programme) == {"feesten": ["4"], "klussen": ["3"], "samen": ["7"]}


def test_a_year_does_not_tell_its_quarter(programme, counted):
    for quarter, value in enumerate((3, 20, 30, 40), start=1):
        counted("per kwartaal", value, quarter=quarter)
    counted("per jaar", 93, quarter=0)

    assert shown(programme) == {
        "per jaar": ["93"],
        "per kwartaal": ["te klein om te tonen", "te klein om te tonen", "30", "40"],
    }


def test_three_quarters_are_no_year(programme, counted):
    for quarter, value in enumerate((3, 20, 30), start=1):
        counted("per kwartaal", value, quarter=quarter)
    counted("per jaar", 53, quarter=0)

    assert shown(programme)["per kwartaal"] == ["minder dan 5", "20", "30"]


def test_a_supplier_does_not_derive_what_another_counted_from_the_own_figures(programme, counted, partner_user):
    """Who knows the 40 boys may not see the 43 children."""
    own = PartnerFactory()
    MembershipFactory(programme=programme, partner=own, user=partner_user)
    counted("meisjes", 3)
    counted("jongens", 40, by=own)
    counted("kinderen", 43)

    rights = own_figure_rights(Rights(partner_user, frozenset({Role.PARTNER})), programme)

    assert shown(programme, rights, public=False) == {
        "jongens": ["40"],
        "kinderen": ["te klein om te tonen"],
        "meisjes": ["te klein om te tonen"],
    }


def test_a_page_of_one_series_and_the_public_page_hide_the_same(programme, counted):
    """The total is seen by staff alone; it hides on the public page as well, so that the two never differ."""
    girls = counted("meisjes", 3).series
    boys = counted("jongens", 40).series
    counted("kinderen", 43, is_public=False)

    of_one = [figure.is_hidden for series in (girls, boys) for figure in tracks.approved(programme, of=series)]

    assert of_one == [True, True]
    assert shown(programme)["jongens"] == ["te klein om te tonen"]


def test_the_team_sees_them_all(programme, counted, manager):
    counted("meisjes", 3)
    counted("jongens", 40)
    counted("kinderen", 43)

    rights = own_figure_rights(Rights(manager, frozenset({Role.PROGRAMME_MANAGER})), programme)

    assert shown(programme, rights) == {"jongens": ["40"], "kinderen": ["43"], "meisjes": ["3"]}


def test_who_approves_hears_that_it_adds_up(programme, counted):
    girls = counted("meisjes", 3)
    counted("jongens", 40)
    children = OwnSeriesFactory(programme=programme, name="kinderen", supplier=girls.series.supplier)
    pending = OwnFigureFactory(series=children, period=girls.period, value=43, status="pending")
    alone = OwnFigureFactory(
        series__programme=programme, series__name="katten", period=girls.period, value=44, status="pending"
    )

    assert [reads.comparison(figure).adds_up for figure in (pending, alone)] == [True, False]


def test_that_costs_one_query(programme, counted, django_assert_num_queries):
    counted("meisjes", 3)
    counted("jongens", 40)

    with django_assert_num_queries(1):
        tracks.approved(programme)
