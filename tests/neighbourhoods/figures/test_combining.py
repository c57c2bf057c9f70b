"""Several buurten as one area."""

from dataclasses import replace

import pytest

from neighbourhoods.figures import (
    Denominator,
    FigureState,
    Method,
    Part,
    Rule,
    added,
    combine,
    nearest_period,
)
from neighbourhoods.terms import Combination, Note
from tests.neighbourhoods.figures.cells import (
    MEAN,
    NONE,
    RATE,
    SUM,
    origin,
    parts,
    people,
)


# Sums
def test_counts_are_added():
    figure = combine(["BU1", "BU2"], parts(BU1=5855, BU2=6050), SUM, period="2024")

    assert (figure.value, figure.state, figure.method) == (11905, FigureState.KNOWN, Method.SUM)


def test_a_sum_with_a_missing_part_is_incomplete_and_never_lower():
    figure = combine(["BU1", "BU2"], parts(BU1=453), SUM, period="2025")

    assert (figure.value, figure.state, figure.absent) == (None, FigureState.INCOMPLETE, ("BU2",))


def test_when_all_parts_are_secret_the_figure_is_secret():
    secret = {code: Part(code, None, Note.SECRET, origin()) for code in ("BU1", "BU2")}

    figure = combine(secret, secret, SUM, period="2024")

    assert figure.state is FigureState.SECRET


@pytest.mark.parametrize(
    ("notes", "state"),
    [
        ([Note.NOT_PUBLISHED, Note.NOT_PUBLISHED], FigureState.NOT_PUBLISHED),
        ([Note.NOT_PUBLISHED, Note.MISSING], FigureState.MISSING),
        ([Note.NOT_PUBLISHED, Note.SECRET], FigureState.INCOMPLETE),
        ([Note.NOT_PUBLISHED, Note.PRESENT], FigureState.INCOMPLETE),
        ([Note.NOT_PUBLISHED, Note.MISSING, None], FigureState.MISSING),
    ],
)
def test_a_part_that_is_not_published_lacks_like_a_missing_one(notes, state):
    published = {
        f"BU{number}": Part(f"BU{number}", 5 if note == Note.PRESENT else None, note, origin())
        for number, note in enumerate(notes)
        if note is not None
    }

    figure = combine([f"BU{number}" for number in range(len(notes))], published, SUM, period="2024")

    assert (figure.value, figure.state) == (None, state)


def test_an_area_without_a_row_is_not_read_and_not_zero():
    lacking = {"BU1": Part("BU1", None, Note.NOT_PUBLISHED, origin())}

    assert combine(["BU1"], {}, SUM, period="2024").state is FigureState.NOT_READ
    assert combine(["BU1"], lacking, SUM, period="2024").state is FigureState.NOT_PUBLISHED
    assert combine(["BU1", "BU2"], lacking, SUM, period="2024").state is FigureState.MISSING  # nothing is known
    known = {"BU1": Part("BU1", 5, Note.PRESENT, origin())}
    assert combine(["BU1", "BU2"], known, SUM, period="2024").state is FigureState.INCOMPLETE


def test_an_area_needs_a_buurt():
    with pytest.raises(ValueError, match="at least one"):
        combine([], {}, SUM, period="2024")


# Weighted means
def test_a_mean_is_weighed_by_its_denominator():
    figure = combine(
        ["BU1", "BU2"], parts(BU1=235, BU2=216), MEAN, period="2024", denominators=[people(BU1=3115, BU2=3205)]
    )

    assert figure.value == pytest.approx(225.365, abs=0.001)
    assert (figure.weight.key, figure.weight.period, figure.weight.total) == ("inwoners", "2024", 6320)


def test_the_first_complete_denominator_is_used():
    homes = Denominator("woningen", "2024", parts(BU1=100, BU2=None))

    figure = combine(
        ["BU1", "BU2"], parts(BU1=10, BU2=20), MEAN, period="2024", denominators=[homes, people(BU1=300, BU2=100)]
    )

    assert (figure.value, figure.weight.key) == (12.5, "inwoners")


def test_no_further_denominator_is_made_than_the_first_complete_one():
    asked = iter([people(BU1=5855, BU2=6050), people(BU1=1, BU2=1)])

    combine(["BU1", "BU2"], parts(BU1=70.0, BU2=80.0), MEAN, period="2020", denominators=asked)

    assert len(list(asked)) == 1


@pytest.mark.parametrize(("inhabitants", "value"), [(59, None), (60, 25)])
def test_no_mean_of_buurten_where_too_few_people_live_together(inhabitants, value):
    figure = combine(
        ["BU1", "BU2"], parts(BU1=25, BU2=25), MEAN, period="2024", denominators=[people(BU1=40, BU2=inhabitants)]
    )

    assert (figure.state, figure.value) == (FigureState.KNOWN if value else FigureState.TOO_SMALL, value)


def test_a_weight_names_where_its_people_were_counted_when_a_part_does():
    counted = {"BU1": Part("BU1", 0.0), "BU2": Part("BU2", 900.0, Note.PRESENT, origin())}

    figure = combine(
        ["BU1", "BU2"],
        parts(BU1=70, BU2=70),
        MEAN,
        period="2024",
        denominators=[Denominator("inwoners", "2024", counted)],
    )

    assert figure.weight.origin == origin()


def test_a_mean_without_weights_is_incomplete():
    figure = combine(["BU1", "BU2"], parts(BU1=10, BU2=20), MEAN, period="2024")

    assert (figure.value, figure.state) == (None, FigureState.INCOMPLETE)


def test_a_buurt_where_nobody_lives_does_not_count_in_a_mean():
    figure = combine(
        ["BU1", "BU2"], parts(BU1=70, BU2=None), MEAN, period="2024", denominators=[people(BU1=900, BU2=0)]
    )

    assert (figure.value, figure.state) == (70, FigureState.KNOWN)


