import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from neighbourhoods.models import Area, Mapping, Release
from tests.neighbourhoods.support import PEOPLE, crimes, kwb

GOOD = [("Selwerd", "BU00141000", 1, 6580), ("Beijum-West", "BU00141100", 1, ".")]


def run(path, *options):
    """The exit code, what was said, and what was complained about."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import_figures", str(path), *options, stdout=out, stderr=err)
    except SystemExit as stop:
        return stop.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_a_file_is_published_and_counted(db, tmp_path):
    code, said, _ = run(kwb(tmp_path, GOOD))

    assert code == 0
    assert "kwb_2024.csv is vastgelegd." in said
    assert "85984NED, 2024, indeling 2024, status niet vermeld: 2 gebieden, 1 cijfer" in said
    assert "Samen 2 gebieden, 1 kolom, 1 cijfer." in said
    assert "zonder waarde, onbekend: 1" in said


def test_the_outcome_as_json(db, tmp_path):
    code, said, _ = run(kwb(tmp_path, GOOD), "--json")

    found = json.loads(said)
    assert code == 0
    assert {key: found[key] for key in ("status", "areas", "columns", "figures", "missing", "refused")} == {
        "status": "published",
        "areas": 2,
        "columns": 1,
        "figures": 1,
        "missing": {"missing": 1},
        "refused": [],
    }
    assert found["release"] == Release.objects.get().pk


def test_the_same_file_again_is_unchanged(db, tmp_path):
    run(kwb(tmp_path, GOOD))

    code, said, _ = run(kwb(tmp_path, GOOD), "--json")

    assert (code, json.loads(said)["status"], Release.objects.count()) == (0, "unchanged", 1)


def test_a_broken_line_is_named_and_nothing_is_written(db, tmp_path):
    code, said, complaint = run(kwb(tmp_path, [*GOOD, ("Oost", "BU00141101", 1, "6o50")]))

    assert code == 1
    assert "is geweigerd; er is niets vastgelegd." in said
    assert f"regel 4, kolom ‘{PEOPLE}’: ‘6o50’ is geen getal." in complaint
    assert not Release.objects.exists()


def test_a_refusal_as_json(db, tmp_path):
    code, said, _ = run(kwb(tmp_path, [("Oost", "BU00141101", 1, "6o50")]), "--json")

    found = json.loads(said)
    assert (code, found["status"], found["release"]) == (1, "refused", None)
    assert found["refused"] == [{"line": 2, "column": PEOPLE, "reason": "‘6o50’ is geen getal."}]


def test_a_figure_that_cannot_be_true_has_its_line_too(db, tmp_path):
    path = kwb(tmp_path, [*GOOD, ("Oost", "BU00141101", 1, -5)])

    _code, said, _ = run(path, "--json")
    _code, _said, complaint = run(path, "--dry-run")

    reason = "BU00141101, 2024: ‘-5’: een aantal is nooit kleiner dan nul."
    assert json.loads(said)["refused"] == [{"line": 4, "column": PEOPLE, "reason": reason}]
    assert f"regel 4, kolom ‘{PEOPLE}’: {reason}" in complaint


def test_a_dry_run_refuses_what_publishing_would(db, tmp_path):
    code, said, _ = run(kwb(tmp_path, GOOD), "--period", "2098", "--dry-run", "--json")

    assert (code, json.loads(said)["status"]) == (1, "refused")
    assert "nog niet begonnen" in json.loads(said)["refused"][0]["reason"]


def test_a_dry_run_writes_nothing(db, tmp_path):
    code, said, _ = run(kwb(tmp_path, GOOD), "--dry-run", "--json")

    assert (code, json.loads(said)["status"], json.loads(said)["figures"]) == (0, "checked", 1)
    assert not Release.objects.exists()


def test_an_extract_is_refused_until_it_is_meant(db, tmp_path):
    run(kwb(tmp_path, GOOD))

    assert run(kwb(tmp_path, GOOD[:1]))[0] == 1
    assert run(kwb(tmp_path, GOOD[:1]), "--replace")[0] == 0


def test_what_the_file_does_not_say_can_be_said(db, tmp_path):
    path = kwb(tmp_path, GOOD, name="kerncijfers.csv")

    code, *_ = run(
        path, "--period", "2024", "--table", "85984NED", "--status", "definitive", "--retrieved", "2026-03-01"
    )

    release = Release.objects.get()
    assert code == 0
    assert (release.table_id, release.period, release.status) == ("85984NED", "2024", "definitive")
    assert release.retrieved_at.date().isoformat() == "2026-03-01"


@pytest.mark.parametrize("options", [["--period", "2024"], []])
def test_a_year_without_a_table_is_asked_for(db, tmp_path, options):
    code, _, complaint = run(kwb(tmp_path, GOOD, name="kerncijfers.csv"), *options)

    assert code == 1
    assert ("Vul het tabelnummer in." if options else "Vul het jaar in.") in complaint
    assert "--table, --period" in complaint


def test_a_source_that_does_not_fit_is_refused(db, tmp_path):
    code, _, complaint = run(kwb(tmp_path, GOOD), "--source", "politie")

    assert code == 1
    assert "Wij herkennen deze tabel niet." in complaint


def test_a_file_of_several_years_lists_every_release(db, tmp_path):
    path = crimes(tmp_path, [("BU00141000", 2024, 355), ("BU00141000", 2025, 374)])

    found = json.loads(run(path, "--json")[1])

    assert [release["period"] for release in found["releases"]] == ["2024", "2025"]
    assert (found["areas"], found["columns"], found["figures"]) == (1, 1, 2)


def test_a_file_that_is_not_there(db, tmp_path):
    with pytest.raises(CommandError, match="niet te openen"):
        run(tmp_path / "weg.csv")


def test_a_date_that_is_none(db, tmp_path):
    with pytest.raises(CommandError, match="geen datum"):
        run(kwb(tmp_path, GOOD), "--retrieved", "gisteren")


# Through a saved mapping


@pytest.fixture
def survey(groningen, tmp_path):
    Mapping.objects.create(
        name="Buurtpeiling",
        table="GM0014-buurtpeiling",
        publisher="Gemeente",
        code_column="Code",
        period="2026",
        division_year=2024,
        columns={"Tevreden": "woz"},
    )
    Area.objects.create(code="BU00141000", name="Selwerd", division_year=2024, level="neighbourhood", sort_key="s")
    path = tmp_path / "peiling.csv"
    path.write_text("Code;Tevreden\nBU00141000;7,5\n")
    return path


def test_a_table_of_a_municipality_is_read_through_its_mapping(survey):
    code, said, _ = run(survey, "--mapping", "Buurtpeiling", "--municipality", "groningen")

    assert code == 0
    assert "GM0014-buurtpeiling, 2026, indeling 2024" in said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--mapping", "Buurtpeiling"], "--municipality"),
        (["--mapping", "Weg", "--municipality", "groningen"], "Buurtpeiling"),
    ],
)
def test_a_mapping_that_is_not_there_is_said(survey, options, said):
    with pytest.raises(CommandError, match=said):
        run(survey, *options)


def test_a_mapping_does_not_write_in_a_national_table(survey):
    options = ["--mapping", "Buurtpeiling", "--municipality", "groningen", "--table", "85984NED"]

    code, _, complaint = run(survey, *options)

    assert code == 1
    assert "GM0014-" in complaint


def test_letters_that_are_not_sure_are_refused_until_it_is_said_what_they_are(db, tmp_path):
    path = kwb(tmp_path, [*GOOD, ("Súdwest-Fryslân", "GM1900", 1, 5)])
    path.write_bytes(path.read_bytes().decode("utf-8-sig").encode("cp1252"))

    code, _, complaint = run(path)

    assert (code, Release.objects.count()) == (1, 0)
    assert "regel 4: Hier staat een letter die geen UTF-8 is." in complaint
    assert run(path, "--encoding", "cp1252")[0] == 0
    assert Area.objects.get(code="GM1900").name == "Súdwest-Fryslân"
