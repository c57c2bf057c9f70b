import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from neighbourhoods.models import Area
from tests.neighbourhoods.areas.test_geometry import BOW_TIE, NEXT, feature
from tests.neighbourhoods.ogc.conftest import maps, waited

__all__ = ["maps", "waited"]  # fixtures


def run(path, *options):
    out, err = StringIO(), StringIO()
    try:
        call_command("import_areas", str(path), "--year", "2024", *options, stdout=out, stderr=err)
    except SystemExit as stop:
        return stop.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


@pytest.fixture
def draw(tmp_path):
    def write(*features):
        path = tmp_path / "kaart.geojson"
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
        return path

    return write


def test_a_map_is_stored_and_what_was_dropped_is_said(db, draw):
    point = feature(coordinates=[6.5, 53.2], kind="Point")

    code, said, _ = run(draw(feature(), feature("BU00141100", NEXT), point))

    assert code == 0
    assert "Indeling 2024: 2 nieuw, 0 gewijzigd, 0 gelijk." in said
    assert "1 keer ‘Point’ weggelaten" in said


def test_the_same_map_again_is_unchanged(db, draw):
    run(draw(feature()))

    found = json.loads(run(draw(feature()), "--json")[1])

    assert (found["status"], found["same"], found["areas"]) == ("unchanged", 1, 1)


def test_an_invalid_boundary_is_refused_by_name_and_nothing_is_written(db, draw):
    code, said, complaint = run(draw(feature("BU00141100", NEXT), feature(coordinates=BOW_TIE)))

    assert code == 1
    assert "is geweigerd" in said
    assert "object 2: De grens van Selwerd (BU00141000) klopt niet. Een herstel zou het gebied veranderen" in complaint
    assert not Area.objects.exists()


def test_a_dry_run_writes_nothing(db, draw):
    assert json.loads(run(draw(feature()), "--dry-run", "--json")[1])["status"] == "checked"
    assert not Area.objects.exists()


def test_what_is_no_map_is_refused(db, tmp_path):
    (tmp_path / "klad.geojson").write_text("klad")

    assert run(tmp_path / "klad.geojson")[0] == 1


def test_a_map_that_is_not_there(db, tmp_path):
    with pytest.raises(CommandError, match="niet te openen"):
        run(tmp_path / "weg.geojson")


@pytest.fixture
def pdok(db, maps):
    maps.years = {2024: maps.years[2025]}
    for features in maps.years[2024].values():
        for each in features:
            each["properties"]["jaar"] = 2024
    return maps


def run_online(*options):
    out, err = StringIO(), StringIO()
    call_command("import_areas", "--year", "2024", *options, stdout=out, stderr=err)
    return out.getvalue()


def test_without_a_file_the_boundaries_come_from_pdok(pdok, settings):
    said = run_online("--gemeente", "GM0014")

    assert "De kaart van PDOK is vastgelegd." in said
    assert "Indeling 2024: 4 nieuw, 0 gewijzigd, 0 gelijk." in said
    assert set(Area.objects.values_list("code", flat=True)) == {"GM0014", "WK001410", "BU00141000", "BU00141001"}
    assert list(settings.ODATA_FOLDER.glob("*/*")) == []


def test_the_whole_country_after_one_gemeente_adds_the_rest(pdok):
    run_online("--gemeente", "GM0014")

    found = json.loads(run_online("--json"))

    assert (found["status"], found["added"], found["same"]) == ("published", 4, 4)


@pytest.mark.parametrize(("part", "fault"), [("/buurten/items", "cut"), ("/buurten/items", "html")])
def test_an_answer_that_is_cut_short_stores_nothing(pdok, part, fault):
    pdok.page = 1
    pdok.faults = [(part, fault)]

    with pytest.raises(CommandError, match="Er is niets ingelezen"):
        run_online()

    assert not Area.objects.exists()


def test_what_is_no_code_of_a_gemeente_is_not_asked(pdok):
    with pytest.raises(CommandError, match="geen code van een gemeente"):
        run_online("--gemeente", "Groningen")

    assert pdok.asked == []


def test_of_a_file_too_one_gemeente_can_be_taken(db, draw):
    _, said, _ = run(draw(feature(), feature("BU19661000", NEXT)), "--gemeente", "GM1966", "--json")

    assert json.loads(said)["added"] == 1
    assert Area.objects.get().code == "BU19661000"


def test_a_file_without_that_gemeente_is_named(db, draw):
    with pytest.raises(CommandError, match=r"In kaart\.geojson staat niets van GM1966"):
        run(draw(feature()), "--gemeente", "GM1966")
