"""The commands that judge a change, test the rule and look back from a target."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.neighbourhoods.standings.small_country import COUNTRY, YEARS, code, crime, people, rising
from tests.support.factories import ProgrammeAreaFactory, ProgrammeAreaMemberFactory, ProgrammeFactory


def run(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def country(db, tmp_path):
    people(tmp_path)
    crime(tmp_path, rising, years=(2021, *YEARS))


@pytest.fixture
def selwerd(groningen, country):
    programme = ProgrammeFactory(slug="selwerd", name="Selwerd")
    area = ProgrammeAreaFactory(programme=programme, division_year=2024)
    ProgrammeAreaMemberFactory(area=area, code=code(59))
    return programme


def test_machines_read_all_that_was_judged_with(country):
    found = json.loads(run("movement", code(59), "--indicator", "misdrijven", "--json"))

    assert (found["years"], found["base"], found["now"], round(found["change"])) == (
        [2022, 2023, 2024, 2025],
        100,
        159,
        59,
    )
    assert (found["verdict"], found["obstacle"], found["more"], found["less"]) == ("risen_more", None, 1, 59)
    assert (len(found["peers"]), found["peers"][0]["code"], found["peers"][0]["base"]) == (60, code(0), 100)
    assert (found["rule"], found["version"]) == ("two_year_means_among_peers", 1)
    assert (round(found["low"]), round(found["high"])) == (2, 57)


def test_a_programme_is_named_by_its_slug(selwerd):
    found = json.loads(run("movement", "selwerd", "--indicator", "misdrijven", "--json"))

    assert (found["area"], found["codes"], found["verdict"]) == ("Selwerd", [code(59)], "risen_more")


def test_people_read_sentences_and_the_peers(country):
    lines = run("movement", code(30), "--indicator", "misdrijven").replace("\N{NO-BREAK SPACE}", " ").splitlines()

    assert lines[:5] == [
        "Buurt 30: geregistreerde misdrijven",
        "Binnen de gewone schommeling (voorlopig).",
        "In 2024 en 2025 waren er 30 % meer geregistreerde misdrijven dan in 2022 en 2023.",
        "Dat is gewoon: van 60 buurten die erop lijken, stegen er 30 sterker.",
        "Pas bij +58 % of meer, of bij +2 % of minder, zien we hier verschil.",
    ]
    assert lines[5] == "Meer dan gewoon zegt niet waardoor."
    assert (len(lines), lines[6].split()) == (66, [code(0), "5.000", "100,0", "100,0", "0,0"])


def test_what_cannot_be_judged_says_why(country):
    lines = run("movement", code(30), "--indicator", "inwoners").splitlines()

    assert lines[1:] == [
        "Niet te beoordelen.",
        "Voor dit soort cijfer hebben we geen regel om verandering te beoordelen.",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("movement", "bestaat-niet", "--indicator", "misdrijven"), "geen wijkaanpak met het adres ‘bestaat-niet’"),
        (("movement", "selwerd", "beijum", "--indicator", "misdrijven"), "‘selwerd’ is geen code"),
        (("movement", "BU99990000", "--indicator", "misdrijven"), "BU99990000 is niet ingelezen"),
        (("movement", code(0), "--indicator", "geluk"), "geen indicator ‘geluk’"),
        (("movement", code(0)), "Zeg welk gebied en welke indicator"),
        (("movement", "--placebo", "--indicator", "woninginbraken"), "geen vier jaren"),
        (("target", "leeg", "--indicator", "misdrijven", "--value", "1", "--year", "2030"), "heeft nog geen gebied"),
    ],
)
def test_what_is_wrong_is_named_with_what_to_do(groningen, country, arguments, message):
    ProgrammeFactory(slug="leeg", name="Leeg")

    with pytest.raises(CommandError, match=message):
        run(*arguments)


def test_the_placebo_is_a_table_by_number_of_inhabitants(country):
    found = json.loads(run("movement", "--placebo", "--json"))
    lines = run("movement", "--placebo").replace("\N{NO-BREAK SPACE}", " ").splitlines()

    assert [row["judged"] for row in found["classes"]] == [0, 0, 0, COUNTRY, 0, 0]
    assert (found["indicator"], found["all"]["judged"], found["classes"][-1]["below"]) == ("misdrijven", COUNTRY, None)
    assert lines[0].split() == ["inwoners", "beoordeeld", "vals", "alarm", "kleinste", "daling", "kleinste", "stijging"]
    assert (len(lines), lines[4].split()[:2], lines[-1].split()[:2]) == (8, ["4.000-8.000", "110"], ["samen", "110"])


def test_a_target_is_put_beside_who_managed_it(selwerd):
    asked = ("target", "selwerd", "--indicator", "misdrijven_per_1000", "--value", "30", "--year", "2030")

    found = json.loads(run(*asked, "--json"))

    assert (found["today"], round(found["needed"], 1), found["span"], found["reached"]) == (31.8, -5.7, 3, 0)
    assert found["sentence"] == "Van 60 buurten met zo’n cijfer lukte dit er geen, in drie jaar."
    assert run(*asked).splitlines() == [
        "Selwerd: geregistreerde misdrijven per 1.000 inwoners",
        "Nu 31,8, doel 30,0 in 2030.",
        "Van 60 buurten met zo’n cijfer lukte dit er geen, in drie jaar.",
    ]
