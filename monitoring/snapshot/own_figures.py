"""What partners counted themselves, as approved on the reference date. A report is public, so is what stands in it."""

from monitoring.evidence.memory import Memory
from monitoring.snapshot.figure_schema import PrintedOwnFigure, PrintedOwnSeries
from monitoring.snapshot.frame import iso
from programmes.models import OwnFigure
from programmes.own_figures import tracks
from programmes.own_figures.tracks import Track

SHOWN = 12
"""The last so many periods: three years of quarters."""


def own_figures(memory: Memory) -> list[PrintedOwnSeries]:
    """The public series with a figure, by the name they had. One query."""
    counting = tracks.approved(memory.programme, on=memory.at, public=True)
    memory.known([figure.series for figure in counting])
    by_name = sorted(tracks.tracks(counting), key=lambda track: (track.series.name.casefold(), track.series.pk))
    return [_series(track) for track in by_name]


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
    shown = row.value is not None and not row.is_hidden
    return {
        "period": row.period.label,
        "moment": row.period.moment,
        "value": float(row.value) if shown else None,
        "text": track.text(row),
        "note": "too_small" if row.is_hidden else "" if shown else "unknown",
        "revised_on": iso(row.reviewed_at.date()) if row.is_correction else None,
    }
