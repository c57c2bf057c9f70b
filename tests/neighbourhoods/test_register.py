from neighbourhoods import register
from neighbourhoods.models import Area
from neighbourhoods.terms import Level


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
