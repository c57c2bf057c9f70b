from datetime import timedelta

import pytest

from neighbourhoods.figures import ComparisonObstacle, FigureState, Verdict
from neighbourhoods.models import Area, AreaLink
from neighbourhoods.series import area_series, read
from neighbourhoods.terms import LinkKind
from tests.neighbourhoods.support import HOMES, NOON, PEOPLE, WOZ, crimes, kwb, publish

EAST, WEST = "BU00141100", "BU00141101"
COLUMNS = (PEOPLE, HOMES, WOZ)
ROWS = [
    ("Nederland", "NL00", ".", 17942942, 8_000_000, 378),
    ("Groningen", "GM0014", 1, 243768, 120_000, 300),
    ("Beijum-West", EAST, 1, 5855, 3000, 235),
    ("Beijum-Oost", WEST, 1, 6050, 3000, 216),
]


@pytest.fixture
def beijum(db, tmp_path):
    publish(kwb(tmp_path, ROWS, COLUMNS))
    publish(crimes(tmp_path, [(EAST, 2024, 200), (WEST, 2024, 271), (EAST, 2025, 184), ("GM0014", 2025, 14805)]))


def test_a_set_of_buurten_stands_beside_its_municipality_and_the_country(beijum):
    found = area_series([EAST, WEST], ["woz"])["woz"]

    assert found.periods == ("2024",)
    assert [line[0].value for line in (found.figures, found.municipality, found.country)] == [225.5, 300, 378]
    assert found.figures[0].weight.key == "woningen"
    assert found.figures[0].origin.table == "85984NED"


def test_a_missing_buurt_makes_a_year_incomplete(beijum):
    found = area_series([EAST, WEST], ["misdrijven", "misdrijven_per_1000"])

    assert [figure.state for figure in found["misdrijven"].figures] == [FigureState.KNOWN, FigureState.INCOMPLETE]
    assert [figure.state for figure in found["misdrijven_per_1000"].figures] == [
        FigureState.KNOWN,
        FigureState.INCOMPLETE,
    ]
    assert found["misdrijven"].latest.value is None
    assert found["misdrijven"].until(2024).value == 471


def test_a_rate_says_which_year_of_inhabitants_it_used(beijum):
    figure = area_series([EAST], ["misdrijven_per_1000"])["misdrijven_per_1000"].at("2025")

    assert (round(figure.value, 1), figure.weight.period) == (31.4, "2024")


def test_no_rate_over_inhabitants_of_long_ago(beijum, tmp_path):
    publish(crimes(tmp_path, [(EAST, 2012, 100)]))

    assert (
        area_series([EAST], ["misdrijven_per_1000"])["misdrijven_per_1000"].at("2012").state is FigureState.INCOMPLETE
    )


def test_all_indicators_with_figures_when_none_is_named(beijum):
    assert set(area_series([EAST])) == {"inwoners", "woningen", "woz", "misdrijven", "misdrijven_per_1000"}


def test_an_unknown_indicator_is_an_error(beijum):
    with pytest.raises(KeyError):
        area_series([EAST], ["geluk"])


def test_only_the_periods_that_are_asked(beijum):
    assert area_series([EAST], ["misdrijven"], periods=["2025"])["misdrijven"].periods == ("2025",)


def test_three_queries_whatever_is_asked(beijum, django_assert_num_queries):
    with django_assert_num_queries(3):
        area_series([EAST, WEST])
    with django_assert_num_queries(3):
        area_series([EAST], ["woz"])


def test_distances_follow_the_catalogue(beijum):
    found = area_series([EAST], ["woz", "misdrijven"])

    assert found["woz"].to_municipality(found["woz"].latest).verdict is Verdict.CONTEXT
    assert found["woz"].to_country(found["woz"].latest).value == -143
    assert found["misdrijven"].to_municipality(found["misdrijven"].latest).obstacle is ComparisonObstacle.COUNT


def test_a_change_within_one_division_is_told_and_not_judged(beijum):
    found = area_series([EAST], ["misdrijven"])["misdrijven"]

    difference = found.change(found.at("2024"), found.at("2025"))
    assert (difference.value, difference.verdict) == (-16, Verdict.CONTEXT)


def test_a_change_over_divisions_needs_a_link(beijum, tmp_path):
    then = [(name, code, change, people - 5, *others) for name, code, change, people, *others in ROWS]
    publish(kwb(tmp_path, then, COLUMNS, name="kwb_2022.csv"))

    def judge():
        found = area_series([EAST], ["inwoners"])["inwoners"]
        return found.change(found.at("2022"), found.at("2024")).obstacle

    assert judge() is ComparisonObstacle.BOUNDARY
    earlier, later = (Area.objects.get(code=EAST, division_year=year) for year in (2022, 2024))
    AreaLink.objects.create(earlier=earlier, later=later, kind=LinkKind.SAME)
    assert judge() is None


def test_a_recoded_buurt_keeps_its_past(beijum, tmp_path):
    publish(kwb(tmp_path, [("Beijum-West", "BU00149999", 1, 5000)], name="kwb_2023.csv"))
    earlier, later = Area.objects.get(code="BU00149999"), Area.objects.get(code=EAST, division_year=2024)
    AreaLink.objects.create(earlier=earlier, later=later, kind=LinkKind.RECODED)

    found = area_series([EAST], ["inwoners"])["inwoners"]

    assert [figure.value for figure in found.figures] == [5000, 5855]
    assert found.change(*found.figures).obstacle is None


def test_a_series_never_mixes_tables(beijum, tmp_path):
    publish(crimes(tmp_path, [(EAST, 2023, 999)]), table="47018NED")

    assert area_series([EAST], ["misdrijven"])["misdrijven"].periods == ("2024", "2025")
    other = area_series([EAST], ["misdrijven"], series={"misdrijven": "47018NED"})["misdrijven"]
    assert [figure.value for figure in other.figures] == [999]


def test_figures_as_they_were_known_on_a_day(beijum, tmp_path):
    revised = [
        (name, code, change, 7000 if code == EAST else people, *rest) for name, code, change, people, *rest in ROWS
    ]
    publish(kwb(tmp_path, revised, COLUMNS), at=NOON + timedelta(days=30))

    now = area_series([EAST], ["inwoners"])["inwoners"]
    then = area_series([EAST], ["inwoners"], until=NOON.date())["inwoners"]

    assert (now.latest.value, then.latest.value) == (7000, 5855)


def test_a_book_gives_every_area_by_itself(beijum):
    book = read([EAST, WEST], ["misdrijven_per_1000"])

    values = [book.figure([code], "misdrijven_per_1000", "2024").value for code in (EAST, WEST)]
    assert [round(value, 1) for value in values] == [34.2, 44.8]


YOUNG, STUDENT = (
    "Bevolking/Leeftijdsgroepen/0 tot 15 jaar (aantal)",
    "Bevolking/Leeftijdsgroepen/15 tot 25 jaar (aantal)",
)
CARE = "Zorg/Percentage jongeren met jeugdzorg (%)"


def test_a_mean_is_weighed_by_two_counts_together(db, tmp_path):
    rows = [("Beijum-West", EAST, 1, 900, 300, 10), ("Beijum-Oost", WEST, 1, 300, 500, 20)]
    publish(kwb(tmp_path, rows, (YOUNG, STUDENT, CARE)))

    figure = area_series([EAST, WEST], ["jeugdzorg"])["jeugdzorg"].latest

    assert (figure.value, figure.weight.total) == (14, 2000)
    assert figure.weight.key == "inwoners_0_15+inwoners_15_25"
