"""The figures of one area, and of a few beside each other."""

import pytest

from neighbourhoods.areas.places import Place
from neighbourhoods.figures import ComparisonObstacle, FigureState
from neighbourhoods.pages import area_page, comparison_page, profiles
from neighbourhoods.standings.classes import Comparison, Size, Urbanity
from neighbourhoods.standings.ranks import Rank, Standing
from neighbourhoods.terms import Domain
from tests.neighbourhoods.support import OWNED, PEOPLE, RENTED, WOZ, crimes, kwb, publish

SELWERD, PADDEPOEL, SMALL, ABSENT = "BU00141000", "BU00141001", "BU00141004", "BU00140300"
DISTRICT = "WK001410"
PARTICIPATION = "Arbeid/Nettoarbeidsparticipatie (%)"


@pytest.fixture
def groningen_figures(db, tmp_path):
    rows = [
        ("Groningen", "GM0014", 1, 243768, 300),
        ("Noordwest", DISTRICT, 1, 13000, 240),
        ("Selwerd", SELWERD, 1, 6580, 225),
        ("Paddepoel", PADDEPOEL, 1, 6420, 240),
        ("Selwerderhof", SMALL, 1, 5, "."),
        ("De Hoogte", ABSENT, 1, 4140, 210),
    ]
    publish(kwb(tmp_path, rows, (PEOPLE, WOZ)))
    counted = [(SELWERD, 2024, 355), (SELWERD, 2025, 374), (PADDEPOEL, 2025, 300), (SMALL, 2025, 13)]
    publish(crimes(tmp_path, counted))


def row(place: Place, key: str) -> profiles.IndicatorRow:
    return next(row for row in profiles.of(place).rows if row.indicator.key == key)


def buurt(code: str) -> Place:
    return Place("Selwerd", "neighbourhood", (), code=code)


def test_domains_stand_in_their_order_and_only_with_figures(groningen_figures):
    found = profiles.of(buurt(SELWERD))

    assert [chapter.domain for chapter in found.chapters] == [Domain.HOUSING, Domain.SAFETY, None]
    assert [row.indicator.key for row in found.rows] == ["woz", "misdrijven", "misdrijven_per_1000", "inwoners"]


def test_a_figure_stands_beside_its_gemeente(groningen_figures):
    found = row(buurt(SELWERD), "woz")

    assert (found.figure.value, found.municipality.value, found.country.state) == (225, 300, FigureState.NOT_READ)


def test_a_wijk_takes_its_own_figure_and_else_that_of_its_buurten(groningen_figures):
    place = Place("Noordwest", "district", (SELWERD, PADDEPOEL), code=DISTRICT)

    assert row(place, "inwoners").figure.value == 13000
    assert row(place, "misdrijven").figure.value == 674
    assert round(row(place, "misdrijven_per_1000").figure.value, 1) == 51.8


def test_a_buurt_without_a_row_makes_its_area_incomplete(groningen_figures):
    place = Place("Selwerd en De Hoogte", "programme", (SELWERD, ABSENT), slug="samen")

    found = row(place, "misdrijven_per_1000").figure

    assert (found.value, found.state, found.absent) == (None, FigureState.INCOMPLETE, (ABSENT,))


def test_a_rate_of_five_people_is_too_small(groningen_figures):
    assert row(buurt(SMALL), "misdrijven_per_1000").figure.state is FigureState.TOO_SMALL


def test_a_line_breaks_where_the_boundary_is_unknown(db, tmp_path):
    publish(kwb(tmp_path, [("Selwerd", SELWERD, 1, 6000)], (PEOPLE,), "kwb_2020.csv"))
    publish(kwb(tmp_path, [("Selwerd", SELWERD, 1, 6580)], (PEOPLE,)))

    found = row(buurt(SELWERD), "inwoners")

    assert found.series.broken(found.series.figures) == {"2024": ComparisonObstacle.BOUNDARY}
    assert found.change is not None
    assert found.change.difference.obstacle is ComparisonObstacle.BOUNDARY


