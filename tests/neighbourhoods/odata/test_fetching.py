"""A table over the network becomes the reading its file would give."""

import pytest

from neighbourhoods import odata
from neighbourhoods.terms import Note, ReleaseStatus
from tests.neighbourhoods.odata.answers import figures, paths
from tests.support.odata_server import Feed, Table, observation


def test_a_table_becomes_the_reading_its_file_would_give(source):
    fetched = odata.fetch("85984NED")

    assert fetched.reading.refused == []
    assert fetched.reading.layout.source == "kwb"
    assert (fetched.reading.layout.table, fetched.reading.publications[0].period) == ("85984NED", "2024")
    found = figures(fetched)
    assert found["BU00141000"]["inwoners"] == (6580, Note.PRESENT)
    assert found["BU00141000"]["woz"] == (225.5, Note.PRESENT)
    assert found["BU00141000"]["woningen"][1] == Note.MISSING  # not sent at all
    assert found["WK001410"]["woz"][1] == Note.SECRET
    assert fetched.reading.publications[0].names == ["Selwerd", "Groningen", "Nederland", "Noordwest"]
    assert fetched.reading.publications[0].changes == [2, 1, 1, 3]
    assert fetched.reading.statuses == {"2024": ReleaseStatus.PROVISIONAL}


def test_it_has_no_lines_that_anybody_could_look_up(source):
    fetched = odata.fetch("85984NED")

    assert fetched.reading.publications[0].line(0) is None


def test_every_page_is_read(source):
    odata.fetch("85984NED")

    assert paths(source).count("Observations") == 4


def test_the_same_figures_in_another_order_have_the_same_digest(source):
    first = odata.fetch("85984NED")
    first.done()
    source.tables["85984NED"].observations.reverse()

    assert odata.fetch("85984NED").reading.sha256 == first.reading.sha256


@pytest.mark.parametrize(
    ("reason", "note"),
    [
        ("Impossible", Note.NOT_APPLICABLE),
        ("Confidential", Note.SECRET),
        ("NotAvailable", Note.NOT_PUBLISHED),
        ("NotYetAvailable", Note.NOT_PUBLISHED),
        ("Missing", Note.MISSING),
        ("SomethingNew", Note.MISSING),
    ],
)
def test_why_there_is_no_value_stays(source, reason, note):
    source.tables["85984NED"].observations.append(observation(99, "BU00141000", "M000297", reason))

    assert figures(odata.fetch("85984NED"))["BU00141000"]["woningen"][1] == note


@pytest.mark.parametrize("fault", ["429", "503", "break"])
def test_a_bad_moment_is_tried_again(source, waited, fault):
    source.faults = [("/Observations", fault)]

    fetched = odata.fetch("85984NED")

    assert len(figures(fetched)) == 4
    assert len(waited) == 1
    assert waited[0] == 7 if fault.isdigit() else 1 <= waited[0] <= 2


def test_waiting_grows_and_ends(source, waited):
    source.faults = [("/Properties", "break")] * 5

    with pytest.raises(odata.Unreachable, match="probeer het later opnieuw"):
        odata.fetch("85984NED")

    assert len(waited) == 4
    assert all(2**step <= wait <= 2**step * 1.25 for step, wait in enumerate(waited))


def test_after_a_break_it_goes_on_with_the_page_that_was_missing(source):
    source.asked.clear()
    source.page = 3
    with_a_break(source)
    before = paths(source).count("Observations")
    source.faults.clear()
    source.asked.clear()

    fetched = odata.fetch("85984NED")

    assert len(figures(fetched)) == 4
    assert before == 2 + 5  # two pages, and five attempts at the third
    assert paths(source).count("Observations") == 5  # of seven, two were there
    fetched.done()
    source.asked.clear()
    odata.fetch("85984NED")
    assert paths(source).count("Observations") == 7


def with_a_break(source):
    """The third page of the observations never comes through."""
    asked = source.fault

    def fault(path):
        third = path.endswith("/Observations") and sum("Observations" in address for address in source.asked) > 2
        return "break" if third else asked(path)

    source.fault = fault
    with pytest.raises(odata.Unreachable):
        odata.fetch("85984NED")
    source.fault = asked


def test_a_table_that_was_changed_meanwhile_is_not_mixed_with_the_old_pages(source):
    source.page = 3
    with_a_break(source)
    source.tables["85984NED"].modified = "2026-09-01T02:00:00+01:00"
    source.asked.clear()

    odata.fetch("85984NED")

    assert paths(source).count("Observations") == 7


def test_a_server_that_is_away(settings, tmp_path, waited):
    settings.CBS_ODATA_URL = "http://127.0.0.1:9/CBS"

    with pytest.raises(odata.Unreachable, match=r"127\.0\.0\.1 geeft geen antwoord"):
        odata.fetch("85984NED")

    assert len(waited) == 4


@pytest.mark.parametrize("path", ["/Properties", "/MeasureCodes", "/Observations"])
def test_something_else_than_json(source, path):
    source.faults = [(path, "html")]

    with pytest.raises(odata.ChangedShape, match="anders dan JSON"):
        odata.fetch("85984NED")


def test_observations_of_another_shape(source):
    del source.tables["85984NED"].observations[0]["Measure"]

    with pytest.raises(odata.ChangedShape, match="niet de vorm die wij kennen"):
        odata.fetch("85984NED")


def test_a_page_that_is_too_big(source, monkeypatch):
    monkeypatch.setattr("wijkaanpak.remote.client.MAX_BYTES", 300)

    with pytest.raises(odata.ChangedShape, match="Dat vertrouwen wij niet"):
        odata.fetch("85984NED")


def test_a_table_without_areas(source):
    source.tables["80000NED"] = Table(title="Prijzen", dimensions={"Perioden": []})

    with pytest.raises(odata.ChangedShape, match="gaat niet over wijken"):
        odata.fetch("80000NED")


def test_two_measures_of_one_title_are_told_apart_by_their_code(source):
    table = source.tables["85984NED"]
    table.measures.append(("M000101", "Aantal inwoners", "aantal", "Long", 1))
    table.observations.append(observation(99, "GM0014", "M000101", 5))

    (one,) = odata.fetch("85984NED").reading.publications

    assert [column.title for column in one.columns if "inwoners" in column.title] == [
        "bevolking aantal inwoners aantal m000100",
        "bevolking aantal inwoners aantal m000101",
    ]


def test_the_kinds_of_crime_that_are_read_come_with_the_total(source):
    kinds = [("0.0.0", 355), ("1.1.1", 12), ("1.2.1", 40), ("1.4.5", 30), ("2.2.1", 25)]
    rows = [
        {
            "ID": number,
            "SoortMisdrijf": kind.ljust(6),
            "WijkenEnBuurten": "BU00141000",
            "Perioden": "2024JJ00",
            "GeregistreerdeMisdrijven_1": str(count),
        }
        for number, (kind, count) in enumerate(kinds)
    ]
    dimensions = {"SoortMisdrijf": "Dimension", "WijkenEnBuurten": "GeoDetail", "Perioden": "TimeDimension"}
    source.tables["47018NED"] = Feed("Misdrijven", rows, dimensions, [("2024JJ00", "Definitief")])

    found = figures(odata.fetch("47018NED"))["BU00141000"]

    counts = {"misdrijven": 355, "woninginbraken": 12, "geweld": 30, "vernieling": 25}
    assert {key: value for key, (value, _note) in found.items()} == counts
