import pytest

from neighbourhoods import odata
from neighbourhoods.odata.client import Client, literal
from neighbourhoods.terms import Note, Status
from tests.support.odata_server import Feed, Table, kwb, observation


def figures(fetched):
    """Area → title → (value, note) of the one publication."""
    (one,) = fetched.reading.publications
    titles = [column.indicator or column.title for column in one.columns]
    return {
        code: dict(zip(titles, zip(values, notes, strict=True), strict=True))
        for code, values, notes in zip(one.codes, one.values.tolist(), one.notes.tolist(), strict=True)
    }


def paths(source):
    return [path.split("?")[0].rsplit("/", 1)[1] for path in source.asked]


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
    assert fetched.reading.statuses == {"2024": Status.PROVISIONAL}


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
        ("NotAvailable", Note.MISSING),
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
        third = path.endswith("/Observations") and sum("Observations" in one for one in source.asked) > 2
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


def test_a_link_to_another_host_is_refused(source):
    source.faults = [("/Observations", "stranger")]

    with pytest.raises(odata.ChangedShape, match=r"andere server \(169\.254\.169\.254\)"):
        odata.fetch("85984NED")


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/x",
        "//example.org/x",
        "http://user@127.0.0.1:8000/x",
        "http://127.0.0.1:9000/x",
        "file:///etc/passwd",
        "http://127.0.0.1.example.org:8000/x",
        "http://127.0.0.1:port/x",
    ],
)
def test_own_refuses_what_is_elsewhere(link):
    with pytest.raises(odata.ChangedShape):
        Client("http://127.0.0.1:8000/CBS").own(link)


@pytest.mark.parametrize(
    "link", ["85984NED/Observations?$skip=3", "http://127.0.0.1:8000/CBS/85984NED/Observations?$skip=3"]
)
def test_own_knows_its_own(link):
    assert Client("http://127.0.0.1:8000/CBS").own(link).endswith("8000/CBS/85984NED/Observations?$skip=3")


def test_a_redirect_is_not_followed(source):
    source.faults = [("/Properties", "redirect")]

    with pytest.raises(odata.ChangedShape, match="code 302"):
        odata.fetch("85984NED")


def test_quotes_are_escaped(source):
    source.tables["85984NED"].title = "Kerncijfers 's-Hertogenbosch"
    client = Client(f"{source.address}/CBS")

    found = client.get(f"{client.base}/Datasets", {"$filter": f"startswith(Title,{literal(chr(39) + 's-')})"})
    whole = client.get(f"{client.base}/Datasets", {"$filter": f"contains(Title,{literal(chr(39) + 's-')})"})

    assert (len(found["value"]), len(whole["value"])) == (0, 1)


@pytest.mark.parametrize("code", ["85984NED/../..", "NED", "http://x", "85984NED?$top=1", "'"])
def test_what_is_no_number_of_a_table_is_not_asked(source, code):
    with pytest.raises(odata.UnknownTable, match="85984NED"):
        odata.fetch(code)

    assert source.asked == []


def test_an_unknown_table(source):
    with pytest.raises(odata.UnknownTable, match="bestaat niet"):
        odata.fetch("99999NED")


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
    monkeypatch.setattr("neighbourhoods.odata.client.MAX_BYTES", 300)

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


def test_next_years_table_belongs_to_the_same_series(source):
    source.tables["86900NED"] = kwb(title="Kerncijfers wijken en buurten 2026")

    layout = odata.fetch("86900NED").reading.layout

    assert (layout.series, layout.publisher, layout.file_period) == ("KWB", "CBS", "2026")


def timed():
    """A table by area, period and type of household, of which the total counts."""
    periods = [("2023JJ00", "Definitief"), ("2024JJ00", "Voorlopig"), ("2024MM01", "Voorlopig")]
    dimensions = {
        "WijkenEnBuurten": [{"Identifier": "BU00141000"}, {"Identifier": "LD01"}],
        "Perioden": [{"Identifier": code, "Status": status} for code, status in periods],
        "Huishouden": [{"Identifier": "T001139"}, {"Identifier": "A2"}],
    }
    cells = [
        observation(number, area, "M000100", 10 + number, Perioden=period, Huishouden=kind)
        for number, (area, period, kind) in enumerate(
            (area, period, kind)
            for area in ("BU00141000", "LD01")
            for period, _ in periods
            for kind in ("T001139", "A2")
        )
    ]
    return Table(title="Welvaart", dimensions=dimensions, observations=cells)


