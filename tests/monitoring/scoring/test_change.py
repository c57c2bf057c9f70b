from datetime import date
from decimal import Decimal

import pytest

from monitoring.scoring.change import StageDirection, change_since
from monitoring.scoring.score import Score


def scored(stage, factor="vision", version="1"):
    return Score(factor, date(2026, 1, 1), "standaard", version, stage, Decimal(1), 1, 1, (), ())


@pytest.mark.parametrize(
    ("before", "now", "direction", "text"),
    [
        (2, 3, StageDirection.UP, "Hoger: van begin naar op weg."),
        (4, 3, StageDirection.DOWN, "Lager: van op orde naar op weg."),
        (3, 3, StageDirection.SAME, "Gelijk gebleven: op weg."),
        (
            None,
            3,
            StageDirection.NOT_COMPARABLE,
            "Niet te vergelijken (van niet te beoordelen naar op weg): er was of is te weinig bekend.",
        ),
    ],
)
def test_change_says_which_way_it_went(before, now, direction, text):
    change = change_since(scored(before), scored(now))

    assert (change.direction, change.text) == (direction, text)


def test_without_a_previous_score_there_is_no_change():
    assert change_since(None, scored(3)).direction is StageDirection.NOT_COMPARABLE


def test_other_criteria_make_it_not_comparable():
    change = change_since(scored(2), scored(4, version="2"))

    assert change.direction is StageDirection.NOT_COMPARABLE
    assert "criteria zijn sindsdien veranderd" in change.text


def test_two_factors_are_never_compared():
    with pytest.raises(ValueError, match="cannot compare"):
        change_since(scored(2), scored(2, factor="learning"))
