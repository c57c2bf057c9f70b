"""What is said of a movement and beside a target, word for word."""

import pytest

from neighbourhoods.models import Indicator
from neighbourhoods.standings import target_words, words
from neighbourhoods.standings.movement import ChangeUnit, Movement, MovementObstacle, MovementVerdict, Peer
from neighbourhoods.standings.targets import Precedent

CRIMES = Indicator(name="misdrijven", unit="aantal", combination="sum", direction="lower")
RATE = Indicator(name="misdrijven per 1.000", unit="per 1.000", combination="rate", direction="lower", decimals=1)
HEALTH = Indicator(name="gezondheid", unit="%", combination="weighted_mean", direction="higher", decimals=1)
SCORE = Indicator(name="leefbaarheid", unit="score", combination="none", direction="higher", decimals=2)
YEARS = (2022, 2023, 2024, 2025)
NBSP = "\N{NO-BREAK SPACE}"


def movement(change, more, less, *, peers=60, level="BU", **about):
    each = tuple(Peer(f"{level}{number:08d}", 5_000, 100, 100, float(number - 20)) for number in range(peers))
    found = {"low": -16.06, "high": 22.49, "verdict": MovementVerdict.ORDINARY} | about
    return Movement(ChangeUnit.PERCENT, YEARS, 100, 100 + change, change, each, 343, more, less, **found)


def plain(text):
    return text.replace(NBSP, " ").replace("\N{MINUS SIGN}", "-")


def test_selwerd_in_whole_sentences():
    selwerd = movement(15.9, 11, 49)

    said = [words.happened(selwerd, CRIMES), words.beside(selwerd), words.visible(selwerd, CRIMES)]

    assert [plain(text) for text in said] == [
        "In 2024 en 2025 waren er 16 % meer misdrijven dan in 2022 en 2023.",
        "Dat is gewoon: van 60 buurten die erop lijken, stegen er 11 sterker.",
        "Pas vanaf +23 % of -17 % zien we hier verschil.",
    ]
    assert words.for_residents(selwerd, "lower") == "Dit is niet duidelijk beter of slechter."
    assert words.not_because() == "Meer dan gewoon zegt niet waardoor."


@pytest.mark.parametrize(
    ("change", "more", "less", "verdict", "sentence", "label"),
    [
        (26, 1, 59, "risen_more",
         "Dat is meer gestegen dan gewoon: van 60 buurten die erop lijken, steeg er 1 sterker.", "verslechterd"),
        (-40, 60, 0, "fallen_more",
         "Dat is meer gedaald dan gewoon: van 60 buurten die erop lijken, daalde er geen sterker.", "verbeterd"),
        (-3, 2, 58, "risen_more",
         "Dat is minder gedaald dan gewoon: van 60 buurten die erop lijken, daalden er 58 sterker.",
         "minder gedaald dan gewoon"),
        (3, 58, 2, "fallen_more",
         "Dat is minder gestegen dan gewoon: van 60 buurten die erop lijken, stegen er 58 sterker.",
         "minder gestegen dan gewoon"),
        (0, 30, 20, "ordinary", "Dat is gewoon: van 60 buurten die erop lijken, stegen er 30 en daalden er 20.",
         "binnen de gewone schommeling"),
        (5, 0, 10, "ordinary", "Dat is gewoon: van 60 buurten die erop lijken, steeg er geen sterker.",
         "binnen de gewone schommeling"),
        (3, 60, 0, "fallen_more",
         "Dat is minder gestegen dan gewoon: alle 60 buurten die erop lijken, stegen sterker.",
         "minder gestegen dan gewoon"),
        (-3, 0, 60, "risen_more",
         "Dat is minder gedaald dan gewoon: alle 60 buurten die erop lijken, daalden sterker.",
         "minder gedaald dan gewoon"),
        (0, 1, 1, "ordinary", "Dat is gewoon: van 60 buurten die erop lijken, steeg er 1 en daalde er 1.",
         "binnen de gewone schommeling"),
        (0, 0, 60, "fallen_more",
         "Dat is minder gestegen dan gewoon: van 60 buurten die erop lijken, steeg er geen en daalden er 60.",
         "minder gestegen dan gewoon"),
    ],
)  # fmt: skip
def test_a_verdict_says_how_many_did_more(change, more, less, verdict, sentence, label):
    found = movement(change, more, less, verdict=MovementVerdict(verdict))

    assert words.beside(found) == sentence
    assert words.label(found, "lower") == label


