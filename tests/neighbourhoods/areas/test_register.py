from neighbourhoods.areas import divisions, register
from neighbourhoods.areas.geometry import Shape
from neighbourhoods.models import Area
from neighbourhoods.terms import Level
from tests.neighbourhoods.support import kwb, publish


def town(code, name, year=2015):
    Area.objects.create(code=code, name=name, division_year=year, level=Level.MUNICIPALITY, sort_key=name.lower())


def test_a_name_leads_to_the_code_of_that_year(db):
    town("GM0014", "Groningen")
    town("GM0518", "'s-Gravenhage")
    town("GM1966", "Het Hogeland", year=2019)

    assert register.municipalities(2015) == {"groningen": "GM0014", "'s-gravenhage": "GM0518"}
    assert register.municipalities(2014) == {}


def test_a_name_that_two_have_is_left_out_and_a_code_is_no_name(db):
    town("GM0373", "Bergen")
    town("GM0893", "Bergen")
    town("GM0024", "GM0024")

    assert register.municipalities(2015) == {}


def test_a_name_of_another_year_is_shown_but_proves_nothing(db, tmp_path):
    publish(kwb(tmp_path, [("Groningen", "GM0014", 1, 5)], name="kwb_2019.csv"))
    publish(kwb(tmp_path, [("GM0014", "GM0014", 1, 5)], name="kwb_2020.csv"))

    assert Area.objects.get(division_year=2020).name == "Groningen"
    assert register.municipalities(2019) == {"groningen": "GM0014"}
    assert register.municipalities(2020) == {}


def test_once_the_year_itself_says_the_name_it_counts(db, tmp_path):
    publish(kwb(tmp_path, [("Groningen (oud)", "GM0014", 1, 5)], name="kwb_2019.csv"))
    publish(kwb(tmp_path, [("GM0014", "GM0014", 1, 5)], name="kwb_2020.csv"))

    publish(kwb(tmp_path, [("Groningen", "GM0014", 1, 6)], name="kwb_2020.csv"))

    assert register.municipalities(2020) == {"groningen": "GM0014"}


def test_so_does_a_map_of_that_year(db, tmp_path):
    publish(kwb(tmp_path, [("Groningen", "GM0014", 1, 5)], name="kwb_2019.csv"))
    publish(kwb(tmp_path, [("GM0014", "GM0014", 1, 5)], name="kwb_2020.csv"))
    square = {"type": "MultiPolygon", "coordinates": [[[[6, 53], [6.1, 53], [6.1, 53.1], [6, 53]]]]}

    divisions.replace_division([Shape("GM0014", "Groningen", square, square)], year=2020)

    assert register.municipalities(2020) == {"groningen": "GM0014"}
