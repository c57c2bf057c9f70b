import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from neighbourhoods.models import Observation, Release, SourceTable
from neighbourhoods.terms import ReleaseStatus
from tests.neighbourhoods.odata.conftest import source, waited
from tests.support.odata_server import kwb

__all__ = ["source", "waited"]  # fixtures


def run(*arguments):
    out, err = StringIO(), StringIO()
    try:
        call_command("import_figures", *arguments, stdout=out, stderr=err)
    except SystemExit as stop:
        return stop.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_a_table_is_fetched_and_published(db, source, settings):
    code, said, _ = run("--table", "85984NED")

    assert code == 0
    assert "OData 85984NED is vastgelegd." in said
    assert "85984NED, 2024, indeling 2024, voorlopig: 4 gebieden, 10 cijfers" in said
    found = Observation.objects.current().preferred().of_areas(["BU00141000"]).get(indicator__key="inwoners")
    assert (found.value, found.release.status, found.release.table_id) == (6580, ReleaseStatus.PROVISIONAL, "85984NED")
    assert list(settings.ODATA_FOLDER.glob("*/*")) == []


def test_the_same_table_again_changes_nothing(db, source):
    run("--table", "85984NED")

    code, said, _ = run("--table", "85984NED", "--json")

    assert (code, json.loads(said)["status"], Release.objects.count()) == (0, "unchanged", 1)


def test_a_table_that_became_definitive_is_a_new_release(db, source):
    run("--table", "85984NED")
    source.tables["85984NED"] = kwb(description="Status van de cijfers: De cijfers in deze tabel zijn definitief.")

    _, said, _ = run("--table", "85984NED", "--json")

    assert json.loads(said)["releases"][0]["status"] == "definitive"
    assert Release.objects.current().get().status == ReleaseStatus.DEFINITIVE


def test_a_dry_run_reads_and_writes_nothing(db, source):
    code, said, _ = run("--table", "85984NED", "--dry-run")

    assert (code, Release.objects.count(), SourceTable.objects.count()) == (0, 0, 0)
    assert "er is niets vastgelegd (--dry-run)" in said


def test_next_years_table_takes_its_place_in_the_series(db, source):
    source.tables["86900NED"] = kwb(title="Kerncijfers wijken en buurten 2026")

    run("--table", "86900NED")

    table = SourceTable.objects.get(code="86900NED")
    assert (table.series, table.publisher, table.releases.get().division_year) == ("KWB", "CBS", 2026)
    assert Observation.objects.preferred().exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [([], "Noem een bestand"), (["--table", "99999NED"], "bestaat niet"), (["--table", "x"], "geen tabelnummer")],
)
def test_what_goes_wrong_is_said_in_dutch(db, source, arguments, said):
    with pytest.raises(CommandError, match=said):
        run(*arguments)


def test_a_change_of_shape_writes_nothing(db, source):
    source.faults = [("/Observations", "html")]

    with pytest.raises(CommandError, match="anders dan JSON"):
        run("--table", "85984NED")

    assert Release.objects.count() == 0