def test_a_table_through_the_years(source):
    source.tables["85900NED"] = timed()

    reading = odata.fetch("85900NED").reading

    assert [(one.period, one.codes, one.values.tolist()) for one in reading.publications] == [
        ("2023", ["BU00141000"], [[10.0]]),
        ("2024", ["BU00141000"], [[12.0]]),
    ]
    assert reading.statuses == {"2023": Status.DEFINITIVE, "2024": Status.PROVISIONAL}
    assert any("geen land, gemeente, wijk of buurt" in one for one in reading.notices)
    assert "Van ‘Huishouden (T001139)’ is alleen het totaal gelezen." in reading.notices


def test_one_year_of_it(source):
    source.tables["85900NED"] = timed()

    assert [one.period for one in odata.fetch("85900NED", period="2024").reading.publications] == ["2024"]


def test_a_division_without_a_total_is_refused(source):
    table = timed()
    table.dimensions["Huishouden"] = [{"Identifier": "A1"}, {"Identifier": "A2"}]
    source.tables["85900NED"] = table

    with pytest.raises(odata.ChangedShape, match="‘Huishouden’ en heeft daarvan geen totaal"):
        odata.fetch("85900NED")


def health():
    """Padded keys, ages and margins beside each other, points for what is missing."""
    rows = [
        {
            "ID": number,
            "Leeftijd": age,
            "Marges": margin,
            "WijkenEnBuurten": area.ljust(10),
            "Perioden": period,
            "MoeiteMetRondkomen_38": value,
        }
        for number, (age, margin, area, period, value) in enumerate(
            [
                ("20300   ", "MW00000", "BU00141000", "2020JJ00", "    22.9"),
                ("20300   ", "MOG0095", "BU00141000", "2020JJ00", "    20.0"),
                ("80200   ", "MW00000", "BU00141000", "2020JJ00", "     9.1"),
                ("20300   ", "MW00000", "NL01", "2020JJ00", "       ."),
                ("20300   ", "MW00000", "BU00141000", "2012JJ00", "    34.3"),
            ]
        )
    ]
    kinds = {
        "Leeftijd": "Dimension",
        "Marges": "Dimension",
        "WijkenEnBuurten": "GeoDetail",
        "Perioden": "TimeDimension",
    }
    periods = [("2012JJ00", "Definitief"), ("2020JJ00", "NaderVoorlopig")]
    return Feed("Gezondheid per wijk en buurt", rows, kinds, periods)


def test_a_table_of_a_third_party(source):
    source.tables["50090NED"] = health()
    source.page = 1

    reading = odata.fetch("50090NED").reading

    assert (reading.refused, reading.layout.source, reading.layout.table) == ([], "rivm", "50090NED")
    assert [(one.period, one.codes) for one in reading.publications] == [
        ("2012", ["BU00141000"]),
        ("2020", ["BU00141000", "NL00"]),
    ]
    assert reading.publications[1].values.tolist()[0] == [22.9]
    assert reading.publications[1].notes.tolist() == [[Note.ESTIMATED], [Note.MISSING]]
    assert reading.statuses == {"2012": Status.DEFINITIVE, "2020": Status.REVISED}
    assert not any("CBS/50090NED" in path for path in source.asked)


def test_one_year_of_a_third_party(source):
    source.tables["50090NED"] = health()

    assert [one.period for one in odata.fetch("50090NED", period="2020").reading.publications] == ["2020"]


def test_a_number_that_statline_does_not_have_may_be_a_third_partys(source):
    source.tables["50199NED"] = health()

    assert odata.fetch("50199NED").reading.publications[0].period == "2012"


def test_a_table_that_is_not_of_statistics_netherlands(source):
    with pytest.raises(odata.UnknownTable):
        odata.fetch("LBM3")


def test_the_yearly_series_is_listed(source):
    source.tables["86165NED"] = kwb(title="Kerncijfers wijken en buurten 2025")
    source.tables["80000NED"] = Table(title="Prijzen")

    assert {(one.code, one.period) for one in odata.series_tables()} == {("85984NED", "2024"), ("86165NED", "2025")}
