"""The survey of the demo's own municipality: a mapping, and a file in every state that a person meets."""

from collections.abc import Iterator

import pytest
from django.test import override_settings

from demo import cast, publications, surveys
from neighbourhoods.models import FigureImport, Mapping
from neighbourhoods.series import area_series
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Municipality

Stage = FigureImport.Stage
MARK = "eigen_buurtcijfer_verzonnen"


@pytest.fixture(scope="module")
def _told(rows_of_module: None, tmp_path_factory) -> Iterator[Municipality]:
    with override_settings(DEBUG=True, MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        municipality = cast.municipality(cast.GRONINGEN)
        publications.load()
        surveys.load(municipality, cast.accounts(municipality))
        yield municipality


@pytest.fixture
def demo(_told: Municipality, db: None) -> Municipality:
    return _told


def test_there_is_a_file_in_every_state(demo):
    with tenancy.municipality(demo):
        stages = dict(FigureImport.objects.here().values_list("file_name", "stage"))

    assert stages == {
        "buurtpeiling_2025_proef.csv": Stage.WITHDRAWN,
        "buurtpeiling_2026.csv": Stage.PUBLISHED,
        "buurtpeiling_2026_wijkteam.csv": Stage.REFUSED,
        "buurtpeiling_2026_verbeterd.csv": Stage.READ,
    }


def test_what_waits_changes_figures_and_what_is_refused_says_where(demo):
    with tenancy.municipality(demo):
        waits = FigureImport.objects.here().get(stage=Stage.READ)
        refused = FigureImport.objects.here().get(stage=Stage.REFUSED)

    last = waits.preview["publications"][-1]
    assert (last["period"], last["comparisons"][0]["changed"], last["comparisons"][0]["areas_new"]) == ("2026", 4, 1)
    assert [(refusal["line"], refusal["column"]) for refusal in refused.refused] == [
        (3, "Rapportcijfer buurt"),
        (5, "Buurtcode"),
    ]


def test_the_survey_stands_among_the_figures_of_selwerd_without_the_trial(demo):
    with tenancy.municipality(demo):
        series = area_series(["BU00141000"], [MARK])[MARK]

    assert [(figure.period, figure.value) for figure in series.figures] == [("2024", 6.3), ("2026", 6.6)]


def test_a_second_load_brings_nothing_in(demo):
    assert surveys.load(demo, cast.accounts(demo)) == 0
    with tenancy.municipality(demo):
        assert Mapping.objects.count() == 1
