"""What a report says of itself is made again from its files; whoever changes one digit is found."""

import copy

import pytest

from monitoring import verifying
from monitoring.rendering.attachments import attachments
from monitoring.snapshot.seal import canonical
from tests.support.pdf import only_files
from tests.support.snapshots import earlier_snapshot, example_snapshot, unruled_snapshot

NOT_ON_PAPER = "de controlecode staat niet op papier"
SHAPELESS = b'{"schema":1,"head":5,"ambitions":[3],"factors":1,"measures":1,"money":1,"appendices":1}'
HEALTH, CRIME = (0, 0), (2, 0)  # the ambition and the indicator


def files_of(snapshot) -> dict[str, bytes]:
    return {file.name: file.content for file in attachments(snapshot)}


def verified(snapshot, **changed: bytes) -> verifying.Verification:
    """The files of a snapshot as the platform would write them, on a blank page."""
    return verifying.verify(only_files(files_of(snapshot) | changed))


def differences(found: verifying.Verification) -> list[str]:
    return [str(difference) for difference in found.differences if difference.text != NOT_ON_PAPER]


def indicator(snapshot, place):
    ambition, at = place
    return snapshot["ambitions"][ambition]["indicators"][at]


def test_a_report_of_today_agrees_and_holds_all_that_is_needed():
    found = verified(example_snapshot())

    assert differences(found) == []
    assert found.unheld == ()
    assert (found.stages, found.verdicts, found.targets, found.points) == (10, 7, 5, 84)


def test_an_older_report_agrees_as_far_as_it_goes_and_says_what_it_does_not_hold():
    unruled, earlier = verified(unruled_snapshot()), verified(earlier_snapshot())

    assert differences(unruled) == differences(earlier) == []
    assert unruled.unheld == (
        "De regels staan er niet in. Gebruikt is de regel die gold toen dit rapport werd gemaakt.",
        "De cijfers per buurt staan er niet bij. Hoe een cijfer is samengesteld, is niet na te rekenen.",
        "De bestanden waar de cijfers uit komen, staan er niet bij.",
        "Uit welke gebieden is gekozen, staat er niet bij. Of dit de goede gebieden zijn, is niet na te rekenen.",
        "Hoe vaak een doel eerder werd gehaald, staat er niet in.",
    )
    assert (
        "De oordelen zijn van voordat cijfers naast andere gebieden werden gelegd. Die zijn niet na te rekenen."
        in earlier.unheld
    )
    assert (unruled.verdicts, earlier.verdicts) == (7, 0)


def raise_a_stage(snapshot):
    snapshot["factors"]["items"][4].update(stage=3, stage_label="op weg")


def improve_an_outcome(snapshot):
    snapshot["factors"]["items"][4]["findings"][2].update(outcome="met", outcome_label="voldaan")


def raise_a_number(snapshot):
    snapshot["factors"]["items"][4]["findings"][2].update(figure="0.94", measured="0.94")


def raise_the_number_that_is_shown(snapshot):
    snapshot["factors"]["items"][4]["findings"][2].update(figure="0.25")


def lower_the_limit_of_a_criterion(snapshot):
    snapshot["factors"]["items"][4]["findings"][2]["limits"]["met"] = "0.20"


def take_the_number_away(snapshot):
    snapshot["factors"]["items"][0]["findings"][0]["measured"] = None


def say_that_more_was_asked(snapshot):
    snapshot["factors"]["items"][0]["findings"][0]["also"] = {"is_ceiling": True, "holds": False}


def count_one_more_criterion(snapshot):
    snapshot["factors"]["items"][0]["known"] += 1


def give_half_a_point(snapshot):
    snapshot["factors"]["items"][1]["points"] = "2.0"


def loosen_the_limits(snapshot):
    snapshot["rules"]["stage"]["limits"][2] = "0.70"


def let_more_peers_exceed(snapshot):
    snapshot["rules"]["movement"]["one_in"] = 10


def call_it_better(snapshot):
    indicator(snapshot, CRIME).update(verdict="improved", verdict_label="verbeterd (voorlopig)")


def call_it_risen(snapshot):
    indicator(snapshot, CRIME)["movement"]["verdict"] = "risen_more"


def change_the_change(snapshot):
    indicator(snapshot, CRIME)["movement"]["change"] = 14.9


def hide_that_it_is_provisional(snapshot):
    indicator(snapshot, CRIME)["movement"]["is_provisional"] = False
    indicator(snapshot, CRIME)["verdict_label"] = "binnen de gewone schommeling"


def change_a_year(snapshot):
    indicator(snapshot, CRIME)["series"][0]["points"][1]["value"] = 39.4


