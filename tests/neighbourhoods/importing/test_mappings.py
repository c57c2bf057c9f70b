"""A saved mapping: what must be right about it, and any table read through it."""

from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from neighbourhoods import sources, tables
from neighbourhoods.importing import mappings
from neighbourhoods.models import Area, Mapping, Observation, Release
from neighbourhoods.releases import publishing
from neighbourhoods.terms import Level, Note
from tests.conftest import NOON
from wijkaanpak import tenancy

SURVEY = """Buurtpeiling 2026;;;;
Buurt;Code;Tevreden;Bewegen;Opmerking
Selwerd;BU00141000;1.061,5;n.b.;geen
Beijum-West;BU00141100;72,25;*;
Bron: gemeente Groningen;;;;
"""


def values(**changes):
    return {
        "name": "Buurtpeiling",
        "table": "GM0014-buurtpeiling",
        "publisher": "Gemeente Groningen",
        "sheet": "",
        "header_row": 2,
        "code_column": "Code",
        "period_column": "",
        "period": "2026",
        "respondents_column": "",
        "division_year": 2024,
        "columns": {"Tevreden": "woz", "Bewegen": "beweegrichtlijn"},
        "decimal": ",",
        "missing": {"n.b.": "missing", "*": "too_small"},
        "note": "",
        **changes,
    }


@pytest.fixture
def groningen(groningen):
    groningen.code = "GM0014"
    groningen.save()
    return groningen


@pytest.fixture
def survey(tmp_path):
    path = tmp_path / "peiling.csv"
    path.write_text(SURVEY, encoding="utf-8")
    return path


def area(code):
    Area.objects.create(
        code=code, name=f"Naam van {code}", division_year=2024, level=Level.NEIGHBOURHOOD, sort_key=code
    )


def read(path, **changes):
    return tables.interpret(path, layout=sources.layout_of_mapping(SimpleNamespace(**values(**changes))))


# Reading: no database


def test_any_table_is_read_through_a_mapping(survey):
    reading = read(survey)

    one = reading.publications[0]
    assert (one.period, one.codes) == ("2026", ["BU00141000", "BU00141100"])
    assert [column.indicator for column in one.columns] == ["woz", "beweegrichtlijn"]
    assert one.values[:, 0].tolist() == [1061.5, 72.25]
    assert one.notes[:, 1].tolist() == [Note.MISSING, Note.TOO_SMALL]
    assert reading.notices == ["Regel 5 is een bronvermelding en telt niet mee."]


def test_the_header_is_found_when_its_line_is_not_said(survey):
    assert read(survey, header_row=None).publications[0].codes == ["BU00141000", "BU00141100"]


def test_a_period_may_stand_in_a_column(tmp_path):
    path = tmp_path / "peiling.csv"
    path.write_text("Code;Jaar;Tevreden\nBU00141000;2024;7\nBU00141000;2026;8\n")

    reading = read(path, header_row=None, period="", period_column="Jaar", columns={"Tevreden": "woz"})

    assert [(publication.period, publication.values.tolist()) for publication in reading.publications] == [
        ("2024", [[7]]),
        ("2026", [[8]]),
    ]


def test_a_column_that_is_gone_is_named(survey):
    refused = read(survey, columns={"Blij": "woz"}).refused

    assert [(refusal.line, refusal.column) for refusal in refused] == [(2, "Blij")]
    assert "Wel: Buurt, Code, Tevreden" in refused[0].reason


def test_a_figure_that_does_not_fit_the_convention_is_refused_by_place(survey):
    refused = read(survey, decimal=".", missing={}).refused

    assert [(refusal.line, refusal.column) for refusal in refused] == [
        (3, "Tevreden"),
        (4, "Tevreden"),
        (3, "Bewegen"),
        (4, "Bewegen"),
    ]


def test_areas_of_another_gemeente_are_refused(tmp_path):
    path = tmp_path / "peiling.csv"
    path.write_text("Code;Tevreden\nBU00141000;7\nBU03630000;7\nNL00;7\n")

    refused = read(path, header_row=None, columns={"Tevreden": "woz"}).refused

    assert [(refusal.line, refusal.column) for refusal in refused] == [(3, "Code"), (4, "Code")]


