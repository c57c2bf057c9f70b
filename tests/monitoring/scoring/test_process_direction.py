from decimal import Decimal

import pytest

from monitoring.scoring.process_direction import ProcessDirectorRecord, RoundRecord
from tests.monitoring.scoring.seen import START, ago, finding, measure, outcome, partner, ref, some

FACTOR = "process_direction"


def director(**facts):
    return ProcessDirectorRecord(ref(1, "director"), **{"since": START} | facts)


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (None, "met"),
        (ago(0), "met"),
        (ago(0, 1), "partly"),
        (ago(2, 25), "partly"),
        (ago(3), "not_met"),
        (ago(30), "not_met"),
    ],
)
def test_appointed(until, expected):
    assert outcome(FACTOR, "appointed", directors=(director(until=until),)) == expected


def test_a_coalition_that_never_had_a_director_is_not_met():
    assert outcome(FACTOR, "appointed", partners=(partner(),)) == "not_met"
    assert outcome(FACTOR, "appointed") == "unknown"
    assert outcome(FACTOR, "appointed", directors=(director(since=ago(-1)),)) == "unknown"


@pytest.mark.parametrize(("by", "expected"), [(True, "met"), (False, "not_met"), (None, "unknown")])
def test_by_coalition(by, expected):
    assert outcome(FACTOR, "by_coalition", directors=(director(appointed_by_coalition=by),)) == expected


@pytest.mark.parametrize("key", ["by_coalition", "independent", "own_means"])
def test_an_empty_place_tells_nothing_about_the_director(key):
    gone = director(until=ago(1), appointed_by_coalition=True, employed_outside=True, fte=Decimal(1))

    assert outcome(FACTOR, key, directors=(gone,), measures=(measure(),)) == "unknown"


@pytest.mark.parametrize(("owned", "expected"), [(0, "met"), (1, "partly"), (4, "partly"), (5, "not_met")])
def test_independent(owned, expected):
    measures = some(measure, 50, owned, owner_id=7)

    assert outcome(FACTOR, "independent", directors=(director(employer_id=7),), measures=measures) == expected


def test_an_employer_outside_the_coalition_owns_nothing():
    outside = (director(employed_outside=True),)

    assert outcome(FACTOR, "independent", directors=outside, measures=(measure(),)) == "met"
    assert outcome(FACTOR, "independent", directors=outside) == "unknown"
    assert outcome(FACTOR, "independent", directors=(director(),), measures=(measure(),)) == "unknown"


def test_measures_that_ended_do_not_make_an_employer_dependent():
    ended = measure(1, owner_id=7, ends_on=ago(1))

    found = finding(FACTOR, "independent", directors=(director(employer_id=7),), measures=(ended, measure(2)))

    assert found.outcome == "met"
    assert found.text == "De werkgever van de procesregisseur is trekker van 0 van de 1 maatregelen (0\u00a0%)."


@pytest.mark.parametrize(
    ("fte", "budget", "expected"),
    [
        ("0.5", 1, "met"),
        ("0.5", None, "partly"),
        ("0.4", 1, "partly"),
        (None, 1, "partly"),
        ("0.4", 0, "not_met"),
        (None, None, "unknown"),
    ],
)
def test_own_means(fte, budget, expected):
    means = {"fte": fte and Decimal(fte), "budget": None if budget is None else Decimal(budget)}

    assert outcome(FACTOR, "own_means", directors=(director(**means),)) == expected


@pytest.mark.parametrize(
    ("residents", "independent", "expected"),
    [(True, True, "met"), (True, False, "partly"), (False, True, "partly"), (False, False, "not_met")],
)
def test_outside_eyes(residents, independent, expected):
    last = RoundRecord(ref(2), ago(1), residents, independent)
    before = RoundRecord(ref(1), ago(13), True, True)

    found = finding(FACTOR, "outside_eyes", rounds=(last, before))

    assert found.outcome == expected
    assert found.records == (ref(2),)


@pytest.mark.parametrize(
    ("residents", "independent", "text"),
    [
        (True, True, "oordeelden bewoners en een onafhankelijke beoordelaar mee."),
        (True, False, "oordeelden bewoners mee. Er ontbreekt: een onafhankelijke beoordelaar."),
        (False, True, "oordeelden een onafhankelijke beoordelaar mee. Er ontbreekt: bewoners."),
        (False, False, "oordeelden geen van beide mee. Er ontbreekt: bewoners en een onafhankelijke beoordelaar."),
    ],
)
def test_who_judged_from_outside_is_said(residents, independent, text):
    found = finding(FACTOR, "outside_eyes", rounds=(RoundRecord(ref(), ago(0), residents, independent),))

    assert found.text == f"In de ronde van 23 november 2026 {text}"


def test_nobody_judged_from_outside_unless_it_is_recorded():
    assert outcome(FACTOR, "outside_eyes", rounds=(RoundRecord(ref(), ago(1)),)) == "not_met"


def test_how_long_there_is_no_director_is_said():
    found = finding(FACTOR, "appointed", directors=(director(until=ago(5)), director(since=ago(90), until=ago(60))))

    assert found.text == "De plaats van procesregisseur is leeg sinds 23 juni 2026 (5 maanden)."
    assert (
        finding(FACTOR, "appointed", directors=(director(),)).text == "Er is een procesregisseur sinds 1 januari 2018."
    )


def test_what_a_director_has_is_said():
    found = finding(FACTOR, "own_means", directors=(director(fte=Decimal("0.5")),))

    assert found.text == "De procesregisseur heeft 0,5 fte en een eigen budget van €\u00a00 per jaar."


def test_outside_eyes_is_unknown_before_a_round_is_closed():
    assert outcome(FACTOR, "outside_eyes", rounds=(RoundRecord(ref(), ago(-1), True, True),)) == "unknown"
    assert outcome(FACTOR, "outside_eyes") == "unknown"
