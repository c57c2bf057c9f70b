"""Writes: what people do with files of figures, with the line in the logbook.

The work itself is `neighbourhoods.imports`. That app stands below this one and knows no roles and no logbook; so the
pages, who may use them, and who did what are kept here. Figures are of no programme: their lines have none.

Each write raises imports.Full when there is no room for it; nothing was written then.
"""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from neighbourhoods import imports
from neighbourhoods.importing import mappings
from neighbourhoods.models import FigureImport
from programmes import logbook
from wijkaanpak.accounts.models import User


@imports.room()
@transaction.atomic
def receive(file: UploadedFile, *, by: User, at: datetime) -> tuple[FigureImport, bool]:
    """Keep the file and have it read; False when it was there. Raises examining.Unreadable."""
    figure_import, is_new = imports.receive(file, by=by, at=at)
    if is_new:
        _record("import.received", figure_import, by=by, at=at)
    return figure_import, is_new


@imports.room()
@transaction.atomic
def correct(figure_import: FigureImport, correction: imports.Correction, *, by: User, at: datetime) -> FigureImport:
    """Read the file again, with what a person knows about it. Raises imports.NotNow."""
    corrected = imports.correct(figure_import, correction)
    _record("import.corrected", corrected, by=by, at=at)
    return corrected


@imports.room()
@transaction.atomic
def say_unknown(figure_import: FigureImport, sign: str, *, by: User, at: datetime) -> FigureImport:
    """Let the mapping of a file know a sign for ‘unknown’, and read the file again. Raises imports.NotNow."""
    assert figure_import.mapping is not None  # noqa: S101 - only files that are read with one are asked
    mappings.say_unknown(figure_import.mapping, sign)
    return correct(figure_import, imports.Correction(**figure_import.corrections), by=by, at=at)


@imports.room()
@transaction.atomic
def publish(figure_import: FigureImport, *, by: User, at: datetime, seen: str = "") -> bool:
    """Have the figures published; False when that was asked already. Raises imports.NotNow, imports.Changed."""
    asked = imports.publish(figure_import, by=by, seen=seen)
    if asked:
        _record("import.published", figure_import, by=by, at=at)
    return asked


@imports.room()
@transaction.atomic
def retry(figure_import: FigureImport, *, by: User, at: datetime) -> bool:
    """Give a failed import new attempts; False when it has not failed."""
    retried = imports.retry(figure_import)
    if retried:
        _record("import.retried", figure_import, by=by, at=at)
    return retried


def _record(kind: str, figure_import: FigureImport, *, by: User, at: datetime) -> None:
    subject, detail = figure_import.file_name, {"import": figure_import.pk}
    logbook.record(kind, None, about=figure_import, subject=subject, by=by, at=at, detail=detail)
