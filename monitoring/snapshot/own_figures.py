"""What partners counted themselves, as approved on the reference date. A report is public, so is what stands in it."""

from monitoring.snapshot.figure_schema import PrintedOwnFigure, PrintedOwnSeries
from monitoring.snapshot.frame import Frame, iso
from programmes.models import OwnFigure, Programme
from programmes.own_figures import tracks
from programmes.own_figures.tracks import Track

SHOWN = 12
"""The last so many periods: three years of quarters."""


def own_figures(programme: Programme, frame: Frame) -> list[PrintedOwnSeries]:
    """The public series with a figure, by name. One query."""
    counting = tracks.approved(programme, on=frame.at, public=True)
    return [_series(track) for track in tracks.tracks(counting)]


def _series(track: Track) -> PrintedOwnSeries:
    series = track.series
    return {
        "id": series.pk,
        "label": series.name,
        "definition": series.definition,
        "unit": series.unit,
        "decimals": series.decimals,
        "supplier": track.supplier,
        "figures": [_figure(track, row) for row in track.figures[-SHOWN:]],
    }


def _figure(track: Track, row: OwnFigure) -> PrintedOwnFigure:
    few = tracks.is_few(row, track.series)
    shown = row.value is not None and not few
    return {
        "period": row.period.label,
        "moment": row.period.moment,
        "value": float(row.value) if shown else None,
        "text": track.text(row),
        "note": "too_small" if few else "" if shown else "unknown",
        "revised_on": iso(row.reviewed_at.date()) if row.is_correction else None,
    }