def test_four_areas_take_as_many_queries_as_one(groningen_figures, django_assert_num_queries):
    with django_assert_num_queries(3):
        profiles.of(buurt(SELWERD))
    with django_assert_num_queries(3):
        profiles.beside([buurt(code) for code in (SELWERD, PADDEPOEL, SMALL, ABSENT)])


def test_an_area_without_figures_has_no_chapters(groningen_figures):
    assert profiles.of(Place("Urk", "municipality", (), code="GM0184")).chapters == ()


def test_the_page_says_what_a_figure_means_and_where_it_stands(groningen_figures):
    shown = area_page.page(profiles.of(buurt(SELWERD)), "Groningen", {})
    lines = {line.row.indicator.key: line for part in shown.parts for line in part.lines}

    crime = lines["misdrijven_per_1000"]

    assert [(value.label, value.text) for value in crime.values] == [
        ("Selwerd", "56,8"),
        ("Groningen", "niet ingelezen"),
        ("Nederland", "niet ingelezen"),
    ]
    assert crime.provenance.made == ("374 in Selwerd over 2025, gedeeld door 6.580 (inwoners van 2024), maal 1.000.")
    assert [source.origin.table for source in crime.provenance.sources] == ["47022NED", "85984NED"]
    assert crime.change == "+2,8 sinds 2024."
    assert lines["woz"].versus is not None
    assert lines["woz"].versus.text == "lager dan Groningen"
    assert shown.sources == ("CBS", "Politie")
    assert [(part.key, part.better, part.worse, part.lacking) for part in shown.parts] == [
        ("housing", 0, 0, 0),
        ("safety", 0, 0, 0),
        ("people", 0, 0, 0),
    ]


def test_the_page_names_the_buurten_that_are_lacking(groningen_figures):
    place = Place("Samen", "programme", (SELWERD, ABSENT), slug="samen")
    names = {SELWERD: "Selwerd", ABSENT: "De Hoogte"}

    shown = area_page.page(profiles.of(place), "Groningen", names)

    line = next(line for part in shown.parts for line in part.lines if line.row.indicator.key == "misdrijven")
    assert line.values[0].text == "onvolledig"
    assert line.remark.startswith("Het cijfer van De Hoogte ontbreekt.")


def test_a_comparison_has_a_cell_for_every_area_and_the_country(groningen_figures):
    places = [buurt(SELWERD), Place("De Hoogte", "neighbourhood", (), code=ABSENT)]

    parts = comparison_page.comparison(profiles.beside(places))

    safety = next(part for part in parts if part.key == "safety")
    assert [[value.text for value in line.values] for line in safety.lines] == [
        ["374", "niet ingelezen", "niet ingelezen"],
        ["56,8", "niet ingelezen", "niet ingelezen"],
    ]


def test_the_page_says_where_a_figure_stands_and_among_how_many(groningen_figures):
    profile = profiles.of(buurt(SELWERD))
    alike = Comparison(Urbanity.STRONG, Size.VERY_LARGE)
    standings = {
        "woz": Standing(Rank(8.5, 12345), Rank(43, 310), alike),
        "misdrijven_per_1000": Standing(Rank(100, 12000)),
    }

    shown = area_page.page(profile, "Groningen", {}, standings)

    lines = {line.row.indicator.key: line for part in shown.parts for line in part.lines}
    assert lines["woz"].ranks == (
        "Hoger dan 9 van de 100 buurten in Nederland.",
        "Hoger dan 43 van de 100 buurten die erop lijken.",
    )
    assert (
        "Vergeleken met 12.345 buurten in Nederland. Daarvan lijken er 310 op: even stedelijk en met ongeveer evenveel "
        "inwoners (sterk stedelijk, 4.000 of meer inwoners)."
    ) in lines["woz"].provenance.cautions
    assert lines["misdrijven_per_1000"].ranks == ("Bij de hoogste van alle buurten in Nederland.",)
    assert lines["inwoners"].ranks == ()


