"""Writes about own figures: agree what is counted, open and close periods, enter, approve, return, correct.

Two people at the same time: each form says which revision it was opened on (`seen`), rows are locked in the order
period, series, figure, and who comes second hears so. Pressing twice is once.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from programmes import letters, saving, tasks
from programmes.models import Delivery, OwnFigure, OwnPeriod, OwnSeries, Programme
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import User

Status = OwnFigure.Status
DEFINITION = (
    *("name", "definition", "unit", "decimals", "direction", "rhythm", "supplier", "person", "ambition", "measure"),
    *("counts_people", "is_public", "ended_on"),
)


class PeriodLocked(Exception):
    """The period is not open (any more)."""


class NotPending(Exception):
    """There is nothing to approve or return: it was reviewed before, or taken back to improve it."""


class OwnWork(Exception):
    """Who entered the figure does not approve it."""


class TooEarly(Exception):
    """The period has not begun."""


@transaction.atomic
def define(programme: Programme, *, by: User, at: datetime, **fields: Any) -> OwnSeries:
    """Agree what is counted and who supplies it. Raises ValidationError."""
    series = OwnSeries(programme=programme, **fields)
    saving.keep(series, "own_series.defined", programme, by=by, at=at)
    return series


@transaction.atomic
def redefine(series: OwnSeries, *, by: User, at: datetime, seen: str | None = None, **fields: Any) -> OwnSeries:
    """Change the words, the supplier or who may see it; what was counted before stays in the history.

    Once there are figures the rhythm and the decimals stay as they are, and nobody takes back that it counts people:
    that would show what was hidden. Raises ChangedMeanwhile, ValidationError.
    """
    series = OwnSeries.objects.select_for_update(of=("self",)).select_related("programme").get(pk=series.pk)
    fixed = ("rhythm", "decimals", *(["counts_people"] if series.counts_people else []))
    kept = {name for name in fixed if name in fields and fields[name] != getattr(series, name)}
    if kept and series.figures.exists():
        raise ValidationError(dict.fromkeys(sorted(kept), _("Er zijn al cijfers. Maak een nieuw eigen cijfer.")))
    changed: OwnSeries = saving.change(
        series, "own_series.redefined", series.programme, allowed=DEFINITION, seen=seen, by=by, at=at, **fields
    )
    return changed


@transaction.atomic
def open_period(programme: Programme, *, year: int, quarter: int, until: date, by: User, at: datetime) -> OwnPeriod:
    """Let figures of a quarter (1 to 4) or a year (0) be entered until a day, that day included.

    Opening again moves that day. Raises TooEarly, ValidationError.
    """
    today = timezone.localdate(at)
    period, _is_new = OwnPeriod.objects.get_or_create(programme=programme, year=year, quarter=quarter)
    if period.starts_on > today:
        raise TooEarly
    if until < today:
        raise ValidationError({"until": _("Kies vandaag of een latere dag.")})
    if OwnPeriod.objects.get(pk=period.pk).opened_until == until:
        return period
    opened: OwnPeriod = saving.change(
        period, "own_period.opened", programme, allowed=["opened_until"], by=by, at=at, opened_until=until
    )
    return opened


@transaction.atomic
def close_period(period: OwnPeriod, *, by: User, at: datetime) -> OwnPeriod:
    """Close the period before its last day. A period that is locked already stays so."""
    period = OwnPeriod.objects.select_for_update(of=("self",)).select_related("programme").get(pk=period.pk)
    if not period.is_open(timezone.localdate(at)):
        return period
    closed: OwnPeriod = saving.change(
        period, "own_period.closed", period.programme, allowed=["opened_until"], by=by, at=at, opened_until=None
    )
    return closed


def at_work(series: OwnSeries, period: OwnPeriod) -> OwnFigure | None:
    """The latest version of a figure, approved or not."""
    rows = OwnFigure.objects.filter(series=series, period=period).select_related("entered_by", "reviewed_by")
    return rows.order_by("-version").first()


def corrects(figure: OwnFigure | None) -> bool:
    """Whether what is entered after (or into) this version corrects an approved one."""
    return figure is not None and (figure.is_correction or figure.status == Status.APPROVED)


@transaction.atomic
def enter(
    series: OwnSeries,
    period: OwnPeriod,
    *,
    value: Decimal | None,
    remark: str,
    seen: str,
    send: bool,
    by: User,
    at: datetime,
    correction_reason: str = "",
) -> OwnFigure:
    """Fill in, improve or correct a figure; with `send` it goes to who approves, else it is kept as a draft.

    `value` None is not known, and then `remark` says why. After an approved figure this is a correction, the next
    version, with a reason. The same form sent twice is one figure.
    Raises PeriodLocked, ChangedMeanwhile, ValidationError.
    """
    # The period first: nobody closes it, and no colleague adds a version, between these checks and the saving.
    period = OwnPeriod.objects.select_for_update(of=("self",)).get(pk=period.pk)
    series = OwnSeries.objects.select_for_update(of=("self",)).select_related("programme").get(pk=series.pk)
    _require_fit(series, period, value)
    if not period.is_open(timezone.localdate(at)):
        raise PeriodLocked
    before = at_work(series, period)
    status = Status.PENDING if send else Status.DRAFT
    words = {"value": value, "remark": remark.strip(), "correction_reason": correction_reason.strip()}
    # The form was opened on another version. The same words of the same person are the same form, sent twice.
    if saving.token(before) != seen:
        if before is not None and before.entered_by_id == by.pk and _says(before, status, words):
            return before
        raise saving.ChangedMeanwhile(before)

    figure = _version_to_fill(before, series, period)
    for name, given in words.items():
        setattr(figure, name, given)
    if not figure.is_correction:
        figure.correction_reason = ""
    # Whoever improves it is now who entered it, and a judgement or letter about the former words no longer holds.
    figure.status, figure.entered_by, figure.entered_at = status, by, at
    figure.reviewed_by, figure.reviewed_at, figure.letter_sent_at = None, None, None
    sent = "own_figure.corrected" if figure.is_correction else "own_figure.sent"
    saving.keep(figure, sent if send else "own_figure.drafted", series.programme, by=by, at=at)
    return figure


def _version_to_fill(before: OwnFigure | None, series: OwnSeries, period: OwnPeriod) -> OwnFigure:
    """The version at work. What was approved never changes, so after it comes a new one."""
    if before is None:
        return OwnFigure(series=series, period=period, version=1)
    if before.status == Status.APPROVED:
        return OwnFigure(series=series, period=period, version=before.version + 1)
    return before


def _says(figure: OwnFigure, status: str, words: dict[str, Any]) -> bool:
    return figure.status == status and all(getattr(figure, name) == given for name, given in words.items())


def _require_fit(series: OwnSeries, period: OwnPeriod, value: Decimal | None) -> None:
    if period.programme_id != series.programme_id or period.rhythm != series.rhythm:
        raise ValidationError(_("Dit cijfer hoort niet bij deze periode."))
    if series.ended_on is not None:
        raise ValidationError(_("Dit cijfer is gestopt. Vraag de programmamanager of het verder moet."))
    _require_value(series, value)


def _require_value(series: OwnSeries, value: Decimal | None) -> None:
    if value is None:
        return
    if series.counts_people and value < 0:
        raise ValidationError({"value": _("Een aantal personen is 0 of meer.")})
    if value != round(value, series.decimals):
        few = _("Vul hoogstens %(count)d cijfers achter de komma in.") % {"count": series.decimals}
        raise ValidationError({"value": few if series.decimals else _("Vul een heel getal in.")})


@transaction.atomic
def approve(figure: OwnFigure, *, seen: str, by: User, at: datetime) -> OwnFigure:
    """From now on it counts, and it never changes again.

    Raises OwnWork, NotPending, ChangedMeanwhile, and ValidationError when the series says since that it counts people.
    """
    series = OwnSeries.objects.select_for_update(of=("self",)).get(pk=figure.series_id)
    figure = _lock(figure)
    if figure.status == Status.APPROVED and figure.reviewed_by_id == by.pk:
        return figure
    _require_pending(figure, seen)
    if figure.entered_by_id == by.pk:
        raise OwnWork
    _require_value(series, figure.value)
    return _review(figure, Status.APPROVED, "own_figure.approved", by=by, at=at)


@transaction.atomic
def give_back(figure: OwnFigure, *, reason: str, seen: str, by: User, at: datetime) -> OwnFigure:
    """Ask who entered it to improve it, and write them why. Raises NotPending, ChangedMeanwhile, ValidationError."""
    figure = _lock(figure)
    if figure.status == Status.RETURNED and figure.reviewed_by_id == by.pk and figure.return_reason == reason.strip():
        return figure
    _require_pending(figure, seen)
    figure.return_reason = reason.strip()
    figure = _review(figure, Status.RETURNED, "own_figure.returned", by=by, at=at)
    letters.forget(Delivery.Letter.RETURNED, figure)
    ids = {"figure_id": figure.pk, "municipality_id": tenancy.current_id()}
    transaction.on_commit(lambda: tasks.send_returned_figure.delay(**ids), robust=True)
    return figure


def _review(figure: OwnFigure, status: str, kind: str, *, by: User, at: datetime) -> OwnFigure:
    figure.status, figure.reviewed_by, figure.reviewed_at = status, by, at
    saving.keep(figure, kind, figure.series.programme, by=by, at=at)
    return figure


def _require_pending(figure: OwnFigure, seen: str) -> None:
    if figure.status != Status.PENDING:
        raise NotPending
    saving.require_unchanged(figure, seen)


def _lock(figure: OwnFigure) -> OwnFigure:
    rows = OwnFigure.objects.select_for_update(of=("self",)).select_related("series__programme", "period")
    return rows.get(pk=figure.pk)
