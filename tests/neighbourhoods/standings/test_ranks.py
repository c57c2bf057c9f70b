"""Where real areas stand, from the distributions that the demo has of the whole country."""

import json

import pytest
from django.conf import settings

from neighbourhoods.models import Indicator, Quantile
from neighbourhoods.pages import provenance, sentences
from neighbourhoods.series import area_series
from neighbourhoods.standings import quantiles
from neighbourhoods.standings.classes import CLASSES, COMPARISONS
from neighbourhoods.standings.ranks import ranks
from tests.neighbourhoods.support import crimes, kwb, publish

CRIME = "misdrijven_per_1000"
BEIJUM, DE_WIJERT, CEMETERY = ("BU00141100", "BU00141101"), ("BU00140605", "BU00140606"), "BU00141004"
PEOPLE_OF = {"BU00141100": 5855, "BU00141101": 6050, "BU00140605": 4575, "BU00140606": 3405, CEMETERY: 95}
CRIMES_OF = {"BU00141100": 190, "BU00141101": 194, "BU00140605": 200, "BU00140606": 122}


@pytest.fixture
def groningen(db, tmp_path):
    publish(kwb(tmp_path, [("Naam", code, 1, people) for code, people in PEOPLE_OF.items()]))
    release = publish(crimes(tmp_path, [(code, 2025, count) for code, count in CRIMES_OF.items()])).releases[0]
    found = json.loads((settings.BASE_DIR / "demo" / "standings.json").read_text())["misdrijven_2025"]
    crime = Indicator.objects.get(key=CRIME)
    Quantile.objects.bulk_create(
        Quantile(release=release, indicator=crime, comparison=number, areas=areas, points=points)
        for key, number, areas, points in found["spread"]
        if key == CRIME
    )
    quantiles.classify(release, list(PEOPLE_OF), [found["classes"].get(code, 0) or -1 for code in PEOPLE_OF])
    return release


def standing(*codes):
    return ranks({row.indicator: row.latest for row in area_series(codes).values()})[CRIME]


def test_a_percentile_is_rounded_once(groningen):
    """Of the 203 large buurten alike 87 have less crime than Beijum: 42.9 of a hundred."""
    found = standing(*BEIJUM)

    assert (found.comparison, found.alike.areas) == (COMPARISONS[24], 203)
    assert found.alike.percentile == pytest.approx(100 * 87 / 203, abs=0.5)
    assert sentences.ranked(found)[1] == "Hoger dan 43 van de 100 buurten die erop lijken."


def test_an_area_of_two_kinds_of_buurten_says_why_nothing_is_alike(groningen):
    figure = area_series(DE_WIJERT)[CRIME].latest
    found = standing(*DE_WIJERT)

    told = provenance.of(figure, Indicator.objects.get(key=CRIME), {}, {}, found)

    assert (found.comparison, found.alike, found.classes) == (None, None, (CLASSES[14], CLASSES[23]))
    assert (
        "Vergeleken met 12.099 buurten in Nederland. Niet met buurten die erop lijken: de buurten van dit gebied "
        "lijken daarvoor te weinig op elkaar (zeer sterk stedelijk, 4.000 of meer inwoners; sterk stedelijk, 1.500 tot "
        "4.000 inwoners). Dit gebied is meer buurten samen, de andere zijn losse buurten."
    ) in told.cautions


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (-1, "we weten niet van elke buurt hoe stedelijk die is."),
        (10, "er wonen hier minder dan 100 mensen."),
        (54, "daarvan zijn er te weinig met dit cijfer (niet stedelijk, 4.000 of meer inwoners)."),
    ],
)
def test_a_buurt_that_nothing_is_alike_to_says_why(groningen, number, why):
    code = BEIJUM[0]
    quantiles.classify(groningen, [code], [number])
    figure = area_series([code])[CRIME].latest

    told = provenance.of(figure, Indicator.objects.get(key=CRIME), {}, {}, standing(code))

    assert any(caution.endswith(f"Niet met buurten die erop lijken: {why}") for caution in told.cautions)
