"""Reads for the people who work with own figures: what waits, one series with its periods, forms, and the csv."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from programmes.access import OwnFigureRights
from programmes.models import OwnFigure, OwnPeriod, OwnSeries, Programme
from programmes.own_figures import hiding, tracks
from programmes.own_figures.tracks import Track, value_text
from wijkaanpak.tabular import Row

QUARTERS_BACK, YEARS_BACK = 8, 3
Status = OwnFigure.Status


@dataclass(frozen=True, slots=True)
class Slot:
    """One series in one period: what counts now, what is being worked on, and what this reader may do."""

    series: OwnSeries
    period: OwnPeriod
    counts: OwnFigure | None
    at_work: OwnFigure | None
    is_open: bool
    may_enter: bool
    may_review: bool
    exact: bool

    @property
    def counts_text(self) -> str:
        return value_text(self.counts, self.series, exact=self.exact) if self.counts else ""

    @property
    def at_work_text(self) -> str:
        return value_text(self.at_work, self.series, exact=True) if self.at_work else ""

    @property
    def waits_for_entry(self) -> bool:
        """Whether the period is open, and the figure is missing, a draft or returned."""
        if self.at_work is not None:
            return self.is_open and self.at_work.status in (Status.DRAFT, Status.RETURNED)
        return self.is_open and self.counts is None


@dataclass(frozen=True, slots=True)
class SeriesBoard:
    """All series of a programme with what counts, and what waits for whom."""

    tracks: tuple[Track, ...]
    to_review: tuple[Slot, ...]
    to_enter: tuple[Slot, ...]
    open_periods: tuple[OwnPeriod, ...]

    @property
    def has_figures(self) -> bool:
        return any(track.figures for track in self.tracks)


def board(programme: Programme, rights: OwnFigureRights, today: date) -> SeriesBoard:
    """Four queries, however much there is. Who neither supplies nor reviews a series sees only what was approved."""
    series = list(OwnSeries.objects.filter(programme=programme).select_related("supplier", "person").order_by("name"))
    periods = _periods(programme)
    counting = tracks.approved(programme)
    found = slots(series, periods, counting, rights, today)
    by_series = {track.series.pk: track for track in tracks.tracks(counting, rights)}
    return SeriesBoard(
        tracks=tuple(by_series.get(row.pk) or Track(row, ()) for row in series),
        to_review=tuple(slot for slot in found if slot.may_review),
        to_enter=tuple(slot for slot in found if slot.waits_for_entry and slot.exact),
        open_periods=tuple(period for period in periods if period.is_open(today)),
    )


@dataclass(frozen=True, slots=True)
class SeriesSheet:
    """One series: its line, its periods, and for who works on it every step that was taken."""

    track: Track
    slots: tuple[Slot, ...]
    steps: tuple[Any, ...]


def sheet(series: OwnSeries, rights: OwnFigureRights, today: date) -> SeriesSheet:
    """Four queries; the history only for the team and the supplier."""
    counting = tracks.approved(series.programme, of=series)
    exact = rights.sees_all(series)
    return SeriesSheet(
        track=Track(series, tuple(counting), exact),
        slots=tuple(slots([series], _periods(series.programme), counting, rights, today)),
        steps=tuple(history(series)) if exact else (),
    )


def _periods(programme: Programme) -> list[OwnPeriod]:
    return list(OwnPeriod.objects.filter(programme=programme).order_by("-year", "-quarter"))


def slots(
    series: Sequence[OwnSeries],
    periods: Sequence[OwnPeriod],
    counting: Iterable[OwnFigure],
    rights: OwnFigureRights,
    today: date,
) -> list[Slot]:
    """Every series in every period that fits its rhythm, the newest period first. One query.

    `counting`: what `tracks.approved` gave. Periods that were never filled in and are locked are left out.
    """
    counts = {(figure.series_id, figure.period_id): figure for figure in counting}
    unsettled = OwnFigure.objects.filter(series__in=series).exclude(status=Status.APPROVED).select_related("entered_by")
    working = {(figure.series_id, figure.period_id): figure for figure in unsettled.order_by("pk")}
    found = []
    for row in series:
        exact = rights.sees_all(row)
        for period in periods:
            key = (row.pk, period.pk)
            at_work = working.get(key) if exact else None
            is_open = period.is_open(today) and row.ended_on is None
            if period.rhythm == row.rhythm and (key in counts or at_work or is_open):
                found.append(_slot(row, period, counts.get(key), at_work, is_open, rights))
    return found


def _slot(
    series: OwnSeries,
    period: OwnPeriod,
    counts: OwnFigure | None,
    at_work: OwnFigure | None,
    is_open: bool,
    rights: OwnFigureRights,
) -> Slot:
    pending = at_work is not None and at_work.status == Status.PENDING
    own = at_work is not None and at_work.entered_by_id == rights.user_id
    return Slot(
        series=series,
        period=period,
        counts=counts,
        at_work=at_work,
        is_open=is_open,
        may_enter=is_open and rights.enters(series),
        may_review=pending and not own and rights.may("programmes.approve_own_figure"),
        exact=rights.sees_all(series),
    )


def history(series: OwnSeries) -> list[Any]:
    """Every step of every figure as it was then, the newest first: rows of the history table. One query."""
    steps = OwnFigure.pgh_event_model.objects.filter(series=series, letter_sent_at=None).exclude(pgh_label="delete")
    return list(steps.select_related("period", "entered_by", "reviewed_by").order_by("-pgh_id"))


@dataclass(frozen=True, slots=True)
class UnderReview:
    """A figure that is reviewed beside what counts: in the same period, and in the period before it. Texts."""

    value: str
    counts: str
    before: str
    before_label: str
    adds_up: bool
    """Whether others add up with it, so that with a small one a second is hidden."""


def comparison(figure: OwnFigure) -> UnderReview:
    """One query."""
    series, moment = figure.series, figure.period.moment
    every = tracks.approved(series.programme)
    counting = [other for other in every if other.series_id == series.pk]
    same = next((other for other in counting if other.period_id == figure.period_id), None)
    hiding.mark([*(other for other in every if other != same), figure])
    earlier = [other for other in counting if other.period.moment < moment]
    return UnderReview(
        value=_amount(figure),
        counts=_amount(same) if same and same.pk != figure.pk else "",
        before=_amount(earlier[-1]) if earlier else "",
        before_label=earlier[-1].period.label if earlier else "",
        adds_up=figure.adds_up,
    )


def _amount(figure: OwnFigure) -> str:
    text = value_text(figure, figure.series, exact=True)
    return text if figure.value is None else f"{text} {figure.series.unit}"


# -- What forms start with ---------------------------------------------------------------------------------------------


def as_entered(figure: OwnFigure | None) -> dict[str, Any]:
    """The words of the latest version; a correction starts with the figure that counts."""
    if figure is None:
        return {}
    return {
        "value": "" if figure.value is None else plain(figure),
        "is_unknown": figure.value is None,
        "remark": figure.remark,
        "correction_reason": "" if figure.status == Status.APPROVED else figure.correction_reason,
    }


def as_agreed(series: OwnSeries) -> dict[str, Any]:
    names = ("name", "definition", "unit", "decimals", "rhythm", "direction", "counts_people", "is_public", "ended_on")
    keys = ("supplier", "person", "ambition", "measure")
    return {name: getattr(series, name) for name in names} | {key: getattr(series, f"{key}_id") for key in keys}


def periods_to_open(today: date) -> list[tuple[int, int]]:
    """(year, quarter) of the last quarters and years that have begun, the newest first."""
    now = today.year * 4 + (today.month - 1) // 3
    quarters = [(number // 4, number % 4 + 1) for number in range(now, now - QUARTERS_BACK, -1)]
    return quarters + [(year, 0) for year in range(today.year, today.year - YEARS_BACK, -1)]


def period_rows(programme: Programme, today: date) -> list[tuple[OwnPeriod, bool]]:
    """Each period that was ever opened, the newest first, and whether it is open today. One query."""
    return [(period, period.is_open(today)) for period in _periods(programme)]


# -- The csv -----------------------------------------------------------------------------------------------------------


def csv_rows(programme: Programme, rights: OwnFigureRights) -> list[Row]:
    """A heading and a row for each figure that counts; small numbers of people only for who may see them."""
    heading = [
        _("cijfer"),
        _("eenheid"),
        _("periode"),
        _("waarde"),
        _("opmerking"),
        _("wie telt"),
        _("versie"),
        _("goedgekeurd op"),
        _("wat telt mee"),
    ]
    shown = tracks.tracks(tracks.approved(programme), rights)
    return [heading, *(_csv_row(track, figure) for track in shown for figure in track.figures)]


def _csv_row(track: Track, figure: OwnFigure) -> Row:
    series = track.series
    shown = figure.value is not None and (track.exact or not figure.is_hidden)
    return [
        series.name,
        series.unit,
        figure.period.label,
        round(figure.value, series.decimals) if shown and figure.value is not None else None,
        "" if shown else track.text(figure),
        series.by_whom,
        figure.version,
        timezone.localdate(figure.reviewed_at),
        series.definition,
    ]


def plain(figure: OwnFigure) -> str:
    """12,5: as people here type it."""
    return f"{figure.value:.{figure.series.decimals}f}".replace(".", ",")
