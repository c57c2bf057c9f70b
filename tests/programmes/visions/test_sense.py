"""What no target can be is refused, in words that say what can."""

from datetime import date

import pytest

from neighbourhoods.models import Indicator
from programmes.visions.sense import nonsense

TODAY = date(2026, 11, 2)
SHARE = Indicator(key="eenzaam", unit="%", combination="weighted_mean")
RATE = Indicator(key="misdrijven_per_1000", unit="per 1.000 inwoners", combination="rate")
SCORE = Indicator(key="ses_woa", unit="score", combination="weighted_mean")
CLASS = Indicator(key="leefbaarheidsklasse", unit="klasse", combination="none")
OWN = Indicator(key="eigen_saldo", owner_id=1, unit="punten", combination="none")


@pytest.mark.parametrize(
    ("indicator", "value", "words"),
    [
        (SHARE, 0, ""),
        (SHARE, 100, ""),
        (SHARE, 101, "Dit is een percentage. Kies een getal van 0 tot en met 100."),
        (SHARE, -1, "Dit is een percentage. Kies een getal van 0 tot en met 100."),
        (RATE, 400, ""),
        (RATE, -1, "Dit cijfer is nooit lager dan nul. Kies 0 of meer."),
        (SCORE, -0.4, ""),
        (CLASS, 0, "Dit is een klasse. Kies een getal van 1 tot en met 9."),
        (OWN, -3, ""),
    ],
)
def test_a_value_is_one_that_the_indicator_can_have(indicator, value, words):
    for name in ("baseline_value", "target_value"):
        assert nonsense(indicator, {name: value}, TODAY) == ({name: words} if words else {})


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (2025, "2025 is al voorbij. Kies een jaar vanaf 2026."),
        (2026, ""),
        (2100, ""),
        (2101, "Dat is te ver weg. Kies een jaar tot en met 2100."),
    ],
)
def test_a_target_is_ahead(year, words):
    assert nonsense(RATE, {"target_year": year}, TODAY) == ({"target_year": words} if words else {})


def test_a_target_comes_after_the_baseline():
    found = nonsense(RATE, {"target_year": 2026, "baseline_period": "2026"}, TODAY)

    assert found == {"target_year": "Kies een jaar na de nulmeting van 2026."}


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2024", ""),
        ("2024-Q1", ""),
        ("vorig", "Schrijf het jaar van de nulmeting, zoals 2025."),
        ("2031", "2031 moet nog komen. Een nulmeting is al geweest."),
    ],
)
def test_a_baseline_has_been(period, words):
    assert nonsense(RATE, {"baseline_period": period}, TODAY) == ({"baseline_period": words} if words else {})
