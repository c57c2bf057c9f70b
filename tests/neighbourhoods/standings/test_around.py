"""What happened around an area: shown beside its change, added up of the buurten there, and never a verdict."""

import pytest

from neighbourhoods.standings import around_words
from neighbourhoods.standings.around import Around, Shared, around
from neighbourhoods.standings.movement import ChangeUnit, Movement
from neighbourhoods.standings.movements import movements
from tests.neighbourhoods.standings.fields import Buurt, field
from tests.neighbourhoods.standings.fields import subject as subject_of
from tests.neighbourhoods.standings.small_country import code, crime, people

OWN, NEXT, OPPOSITE, ACROSS_TOWN = "BU00010000", "BU00010001", "BU00010002", "BU00010100"
ELSEWHERE = {"BU20000000": 3.0, "BU30000000": 1.0, "BU40000000": -5.0}


def looked(*buurten, codes=(OWN,), compared=ELSEWHERE):
    areas, went = field([Buurt(name, 5_000, 3_000.0, base, now) for name, base, now in buurten])
    return around(subject_of(codes=codes), areas, went.base, went.now, compared)


def test_the_rest_of_its_wijk_is_added_up():
    found = looked((OWN, 100, 80), (NEXT, 50, 60), (OPPOSITE, 150, 144), (ACROSS_TOWN, 100, 900))

    assert (found.shared, found.base, found.now, round(found.change, 9)) == (Shared.DISTRICT, 200, 204, 2)
    assert found.parts == ((NEXT, 50, 60), (OPPOSITE, 150, 144))


def test_around_a_whole_wijk_lies_the_rest_of_the_gemeente():
    found = looked((OWN, 100, 80), (NEXT, 50, 60), (ACROSS_TOWN, 100, 110), codes=(OWN, NEXT))

    assert (found.shared, found.parts) == (Shared.MUNICIPALITY, ((ACROSS_TOWN, 100, 110),))


def test_an_area_in_two_wijken_has_the_rest_of_both_around_it():
    over_two = (OWN, ACROSS_TOWN)
    found = looked((OWN, 100, 80), (NEXT, 50, 60), (ACROSS_TOWN, 100, 110), ("BU00010101", 50, 50), codes=over_two)

    assert (found.shared, found.places, [part[0] for part in found.parts]) == (
        Shared.DISTRICT,
        2,
        [NEXT, "BU00010101"],
    )


def test_an_area_in_two_gemeenten_has_the_rest_of_both_around_it():
    found = looked((OWN, 1, 1), ("BU00020000", 1, 1), ("BU00020100", 1, 2), codes=(OWN, "BU00020000"))

    assert (found.shared, found.places, found.parts) == (Shared.MUNICIPALITY, 2, (("BU00020100", 1, 2),))


def told_of(change, more, less, *, shared=Shared.DISTRICT, places=1, compared=60):
    beside = Around(shared, ((NEXT, 100, 100 + change),), places, 100, 100 + change, change, compared, more, less)
    told = around_words.told(Movement(ChangeUnit.PERCENT, around=beside))
    return told.replace("\N{NO-BREAK SPACE}", " ").removesuffix(" Of er iets is verschoven, zeggen deze cijfers niet.")


@pytest.mark.parametrize(
    ("shared", "places", "named"),
    [
        (Shared.DISTRICT, 1, "de rest van de CBS-wijk"),
        (Shared.DISTRICT, 2, "de rest van de CBS-wijken"),
        (Shared.MUNICIPALITY, 1, "de rest van de gemeente"),
        (Shared.MUNICIPALITY, 2, "de rest van de gemeenten"),
    ],
)
def test_of_what_around_is_the_rest_is_said_of_one_and_of_two(shared, places, named):
    assert told_of(0, 30, 30, shared=shared, places=places) == f"Eromheen ({named}): ongeveer evenveel."


