"""Peers are chosen again from all areas that could be one; whoever changes what was chosen from is found."""

import pytest

from tests.monitoring.verifying.test_verification import CRIME, differences, indicator, verified
from tests.support.snapshots import example_snapshot


def choose_another_peer(snapshot):
    pool = indicator(snapshot, CRIME)["movement"]["pool"]
    pool["starts"][70][1] = 47.9


def move_a_start(snapshot):
    indicator(snapshot, CRIME)["movement"]["pool"]["starts"][5][1] = 49.0


def leave_a_candidate_out(snapshot):
    del indicator(snapshot, CRIME)["movement"]["pool"]["starts"][200]


def take_in_a_village(snapshot):
    snapshot["alike"][0]["areas"][4][2] = 90.0


def take_in_a_larger_area(snapshot):
    snapshot["alike"][0]["areas"][100][1] = 17_000


def take_in_its_own_ground(snapshot):
    snapshot["alike"][0]["codes"].append("BU20400000")


def take_in_a_wijk(snapshot):
    area = snapshot["alike"][0]["areas"][80]
    for start in (start for starts in pools(snapshot) for start in starts if start[0] == area[0]):
        start[0] = "WK202000"
    area[0] = "WK202000"


def change_the_people_of_a_peer(snapshot):
    indicator(snapshot, CRIME)["movement"]["peers"][7][2] = 6107


def choose_from_others_for_the_target(snapshot):
    indicator(snapshot, CRIME)["reach"]["pool"]["starts"][70][1] = 55.0


def hide_what_was_chosen_from(snapshot):
    indicator(snapshot, CRIME)["movement"]["pool"] = None


def pools(snapshot):
    for ambition in snapshot["ambitions"]:
        for one in ambition["indicators"]:
            for judged in (one["movement"], one["reach"]):
                if judged and judged["pool"]:
                    yield judged["pool"]["starts"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (choose_another_peer, "gebied 1 in de vergelijking is BU10000000; uit de regel volgt BU20100000"),
        (move_a_start, "BU10050000 begon op 48.0; bij de keuze was dat 49.0"),
        (leave_a_candidate_out, "er staan 343 gebieden om uit te kiezen; het zijn er 342"),
        (take_in_a_village, "BU10040000 is niet zo stedelijk als dit gebied"),
        (take_in_a_larger_area, "BU20400000 heeft 17000 inwoners, en dit gebied 6580"),
        (take_in_its_own_ground, "BU20400000 ligt in het gebied zelf of er omheen"),
        (take_in_a_wijk, "WK202000 is een wijk, en dit gebied is daar te klein voor"),
        (change_the_people_of_a_peer, "BU10070000 heeft 6107 inwoners; bij de keuze waren het er 6007"),
        (choose_from_others_for_the_target, "doel: gebied 1 in de vergelijking is BU10000000"),
        (hide_what_was_chosen_from, "waaruit de gebieden zijn gekozen, staat er niet bij"),
    ],
)
def test_whoever_changes_what_peers_were_chosen_from_is_found(change, said):
    snapshot = example_snapshot()
    change(snapshot)

    found = differences(verified(snapshot))

    assert any(said in text for text in found), found