@pytest.mark.parametrize(
    ("direction", "change", "verdict", "tone", "residents"),
    [
        ("lower", 26, "risen_more", "worse", "Dit is duidelijk slechter geworden."),
        ("higher", 26, "risen_more", "better", "Dit is duidelijk beter geworden."),
        ("lower", -40, "fallen_more", "better", "Dit is duidelijk beter geworden."),
        ("lower", -3, "risen_more", "plain", "Dit is niet duidelijk beter of slechter."),
        ("lower", 3, "ordinary", "plain", "Dit is niet duidelijk beter of slechter."),
        ("context", 26, "risen_more", "plain", "Dit is niet duidelijk beter of slechter."),
    ],
)
def test_better_or_worse_is_only_what_stands_out_the_way_it_went(direction, change, verdict, tone, residents):
    found = movement(change, 1, 1, verdict=MovementVerdict(verdict))

    assert (words.tone(found, direction), words.for_residents(found, direction)) == (tone, residents)


def test_provisional_stands_beside_the_verdict():
    found = movement(26, 1, 59, verdict=MovementVerdict.RISEN_MORE, is_provisional=True)

    assert words.label(found, "lower") == "verslechterd (voorlopig)"


@pytest.mark.parametrize(
    ("change", "verdict", "low", "high", "sentences"),
    [
        # 22,4 is not yet 22,49: as whole percents nothing contradicts.
        (22.4, "ordinary", -16.06, 22.49, ("22 %", "+23 % of -17 %")),
        # -16,1 is beyond -16,06, but -16 would not be beyond -17: so a decimal is shown.
        (-16.1, "fallen_more", -16.06, 22.49, ("16,1 %", "+22,5 % of -16,1 %")),
    ],
)
def test_rounding_never_contradicts_the_verdict(change, verdict, low, high, sentences):
    found = movement(change, 20, 20, verdict=MovementVerdict(verdict), low=low, high=high)

    assert sentences[0] in plain(words.happened(found, CRIMES))
    assert sentences[1] in plain(words.visible(found, CRIMES))


@pytest.mark.parametrize(
    ("low", "high", "sentence"),
    [
        (-100, 30, "Pas vanaf +30 % zien we hier verschil. Een daling is hier niet te zien."),
        (-30, 100, "Pas vanaf -30 % zien we hier verschil. Een stijging is hier niet te zien."),
        (-100, 100, "Verschil is hier niet te zien: te veel gebieden veranderden precies evenveel."),
    ],
)
def test_what_many_did_exactly_is_no_smallest_change(low, high, sentence):
    equals = [-100.0] * (11 if low == -100 else 1) + [100.0] * (11 if high == 100 else 1)
    changes = [*equals, low, high, *range(60)][:60]
    each = tuple(Peer(f"BU{number:08d}", 1, 1, 1, change) for number, change in enumerate(changes))
    found = Movement(ChangeUnit.PERCENT, YEARS, 1, 1, 0, each, 60, 1, 1, low, high, verdict=MovementVerdict.ORDINARY)

    assert plain(words.visible(found, CRIMES)) == sentence


def test_where_everybody_rose_less_is_a_difference_too():
    found = movement(30, 20, 20, low=2.4, high=57.2)

    assert plain(words.visible(found, CRIMES)) == "Pas bij +58 % of meer, of bij +2 % of minder, zien we hier verschil."


