"""From an uploaded file to a publication, once."""

from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile

from neighbourhoods import imports, sources, tasks
from neighbourhoods.importing import mappings, steps
from neighbourhoods.models import Area, FigureImport, Mapping, Observation, Release
from neighbourhoods.releases import publishing
from neighbourhoods.sources.layout import Column
from neighbourhoods.tables import Publication, Reading
from tests.conftest import NOON
from tests.neighbourhoods.import_story import AREAS, Stage, content, correction, published, read, upload, worked_on
from tests.neighbourhoods.importing.test_mappings import area
from tests.neighbourhoods.importing.test_mappings import values as mapping_values
from tests.neighbourhoods.support import HOMES, PEOPLE
from wijkaanpak import tenancy


def test_a_file_is_kept_under_its_digest_and_read(officer, tmp_path):
    data = content(tmp_path, 243768, 6580, 11905)

    figure_import = read(data, officer)

    assert figure_import.stage == Stage.READ
    assert figure_import.file.name == f"imports/{officer.home_id}/{figure_import.sha256}.csv"
    assert Path(figure_import.file.path).read_bytes() == data
    publication = figure_import.preview["publications"][0]
    assert figure_import.preview["table"]["code"] == "85984NED"
    assert (publication["period"], publication["areas"], publication["figures"]) == ("2024", 3, 3)
    assert publication["sample"]["rows"][1] == {"code": "BU00141000", "name": "Selwerd", "cells": [[6580.0, 0]]}


def test_a_preview_leaves_nothing_behind(officer, tmp_path):
    read(content(tmp_path, 243768, 6580, 11905), officer)

    assert not Release.objects.exists()
    assert not Area.objects.exists()


def test_a_preview_holds_the_figures_of_the_own_municipality(officer, tmp_path):
    areas = [*AREAS[:2], ("Amsterdam", "GM0363", 1)]

    figure_import = read(content(tmp_path, 243768, 6580, 900000, areas=areas), officer)

    [own] = figure_import.figures
    assert (own["keys"], own["series"]) == (["inwoners"], "KWB")
    assert own["rows"] == {"GM0014": [[243768.0, 0]], "BU00141000": [[6580.0, 0]]}


def test_a_preview_says_what_changes(officer, tmp_path):
    published(content(tmp_path, 243768, 6580, 11905), officer)
    areas = [*AREAS[:2], ("Lewenborg", "BU00141200", 1)]
    Release.objects.update(areas=100)

    figure_import = read(content(tmp_path, 243768, 6600, 10, areas=areas), officer)
    assert figure_import.stage == Stage.REFUSED  # a third of the areas would go
    imports.correct(figure_import, correction(replaces_more=True))
    figure_import = worked_on(figure_import)

    [comparison] = figure_import.preview["publications"][0]["comparisons"]
    assert (comparison["changed"], comparison["areas_new"], comparison["areas_gone"]) == (1, 1, 1)
    assert (comparison["names_new"], comparison["names_gone"]) == (["Lewenborg"], ["Beijum-West"])
    [column] = comparison["columns"]
    assert column["indicator"] == "inwoners"
    assert [(move["name"], move["before"], move["after"]) for move in column["biggest"]] == [("Selwerd", 6580, 6600)]


def test_the_same_file_twice_is_one_import(officer, tmp_path):
    data = content(tmp_path, 1, 2, 3)
    first, is_new = upload(data, officer)

    second, again = upload(data, officer, name="nog een keer.csv")

    assert (first.pk, is_new, again) == (second.pk, True, False)
    assert FigureImport.objects.count() == 1


def test_publishing_is_asked_once_and_done_once(officer, tmp_path):
    figure_import = read(content(tmp_path, 243768, 6580, 11905), officer)

    asked = [imports.publish(figure_import, by=officer), imports.publish(figure_import, by=officer)]
    worked_on(figure_import)
    worked_on(figure_import)

    assert asked == [True, False]
    assert figure_import.stage == Stage.PUBLISHED
    release = Release.objects.get()
    assert list(figure_import.releases.all()) == [release]
    assert Observation.objects.current().filter(release=release).count() == 3


def test_what_is_being_read_is_not_published(officer, tmp_path):
    figure_import, _ = upload(content(tmp_path, 1, 2, 3), officer)

    with pytest.raises(imports.NotNow):
        imports.publish(figure_import, by=officer)
    with pytest.raises(imports.NotNow):
        imports.correct(figure_import, correction())


def test_a_correction_reads_the_file_again(officer, tmp_path):
    figure_import = read(content(tmp_path, 1, 2, 3), officer)

    imports.correct(figure_import, correction(period="2023", table="85618NED", status="definitive"))
    figure_import = worked_on(figure_import)

    publication = figure_import.preview["publications"][0]
    assert (publication["period"], publication["status"]) == ("2023", "definitive")
    assert figure_import.preview["table"]["code"] == "85618NED"


def test_a_refused_file_is_kept_with_every_reason(officer, tmp_path):
    areas = [("Buurt", f"BU0014{number:04d}", 1) for number in range(60)]

    figure_import = read(content(tmp_path, *["=1+1"] * 60, areas=areas), officer)

    assert (figure_import.stage, figure_import.refused_count) == (Stage.REFUSED, 60)
    assert figure_import.refused[0] == {"line": 2, "column": PEOPLE, "reason": "‘=1+1’ is geen getal."}
    assert len(figure_import.refused) == 60
    assert figure_import.file.storage.exists(figure_import.file.name)


