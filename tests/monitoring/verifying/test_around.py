"""What a report says of the buurten around its area is added up again from those buurten."""

import pytest

from tests.monitoring.verifying.test_verification import CRIME, differences, indicator, verified
from tests.support.snapshots import example_snapshot


def move_a_count(around):
    around["parts"][0][3] = 199.5


def take_in_a_buurt_of_another_wijk(around):
    around["parts"][1][0] = "BU00140200"


def take_in_the_area_itself(around):
    around["parts"][1][0] = "BU00141000"


def count_one_more_peer(around):
    around["more"] = 27


def tell_another_change(around):
    around["text"] = around["text"].replace("3 % meer", "5 % minder")


def lose_a_figure(around):
    around["parts"][0][3] = None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (move_a_count, "eromheen is now 257.5; de buurten geven 261.5"),
        (take_in_a_buurt_of_another_wijk, "BU00140200 is geen buurt eromheen"),
        (take_in_the_area_itself, "BU00141000 is geen buurt eromheen"),
        (count_one_more_peer, "eromheen is more 27; de buurten geven 26"),
        (tell_another_change, "staat 3 niet"),
        (lose_a_figure, "eromheen is change 3.0"),
    ],
)
def test_whoever_changes_what_happened_around_is_found(change, said):
    snapshot = example_snapshot()
    change(indicator(snapshot, CRIME)["movement"]["around"])

    found = differences(verified(snapshot))

    assert any(said in text for text in found), found