@pytest.mark.parametrize(
    ("percentile", "text", "kind", "way", "counted"),
    [
        (10, "lager dan Groningen; dat is ongunstig", "worse", "down", 1),
        (43, "ongeveer gelijk aan Groningen", "plain", "level", 0),
        (90, "lager dan Groningen", "plain", "down", 0),
        (None, "lager dan Groningen", "plain", "down", 0),
    ],
)
def test_favourable_is_said_of_what_is_apart_from_those_alike(db, tmp_path, percentile, text, kind, way, counted):
    rows = [("Groningen", "GM0014", 1, 243768, 60), ("Selwerd", SELWERD, 1, 6580, 40)]
    publish(kwb(tmp_path, rows, (PEOPLE, PARTICIPATION)))
    alike = Comparison(Urbanity.STRONG, Size.VERY_LARGE)
    standing = Standing() if percentile is None else Standing(Rank(8, 12345), Rank(percentile, 310), alike)

    shown = area_page.page(profiles.of(buurt(SELWERD)), "Groningen", {}, {"arbeidsparticipatie": standing})

    line = next(line for part in shown.parts for line in part.lines if line.row.indicator.key == "arbeidsparticipatie")
    assert (line.versus.text, line.versus.kind, line.versus.way) == (text, kind, way)
    assert sum(part.worse for part in shown.parts) == counted


@pytest.mark.parametrize(
    ("value", "text", "kind", "counted"),
    [
        (72.3, "ongeveer gelijk aan Groningen", "plain", 0),
        (69.4, "lager dan Groningen; dat is ongunstig", "worse", 1),
    ],
)
def test_an_estimate_that_hardly_differs_has_no_colour_wherever_it_stands(db, tmp_path, value, text, kind, counted):
    """A model is no finer than two points, also where hardly any buurt alike is as low."""
    publish(kwb(tmp_path, [("Groningen", "GM0014", 1, 243768), ("Selwerd", SELWERD, 1, 6580)]))
    path = tmp_path / "gezondheid.csv"
    rows = [("GM0014", "gemeente", "Groningen", 72.8), (SELWERD, "buurt", "Selwerd", value)]
    lines = [f"{code},{level},{name},2024,{percent}" for code, level, name, percent in rows]
    path.write_text("\n".join(["code,niveau,naam,jaar,goed_ervaren_gezondheid_pct", *lines, ""]))
    publish(path)

    shown = area_page.page(profiles.of(buurt(SELWERD)), "Groningen", {}, {"ervaren_gezondheid": rank(4, 5)})

    lines = {line.row.indicator.key: line for part in shown.parts for line in part.lines}
    versus = lines["ervaren_gezondheid"].versus
    assert (versus.text, versus.kind) == (text, kind)
    assert sum(part.worse for part in shown.parts) == counted


def test_a_count_stands_behind_the_rate_that_was_made_of_it(groningen_figures):
    shown = area_page.page(profiles.of(buurt(SELWERD)), "Groningen", {})
    parts = {part.key: part for part in shown.parts}

    first, counts = (
        [line.row.indicator.key for line in lines] for lines in (parts["safety"].first, parts["safety"].counts)
    )

    assert (first, counts) == (["misdrijven_per_1000"], ["misdrijven"])
    assert parts["people"].counts == ()


def test_a_small_file_says_nothing_of_the_country_and_asks_one_question(groningen_figures, django_assert_num_queries):
    profile = profiles.of(buurt(SELWERD))

    with django_assert_num_queries(1):
        assert profiles.standings(profile) == {}
    assert profiles.standings(profiles.of(Place("Noordwest", "district", (SELWERD,), code=DISTRICT))) == {}


def test_the_page_says_where_the_place_differs_most(db, tmp_path):
    rows = [("Groningen", "GM0014", 1, 243768, 300, 40), ("Selwerd", SELWERD, 1, 6580, 225, 21)]
    publish(kwb(tmp_path, rows, (PEOPLE, WOZ, OWNED)))

    shown = area_page.page(profiles.of(buurt(SELWERD)), "Groningen", {})

    assert [line.row.indicator.key for line in shown.widest] == ["koopwoningen", "woz"]
    assert [line.versus.share for line in shown.widest] == [0.475, 0.25]


