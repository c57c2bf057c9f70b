import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from neighbourhoods.areas import divisions
from neighbourhoods.models import AreaLink
from tests.neighbourhoods.areas.test_divisions import shapes
from tests.neighbourhoods.areas.test_geometry import feature

LINES = "oude_code,oude_naam,nieuwe_code,nieuwe_naam\nBU00140001,Selwerd,BU00141000,Selwerd\n"


def run(command, *options):
    out, err = StringIO(), StringIO()
    try:
        call_command(command, *map(str, options), stdout=out, stderr=err)
    except SystemExit as stop:
        return stop.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


@pytest.fixture
def two_years(db):
    divisions.replace_division(shapes(feature("BU00140001")), year=2019)
    divisions.replace_division(shapes(feature()), year=2023)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "omnummer.csv"
    path.write_text(LINES)
    return path


def test_links_are_stored_and_counted(two_years, file):
    code, said, _ = run("import_links", file, "--from", 2019, "--to", 2023)

    assert (code, AreaLink.objects.count()) == (0, 1)
    assert "De overgangen zijn vastgelegd; 1 nieuw." in said
    assert "andere code, zelfde gebied: 1" in said


def test_what_is_left_out_is_said(two_years, file):
    file.write_text(LINES + "BU00140009,Weg,BU00141000,Selwerd\n")

    code, _, complaint = run("import_links", file, "--from", 2019, "--to", 2023, "--dry-run")

    assert (code, AreaLink.objects.count()) == (0, 0)
    assert "regel 3: BU00140009 staat niet in de indeling van 2019." in complaint


def test_a_refusal_ends_in_an_error(two_years, file):
    file.write_text("naam,plaats\nSelwerd,Groningen\n")

    code, said, _ = run("import_links", file, "--from", 2019, "--to", 2023, "--json")

    assert (code, json.loads(said)["status"]) == (1, "refused")


def test_what_is_no_text_is_refused(two_years, file):
    file.write_bytes(b"\x1f\x8bkapot")

    assert run("import_links", file, "--from", 2019, "--to", 2023)[0] == 1


@pytest.mark.parametrize("command", ["import_links", "link_areas"])
def test_years_in_the_wrong_order(two_years, file, command):
    files = [file] if command == "import_links" else []
    with pytest.raises(CommandError, match="later jaar"):
        run(command, *files, "--from", 2023, "--to", 2019)


def test_a_file_that_is_not_there(db, tmp_path):
    with pytest.raises(CommandError, match="niet te openen"):
        run("import_links", tmp_path / "weg.csv", "--from", 2019, "--to", 2023)


def test_maps_are_laid_over_each_other(two_years):
    code, said, _ = run("link_areas", "--from", 2019, "--to", 2023, "--metres", 1, "--json")

    assert (code, json.loads(said)["links"]) == (0, {"recoded": 1})
    assert json.loads(run("link_areas", "--from", 2019, "--to", 2023, "--metres", 1, "--json")[1])["added"] == 1
