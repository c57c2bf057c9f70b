"""What the report says to residents: plain sentences from the same snapshot, and what is not known is said."""

import re

import pytest

from monitoring.rendering import residents
from tests.monitoring.rendering.test_document import EMPTY
from tests.support.snapshots import earlier_snapshot, example_snapshot

LONGEST = 20  # words in a sentence of our own; what people wrote is theirs


@pytest.fixture
def told():
    return residents.plain(example_snapshot())


def test_it_says_what_the_report_is_about_and_what_is_being_done(told):
    assert told["about"] == (
        "De gemeente Groningen werkt met bewoners en partners aan Selwerd. Dat duurt van 2018 tot 2038. "
        "Dit rapport gaat over oktober 2025 tot en met september 2026. "
        "We voeren de plannen uit en kijken of het werkt."
    )
    assert told["promised"] == [
        "Niet alles gaat zoals we hebben afgesproken.",
        "2 afspraken zijn niet of niet op tijd nagekomen.",
        "2 besluiten zijn te laat.",
    ]
    assert told["work"].startswith("Er lopen ")
    assert [problem["title"] for problem in told["problems"]] == [
        measure["title"]
        for measure in example_snapshot()["measures"]["items"]
        if measure["light"] == "red" and not measure["is_ended"]
    ]


KEPT = {"made": 3, "kept": 2, "broken": 0, "late": 0}
DONE = "We doen wat we hebben afgesproken."


@pytest.mark.parametrize(
    ("lights", "promises", "late", "said"),
    [
        (["green", "green"], KEPT, 0, [DONE]),
        (["green", "unknown"], KEPT, 0, [DONE, "Van 1 plan weten we dat nog niet."]),
        (["green", "red"], KEPT, 0, []),
        (["green"], KEPT | {"late": 1}, 0, ["1 afspraak is niet of niet op tijd nagekomen."]),
        (["green"], KEPT | {"broken": 2}, 0, ["2 afspraken zijn niet of niet op tijd nagekomen."]),
        (["green"], KEPT, 1, ["1 besluit is te laat."]),
        ([], KEPT, 0, [DONE]),
        (["unknown"], {**KEPT, "made": 0}, 0, ["Of we doen wat we hebben afgesproken, weten we nog niet."]),
    ],
)
def test_it_is_done_as_agreed_only_where_lights_promises_and_terms_say_so(lights, promises, late, said):
    example = example_snapshot()
    model = next(measure for measure in example["measures"]["items"] if not measure["is_ended"])
    example["measures"]["items"] = [{**model, "light": light} for light in lights]
    example["coalition"]["promises"] = promises
    example["overdue"] = example["overdue"][:late]

    told = residents.plain(example)["promised"]

    assert [sentence for sentence in told if sentence != "Niet alles gaat zoals we hebben afgesproken."] == said
    assert (DONE in told) is (DONE in said)


def test_a_figure_stands_with_what_may_be_said_of_it(told):
    verdicts = {
        indicator["label"]: indicator["verdict"]
        for ambition in example_snapshot()["ambitions"]
        for indicator in ambition["indicators"]
    }
    said = {figure["label"]: figure["text"] for figure in told["figures"]}

    for label, verdict in verdicts.items():
        places = [text for text, figures in said.items() if label[1:] in figures]
        assert places in ([], [residents.SAID_BESIDE_PEERS[verdict]]), label
    assert said["Dit is niet duidelijk beter of slechter"].endswith(").")


def test_an_earlier_report_goes_on_saying_what_it_said():
    told = residents.plain(earlier_snapshot())

    assert told["figures"][0]["label"] == "Dit is slechter dan eerst"
    assert "; eerst 54,0)" in told["figures"][0]["text"]


def test_sentences_of_ours_are_short(told):
    ours = [told["about"], *told["promised"], told["work"], told["ideas"], told["money"]]

    sentences = [sentence for text in ours for sentence in re.split(r"(?<=[.!?]) ", text)]
    assert [sentence for sentence in sentences if len(sentence.split()) > LONGEST] == []


def test_what_is_not_known_is_said():
    told = residents.plain(example_snapshot(**EMPTY))

    assert told["no_figures"].startswith("We weten nog niet hoe het met de wijk gaat.")
    assert told["work"] == "Er lopen nog geen plannen."
    assert told["promised"] == ["Of we doen wat we hebben afgesproken, weten we nog niet."]
    assert told["ideas"] == "In deze tijd kwamen er geen ideeën van bewoners."
    assert told["judgement"] == "Wat bewoners van de aanpak vinden, weten we nog niet."
    assert told["money"] == "Hoeveel geld er is, staat nog niet vast."


def test_a_figure_that_was_chosen_and_cannot_be_shown_is_named(told):
    unknown = "inwoners die zich vaak onveilig voelen in de buurt"

    assert told["no_figures"] == f"Dit kunnen we nog niet laten zien: {unknown}."
    assert unknown not in str(told["figures"])


def test_where_no_figure_that_was_chosen_can_be_shown_it_is_not_said_that_none_was_chosen():
    example = example_snapshot()
    for ambition in example["ambitions"]:
        for indicator in ambition["indicators"]:
            indicator["now"] = None

    told = residents.plain(example)

    assert told["no_figures"].startswith(
        "We weten nog niet hoe het met de wijk gaat. Dit kunnen we nog niet laten zien: "
    )
    assert "gekozen" not in told["no_figures"]
    assert told["figures"] == []


def test_one_of_a_thing_is_said_as_one():
    measures = example_snapshot()["measures"]
    measures["items"] = [measure for measure in measures["items"] if measure["light"] == "red"][:1]

    told = residents.plain(example_snapshot(measures=measures))

    assert told["work"] == "Er loopt 1 plan. Bij 1 plan is er een probleem."


@pytest.mark.parametrize(
    ("granted", "said"),
    [(58_400, "20 kregen een ja, met samen €\xa058.400."), (0, "20 kregen een ja. Een besluit")],
)
def test_a_yes_without_money_is_a_yes(granted, said):
    initiatives = example_snapshot()["initiatives"] | {"granted": granted}

    assert said in residents.plain(example_snapshot(initiatives=initiatives))["ideas"]
