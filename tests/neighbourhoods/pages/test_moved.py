"""A change on the page of an area: judged among sixty others, or why not; and the page that explains how."""

from unittest.mock import patch

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from neighbourhoods.areas.places import Place
from neighbourhoods.pages import area_page, method, profiles
from tests.neighbourhoods.standings.small_country import code, crime, health, people, rising
from wijkaanpak import charts

COUNT, RATE = "misdrijven", "misdrijven_per_1000"


@pytest.fixture
def small_country(db, tmp_path):
    people(tmp_path)
    crime(tmp_path, rising)


def lines(number):
    profile = profiles.of(Place(f"Buurt {number}", "neighbourhood", (), code=code(number)))
    movements = profiles.judging(profile).answers()
    names = profiles.peer_names(movements.values())
    shown = area_page.page(profile, "Stad", {}, {}, movements, names)
    return {line.row.indicator.key: line for part in shown.parts for line in part.lines}


def test_a_line_has_its_verdict_its_sentences_and_its_peers(small_country):
    moved = lines(59)[COUNT].moved

    assert (moved.label, moved.tone, moved.way) == ("verslechterd (voorlopig)", "worse", "up")
    assert moved.sentences[1].startswith("Dat is meer gestegen dan gewoon: van 60 buurten die erop lijken,")
    assert moved.sentences[-1] == "Meer dan gewoon zegt niet waardoor."
    assert moved.for_residents == "Dit is duidelijk slechter geworden."
    assert moved.strip.wide.svg.count("<circle") == moved.strip.narrow.svg.count("<circle") == 61
    table = moved.strip.wide.table
    assert table.headers == ("Gebied", "Inwoners", "2022 en 2023", "2024 en 2025", "Verandering")
    assert (len(table.rows), table.rows[0]) == (60, ("Buurt 60", "5.000", "100,0", "160,0", "+60,0\N{NO-BREAK SPACE}%"))


def test_a_domain_says_beside_its_name_what_stands_out_in_it(small_country):
    """Once, though the count and the rate made of it both changed."""
    profile = profiles.of(Place("Buurt 59", "neighbourhood", (), code=code(59)))

    shown = area_page.page(profile, "Stad", {}, {}, profiles.judging(profile).answers(), {})

    safety = next(part for part in shown.parts if part.key == "safety")
    assert safety.marks[0] == ("worse", "1 verslechterd")


def test_what_cannot_be_judged_says_why_and_draws_nothing(db, tmp_path):
    people(tmp_path)
    health(tmp_path, {2022: lambda number: 60, 2024: lambda number: 61})

    moved = lines(0)["ervaren_gezondheid"].moved

    assert (moved.label, moved.is_judged, moved.strip) == ("niet te beoordelen", False, None)
    assert moved.why == "Dit cijfer is een schatting met een model; een oordeel geven we niet."
    assert moved.sentences == (
        "In 2024 was dit cijfer 1,0 procentpunt hoger dan in 2022.",
        "Van 60 buurten die erop lijken, steeg er geen sterker.",
    )


def test_background_is_no_change_to_judge(small_country):
    assert lines(0)["inwoners"].moved is None


def test_no_other_sentence_says_better_or_worse(small_country, groningen):
    groningen.code = f"GM{code(59)[2:6]}"
    groningen.save()
    shown = Client().get(f"/groningen/buurten/{code(59)}/")

    assertContains(shown, "Verandering: verslechterd (voorlopig)", 2)
    assertContains(shown, "Meer dan gewoon zegt niet waardoor.", 2)
    assertContains(shown, "Hoe we dit beoordelen")
    assertContains(shown, "Van 2 oordelen vallen er gemiddeld 0,2 op door toeval.", 1)
    assertNotContains(shown, ": verslechterd.")


def test_the_names_of_peers_take_one_query(small_country, django_assert_num_queries):
    profile = profiles.of(Place("Buurt 1", "neighbourhood", (), code=code(1)))
    movements = profiles.judging(profile).answers()

    with django_assert_num_queries(1):
        names = profiles.peer_names(movements.values())
    with django_assert_num_queries(0):
        assert profiles.peer_names([]) == {}

    assert names[code(0)] == "Buurt 0"


def test_the_method_is_explained_to_everybody_with_its_limits(client, groningen):
    shown = client.get("/groningen/buurten/uitleg/verandering/")

    assertContains(shown, "Steeg het cijfer van hoogstens 2 van de 60 buurten sterker")
    assertContains(shown, "Er wonen minder dan 100 of meer dan 40.000 mensen.")
    assertContains(shown, "Wonen er 12.000 mensen of meer, dan vergelijken we ook met wijken.")
    assertContains(shown, "Meer dan gewoon zegt niet waardoor.")


def test_the_method_says_what_hiding_cannot_prevent(client, groningen):
    shown = client.get("/groningen/buurten/uitleg/verandering/")

    assertContains(shown, "Gaat een getal over 1 tot en met 4 mensen of huishoudens, dan tonen we het niet.")
    assertContains(shown, "Een vastgesteld rapport verandert niet meer.")
    assertContains(shown, "die het oude rapport naast de nieuwe pagina legt soms een klein getal uitrekenen.")
    assertContains(shown, "Ook wie een verborgen getal al kent, kan soms een ander uitrekenen.")


def test_the_table_of_the_method_is_the_placebo():
    table = method.tested()

    assert table.rows[0] == (
        "100 tot 500",
        "3.697",
        "10,6\N{NO-BREAK SPACE}%",
        "\N{MINUS SIGN}63\N{NO-BREAK SPACE}%",
        "+80\N{NO-BREAK SPACE}%",
    )
    assert table.rows[5][0] == "12.000 of meer"
    assert (table.rows[6][0], table.rows[6][1]) == ("alle buurten vanaf 100 inwoners", "12.082")


def test_the_peers_are_drawn_when_they_are_asked_for_and_once(small_country):
    with patch.object(charts, "peer_strip", wraps=charts.peer_strip) as drawing:
        moved = lines(59)[COUNT].moved
        before = drawing.call_count
        widths = {(moved.strip.wide.svg, moved.strip.narrow.svg) for _again in range(3)}

    assert (before, drawing.call_count, len(widths)) == (0, 2, 1)