def test_a_line_with_the_source_is_no_fault_beside_a_code_that_is(tmp_path):
    path = tmp_path / "peiling.csv"
    path.write_text("Code;Jaar;Tevreden\nBU0014100;2026;7\nBron: gemeente;;\n")

    refused = read(path, header_row=None, period="", period_column="Jaar", columns={"Tevreden": "woz"}).refused

    assert [(refusal.line, refusal.column) for refusal in refused] == [(2, "Code")]


def test_a_sheet_that_is_not_there_is_named(tmp_path):
    import pandas as pd

    path = tmp_path / "peiling.xlsx"
    with pd.ExcelWriter(path) as book:
        pd.DataFrame([["uitleg"]]).to_excel(book, sheet_name="Leesmij", index=False)
        pd.DataFrame([["BU00141000", 7.5]], columns=["Code", "Tevreden"]).to_excel(
            book, sheet_name="Cijfers", index=False
        )

    columns = {"Tevreden": "woz"}
    found = read(path, sheet="Cijfers", header_row=1, columns=columns, decimal=".")
    assert found.publications[0].values.tolist() == [[7.5]]
    assert "Wel: Leesmij, Cijfers" in read(path, sheet="Blad1", columns=columns).refused[0].reason


# Saving


def test_a_mapping_is_kept_by_its_municipality_alone(groningen, other_municipality):
    mappings.save(None, groningen, values())

    assert [mapping.name for mapping in Mapping.objects.in_order()] == ["Buurtpeiling"]
    with tenancy.municipality(other_municipality):
        assert not Mapping.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"table": "85984NED"}, "table"),
        ({"table": "GM0363-buurtpeiling"}, "table"),
        ({"table": "GM0014-"}, "table"),
        ({"header_row": 0}, "header_row"),
        ({"header_row": 99}, "header_row"),
        ({"period": "vorig jaar"}, "period"),
        ({"period_column": "Jaar"}, "period"),
        ({"respondents_column": "Tevreden"}, "respondents_column"),
        ({"respondents_column": "Code"}, "respondents_column"),
        ({"columns": {}}, "columns"),
        ({"columns": {"Tevreden": "woz", "Blij": "woz"}}, "columns"),
        ({"columns": {"Tevreden": "geluk"}}, "columns"),
        ({"columns": {"Code": "woz"}}, "columns"),
    ],
)
def test_what_is_not_right_is_said_by_field(groningen, changes, field):
    with pytest.raises(mappings.Invalid) as refused:
        mappings.save(None, groningen, values(**changes))

    assert list(refused.value.problems) == [field]
    assert not Mapping.objects.exists()


def test_a_name_is_given_once(groningen):
    mappings.save(None, groningen, values())

    with pytest.raises(mappings.Invalid, match="een koppeling met deze naam"):
        mappings.save(None, groningen, values())


def test_without_a_code_of_its_own_a_municipality_has_no_own_tables(groningen):
    groningen.code = ""

    assert "CBS-code" in mappings.problems(groningen, values())["table"]


@pytest.mark.parametrize("broken", [{"table": "85984NED"}, {"columns": {}}, {"period_column": "Jaar"}])
def test_the_database_refuses_too(groningen, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        Mapping.objects.create(municipality=groningen, **values(**broken))


# Publishing


def publish(reading, **options):
    return publishing.publish(reading, at=NOON, retrieved_at=NOON, **options)


def test_own_figures_are_a_table_of_their_own(groningen, survey):
    area("BU00141000")
    area("BU00141100")

    publish(read(survey), division_year=2024)

    assert Release.objects.get().table_id == "GM0014-buurtpeiling"
    found = Observation.objects.of_areas(["BU00141000"]).values_list("indicator__key", "value")
    assert set(found) == {("woz", 1061.5), ("beweegrichtlijn", None)}
    assert not Observation.objects.preferred().exists()
    assert Area.objects.get(code="BU00141000").name == "Naam van BU00141000"


def test_own_figures_cannot_take_the_place_of_national_ones(db, survey):
    with pytest.raises(publishing.Refusal, match="85984NED"):
        publish(read(survey), table="85984NED")


def test_an_area_that_does_not_exist_is_not_made_up(db, survey):
    area("BU00141000")

    with pytest.raises(publishing.Refusal, match="BU00141100"):
        publish(read(survey))
    assert not Release.objects.exists()
