from decimal import Decimal

import pytest

from monitoring.scoring.bounds import STEPS, Bounds, CriterionLimits, Outcome, at_least, at_most, share
from monitoring.scoring.wording import MONTH, SHARE, Unit, euro, listing, number, percent

AMBITION = Unit("ambitie", "ambities")
FEW = Bounds(Decimal(2), Decimal(1), AMBITION, met_up_to=Decimal(6), partly_up_to=Decimal(8))


@pytest.mark.parametrize(
    ("bounds", "figure", "outcome"),
    [
        (share("0.8", "0.5"), "0.8", "met"),
        (share("0.8", "0.5"), "0.79", "partly"),
        (share("0.8", "0.5"), "0.5", "partly"),
        (share("0.8", "0.5"), "0.49", "not_met"),
        (at_most("48", "72", MONTH), "48", "met"),
        (at_most("48", "72", MONTH), "49", "partly"),
        (at_most("48", "72", MONTH), "72", "partly"),
        (at_most("48", "72", MONTH), "73", "not_met"),
        (FEW, "0", "not_met"),
        (FEW, "1", "partly"),
        (FEW, "2", "met"),
        (FEW, "6", "met"),
        (FEW, "7", "partly"),
        (FEW, "8", "partly"),
        (FEW, "9", "not_met"),
        (Bounds(Decimal("0.5"), Decimal(0), SHARE, partly_excludes_limit=True), "0", "not_met"),
        (Bounds(Decimal("0.5"), Decimal(0), SHARE, partly_excludes_limit=True), "0.01", "partly"),
    ],
)
def test_limits_are_inclusive_unless_told_otherwise(bounds, figure, outcome):
    assert bounds.outcome(Decimal(figure)) is Outcome(outcome)


def test_limits_read_as_dutch():
    assert share("0.8", "0.5").met_text == "minstens 80\u00a0%"
    assert share("1", "0.5").met_text == "100\u00a0%"
    assert at_most("48", "72", MONTH).partly_text == "hoogstens 72 maanden"
    assert at_least("2", "1", AMBITION).partly_text == "minstens 1 ambitie"
    assert FEW.met_text == "2 tot en met 6 ambities"
    assert FEW.partly_text == "1 tot en met 8 ambities"
    assert Bounds(Decimal(0), Decimal(3), MONTH, True, True).partly_text == "minder dan 3 maanden"


def test_partly_may_not_be_harder_than_met():
    with pytest.raises(ValueError, match="harder"):
        share("0.5", "0.8")
    with pytest.raises(ValueError, match="harder"):
        at_most("72", "48", MONTH)
    with pytest.raises(ValueError, match="harder"):
        FEW.adjusted(met_up_to=Decimal(9))


def test_limits_can_be_adjusted_but_steps_in_words_cannot():
    assert share("0.8", "0.5").adjusted(met=Decimal("0.6")) == share("0.6", "0.5")
    assert FEW.adjusted(met_up_to=Decimal(5)).outcome(6) is Outcome.PARTLY
    with pytest.raises(ValueError, match="switched off"):
        STEPS.adjusted(met=Decimal(1))
    with pytest.raises(ValueError, match="upper limit"):
        share("0.8", "0.5").adjusted(met_up_to=Decimal(1))


def test_a_range_may_hold_one_figure_and_end_where_partly_ends():
    exact = Bounds(Decimal(2), Decimal(1), met_up_to=Decimal(2), partly_up_to=Decimal(2))

    assert [exact.outcome(figure).value for figure in (1, 2, 3)] == ["partly", "met", "not_met"]


def test_a_figure_is_judged_again_by_the_same_limits():
    months = Bounds(Decimal(0), Decimal(3), MONTH, lower_is_better=True, partly_excludes_limit=True)

    assert months.limits == CriterionLimits(Decimal(0), Decimal(3), True, True, None, None, are_steps=False)
    assert (FEW.limits.met_up_to, FEW.limits.partly_up_to) == (6, 8)
    assert STEPS.limits.are_steps


def test_outcomes_are_said_in_dutch():
    assert [outcome.label for outcome in Outcome] == ["voldaan", "deels", "niet voldaan", "onbekend"]


def test_unknown_has_no_points():
    with pytest.raises(ValueError, match="unknown"):
        _ = Outcome.UNKNOWN.points


@pytest.mark.parametrize(
    ("share_of_one", "text"),
    [
        ("0.796", "79\u00a0%"),
        ("0.8", "80\u00a0%"),
        ("0", "0\u00a0%"),
        ("0.01", "1\u00a0%"),
        ("0.004", "minder dan 1\u00a0%"),
        ("1", "100\u00a0%"),
        ("1.1", "110\u00a0%"),
    ],
)
def test_a_percentage_never_rounds_up_to_a_threshold(share_of_one, text):
    assert percent(Decimal(share_of_one)) == text


def test_numbers_are_written_the_dutch_way():
    assert number(Decimal("1250.50")) == "1.250,5"
    assert euro(Decimal("1250000.99")) == "€\u00a01.250.000"
    assert number(100) == "100"
    assert listing(["wonen", "werk", "onderwijs"]) == "wonen, werk en onderwijs"
    assert listing(["wonen"]) == "wonen"
    assert listing([]) == ""
