"""A change in a report: the verdict, the words, and all that it rests on, frozen."""

import re

import pytest
from django.utils import translation

from monitoring.snapshot import movements
from monitoring.snapshot.pools import gathered
from monitoring.verifying import choosing
from neighbourhoods.models import Indicator
from neighbourhoods.series import area_series
from neighbourhoods.standings.movements import movements as moved
from neighbourhoods.standings.movements import of_book, open_book
from tests.neighbourhoods.standings.small_country import code, crime, health, people, rising

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def small_country(db, tmp_path):
    people(tmp_path)
    crime(tmp_path, rising)


def of(number, key="misdrijven"):
    return moved([code(number)], [key])[key], Indicator.objects.get(key=key)


def test_what_rose_more_than_is_ordinary_became_worse_and_says_beside_whom(small_country):
    movement, indicator = of(59)

    reason = movements.reason(movement, indicator, otherwise="")

    assert (movements.verdict(movement, indicator), movements.label(movement, indicator)) == (
        "worse",
        "verslechterd (voorlopig)",
    )
    assert reason.startswith(f"In 2024 en 2025 waren er 59{NBSP}% meer geregistreerde misdrijven dan in 2022 en 2023.")
    assert "van 60 buurten die erop lijken, steeg er 1 sterker." in reason
    assert reason.endswith("Meer dan gewoon zegt niet waardoor.")


def test_the_title_of_its_picture_is_frozen_in_dutch(small_country):
    movement, _indicator = of(59)
    series = area_series([code(59)], ["misdrijven"])["misdrijven"]

    with translation.override("en"):
        title = movements.finding(series, movement)

    assert title == (
        "Geregistreerde misdrijven: meer gestegen dan gewoon, van gemiddeld 100 naar 159 (2022–2025, voorlopig)"
    )


def test_what_is_frozen_is_enough_to_judge_again(small_country):
    book = open_book([code(59)], ["misdrijven"])
    movement = of_book(book, {"misdrijven": [code(59)]}, keeps_pool=True)["misdrijven"]
    pools = gathered([movement])

    kept = movements.frozen(movement, book.indicators["misdrijven"], {code(58): "Buurt 58, Stad"}, pools)

    changes = [peer[-1] for peer in kept["peers"]]
    assert (kept["base"], kept["now"], kept["years"]) == (100, 159, [2022, 2023, 2024, 2025])
    assert sum(change > kept["change"] for change in changes) == kept["more"] == 1
    assert sum(change < kept["change"] for change in changes) == kept["less"] == 59
    assert (sorted(changes)[2], sorted(changes)[-3]) == (kept["low"], kept["high"])
    assert all(round((now / base - 1) * 100, 9) == round(change, 9) for *_about, base, now, change in kept["peers"])
    assert (kept["verdict"], kept["obstacle"], kept["version"]) == ("risen_more", None, 1)
    assert [code(58), "Buurt 58, Stad", 5_000, 100, 158] in [peer[:5] for peer in kept["peers"]]
    assert len(kept["pool"]["starts"]) == kept["candidates"] > 60
    assert [code(59)] not in [start[:1] for start in kept["pool"]["starts"]]
    assert list(choosing.check(kept, {"alike": pools.frozen()}, 1)) == []


def test_an_estimate_is_told_and_never_judged(db, tmp_path):
    people(tmp_path)
    health(tmp_path, {2022: lambda number: 60, 2024: lambda number: 61})
    movement, indicator = of(0, "ervaren_gezondheid")

    assert movements.verdict(movement, indicator) == "not_assessable"
    assert movements.frozen(movement, indicator, {}, gathered([movement]))["obstacle"] == "model_estimate"
    assert movements.reason(movement, indicator, otherwise="").endswith(
        "Dit cijfer is een schatting met een model; een oordeel geven we niet."
    )


@pytest.mark.parametrize(("judged", "said"), [(0, 1), (1, 1), (7, 1)])
def test_the_chance_of_a_false_alarm_is_told_once_however_many_judgements_there_are(judged, said):
    ambitions = [{"indicators": [{"movement": {"verdict": "ordinary"}}] * judged}]

    text = movements.rule(ambitions)["text"]

    assert len(re.findall(r"1 op (de )?10", text)) == said
    assert ("In dit rapport is één verandering beoordeeld." in text) == (judged == 1)
