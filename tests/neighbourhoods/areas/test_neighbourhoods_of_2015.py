"""The map of all buurten of 2015, stored once for the file: it takes seconds."""

import json

import pytest

from neighbourhoods.areas import links
from neighbourhoods.models import AreaLink
from tests.neighbourhoods.areas.test_boundaries import CROSSWALK, real, store
from tests.neighbourhoods.commands.test_import_links import run


@pytest.fixture(scope="module")
def _stored(rows_of_module):
    return store("nl_buurten_2015.geojson.gz", 2015)


@pytest.fixture
def stored(_stored, db):
    return _stored


def test_all_are_stored_and_those_that_cross_themselves_are_repaired(stored):
    assert stored == (12_229, 17)


def test_its_codes_mean_something_else(stored):
    """The file says 2015, but means the codes that Statistics Netherlands came to use later: nothing is linked."""
    run("import_areas", real(CROSSWALK), "--year", 2022)

    code, said, _ = run("import_links", real(CROSSWALK), "--from", 2015, "--to", 2022, "--json")

    found = json.loads(said)
    assert (code, found["links"], AreaLink.objects.count()) == (0, {}, 0)
    assert len(found["left_out"]) == 439
    assert sum("een ander gebied" in refusal["reason"] for refusal in found["left_out"]) == 5


def test_the_approximate_drawing_of_2024_makes_nothing_the_same(stored):
    run("import_areas", real("groningen_buurten_2024_benaderd.geojson"), "--year", 2024)

    outcome = links.link_overlap(2015, 2024)

    assert set(outcome.kinds) == {"changed"}
    changed = set(AreaLink.objects.filter(earlier__code__startswith="BU0014").values_list("later__code", flat=True))
    assert not changed & {"BU00141000", "BU00141100", "BU00141101", "BU00140605", "BU00140606", "BU00140300"}
