"""Tables of other shapes: through the years, and of third parties."""

import pytest

from neighbourhoods import odata
from neighbourhoods.terms import Note, ReleaseStatus
from tests.neighbourhoods.odata.answers import health, status, timed
from tests.support.odata_server import Table, kwb


def test_next_years_table_belongs_to_the_same_series(source):
    source.tables["86900NED"] = kwb(title="Kerncijfers wijken en buurten 2026")

    layout = odata.fetch("86900NED").reading.layout

    assert (layout.series, layout.publisher, layout.file_period) == ("KWB", "CBS", "2026")


def test_a_table_through_the_years(source):
    source.tables["85901NED"] = timed()

    reading = odata.fetch("85901NED").reading

    assert [
        (publication.period, publication.codes, publication.values.tolist()) for publication in reading.publications
    ] == [
        ("2023", ["BU00141000"], [[10.0]]),
        ("2024", ["BU00141000"], [[12.0]]),
    ]
    assert reading.statuses == {"2023": ReleaseStatus.DEFINITIVE, "2024": ReleaseStatus.PROVISIONAL}
    assert any("geen land, gemeente, wijk of buurt" in notice for notice in reading.notices)
    assert "Van ‘Huishouden (T001139)’ is alleen het totaal gelezen." in reading.notices


def test_one_year_of_it(source):
    source.tables["85901NED"] = timed()

    assert [publication.period for publication in odata.fetch("85901NED", period="2024").reading.publications] == [
        "2024"
    ]


def test_a_division_without_a_total_is_refused(source):
    table = timed()
    table.dimensions["Huishouden"] = [{"Identifier": "A1"}, {"Identifier": "A2"}]
    source.tables["85901NED"] = table

    with pytest.raises(odata.ChangedShape, match="‘Huishouden’ en heeft daarvan geen totaal"):
        odata.fetch("85901NED")


def test_scores_below_zero_by_area_and_year(source):
    source.tables["85163NED"] = status()

    fetched = odata.fetch("85163NED")

    layout, (earlier, later) = fetched.reading.layout, fetched.reading.publications
    place = [column.indicator for column in later.columns].index("ses_woa")
    assert (layout.source, layout.table, layout.series, fetched.reading.refused) == (
        "ses_woa",
        "85163NED",
        "SES-WOA",
        [],
    )
    assert (earlier.period, earlier.codes, earlier.values[:, place].tolist()) == ("2018", ["BU00141000"], [0.012])
    assert (later.period, later.codes) == ("2019", ["BU00141000", "GM0014"])
    assert later.values[:, place].tolist() == [-0.198, -0.1]
    assert fetched.reading.statuses == {"2018": ReleaseStatus.DEFINITIVE, "2019": ReleaseStatus.PROVISIONAL}


def test_the_next_table_of_scores_says_its_division_and_not_its_year(source):
    source.tables["86900NED"] = status("Sociaal-economische status; scores per wijk en buurt, regio-indeling 2026")

    fetched = odata.fetch("86900NED")

    assert (fetched.table.period, fetched.table.series, fetched.table.division_year) == (None, "SES-WOA", 2026)
    assert (fetched.reading.layout.series, fetched.reading.layout.division_year) == ("SES-WOA", 2026)
    assert [publication.period for publication in fetched.reading.publications] == ["2018", "2019"]


def test_what_is_said_of_a_whole_table_is_not_said_of_each_of_its_periods(source):
    table = timed()
    for period in table.dimensions["Perioden"]:
        del period["Status"]
    source.tables["85139NED"] = table

    assert "voorlopig" in table.description
    assert odata.fetch("85139NED").reading.statuses == {}
    assert odata.fetch("85139NED", period="2023").reading.statuses == {}


def test_a_table_of_a_third_party(source):
    source.tables["50090NED"] = health()
    source.page = 1

    reading = odata.fetch("50090NED").reading

    assert (reading.refused, reading.layout.source, reading.layout.table) == ([], "rivm", "50090NED")
    assert [(publication.period, publication.codes) for publication in reading.publications] == [
        ("2012", ["BU00141000"]),
        ("2020", ["BU00141000", "NL00"]),
    ]
    assert reading.publications[1].values.tolist()[0] == [22.9]
    assert reading.publications[1].notes.tolist() == [[Note.ESTIMATED], [Note.MISSING]]
    assert reading.statuses == {"2012": ReleaseStatus.DEFINITIVE, "2020": ReleaseStatus.REVISED}
    assert not any("CBS/50090NED" in path for path in source.asked)


def test_one_year_of_a_third_party(source):
    source.tables["50090NED"] = health()

    assert [publication.period for publication in odata.fetch("50090NED", period="2020").reading.publications] == [
        "2020"
    ]


def test_a_number_that_statline_does_not_have_may_be_a_third_partys(source):
    source.tables["50199NED"] = health()

    assert odata.fetch("50199NED").reading.publications[0].period == "2012"


def test_a_table_that_is_not_of_statistics_netherlands(source):
    with pytest.raises(odata.UnknownTable):
        odata.fetch("LBM3")


def test_the_yearly_series_is_listed(source):
    source.tables["86165NED"] = kwb(title="Kerncijfers wijken en buurten 2025")
    source.tables["80000NED"] = Table(title="Prijzen")

    assert {(table.code, table.period) for table in odata.series_tables()} == {
        ("85984NED", "2024"),
        ("86165NED", "2025"),
    }