def change_a_year_and_its_buurt(snapshot):
    point = indicator(snapshot, CRIME)["series"][0]["points"][1]
    point["value"] = point["parts"][0][1] = 39.4


def take_a_peer_down(snapshot):
    indicator(snapshot, CRIME)["movement"]["peers"][59][-1] = 2.0


def put_a_peer_in_twice(snapshot):
    peers = indicator(snapshot, CRIME)["movement"]["peers"]
    peers[3] = list(peers[2])


def say_another_number(snapshot):
    movement = indicator(snapshot, CRIME)["movement"]
    movement["beside"] = movement["beside"].replace("10 sterker", "16 sterker")


def let_more_areas_reach_the_target(snapshot):
    indicator(snapshot, CRIME)["reach"]["reached"] = 15


def ask_less(snapshot):
    indicator(snapshot, CRIME)["target"].update(value=49, text="49,0")


def print_another_figure(snapshot):
    indicator(snapshot, HEALTH)["now"]["text"] = "89,4 %"


def show_another_figure(snapshot):
    indicator(snapshot, HEALTH)["now"].update(value=89.4, text="89,4 %")


def call_the_newest_year_final(snapshot):
    indicator(snapshot, CRIME)["series"][0]["points"][-1]["status"] = "definitief"


def name_a_release_that_is_not_there(snapshot):
    indicator(snapshot, CRIME)["series"][0]["points"][-1]["releases"] = [7]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (raise_a_stage, "de stand is ‘op weg’; de criteria geven ‘begin’"),
        (improve_an_outcome, "de stand is ‘begin’; de criteria geven ‘op weg’"),
        (raise_a_number, "Er staat ‘niet voldaan’; 0.94 geeft ‘voldaan’"),
        (raise_the_number_that_is_shown, "Het getal is 0.25; beoordeeld is 0.24"),
        (lower_the_limit_of_a_criterion, "Er staat ‘niet voldaan’; 0.24 geeft ‘voldaan’"),
        (take_the_number_away, "Er staat ‘voldaan’; zonder getal geeft ‘niet voldaan’"),
        (say_that_more_was_asked, "Er staat ‘voldaan’; 0.9 geeft ‘deels’"),
        (count_one_more_criterion, "4 van de 4 criteria bekend zijn; het zijn er 3"),
        (give_half_a_point, "er staan 2.0 punten; de criteria geven er 1.5"),
        (loosen_the_limits, "de regel voor een stand is niet die van versie 1"),
        (let_more_peers_exceed, "de regel voor een oordeel is niet die van versie 1"),
        (call_it_better, "het oordeel is improved; uit de regel volgt ordinary"),
        (call_it_risen, "de uitkomst is risen_more; de gebieden geven ordinary"),
        (change_the_change, "de verandering is 14.9; van 47.8 naar 55.4 is het 15.89"),
        (hide_that_it_is_provisional, "een nieuw cijfer is voorlopig; dat staat er niet bij"),
        (change_a_year, "er staat 39.4; de buurten geven 49.4"),
        (change_a_year_and_its_buurt, "de cijfers van die jaren geven 29.4"),
        (take_a_peer_down, "BU10590000 veranderde 2.0; van 48.0 naar"),
        (put_a_peer_in_twice, "een gebied staat er twee keer bij"),
        (say_another_number, "stegen er 16 sterker.’ staat 10 niet"),
        (let_more_areas_reach_the_target, "reached is 15; de gebieden geven 5"),
        (ask_less, "er is met een ander doel gerekend dan er staat"),
        (print_another_figure, "now: ‘89,4 %’ is niet 69.4, afgerond"),
        (show_another_figure, "now: er staat 89.4; in de reeks staat 69.4"),
        (call_the_newest_year_final, "hier staat ‘definitief’, bij de publicatie ‘voorlopig’"),
        (name_a_release_that_is_not_there, "publicatie 7 staat er niet bij"),
    ],
)
def test_whoever_changes_the_document_and_makes_all_files_anew_is_found(change, said):
    snapshot = example_snapshot()
    change(snapshot)

    found = differences(verified(snapshot))

    assert any(said in text for text in found), found