def test_a_mean_of_a_missing_part_is_incomplete():
    figure = combine(
        ["BU1", "BU2"], parts(BU1=70, BU2=None), MEAN, period="2024", denominators=[people(BU1=900, BU2=10)]
    )

    assert (figure.value, figure.state) == (None, FigureState.INCOMPLETE)


def test_one_buurt_is_shown_as_published():
    figure = combine(["BU1"], parts(BU1=73.6), MEAN, period="2024")

    assert (figure.value, figure.method) == (73.6, Method.PUBLISHED)


@pytest.mark.parametrize(
    ("rule", "inhabitants", "state"),
    [(MEAN, 99, FigureState.TOO_SMALL), (MEAN, 100, FigureState.KNOWN), (SUM, 99, FigureState.KNOWN)],
)
def test_no_mean_of_one_buurt_with_too_few_people(rule, inhabitants, state):
    figure = combine(["BU1"], parts(BU1=25), rule, period="2024", denominators=[people(BU1=inhabitants)])

    assert (figure.state, figure.value) == (state, 25 if state is FigureState.KNOWN else None)


def test_an_estimate_stays_an_estimate():
    figure = combine(["BU1"], parts(BU1=73.6, note=Note.ESTIMATED), MEAN, period="2024")

    assert figure.state is FigureState.ESTIMATED


# Rates
def test_a_rate_divides_sums():
    figure = combine(["BU1"], parts("2025", BU1=374), RATE, period="2025", denominators=[people(BU1=6580)])

    assert round(figure.value, 1) == 56.8


@pytest.mark.parametrize(
    ("inhabitants", "state"), [(99, FigureState.TOO_SMALL), (100, FigureState.KNOWN), (0, FigureState.TOO_SMALL)]
)
def test_no_rate_below_the_smallest_denominator(inhabitants, state):
    figure = combine(["BU1"], parts(BU1=13), RATE, period="2024", denominators=[people(BU1=inhabitants)])

    assert figure.state is state
    assert (figure.value is None) == (state is FigureState.TOO_SMALL)


@pytest.mark.parametrize(
    ("events", "state"),
    [
        (0, FigureState.KNOWN),
        (1, FigureState.TOO_SMALL),
        (9, FigureState.TOO_SMALL),
        (10, FigureState.KNOWN),
    ],
)
def test_a_rate_of_our_own_counts_asks_for_enough_events(events, state):
    rule = replace(RATE, events=10)

    assert combine(["a"], parts(a=events), rule, period="2024", denominators=[people(a=5000)]).state is state


def test_a_rate_without_denominator_is_incomplete():
    assert combine(["BU1"], parts(BU1=13), RATE, period="2024").state is FigureState.INCOMPLETE


def test_a_rate_of_an_incomplete_count_is_incomplete():
    figure = combine(
        ["BU1", "BU2"], parts("2025", BU1=453), RATE, period="2025", denominators=[people(BU1=8440, BU2=4140)]
    )

    assert (figure.value, figure.state, figure.absent) == (None, FigureState.INCOMPLETE, ("BU2",))


# What may not be combined
def test_scores_are_never_combined():
    figure = combine(["BU1", "BU2"], parts(BU1=4.1, BU2=4.3), NONE, period="2024")

    assert (figure.value, figure.state, len(figure.parts)) == (None, FigureState.NOT_COMBINABLE, 2)


def test_a_figure_answers_where_it_comes_from():
    figure = combine(["BU1", "BU2"], parts(BU1=1, BU2=2), SUM, period="2024")

    assert figure.origin == origin()
    assert figure.origins == (origin(),)


def test_a_part_without_an_origin_is_none_of_them():
    counted = {"BU1": Part("BU1", 1.0), "BU2": Part("BU2", 2.0, Note.PRESENT, origin())}

    figure = combine(counted, counted, SUM, period="2024")

    assert (figure.origin, figure.origins) == (origin(), (origin(),))


def test_a_publication_about_other_places_does_not_cover_an_area():
    assert combine(["BU1"], parts(BU1=None), SUM, period="2024").is_covered is True
    assert combine(["BU1"], parts(BU2=5), SUM, period="2024").is_covered is False


def test_a_rate_is_per_one_unless_said():
    figure = combine(["BU1"], parts(BU1=13), Rule(Combination.RATE), period="2024", denominators=[people(BU1=130)])

    assert figure.value == pytest.approx(0.1)


def test_counts_of_one_area_are_added():
    assert added([Part("BU1", 1.0), Part("BU1", 2.0, Note.ESTIMATED)]) == Part("BU1", 3.0, Note.ESTIMATED)
    assert added([Part("BU1", 1.0), Part("BU1", None, Note.SECRET)]).note is Note.SECRET


def test_an_addition_has_the_origin_of_what_comes_first():
    first, second = (Part("BU1", 2.0, Note.PRESENT, origin(period)) for period in ("2023", "2024"))

    assert added([first]) == first
    assert added([first, second]) == Part("BU1", 4.0, Note.PRESENT, origin("2023"))


@pytest.mark.parametrize(
    ("wanted", "at_most", "found"),
    [("2020", None, "2019"), ("2021", None, "2022"), ("2030", 3, None), ("2024", 3, "2022"), ("2019-03", 0, "2019")],
)
def test_the_nearest_period(wanted, at_most, found):
    assert nearest_period(wanted, ["2022", "2019"], at_most=at_most) == found


def test_a_month_is_of_its_year():
    assert nearest_period("2021-12", ["2022-01", "2019-06"]) == "2022-01"
    assert combine(["BU1"], {}, SUM, period="2021-12").year == 2021
