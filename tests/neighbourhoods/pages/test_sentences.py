"""Why a figure is not shown, in words that fit what it is: a count, a rate or a mean."""

import pytest

from neighbourhoods.figures import Denominator, Part, Rule, combine
from neighbourhoods.models import Indicator
from neighbourhoods.pages import provenance, sentences
from neighbourhoods.standings.ranks import Standing
from neighbourhoods.terms import Combination, Note

RATIO = "Het gaat hier om zo weinig mensen of woningen dat een verhouding niets zegt."
COUNT = "Dit cijfer tonen we niet: het gaat over te weinig mensen, of verraadt een ander klein cijfer."
DENOMINATOR = (
    "Is de groep mensen of woningen kleiner dan 100, dan tonen we geen cijfer: het zegt dan te weinig, of gaat over "
    "personen."
)
FEWEST = "Een aantal onder 5 tonen we niet: het kan over personen gaan."


def told(combination, *, people=None, note=Note.PRESENT, **values):
    """How a figure came about and what is said beside it."""
    parts = {code: Part(code, value, note if value is None else Note.PRESENT) for code, value in values.items()}
    inhabitants = {code: Part(code, number) for code, number in (people or {}).items()}
    denominators = [Denominator("inwoners", "2025", inhabitants)] if people else []
    figure = combine(values, parts, Rule(combination, per=1000), period="2025", denominators=denominators)
    indicator = Indicator(combination=combination, minimum=100, fewest_people=5, per=1000)
    return provenance.of(figure, indicator, {"inwoners": "inwoners"}, {"BU1": "Selwerd", "BU2": "Beijum"}, Standing())


@pytest.mark.parametrize(
    ("shown", "cautions"),
    [
        (told(Combination.SUM, note=Note.TOO_SMALL, BU1=None), (COUNT, FEWEST)),
        (told(Combination.SUM, note=Note.TOO_SMALL, BU1=None, BU2=None), (COUNT, FEWEST)),
        (told(Combination.WEIGHTED_MEAN, note=Note.TOO_SMALL, BU1=None), (COUNT, DENOMINATOR)),
        (told(Combination.RATE, people={"BU1": 5}, BU1=13), (RATIO, DENOMINATOR)),
        (told(Combination.WEIGHTED_MEAN, people={"BU1": 5}, BU1=7.5), (RATIO, DENOMINATOR)),
    ],
    ids=["a count", "counts together", "a mean", "a rate", "a mean of few inhabitants"],
)
def test_a_figure_that_is_too_small_is_told_by_what_it_is(shown, cautions):
    assert shown.cautions == cautions


@pytest.mark.parametrize(
    ("shown", "made"),
    [
        (
            told(Combination.RATE, BU1=13),
            "Het aantal in Selwerd over 2025, gedeeld door een aantal dat niet bekend is.",
        ),
        (
            told(Combination.RATE, people={"BU1": 5}, BU1=13),
            "Het aantal in Selwerd over 2025, gedeeld door inwoners van 2025.",
        ),
        (
            told(Combination.WEIGHTED_MEAN, BU1=7, BU2=8),
            "Het gemiddelde van Selwerd en Beijum over 2025. Waarnaar elk deel meetelt, is niet bekend.",
        ),
        (
            told(Combination.WEIGHTED_MEAN, note=Note.TOO_SMALL, BU1=None),
            "Voor Selwerd is over 2025 geen cijfer gepubliceerd.",
        ),
        (told(Combination.WEIGHTED_MEAN, BU1=7), "Zo gepubliceerd voor Selwerd, over 2025."),
    ],
)
def test_what_was_divided_by_is_named_or_said_to_be_unknown(shown, made):
    assert shown.made == made


def test_a_figure_that_is_not_published_is_no_zero():
    figure = combine(["BU1"], {"BU1": Part("BU1", None, Note.NOT_PUBLISHED)}, Rule(Combination.SUM), period="2025")

    assert sentences.remark(figure, {}).startswith("De bron heeft dit cijfer niet of nog niet gepubliceerd.")