@pytest.mark.parametrize(
    ("name", "before", "after", "said"),
    [
        ("cijfers.csv", b";2024;69,4;", b";2024;79,4;", "kolom ‘waarde’: er staat ‘79,4’; in het document ‘69.4’"),
        ("cijfers.csv", b";voorlopig;", b";definitief;", "kolom ‘status’: er staat ‘definitief’"),
        ("buurten.csv", b";BU00141000;73,6", b";BU00141000;83,6", "kolom ‘waarde of teller’: er staat ‘83,6’"),
        ("vergelijking.csv", b";-22\r", b";-21\r", "kolom ‘verandering’"),
        ("succesfactoren.csv", b"op orde", b"op weg", "kolom ‘stand’: er staat ‘op weg’"),
        ("succesfactoren.csv", b"(90 %)", b"(80 %)", "kolom ‘bevinding’"),
        ("maatregelen.csv", b"0;", b"1;", "kolom ‘"),
        ("financien.csv", b"000;", b"001;", "kolom ‘"),
        ("eigen-cijfers.csv", b"kwartaal 2026", b"kwartaal 2025", "kolom ‘periode’"),
        ("publicaties.csv", b";2025;", b";2024;", "kolom ‘periode’: er staat ‘2024’; in het document ‘2025’"),
        ("publicaties.csv", b";2024;CC", b";2023;CC", "kolom ‘indeling’"),
        ("kandidaten.csv", b";6007;", b";6107;", "kolom ‘inwoners’: er staat ‘6107’; in het document ‘6007’"),
        ("eromheen.csv", b";195,5\r", b";196,5\r", "kolom ‘nu’: er staat ‘196,5’; in het document ‘195.5’"),
        ("vergelijking.csv", b";2022-2023;", b";2021-2023;", "kolom ‘jaren eerst’"),
    ],
)
def test_a_changed_digit_in_a_table_is_found_with_its_line(name, before, after, said):
    file = files_of(example_snapshot())[name]
    tampered = file.replace(before, after, 1)

    found = differences(verified(example_snapshot(), **{name: tampered}))

    assert tampered != file
    assert any(said in text and text.startswith(f"{name}: regel ") for text in found), found


@pytest.mark.parametrize(("rows", "said"), [(slice(0, -1), "deze regel ontbreekt"), (slice(0, None), None)])
def test_a_row_that_was_taken_out_is_missed(rows, said):
    lines = files_of(example_snapshot())["cijfers.csv"].splitlines(keepends=True)

    found = differences(verified(example_snapshot(), **{"cijfers.csv": b"".join(lines[rows])}))

    assert [said in text for text in found] == ([True] if said else [])


def test_a_row_too_many_does_not_belong():
    lines = files_of(example_snapshot())["cijfers.csv"].splitlines(keepends=True)

    found = differences(verified(example_snapshot(), **{"cijfers.csv": b"".join([*lines, lines[-1]])}))

    assert len(found) == 1
    assert "deze regel hoort er niet" in found[0]


def test_a_rule_that_is_not_known_here_is_not_taken_for_one_that_is():
    snapshot = example_snapshot()
    snapshot["rules"]["stage"].update(rule="gut_feeling", version=3)
    indicator(snapshot, CRIME)["movement"]["version"] = 2
    indicator(snapshot, CRIME)["reach"]["version"] = 9

    found = differences(verified(snapshot))

    assert any("gut_feeling, versie 3, is hier niet bekend" in text for text in found)
    assert any("two_year_means_among_peers, versie 2, is hier niet bekend" in text for text in found)
    assert any("share_of_peers_that_moved_as_far, versie 9, is hier niet bekend" in text for text in found)


def test_a_part_that_cannot_be_read_does_not_agree_and_the_rest_is_still_checked():
    snapshot = example_snapshot()
    del snapshot["factors"]["items"][0]["findings"][0]["outcome"]
    raise_a_stage(snapshot)

    files = files_of(example_snapshot()) | {"rapport.json": canonical(snapshot)}
    found = [str(difference) for difference in verifying.verify(only_files(files)).differences]

    assert any("factor Gebiedsanalyse: dit deel is niet te lezen" in text for text in found)
    assert any("de stand is ‘op weg’; de criteria geven ‘begin’" in text for text in found)


def test_the_same_report_twice_is_told_the_same():
    snapshot = example_snapshot()

    assert verified(copy.deepcopy(snapshot)) == verified(snapshot)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "geen pdf"),
        (b"een brief", "geen pdf"),
        (only_files({}), "zit geen rapport.json"),
        (only_files({"rapport.json": b"{"}), "niet te lezen"),
        (only_files({"rapport.json": b"[]"}), "geen rapport. Er ontbreekt: schema, head"),
        (only_files({"rapport.json": b'{"schema": 1, "head": {}}'}), "Er ontbreekt: ambitions, factors"),
        (only_files({"rapport.json": SHAPELESS}), "heeft niet de vorm van een rapport"),
    ],
)
def test_a_file_that_is_no_report_is_named_for_what_it_is(content, message):
    with pytest.raises(verifying.NotOurs, match=message):
        verifying.verify(content)
