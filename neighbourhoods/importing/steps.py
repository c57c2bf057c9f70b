"""What a worker does with an import: read it and make the preview, or publish it.

Reading takes seconds to minutes and is done outside any transaction. Publishing is one transaction with the mark that
the job is done: a worker that dies before its end has published nothing, and the next attempt does it, once.
"""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from neighbourhoods import sources, tables
from neighbourhoods.areas import register
from neighbourhoods.importing import examining, overtaking, preview, shared
from neighbourhoods.models import FigureImport
from neighbourhoods.releases import publishing
from neighbourhoods.sources.layout import Refused
from wijkaanpak import tenancy

MOST_REFUSALS = 1000
Stage = FigureImport.Stage


class NothingToDo(Exception):
    """The import is in a stage in which it waits for a person."""


def read(figure_import: FigureImport) -> tables.Reading:
    """The figures in the file, or why it is refused. Raises OSError when it cannot be opened."""
    with tenancy.municipality(figure_import.municipality_id):  # a mapping is behind its wall
        layout = sources.layout_of_mapping(figure_import.mapping) if figure_import.mapping else None
    reading = tables.interpret(
        Path(figure_import.file.path),
        file_name=examining.name_for_reader(figure_import.file_name, figure_import.kind),
        period=figure_import.period or None,
        most_refusals=MOST_REFUSALS,
        register=register.municipalities,
        layout=layout,
    )
    reading.hold_to(figure_import.period)
    return reading


def do(figure_import: FigureImport) -> Any:
    """The part outside a transaction: a preview for an upload, a reading for a publication."""
    if figure_import.stage == Stage.UPLOADED:
        code = figure_import.municipality.code
        reading = read(figure_import)
        with tenancy.municipality(figure_import.municipality_id):  # figures of its own are behind a wall
            return preview.make(reading, figure_import, municipality_code=code, at=timezone.now())
    if figure_import.stage == Stage.PUBLISHING:
        return read(figure_import)
    raise NothingToDo(figure_import.stage)


def keep(figure_import: FigureImport, found: Any) -> None:
    """The part in the transaction that marks the job done."""
    if isinstance(found, preview.Preview):
        _keep_preview(figure_import, found)
    else:
        _publish(figure_import, found, at=timezone.now())


def _keep_preview(figure_import: FigureImport, found: preview.Preview) -> None:
    figure_import.preview, figure_import.figures = found.shown, found.figures
    _refuse(figure_import, found.refused, found.refused_count)
    figure_import.stage = Stage.REFUSED if found.refused else Stage.READ
    figure_import.save(update_fields=["preview", "figures", "refused", "refused_count", "stage"])


def _publish(figure_import: FigureImport, reading: tables.Reading, *, at: datetime) -> None:
    try:
        with transaction.atomic():
            outcome = shared.publish(reading, figure_import, at=at)
            overtaking.check(outcome, figure_import.preview, at=at)
    except overtaking.Overtaken as news:
        _ask_again(figure_import, reading, news, at=at)
        return
    except publishing.Refusal as refusal:  # the figures that stand changed since the preview
        _refuse(figure_import, refusal.refused, refusal.count)
        figure_import.stage, figure_import.published_by = Stage.REFUSED, None
        figure_import.save(update_fields=["refused", "refused_count", "stage", "published_by"])
        return
    figure_import.stage, figure_import.published_at = Stage.PUBLISHED, at
    figure_import.save(update_fields=["stage", "published_at"])
    # Only what this import wrote: what stood there already belongs to whoever brought it in.
    figure_import.releases.add(*[release for release in outcome.releases if release.published_at == at])


def _ask_again(
    figure_import: FigureImport, reading: tables.Reading, news: overtaking.Overtaken, *, at: datetime
) -> None:
    """Nothing is published: the person looks at what the file changes now, and decides again."""
    found = preview.make(reading, figure_import, municipality_code=figure_import.municipality.code, at=at)
    found.shown["overtaken"] = {"come": news.come, "gone": news.gone}
    figure_import.published_by = None
    figure_import.save(update_fields=["published_by"])
    _keep_preview(figure_import, found)


def _refuse(figure_import: FigureImport, refused: list[Refused], count: int) -> None:
    in_order = sorted(refused, key=lambda refusal: refusal.line or 0)
    figure_import.refused = [
        {"line": refusal.line, "column": refusal.column, "reason": refusal.reason}
        | ({"doubt": refusal.doubt} if refusal.doubt else {})
        for refusal in in_order
    ]
    figure_import.refused_count = count
