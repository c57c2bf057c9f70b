"""The title of a picture says what was found, of each kind of judgement, and no more than that."""

import pytest

from neighbourhoods.figures import Figure, FigureState, Method
from neighbourhoods.models import Indicator
from neighbourhoods.pages.findings import finding
from neighbourhoods.series import Series
from neighbourhoods.standings.movement import ChangeUnit, Movement, MovementObstacle, MovementVerdict

CRIMES = Indicator(
    name="misdrijven per 1.000 inwoners", unit="per 1.000 inwoners", combination="rate", direction="lower", decimals=1
)
HEALTH = Indicator(name="goed ervaren gezondheid", unit="%", combination="weighted_mean", direction="higher")
PEOPLE = Indicator(name="inwoners", unit="aantal", combination="sum", direction="context")
INCOME = Indicator(name="gemiddeld inkomen", unit="x 1.000 euro", combination="none", direction="higher", decimals=1)
YEARS = (2022, 2023, 2024, 2025)
NBSP = "\N{NO-BREAK SPACE}"


def series(indicator, values, *, breaks=(), state=FigureState.MISSING):
    """A line with a figure for each year; None for the reason in `state`."""
    indicator = Indicator(**{name: getattr(indicator, name) for name in ("name", "unit", "direction", "decimals")})
    indicator.breaks = list(breaks)
    figures = tuple(
        Figure(value, FigureState.KNOWN if value is not None else state, str(year), Method.PUBLISHED, ("BU1",))
        for year, value in values.items()
    )
    return Series(indicator, figures, (), ())


def moved(base, now, **about):
    return Movement(ChangeUnit.PERCENT, YEARS, base, now, 100 * (now - base) / base, **about)


def verdict(name, base, now, **about):
    return moved(base, now, verdict=MovementVerdict(name), **about)


CRIME_LINE = series(CRIMES, dict(zip(YEARS, (60, 62, 73, 75), strict=True)))


@pytest.mark.parametrize(
    ("movement", "title"),
    [
        (verdict("risen_more", 61, 74),
         "Misdrijven: meer gestegen dan gewoon, van gemiddeld 61,0 naar 74,0 per 1.000 (2022–2025)"),
        (verdict("fallen_more", 61, 42),
         "Misdrijven: meer gedaald dan gewoon, van gemiddeld 61,0 naar 42,0 per 1.000 (2022–2025)"),
        (verdict("risen_more", 61, 60),
         "Misdrijven: minder gedaald dan gewoon, van gemiddeld 61,0 naar 60,0 per 1.000 (2022–2025)"),
        (verdict("fallen_more", 61, 62),
         "Misdrijven: minder gestegen dan gewoon, van gemiddeld 61,0 naar 62,0 per 1.000 (2022–2025)"),
        (verdict("ordinary", 61, 64),
         "Misdrijven: niet meer veranderd dan gewoon is, van gemiddeld 61,0 naar 64,0 per 1.000 (2022–2025)"),
        (verdict("risen_more", 61, 74, is_provisional=True),
         "Misdrijven: meer gestegen dan gewoon, van gemiddeld 61,0 naar 74,0 per 1.000 (2022–2025, voorlopig)"),
    ],
)  # fmt: skip
def test_a_verdict_is_the_title(movement, title):
    assert finding(CRIME_LINE, movement).replace(NBSP, " ") == title


@pytest.mark.parametrize(
    ("line", "movement", "title"),
    [
        (series(HEALTH, {2022: 63, 2024: 69}), moved(63, 69, obstacle=MovementObstacle.MODEL_ESTIMATE),
         "Goed ervaren gezondheid: van 63 naar 69 % (2022–2024); een schatting, dus geen oordeel"),
        (series(HEALTH, {2024: 69}), Movement(ChangeUnit.POINTS, obstacle=MovementObstacle.ONE_MEASUREMENT),
         "Goed ervaren gezondheid: 69 % in 2024; er is één meting"),
        (series(CRIMES, {2024: 8, 2025: 9}), Movement(ChangeUnit.PERCENT, obstacle=MovementObstacle.TOO_SMALL),
         "Misdrijven: van 8,0 naar 9,0 per 1.000 (2024–2025); te weinig inwoners voor een oordeel"),
        (series(CRIMES, {2025: 9}), Movement(ChangeUnit.PERCENT, obstacle=MovementObstacle.FEWER_THAN_FOUR_YEARS),
         "Misdrijven: 9,0 per 1.000 in 2025; te weinig jaren voor een oordeel"),
        (series(CRIMES, {2019: 5, 2024: 8, 2025: 9}, breaks=[2024]),
         Movement(ChangeUnit.PERCENT, obstacle=MovementObstacle.BREAK),
         "Misdrijven: van 8,0 naar 9,0 per 1.000 (2024–2025); tussendoor anders gemeten, dus geen oordeel"),
        (series(INCOME, {2022: 21.3}), Movement(ChangeUnit.POINTS, obstacle=MovementObstacle.NO_LIKENESS),
         "Gemiddeld inkomen: 21,3 x 1.000 euro in 2022; geen oordeel over de verandering"),
        (series(CRIMES, {2024: 8, 2025: None}, state=FigureState.TOO_SMALL), None,
         "Misdrijven: te klein om te tonen in 2025"),
        (series(CRIMES, {2024: 8, 2025: None}, state=FigureState.INCOMPLETE),
         Movement(ChangeUnit.PERCENT, obstacle=MovementObstacle.INCOMPLETE),
         "Misdrijven: onvolledig in 2025"),
        (series(CRIMES, {}), None, "Misdrijven: nog geen cijfers"),
        (series(PEOPLE, {2013: 6_100, 2025: 6_580}), None, "Inwoners: van 6.100 naar 6.580 (2013–2025)"),
    ],
    ids=["estimate", "one year", "too small", "few years", "break", "no likeness", "hidden", "incomplete", "nothing",
         "background"],
)  # fmt: skip
def test_without_a_verdict_the_title_says_what_is_known_and_why_there_is_none(line, movement, title):
    assert finding(line, movement).replace(NBSP, " ") == title


@pytest.mark.parametrize("direction", ["higher", "lower", "context"])
def test_no_title_says_better_or_worse(direction):
    indicator = Indicator(name="misdrijven", unit="aantal", direction=direction, decimals=0)
    line = series(indicator, dict(zip(YEARS, (60, 62, 73, 75), strict=True)))

    titles = [finding(line, verdict(name, 61, 74)) for name in MovementVerdict]

    assert not [title for title in titles if "beter" in title or "slechter" in title]
    assert all(len(title.split()) <= 15 for title in titles)
