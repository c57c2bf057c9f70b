"""The command that judges a programme on the command line."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from monitoring.scoring import factors
from tests.monitoring.evidence import story
from tests.monitoring.evidence.story import AT
from wijkaanpak import tenancy


def assess(*arguments: str) -> str:
    out = StringIO()
    call_command("assess", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def selwerd(groningen):
    told = story.programme(started_on=AT)
    story.membership(told, story.partner("residents"), starts_on=AT, has_vote=True)
    return told


def test_people_read_levels_criteria_and_what_to_do_next(selwerd):
    text = assess("selwerd", "--at", AT.isoformat())

    assert "Selwerd op 23-11-2026" in text
    assert factors.CRITERIA_NOTE in text
    assert "1. Gebiedsanalyse: niet te beoordelen (0 van de 6 criteria bekend)" in text
    assert "voldaan       Zitten bewoners in de coalitie, met een stem?" in text
    assert "Bewoners hebben 1 van de 1 plaatsen in de coalitie; met stem: 1." in text
    assert "eerstvolgende stap: " in text


def test_machines_read_the_whole_score(selwerd):
    found = json.loads(assess("selwerd", "--at", AT.isoformat(), "--json"))

    assert (found["programme"], found["at"], len(found["factors"])) == ("selwerd", "2026-11-23", 10)
    coalition = found["factors"][1]
    assert (coalition["number"], coalition["factor"], coalition["stage"]) == (2, "local_coalition", 1)
    assert coalition["coverage"] == "4 van de 6 criteria bekend"
    breadth = {finding["criterion"]: finding for finding in coalition["findings"]}["breadth"]
    assert (breadth["outcome"], breadth["figure"]) == ("not_met", "1")
    assert [kind for kind, _, _ in breadth["records"]] == ["partner"]


def test_a_programme_that_does_not_exist_is_named(selwerd):
    with pytest.raises(CommandError, match="‘bestaat-niet’"):
        assess("bestaat-niet")


def test_two_municipalities_with_one_slug_must_be_told_apart(selwerd, other_municipality):
    with tenancy.municipality(other_municipality):
        story.programme("selwerd", name="Selwerd in Voorbeeldstad")

    with pytest.raises(CommandError, match="groningen, voorbeeldstad"):
        assess("selwerd")

    assert "Selwerd in Voorbeeldstad op" in assess("selwerd", "--municipality", "voorbeeldstad")