def test_a_rate_is_higher_and_a_count_is_as_many():
    assert plain(words.happened(movement(15.9, 1, 1), RATE)) == (
        "In 2024 en 2025 was dit cijfer 16 % hoger dan in 2022 en 2023."
    )
    assert (
        words.happened(movement(0, 1, 1), CRIMES) == "In 2024 en 2025 waren er evenveel misdrijven als in 2022 en 2023."
    )
    assert words.happened(movement(0, 1, 1), RATE) == "In 2024 en 2025 was dit cijfer even hoog als in 2022 en 2023."


def test_a_change_of_less_than_is_shown_is_about_as_many_and_not_zero_percent_more():
    years = "als in 2022 en 2023."

    assert (
        words.happened(movement(0.3, 30, 30), CRIMES)
        == f"In 2024 en 2025 waren er ongeveer evenveel misdrijven {years}"
    )
    assert words.happened(movement(-0.3, 30, 30), RATE) == f"In 2024 en 2025 was dit cijfer ongeveer even hoog {years}"


@pytest.mark.parametrize(("indicator", "amount"), [(HEALTH, "6,7 procentpunt"), (SCORE, "6,70 punt")])
def test_an_estimate_is_told_in_points_and_gets_no_verdict(indicator, amount):
    context = MovementObstacle.MODEL_ESTIMATE
    each = movement(0, 0, 0).peers
    found = Movement(ChangeUnit.POINTS, (2022, 2024), 62.7, 69.4, 6.7, each, 351, 5, 55, 2.8, 8.2, obstacle=context)

    assert words.happened(found, indicator) == f"In 2024 was dit cijfer {amount} hoger dan in 2022."
    assert words.beside(found) == "Van 60 buurten die erop lijken, stegen er 5 sterker."
    assert words.why(found) == "Dit cijfer is een schatting met een model; een oordeel geven we niet."
    assert (words.label(found, "higher"), words.tone(found, "higher")) == ("niet te beoordelen", "plain")
    assert words.visible(found, indicator) == ""


def test_every_obstacle_has_words_and_then_nothing_else_is_said():
    assert set(words.OBSTACLES) == set(MovementObstacle)
    for obstacle in MovementObstacle:
        found = Movement(ChangeUnit.PERCENT, obstacle=obstacle)
        assert words.why(found).endswith(".")
        assert (words.happened(found, CRIMES), words.beside(found), words.visible(found, CRIMES)) == ("", "", "")


def test_wijken_among_the_peers_are_named():
    assert "van 60 buurten en wijken die erop lijken" in words.beside(movement(3, 9, 9, level="WK"))


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, ""),
        (1, "De kans dat dit door toeval opvalt, is 1 op 10."),
        (7, "Van 7 oordelen vallen er gemiddeld 0,7 op door toeval."),
    ],
)
def test_the_chance_of_a_false_alarm_grows_with_the_judgements(count, sentence):
    assert words.chance(count) == sentence


@pytest.mark.parametrize(
    ("reached", "span", "sentence"),
    [
        (3, 3, "Van 60 buurten met zo’n cijfer lukte dit er 3, in drie jaar."),
        (0, 8, "Van 60 buurten met zo’n cijfer lukte dit er geen, in acht jaar."),
        (5, 13, "Van 60 buurten met zo’n cijfer lukte dit er 5, in 13 jaar."),
    ],
)
def test_beside_a_target_stands_who_managed_it(reached, span, sentence):
    peers = movement(0, 0, 0).peers
    found = Precedent(ChangeUnit.PERCENT, 45, 2030, today=55.4, span=span, reached=reached, peers=peers)

    assert target_words.managed(found) == sentence


def test_beside_a_target_that_is_reached_already_stands_just_that():
    found = Precedent(ChangeUnit.PERCENT, 60, 2030, today=55.4, obstacle=MovementObstacle.ALREADY_REACHED)

    assert target_words.managed(found) == "Het cijfer van nu is al zo goed als dit doel, of beter."


def test_beside_a_target_stands_why_it_cannot_be_said():
    found = Precedent(ChangeUnit.POINTS, 25, 2030, obstacle=MovementObstacle.ONE_MEASUREMENT)

    assert target_words.managed(found) == (
        "Of dit haalbaar is, is niet te zeggen. Er is één meting. Een verandering is dus niet te zien."
    )
