"""Writes: bring in a file, correct what it says, publish it, withdraw it. A worker does the rest (importing/work.py).

The pages of an import, its permission and its line in the logbook live in `programmes`: roles are kept there, and this
app may not know of them. The effect on the areas of programmes is read there too
(`programmes/figures_desk/imports/effects.py`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone

from neighbourhoods import tasks
from neighbourhoods.importing import examining
from neighbourhoods.models import FigureImport, Mapping, Release
from neighbourhoods.models.figure_import import import_path
from neighbourhoods.releases import withdrawals
from wijkaanpak import failures, jobs, tenancy
from wijkaanpak.accounts.entering import each_municipality
from wijkaanpak.accounts.models import User

Stage = FigureImport.Stage


class Full(Exception):
    """There is no room on the disk; nothing was kept."""


class NotNow(Exception):
    """A worker has this import, or it is not in a stage in which this can be done."""


class Changed(Exception):
    """The preview is another one than was looked at."""


class NotOurs(Exception):
    """Figures are withdrawn by the municipality that brought them in."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person knows about a file that the file does not say."""

    mapping: Mapping | None
    table: str
    period: str
    division_year: int | None
    status: str
    retrieved_on: date
    replaces_more: bool
    confirmed: list[str] = field(default_factory=list)
    reason: str = ""


@contextmanager
def room() -> Iterator[None]:
    """Around a write, outside its transaction: a disk of ours or of the database that is full raises Full."""
    try:
        yield
    except (OSError, OperationalError) as error:
        if failures.is_full(error):
            raise Full from error
        raise


@room()
def receive(file: UploadedFile, *, by: User, at: datetime) -> tuple[FigureImport, bool]:
    """Keep the file and have it read. Returns the import and True, or the one this file has already and False.

    Raises examining.Unreadable, Full.
    """
    found = examining.examine(file)  # type: ignore[arg-type]
    known = FigureImport.objects.here().of_file(found.sha256).first()
    if known is not None and known.file_removed_at and known.stage != Stage.PUBLISHED:
        return _come_again(known, file), True
    return (known, False) if known else _keep(file, found, by=by, at=at)


def _keep(file: UploadedFile, found: examining.ExaminedFile, *, by: User, at: datetime) -> tuple[FigureImport, bool]:
    wanted = FigureImport(
        file_name=examining.clean_name(file.name or ""),
        kind=found.kind,
        sha256=found.sha256,
        size=found.size,
        retrieved_on=timezone.localdate(at),
        uploaded_by=by,
        uploaded_at=at,
    )
    wanted.file.name = import_path(wanted, "")
    try:
        with transaction.atomic():
            wanted.save()  # before the file: a database without room leaves no file behind
            wanted.file.storage.save(wanted.file.name, file)
    except IntegrityError:  # the second click of a double click; the file is the same one
        return FigureImport.objects.here().of_file(found.sha256).get(), False
    _nudge(wanted)
    return wanted, True


@transaction.atomic
def _come_again(known: FigureImport, file: UploadedFile) -> FigureImport:
    """Its file was removed by rule before anybody published it: it is read anew, as it was corrected before."""
    known = _locked(known)
    if known.file_removed_at is None:
        return known
    known.file.name, known.file_removed_at = import_path(known, ""), None
    known = _hand_over(known, Stage.UPLOADED)
    known.file.storage.save(known.file.name, file)
    return known


@transaction.atomic
def correct(figure_import: FigureImport, correction: Correction) -> FigureImport:
    """Read the file again, with what a person knows about it. Raises NotNow."""
    figure_import = _locked(figure_import)
    if not figure_import.may_be_corrected:
        raise NotNow
    for name in correction.__dataclass_fields__:
        setattr(figure_import, name, getattr(correction, name))
    return _hand_over(figure_import, Stage.UPLOADED)


@transaction.atomic
def publish(figure_import: FigureImport, *, by: User, seen: str = "") -> bool:
    """Have the figures published; False when somebody asked for that already. Raises NotNow, Changed.

    `seen` is the mark of the preview that was looked at. The worker looks once more, under the lock of the table.
    """
    figure_import = _locked(figure_import)
    if figure_import.stage in (Stage.PUBLISHING, Stage.PUBLISHED):
        return False
    if not figure_import.may_be_published:
        raise NotNow
    if seen and seen != figure_import.mark:
        raise Changed
    figure_import.published_by = by
    _hand_over(figure_import, Stage.PUBLISHING)
    return True


@transaction.atomic
def retry(figure_import: FigureImport) -> bool:
    """Give a failed import three new attempts; False when it has not failed, or its file was removed."""
    if figure_import.file_removed_at or not jobs.retry(FigureImport, figure_import.pk):
        return False
    _nudge(figure_import)
    return True


@transaction.atomic
def withdraw(release: Release, *, reason: str, by: User, at: datetime) -> Release:
    """Take back figures that this municipality brought in. Raises NotOurs, withdrawals.AlreadyWithdrawn."""
    if release.withdrawn_at is not None:
        raise withdrawals.AlreadyWithdrawn
    if not may_withdraw(release):
        raise NotOurs
    release = withdrawals.withdraw(release, reason=reason, by=by, at=at)
    _close(release)
    return release


@transaction.atomic
def withdraw_for_everybody(release: Release, *, reason: str, at: datetime) -> Release:
    """Take back shared figures in the name of the platform, whoever brought them in.

    Raises withdrawals.AlreadyWithdrawn.
    """
    release = withdrawals.withdraw(release, reason=reason, by=None, at=at)
    for municipality_id in each_municipality():
        with tenancy.municipality(municipality_id):
            _close(release)
    return release


def _close(release: Release) -> None:
    """Withdraw each import that has no releases left that count: its file may come again."""
    for figure_import in FigureImport.objects.here().filter(releases=release):
        if not figure_import.releases.filter(withdrawn_at=None).exists():
            FigureImport.objects.filter(pk=figure_import.pk).update(stage=Stage.WITHDRAWN)


def may_withdraw(release: Release) -> bool:
    """Whether it was this municipality that published it, and it still stands.

    Figures are shared: one municipality does not take away what another one, or the platform, brought in.
    """
    return release.withdrawn_at is None and FigureImport.objects.here().filter(releases=release).exists()


def _locked(figure_import: FigureImport) -> FigureImport:
    """The import as it is, for this write alone; unless it is with a worker. That keeps the row while it publishes,
    which may take minutes, and there is nothing for a person to write then.
    """
    rows = FigureImport.objects.here().filter(pk=figure_import.pk)
    seen = rows.get()
    return seen if seen.is_busy else rows.select_for_update(of=("self",)).get()


def _hand_over(figure_import: FigureImport, stage: Any) -> FigureImport:
    figure_import.stage, figure_import.failure = stage, ""
    jobs.ask_again(figure_import)
    figure_import.refused, figure_import.refused_count = [], 0
    figure_import.save()
    _nudge(figure_import)
    return figure_import


def _nudge(figure_import: FigureImport) -> None:
    """Robust: without a broker the import stands, and the sweep finds it."""
    municipality_id, import_id = tenancy.current_id(), figure_import.pk
    transaction.on_commit(
        lambda: tasks.work_on_import.delay(municipality_id=municipality_id, import_id=import_id), robust=True
    )
