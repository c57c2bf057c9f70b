"""A file on its way in: the officer who brings it and the worker who reads it."""

from django.core.files.uploadedfile import SimpleUploadedFile

from neighbourhoods import imports, tasks
from neighbourhoods.models import FigureImport
from tests.conftest import NOON
from tests.neighbourhoods.support import PEOPLE, kwb

Stage = FigureImport.Stage


AREAS = [("Groningen", "GM0014", 1), ("Selwerd", "BU00141000", 1), ("Beijum-West", "BU00141100", 1)]


def content(tmp_path, *figures, columns=(PEOPLE,), areas=AREAS) -> bytes:
    rows = [(*area, *[figure] * len(columns)) for area, figure in zip(areas, figures, strict=True)]
    return kwb(tmp_path, rows, columns).read_bytes()


def upload(data: bytes, by, name="kwb_2024.csv") -> tuple[FigureImport, bool]:
    return imports.receive(SimpleUploadedFile(name, data), by=by, at=NOON)


def worked_on(figure_import) -> FigureImport:
    """As after the worker had it, once."""
    tasks.work_on_import(municipality_id=figure_import.municipality_id, import_id=figure_import.pk)
    figure_import.refresh_from_db()
    return figure_import


def read(data: bytes, by, name="kwb_2024.csv") -> FigureImport:
    return worked_on(upload(data, by, name)[0])


def published(data: bytes, by) -> FigureImport:
    figure_import = read(data, by)
    imports.publish(figure_import, by=by)
    return worked_on(figure_import)


def correction(**changes) -> imports.Correction:
    said = {"mapping": None, "table": "", "period": "", "division_year": None, "status": "", "replaces_more": False}
    return imports.Correction(**{**said, "retrieved_on": NOON.date(), **changes})