@pytest.mark.parametrize(
    ("change", "more", "less", "said"),
    [
        (4, 0, 60, "4 % meer. Bij geen van de 60 gebieden die hierop lijken, in andere gemeenten, steeg dit sterker."),
        (4, 1, 59, "4 % meer. Van 60 gebieden die hierop lijken, in andere gemeenten, steeg dit bij 1 sterker."),
        (4, 60, 0, "4 % meer. Bij alle 60 gebieden die hierop lijken, in andere gemeenten, steeg dit sterker."),
        (-4, 60, 0,
         "4 % minder. Bij geen van de 60 gebieden die hierop lijken, in andere gemeenten, daalde dit sterker."),
        (-4, 59, 1, "4 % minder. Van 60 gebieden die hierop lijken, in andere gemeenten, daalde dit bij 1 sterker."),
        (-4, 0, 60, "4 % minder. Bij alle 60 gebieden die hierop lijken, in andere gemeenten, daalde dit sterker."),
    ],
)  # fmt: skip
def test_none_one_and_all_are_said_as_such(change, more, less, said):
    assert told_of(change, more, less) == f"Eromheen (de rest van de CBS-wijk): {said}"


def test_beside_a_single_area_elsewhere_nothing_is_compared():
    assert told_of(4, 0, 1, compared=1) == "Eromheen (de rest van de CBS-wijk): 4 % meer."


def test_around_a_whole_gemeente_nothing_is_looked_at():
    assert looked((OWN, 100, 80), (NEXT, 50, 60), codes=("GM0001",)) is None
    assert looked((OWN, 100, 80), ("BU00020000", 50, 60)) is None


def test_buurten_of_the_own_gemeente_are_no_peers_of_what_lies_around():
    found = looked((OWN, 100, 80), (NEXT, 100, 102), compared={**ELSEWHERE, NEXT: 2.0, ACROSS_TOWN: 90.0})

    assert (found.compared, found.more, found.less) == (3, 1, 2)


@pytest.mark.parametrize("unknown", [(NEXT, float("nan"), 60), (NEXT, 50, float("nan")), (NEXT, 0, 5)])
def test_what_is_not_known_is_never_added_up_as_nothing(unknown):
    found = looked((OWN, 100, 80), unknown)

    assert (found.base, found.now, found.change, len(found.parts)) == (None, None, None, 1)


@pytest.fixture
def wijk(db, tmp_path, monkeypatch):
    """A country in which buurten 108 and 109 lie in the wijk of buurt 59."""
    place = {108: "BU00590001", 109: "BU00590002"}
    monkeypatch.setattr(
        "tests.neighbourhoods.standings.small_country.code", lambda number: place.get(number, code(number))
    )
    people(tmp_path)
    return tmp_path


def test_a_change_says_what_happened_around_and_not_that_something_moved(wijk):
    crime(
        wijk, lambda number, year: 100 - (number - 50) * (year > 2023) if number < 108 else 110 if year > 2023 else 100
    )

    found = movements([code(59)], ["misdrijven"])["misdrijven"]

    assert [part[0] for part in found.around.parts] == ["BU00590001", "BU00590002"]
    assert around_words.told(found) == (
        "Eromheen (de rest van de CBS-wijk): 10\N{NO-BREAK SPACE}% meer. Van 59 gebieden die hierop lijken, in andere "
        f"gemeenten, steeg dit bij {found.around.more} sterker. Of er iets is verschoven, zeggen deze cijfers niet."
    )
    assert around_words.key(found.around) == "eromheen: +10\N{NO-BREAK SPACE}%"


def test_where_a_figure_around_is_lacking_nothing_can_be_said(wijk):
    crime(wijk, lambda number, year: None if (number, year) == (109, 2025) else 100 + number)

    found = movements([code(59)], ["misdrijven"])["misdrijven"]

    assert found.verdict is not None
    assert around_words.told(found) == (
        "Eromheen (de rest van de CBS-wijk) ontbreekt een cijfer. Of er iets is verschoven, is niet te zeggen."
    )
