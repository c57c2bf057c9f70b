"""The map of one indicator as a page and as GeoJSON: list, order, search, year, level; the same number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains

from neighbourhoods.areas import divisions
from neighbourhoods.models import SourceTable
from neighbourhoods.pages.map_page import PLAIN
from tests.neighbourhoods.areas.test_divisions import shapes
from tests.neighbourhoods.areas.test_geometry import NEXT, feature
from tests.neighbourhoods.support import PEOPLE, WOZ, crimes, kwb, publish
from wijkaanpak import tenancy
from wijkaanpak.formats import MINUS

SELWERD, BEIJUM, PADDEPOEL = "BU00141000", "BU00141100", "BU00141001"


@pytest.fixture
def figures(groningen, tmp_path):
    type(groningen).objects.filter(pk=groningen.pk).update(code="GM0014")
    divisions.replace_division(shapes(feature(SELWERD), feature(BEIJUM, NEXT, buurtnaam="Beijum-West")), year=2024)
    rows = [
        ("Groningen", "GM0014", 1, 243768, 300),
        ("Noordwest", "WK001410", 1, 12000, 260),
        ("Selwerd", SELWERD, 1, 6580, 225),
        ("Beijum-West", BEIJUM, 1, 5855, 235),
        ("Paddepoel", PADDEPOEL, 1, 50, 240),
    ]
    publish(kwb(tmp_path, rows, (PEOPLE, WOZ)))
    publish(crimes(tmp_path, [(SELWERD, 2024, 355), (SELWERD, 2025, 374), (BEIJUM, 2025, 200), (PADDEPOEL, 2025, 9)]))


@pytest.fixture
def ask(client, groningen, figures):
    def ask(key: str = "misdrijven_per_1000", name: str = "maps:map", **query):
        return client.get(tenancy.path(groningen, name, key=key), query)

    return ask


def names(response) -> list[str]:
    return [row.name for row in response.context["shown"].rows]


def test_list_starts_with_the_highest_and_ends_with_what_is_not_known(ask):
    response = ask()

    assert names(response) == ["Selwerd", "Beijum-West", "Paddepoel"]
    assert [row.text for row in response.context["shown"].rows] == ["56,8", "34,2", "te klein om te tonen"]
    assertContains(response, "2 van de 3 gebieden hebben een cijfer.")


@pytest.mark.parametrize(
    ("order", "expected"),
    [("laag", ["Beijum-West", "Selwerd", "Paddepoel"]), ("naam", ["Beijum-West", "Paddepoel", "Selwerd"])],
)
def test_list_in_another_order(ask, order, expected):
    assert names(ask(volgorde=order)) == expected


def test_search_narrows_the_list_and_points_out_on_the_map(ask):
    response = ask(zoek="beijum")

    assert names(response) == ["Beijum-West"]
    assertContains(response, "1 gevonden van 3.")
    assertContains(response, "data-pointed")
    assert "Beijum-West" in response.context["shown"].map.wide.message


def test_search_without_a_match_says_so(ask):
    assertContains(ask(zoek="Timboektoe"), "Geen gebied gevonden")


def test_difference_is_from_the_gemeente_but_not_for_counts(ask):
    woz, counts = ask("woz").context["shown"], ask("inwoners").context["shown"]

    assert {row.name: row.difference for row in woz.rows} == {
        "Paddepoel": f"{MINUS}60",
        "Beijum-West": f"{MINUS}65",
        "Selwerd": f"{MINUS}75",
    }
    assert {row.difference for row in counts.rows} == {""}
    assert counts.references == ()


def test_an_earlier_year(ask):
    response = ask("misdrijven", jaar="2024")

    first = response.context["shown"].rows[0]
    assert (first.name, first.text) == ("Selwerd", "355")
    assertContains(response, '<option value="2024" selected>2024</option>', html=True)


def test_a_year_that_is_not_there_shows_the_newest_and_says_so(ask):
    assertContains(ask("misdrijven", jaar="1999"), "Van het jaar dat u koos zijn er geen cijfers. U ziet 2025.")


def test_wijken_instead_of_buurten(ask):
    response = ask("woz", niveau="wijk")

    assert names(response) == ["Noordwest"]
    assertContains(response, "kennen we de grenzen niet")


def test_choosing_another_indicator_goes_to_its_own_address_and_keeps_the_rest(ask):
    response = ask("woz", indicator="inwoners", jaar="2024", zoek="")

    assert response.status_code == 302
    assert response["Location"] == "/groningen/buurten/kaart/inwoners/?jaar=2024"


def test_an_indicator_without_figures_says_so_and_offers_the_others(ask):
    response = ask("leefbaarometer")

    assertContains(response, "Van dit cijfer is hier nog niets bekend")
    assertContains(response, '<option value="woz">gemiddelde WOZ-waarde</option>', html=True)


def test_an_unknown_indicator_is_not_found(ask):
    assert ask("geluk").status_code == 404
    assert ask("geluk", "maps:areas").status_code == 404
    assert ask("misdrijven", "maps:areas", jaar="1999").status_code == 404


def test_context_has_no_good_side(ask):
    assertContains(ask("woz"), "hoger of lager is niet beter of slechter")
    assertContains(ask("misdrijven_per_1000"), "Bij dit cijfer is lager gunstig.")


def test_key_counts_areas_and_tells_small_from_unknown(ask):
    key = ask().context["shown"].key

    assert sum(entry.count for entry in key) == 3
    assert [(entry.label, entry.count) for entry in key][-1] == ("te klein", 1)
    assert all(entry.svg.startswith("<svg") for entry in key)


def test_the_drawing_has_the_classes_of_the_key_also_without_some_outlines(ask):
    """Paddepoel has no outline; it counts in the key, so the drawing may not have classes of its own."""
    shown = ask("woz").context["shown"]
    features = ask("woz", "maps:areas").json()["features"]

    for drawn in features:
        assert f'fill="{drawn["properties"]["ground"]}"' in shown.map.wide.svg


def test_each_figure_is_answerable_on_the_page(ask):
    response = ask()

    assertContains(response, "Politie, tabel 47022NED, 2025, voorlopig.")
    assertContains(response, "CBS, tabel 85984NED, 2024")
    assertContains(
        response, "/groningen/buurten/GM0014/cijfers.csv?niveau=buurt&amp;indicator=misdrijven_per_1000&amp;jaar=2025"
    )


def test_areas_say_the_same_as_the_list(ask):
    response = ask(name="maps:areas")

    found = {drawn["id"]: drawn["properties"] for drawn in response.json()["features"]}
    assert response["Content-Type"] == "application/geo+json"
    assert response["Cache-Control"] == "public, no-cache"
    assert set(found) == {SELWERD, BEIJUM}, "Paddepoel has no outline"
    assert (found[SELWERD]["name"], found[SELWERD]["text"]) == ("Selwerd", "56,8 per 1.000 inwoners")
    assert found[SELWERD]["ground"].startswith("#")


def test_a_count_is_not_coloured_and_the_map_says_where_each_lies(ask):
    """Coloured, it would say mostly how many people live there."""
    page, drawn = ask("inwoners"), ask("inwoners", "maps:areas")

    shown = page.context["shown"]
    assert shown.key == ()
    assert shown.map.wide.message == "Waar de buurten liggen"
    assert "Beijum-West" in shown.map.wide.svg
    assertContains(page, "Aantallen kleuren wij niet")
    assert {(one["properties"]["ground"], one["properties"]["tile"]) for one in drawn.json()["features"]} == {
        (PLAIN.ground, "")
    }
    assert ask("woz").context["shown"].key != ()


def test_own_counts_are_hidden_in_list_and_map(ask, tmp_path):
    publish(crimes(tmp_path, [(SELWERD, 2025, 3), (BEIJUM, 2025, 200), (PADDEPOEL, 2025, 9)], name="eigen.csv.gz"))
    SourceTable.objects.filter(code="47022NED").update(publisher="Gemeente Groningen")

    assert {row.name: row.text for row in ask("misdrijven").context["shown"].rows}["Selwerd"] == "te klein om te tonen"
    assert ask("misdrijven", "maps:areas").json()["features"][0]["properties"]["text"] != "3"


def test_a_municipality_without_areas_has_an_empty_page(client, other_municipality, figures):
    path = tenancy.path(other_municipality, "maps:map", key="woz")

    assertContains(client.get(path), "Van dit cijfer is hier nog niets bekend")


def test_as_many_queries_for_three_buurten_as_for_a_hundred(ask, tmp_path, django_assert_num_queries):
    ask()
    with CaptureQueriesContext(connection) as few:
        ask()
    rows = [(f"Buurt {number}", f"BU00142{number:03}", 1, 1000, 200 + number) for number in range(100)]
    publish(
        kwb(tmp_path, [("Groningen", "GM0014", 1, 243768, 300), *rows], (PEOPLE, WOZ), name="kwb_2024.csv"),
        replace=True,
    )
    publish(crimes(tmp_path, [(code, 2025, 30) for _name, code, *_ in rows], name="meer.csv.gz"), replace=True)

    with django_assert_num_queries(len(few)):
        response = ask()

    assert len(response.context["shown"].rows) == 103
    assertNotContains(response, "Geen gebied gevonden")
