"""Files that a data officer brings in, and the worker that is called as a function."""

from django.core.files.uploadedfile import SimpleUploadedFile

from neighbourhoods import tasks
from neighbourhoods.models import FigureImport
from tests.neighbourhoods.support import PEOPLE, kwb
from tests.support.factories import ProgrammeAreaFactory, ProgrammeAreaMemberFactory, ProgrammeFactory

SELWERD, BEIJUM = ("Selwerd", "BU00141000", 1), ("Beijum-West", "BU00141100", 1)


def area_of(*codes, name="Selwerd"):
    programme = ProgrammeFactory(name=name, slug=name.lower())
    area = ProgrammeAreaFactory(programme=programme, starts_on=programme.started_on, ends_on=None)
    for code in codes:
        ProgrammeAreaMemberFactory(area=area, code=code)
    return programme


def content(tmp_path, selwerd, beijum=11905, columns=(PEOPLE,)) -> bytes:
    rows = [(*area, *[figure] * len(columns)) for area, figure in ((SELWERD, selwerd), (BEIJUM, beijum))]
    return kwb(tmp_path, rows, columns).read_bytes()


def send(visitor, at, data: bytes, name="kwb_2024.csv", **headers):
    return visitor.post(at("imports:upload"), {"file": SimpleUploadedFile(name, data)}, headers=headers)


def worked_on() -> FigureImport:
    figure_import = FigureImport.objects.order_by("-pk").first()
    tasks.work_on_import(municipality_id=figure_import.municipality_id, import_id=figure_import.pk)
    figure_import.refresh_from_db()
    return figure_import


def read(visitor, at, data: bytes) -> FigureImport:
    assert send(visitor, at, data).status_code == 302
    return worked_on()


def published(visitor, at, data: bytes) -> FigureImport:
    figure_import = read(visitor, at, data)
    visitor.post(at("imports:publish", pk=figure_import.pk))
    return worked_on()