def test_withdrawn_figures_no_longer_count_and_the_file_may_come_again(officer, tmp_path):
    data = content(tmp_path, 243768, 6580, 11905)
    first = published(data, officer)

    imports.withdraw(Release.objects.get(), reason="Verkeerd jaar.", by=officer, at=NOON)

    first.refresh_from_db()
    assert first.stage == Stage.WITHDRAWN
    assert not Observation.objects.current().exists()
    again, is_new = upload(data, officer)
    assert is_new
    assert again.pk != first.pk


def test_what_another_municipality_brought_in_is_theirs(officer, other_municipality, tmp_path):
    data = content(tmp_path, 243768, 6580, 11905)
    other_municipality.shares_figures = True
    other_municipality.save()
    with tenancy.municipality(other_municipality):
        published(data, officer)
    release = Release.objects.get()

    with pytest.raises(imports.NotOurs):
        imports.withdraw(release, reason="Zomaar.", by=officer, at=NOON)

    mine = published(data, officer)
    assert mine.stage == Stage.PUBLISHED
    assert not mine.releases.exists()
    assert Release.objects.get().pk == release.pk


def test_without_a_broker_the_import_stands_and_the_sweep_finds_it(
    officer, tmp_path, monkeypatch, django_capture_on_commit_callbacks
):
    def away(**ids):
        raise ConnectionError("Redis is away")

    monkeypatch.setattr(tasks.work_on_import, "delay", away)
    with django_capture_on_commit_callbacks(execute=True):
        figure_import, _ = upload(content(tmp_path, 1, 2, 3), officer)

    offered = []
    monkeypatch.setattr(tasks.work_on_import, "delay", lambda **ids: offered.append(ids))
    FigureImport.objects.update(nudged_at=NOON - timedelta(days=30))
    assert tasks.sweep_imports() == 1
    assert offered == [{"municipality_id": figure_import.municipality_id, "import_id": figure_import.pk}]


def test_an_import_of_another_municipality_is_not_worked_on(officer, other_municipality, tmp_path):
    figure_import, _ = upload(content(tmp_path, 1, 2, 3), officer)

    tasks.work_on_import(municipality_id=other_municipality.pk, import_id=figure_import.pk)

    figure_import.refresh_from_db()
    assert (figure_import.state, figure_import.attempts) == ("received", 0)


def test_a_job_that_waits_for_a_person_is_left_alone(officer, tmp_path):
    figure_import = read(content(tmp_path, 1, 2, 3), officer)

    with pytest.raises(steps.NothingToDo):
        steps.do(figure_import)


def test_a_large_upload_is_read_from_disk(officer, tmp_path):
    data = content(tmp_path, 243768, 6580, 11905, columns=(PEOPLE, HOMES))
    with TemporaryUploadedFile("kwb_2024.csv", "text/csv", len(data), None) as file:
        file.write(data)
        figure_import, _ = imports.receive(file, by=officer, at=NOON)

    assert worked_on(figure_import).stage == Stage.READ


@pytest.mark.django_db(transaction=True)
def test_an_own_table_is_read_through_its_mapping_where_no_municipality_is_open(officer, groningen):
    area("BU00141000")
    with tenancy.municipality(groningen):
        mapping = mappings.save(None, groningen, mapping_values(columns={"Tevreden": "woz"}, header_row=1))
        figure_import, _is_new = upload(b"Code;Tevreden\r\nBU00141000;71,5\r\n", officer, "peiling.csv")
        figure_import = worked_on(figure_import)
        assert figure_import.stage == Stage.REFUSED  # nobody knows this table
        imports.correct(figure_import, correction(mapping=mapping))

    tasks.work_on_import(municipality_id=groningen.pk, import_id=figure_import.pk)

    with tenancy.municipality(groningen):
        figure_import.refresh_from_db()
        assert (figure_import.stage, figure_import.failure) == (Stage.READ, "")
        assert figure_import.preview["table"]["code"] == "GM0014-buurtpeiling"
        assert figure_import.preview["publications"][0]["division_year"] == 2024  # as the mapping says, of a year later


@pytest.mark.parametrize(("known", "expected"), [([2022, 2024], 2024), ([2028], 2028)])
def test_a_survey_of_some_buurten_makes_no_division_of_its_own(groningen, known, expected):
    for year in known:
        Area.objects.create(
            code="BU00141000", name="Selwerd", division_year=year, level="neighbourhood", sort_key="selwerd"
        )
    layout = sources.layout_of_mapping(Mapping(**mapping_values(division_year=None)))
    columns = tuple(Column(header, header.lower(), key) for header, key in (("Tevreden", "woz"),))
    one = Publication("2026", ["BU00141000"], ["Selwerd"], [None], columns, np.array([[7.5]]), np.array([[0]]))

    [release] = publishing.publish(Reading("peiling.csv", "0" * 64, layout, [one]), retrieved_at=NOON, at=NOON).releases

    assert release.division_year == expected
