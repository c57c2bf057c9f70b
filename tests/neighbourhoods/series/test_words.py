from datetime import date

import pytest

from neighbourhoods.figures import ComparisonObstacle, Denominator, FigureState, Origin, Part, Rule, combine
from neighbourhoods.series import words
from neighbourhoods.terms import Combination, Note, ReleaseStatus

NAMES = {"inwoners": "inwoners", "woningen": "woningen"}
ORIGIN = Origin("47022NED", "47022NED", "2025", 2024, ReleaseStatus.PROVISIONAL, date(2026, 3, 2), 1, "Politie")
SOURCE = "Bron: Politie, tabel 47022NED, 2025, indeling 2024, voorlopig, opgehaald op 02-03-2026."


def figure(combination, *, people=None, note=Note.PRESENT, **values):
    parts = {
        code: Part(code, value, note if value is not None else Note.SECRET, ORIGIN) for code, value in values.items()
    }
    inhabitants = {code: Part(code, float(number)) for code, number in (people or {}).items()}
    denominators = [Denominator("inwoners", "2024", inhabitants)] if people else []
    return combine(values, parts, Rule(combination, per=1000), period="2025", denominators=denominators)


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (figure(Combination.SUM, BU1=1, BU2=2), "Opgeteld over BU1, BU2."),
        (figure(Combination.SUM, BU1=1), "Zoals gepubliceerd voor BU1."),
        (figure(Combination.SUM, BU1=None), "Voor BU1 is geen cijfer gepubliceerd (geheim)."),
        (
            figure(Combination.SUM, BU1=1, BU2=None),
            "Op te tellen over BU1, BU2. Het cijfer van BU2 ontbreekt, dus is er geen cijfer voor het hele gebied.",
        ),
        (
            figure(Combination.WEIGHTED_MEAN, people={"BU1": 900, "BU2": 100}, BU1=1, BU2=2),
            "Gemiddelde van BU1, BU2, gewogen naar inwoners 2024.",
        ),
        (
            figure(Combination.RATE, people={"BU1": 900}, BU1=1),
            "Het aantal in BU1, gedeeld door inwoners 2024.",
        ),
        (figure(Combination.RATE, BU1=1), "Het aantal in BU1, gedeeld door een aantal dat niet bekend is."),
        (
            figure(Combination.WEIGHTED_MEAN, BU1=1, BU2=2),
            "Gemiddelde van BU1, BU2, gewogen naar een aantal dat niet bekend is.",
        ),
        (
            figure(Combination.RATE, people={"BU1": 5}, BU1=13),
            "Het aantal in BU1, gedeeld door inwoners 2024. De noemer (inwoners) is 5; dat is te klein om te tonen.",
        ),
        (
            figure(Combination.NONE, BU1=1, BU2=2),
            "Dit cijfer is niet samen te voegen en staat alleen per buurt (BU1, BU2).",
        ),
        (
            figure(Combination.WEIGHTED_MEAN, note=Note.ESTIMATED, BU1=1),
            "Zoals gepubliceerd voor BU1. Het is een schatting met een model.",
        ),
    ],
)
def test_a_figure_says_how_it_was_made_and_where_it_stands(shown, said):
    assert words.explain(shown, NAMES) == f"{said} {SOURCE}"


def test_a_figure_that_is_not_published_says_so_alone_and_in_a_whole():
    later = Part("BU2", None, Note.NOT_PUBLISHED, ORIGIN)
    alone = combine(["BU2"], {"BU2": later}, Rule(Combination.SUM), period="2025")
    whole = combine(["BU1", "BU2"], {"BU1": Part("BU1", 1), "BU2": later}, Rule(Combination.SUM), period="2025")

    assert words.value(alone, 0) == "(nog) niet gepubliceerd"
    assert words.explain(alone, NAMES) == f"Voor BU2 is dit cijfer niet of nog niet gepubliceerd. {SOURCE}"
    assert words.explain(whole, NAMES) == (
        "Op te tellen over BU1, BU2. Het cijfer van BU2 ontbreekt, dus is er geen cijfer voor het hele gebied. "
        f"Niet of nog niet gepubliceerd: BU2. {SOURCE}"
    )


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [(1234.5, 1, "1.234,5"), (1_234_567, 0, "1.234.567"), (0.25, 2, "0,25"), (-3, 0, "-3")],
)
def test_numbers_are_written_as_in_dutch(value, decimals, said):
    assert words.number(value, decimals) == said


def test_a_figure_without_value_shows_its_reason():
    assert words.value(figure(Combination.SUM, BU1=1, BU2=None), 0) == "onvolledig"
    assert words.value(figure(Combination.SUM, BU1=1000, BU2=1), 0) == "1.001"


def test_every_state_and_obstacle_has_words():
    assert set(words.STATES) == set(FigureState)
    assert set(words.OBSTACLES) == set(ComparisonObstacle)
