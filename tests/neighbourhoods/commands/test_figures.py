import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.neighbourhoods.support import NOON, PEOPLE, WOZ, crimes, kwb, publish

EAST, WEST = "BU00141100", "BU00141101"


@pytest.fixture
def beijum(db, tmp_path):
    rows = [("Groningen", "GM0014", 1, 243768, 300), ("West", EAST, 1, 5855, 235), ("Oost", WEST, 1, 6050, 216)]
    publish(kwb(tmp_path, rows, (PEOPLE, WOZ)))
    publish(crimes(tmp_path, [(EAST, 2025, 184)]))


def run(*arguments):
    out = StringIO()
    call_command("figures", *arguments, stdout=out)
    return out.getvalue()


def test_a_figure_answers_every_question_about_it(beijum):
    figure = json.loads(run(EAST, WEST, "--indicator", "misdrijven_per_1000", "--json"))[0]["figures"][0]

    assert figure["value"] is None
    assert (figure["note"], figure["absent"]) == ("incomplete", [WEST])
    assert (figure["period"], figure["table"], figure["division"], figure["status"]) == (
        "2025",
        "47022NED",
        2024,
        "provisional",
    )
    assert (figure["retrieved_on"], figure["method"]) == (NOON.date().isoformat(), "rate")
    assert figure["weight"] == {"indicator": "inwoners", "period": "2024", "total": 11905}
    assert "Het cijfer van BU00141101 ontbreekt" in figure["computed"]


def test_a_figure_stands_beside_its_references(beijum):
    series = json.loads(run(EAST, "--indicator", "inwoners", "--json"))[0]

    assert (series["name"], series["unit"]) == ("inwoners", "aantal")
    assert (series["figures"][0]["value"], series["figures"][0]["municipality"], series["figures"][0]["country"]) == (
        5855,
        243768,
        None,
    )


def test_in_words(beijum):
    said = run(EAST, WEST, "--indicator", "inwoners", "misdrijven")

    assert "2024  11.905" in said
    assert "Opgeteld over BU00141100, BU00141101." in said
    assert "2025  onvolledig" in said
    assert "Bron: Politie, tabel 47022NED, 2025, indeling 2024, voorlopig, opgehaald op 02-11-2026." in said


def test_a_weighted_mean_names_its_weight(beijum, tmp_path):
    households = [("West", EAST, 1, 3000), ("Oost", WEST, 1, 3000)]
    publish(kwb(tmp_path, households, ("Wonen/Woningvoorraad (aantal)",)))

    assert "gewogen naar woningen 2024" in run(EAST, WEST, "--indicator", "woz")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["Selwerd"], "geen code"), ([EAST, "--indicator", "geluk"], "geen indicator ‘geluk’")],
)
def test_what_is_unknown_is_said(beijum, arguments, said):
    with pytest.raises(CommandError, match=said):
        run(*arguments)


def test_an_area_without_figures(db):
    assert "geen cijfers" in run("BU00149999")
