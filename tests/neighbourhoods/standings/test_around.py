"""What happened around an area: shown beside its change, added up of the buurten there, and never a verdict."""

import pytest

from neighbourhoods.standings import around_words
from neighbourhoods.standings.around import Shared, around
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
