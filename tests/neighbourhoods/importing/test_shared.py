"""National figures are of everybody: one municipality does not change what others see of their own areas."""

import pytest

from neighbourhoods import imports
from neighbourhoods.models import Observation, Release
from tests.neighbourhoods.import_story import AREAS, Stage, content, correction, published, read, worked_on
from tests.neighbourhoods.support import HOMES, PEOPLE, kwb, publish
from wijkaanpak import tenancy

AMSTERDAM = ("Amsterdam", "GM0363", 1)


@pytest.fixture
def neighbours(officer, other_municipality):
    other_municipality.code = "GM0363"
    other_municipality.save()
    return other_municipality


def people(code="BU00141000") -> float:
    return Observation.objects.current().filter(indicator__key="inwoners", area__code=code).latest("release").value


def test_who_multiplies_the_country_by_nine_is_refused(officer, neighbours, tmp_path):
    publish(kwb(tmp_path, [(*area, figure) for area, figure in zip(AREAS, (243768, 6580, 11905), strict=True)]))

    with tenancy.municipality(neighbours):
        theirs = read(content(tmp_path, 2193912, 59220, 107145), officer)

    assert theirs.stage == Stage.REFUSED
    assert "3 gebieden buiten uw gemeente: Selwerd, Beijum-West, Groningen" in theirs.refused[0]["reason"]
    assert "beheerder van het platform" in theirs.refused[0]["reason"]
    assert people() == 6580


def test_neither_through_another_table_of_the_series_nor_by_leaving_areas_out(officer, neighbours, tmp_path):
    publish(kwb(tmp_path, [(*area, figure) for area, figure in zip(AREAS, (243768, 6580, 11905), strict=True)]))

    with tenancy.municipality(neighbours):
        theirs = read(content(tmp_path, 243768, 59220, 11905), officer)

        imports.correct(theirs, correction(table="85618NED", period="2024"))
        assert worked_on(theirs).stage == Stage.REFUSED

        extract = read(content(tmp_path, 900000, areas=[AMSTERDAM]), officer)
        imports.correct(extract, correction(replaces_more=True))
        assert worked_on(extract).stage == Stage.REFUSED
    assert people() == 6580


def test_what_changed_since_the_preview_is_refused_as_well(officer, neighbours, tmp_path):

    with tenancy.municipality(neighbours):
        theirs = read(content(tmp_path, 2193912, 59220, 107145), officer)
        imports.publish(theirs, by=officer)
    publish(kwb(tmp_path, [(*area, figure) for area, figure in zip(AREAS, (243768, 6580, 11905), strict=True)]))

    with tenancy.municipality(neighbours):
        assert worked_on(theirs).stage == Stage.REFUSED
    assert (people(), Release.objects.count()) == (6580, 1)


def test_a_municipality_corrects_its_own_areas_and_fills_in_what_had_no_figure(officer, neighbours, tmp_path):
    areas = [*AREAS[:2], AMSTERDAM]
    publish(kwb(tmp_path, [(*area, figure) for area, figure in zip(areas, (243768, 6580, "."), strict=True)]))

    mine = published(content(tmp_path, 243768, 6600, 918117, areas=areas), officer)

    assert mine.stage == Stage.PUBLISHED
    assert (people(), people("GM0363")) == (6600, 918117)


def test_what_it_brought_in_itself_it_may_replace(officer, neighbours, tmp_path):
    areas = [*AREAS[:2], AMSTERDAM]
    published(content(tmp_path, 243768, 6580, 9, areas=areas), officer)

    assert published(content(tmp_path, 243768, 6580, 918117, areas=areas), officer).stage == Stage.PUBLISHED
    assert people("GM0363") == 918117


def test_other_columns_are_added_without_a_word(officer, neighbours, tmp_path):
    publish(kwb(tmp_path, [(*area, 5) for area in AREAS], (PEOPLE,)))

    with tenancy.municipality(neighbours):
        assert published(content(tmp_path, 9, 9, 9, columns=(HOMES,)), officer).stage == Stage.PUBLISHED


def test_who_works_alone_replaces_everything(officer, tmp_path):
    publish(kwb(tmp_path, [(*AMSTERDAM, 9)]))

    assert published(content(tmp_path, 918117, areas=[AMSTERDAM]), officer).stage == Stage.PUBLISHED
    assert people("GM0363") == 918117