def widest(tmp_path, standings, asked=()):
    """Of Selwerd: 25 % lower value of homes, 50 % fewer of them owned, 4 % less work than in Groningen."""
    rows = [("Groningen", "GM0014", 1, 243768, 300, 40, 50), ("Selwerd", SELWERD, 1, 6580, 225, 20, 48)]
    publish(kwb(tmp_path, rows, (PEOPLE, WOZ, OWNED, PARTICIPATION)))
    shown = area_page.page(profiles.of(buurt(SELWERD)), "Groningen", {}, standings, asked=asked)
    return [line.row.indicator.key for line in shown.widest], shown


def rank(percentile, middle_half):
    return Standing(alike=Rank(percentile, 310, middle_half), comparison=Comparison(Urbanity.STRONG, Size.VERY_LARGE))


def test_the_widest_difference_is_that_beside_how_far_areas_alike_lie_apart(db, tmp_path):
    """Half as many owned homes is nothing special where that lies far apart; two points less work is, where it hardly
    does.
    """
    standings = {"koopwoningen": rank(20, 40), "woz": rank(10, 50), "arbeidsparticipatie": rank(5, 1)}

    keys, shown = widest(tmp_path, standings)

    assert keys == ["arbeidsparticipatie", "woz", "koopwoningen"]
    assert [line.versus.gap for line in shown.widest] == [2, 1.5, 0.5]
    assert not shown.begins_with_ambition


def test_what_an_ambition_is_about_comes_first(db, tmp_path):
    standings = {"koopwoningen": rank(20, 40), "woz": rank(10, 50), "arbeidsparticipatie": rank(5, 1)}

    keys, shown = widest(tmp_path, standings, asked=["koopwoningen"])

    assert keys == ["koopwoningen", "arbeidsparticipatie", "woz"]
    assert shown.begins_with_ambition


def test_what_is_about_equal_differs_not_at_all(db, tmp_path):
    standings = {"koopwoningen": rank(50, 40), "woz": rank(10, 50), "arbeidsparticipatie": rank(40, 1)}

    keys, _shown = widest(tmp_path, standings, asked=["koopwoningen"])

    assert keys == ["woz"]


def test_a_place_of_which_nothing_can_be_compared_differs_nowhere(groningen_figures):
    shown = area_page.page(profiles.of(buurt(SMALL)), "Groningen", {})

    assert shown.widest == ()
    assert shown.marks == (("lacking", "2 zonder cijfer"),)


def test_what_is_known_stands_before_what_is_not(db, tmp_path):
    publish(kwb(tmp_path, [("Selwerd", SELWERD, 1, 6580, ".", 21)], (PEOPLE, WOZ, OWNED)))

    housing = area_page.page(profiles.of(buurt(SELWERD)), "Groningen", {}).parts[0]

    assert [(line.row.indicator.key, line.is_known) for line in housing.lines] == [
        ("koopwoningen", True),
        ("woz", False),
    ]


def test_many_figures_that_lack_do_not_hide_the_rest(db, tmp_path):
    rows = [("Groningen", "GM0014", 1, 243768, 300, 40, 5), ("Selwerd", SELWERD, 1, 6580, ".", ".", ".")]
    publish(kwb(tmp_path, rows, (PEOPLE, WOZ, OWNED, RENTED)))

    housing, people = area_page.page(profiles.of(buurt(SELWERD)), "Groningen", {}).parts

    assert (housing.first, len(housing.absent)) == ((), 3)
    assert (len(people.first), people.absent) == (1, ())


def test_a_trend_that_breaks_stands_behind_the_fold_on_a_phone(db, tmp_path):
    publish(kwb(tmp_path, [("Selwerd", SELWERD, 1, 6000)], (PEOPLE,), "kwb_2020.csv"))
    publish(kwb(tmp_path, [("Selwerd", SELWERD, 1, 6580)], (PEOPLE,)))

    line = area_page.page(profiles.of(buurt(SELWERD)), "Groningen", {}).parts[0].lines[0]

    assert line.aside == (
        "Niet te vergelijken met 2020: de grens veranderde tussendoor, of we weten niet of dat zo is.",
    )
