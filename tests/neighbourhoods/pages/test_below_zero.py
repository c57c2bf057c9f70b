"""Scores around zero on the pages: the sign, the weights, the lines and the shades."""

import pytest
from pytest_django.asserts import assertContains

from neighbourhoods.areas import divisions
from neighbourhoods.areas.places import Place
from neighbourhoods.figures import Method
from neighbourhoods.pages import area_page, profiles
from tests.neighbourhoods.areas.test_divisions import shapes
from tests.neighbourhoods.areas.test_geometry import NEXT, feature
from tests.neighbourhoods.support import kwb, publish
from wijkaanpak import tenancy
from wijkaanpak.formats import MINUS

SELWERD, BEIJUM = "BU00141000", "BU00141100"
HOUSEHOLDS = "Bevolking/Particuliere huishoudens/Huishoudens totaal (aantal)"
HEADER = (
    '"Perioden";"Wijken en buurten";"Regiocode (gemeente, wijk, buurt) (code)";'
    '"SES-WOA/Totaalscore/Gemiddelde score (Getal)"'
)


@pytest.fixture
def scores(groningen, tmp_path):
    type(groningen).objects.filter(pk=groningen.pk).update(code="GM0014")
    divisions.replace_division(shapes(feature(SELWERD), feature(BEIJUM, NEXT, buurtnaam="Beijum-West")), year=2024)
    publish(kwb(tmp_path, [("Selwerd", SELWERD, 1, 3000), ("Beijum-West", BEIJUM, 1, 1000)], (HOUSEHOLDS,)))
    lines = [HEADER]
    for year, figures in {2022: (0.012, -0.05, -0.08), 2023: (-0.198, 0.002, -0.1)}.items():
        for code, figure in zip((SELWERD, BEIJUM, "GM0014"), figures, strict=True):
            lines.append(f'"{year}";"Naam";"{code.ljust(10)}";"{figure:8.3f}"')
    path = tmp_path / "86092NED.csv"
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    publish(path)


def line_of(place):
    shown = area_page.page(profiles.of(place), "Groningen", {})
    return next(line for part in shown.parts for line in part.lines if line.row.indicator.key == "ses_woa")


def test_a_score_below_zero_keeps_its_sign(scores):
    line = line_of(Place("Selwerd", "neighbourhood", (), code=SELWERD))

    assert [value.text for value in line.values[:2]] == [f"{MINUS}0,198", f"{MINUS}0,100"]
    assert line.change == f"{MINUS}0,210 sinds 2022."
    assert line.versus.text == "lager dan Groningen"
    assert [row[1] for row in line.trend.table.rows] == ["0,012", f"{MINUS}0,198"]


def test_a_score_of_several_buurten_is_weighted_by_their_households(scores):
    place = Place("Selwerd en Beijum", "programme", (SELWERD, BEIJUM), slug="samen")

    figure = line_of(place).row.figure

    assert (figure.method, figure.weight.key, figure.weight.total) == (Method.WEIGHTED_MEAN, "huishoudens", 4000)
    assert figure.value == pytest.approx((3 * -0.198 + 0.002) / 4)


def test_a_map_of_scores_begins_below_zero(client, groningen, scores):
    response = client.get(tenancy.path(groningen, "maps:map", key="ses_woa"))

    assert [(row.name, row.text) for row in response.context["shown"].rows] == [
        ("Beijum-West", "0,002"),
        ("Selwerd", f"{MINUS}0,198"),
    ]
    assertContains(response, f"laagst in Selwerd ({MINUS}0,198), hoogst in Beijum-West (0,002)")
    assertContains(response, f"{MINUS}0,10 tot {MINUS}0,05")
