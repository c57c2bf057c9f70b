"""What partners in the story count themselves, told with the writes that people use: entered, approved, corrected."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from demo.stories import Story, moment
from demo.telling import Telling
from programmes import own_figures as writes
from programmes.models import OwnFigure, OwnPeriod, OwnSeries
from wijkaanpak.accounts.models import User

APPROVER = "marit"
COUNTED_AFTER, APPROVED_AFTER, OPEN_FOR = timedelta(days=12), timedelta(days=17), timedelta(days=28)


def own_figures(telling: Telling) -> None:
    """Each series with its figures; where work is still to be done the period is open for whoever tries the demo."""
    for part in telling.parts("own_figures"):
        series = _series(telling, part)
        for figure in part["figures"]:
            _figure(telling, series, part, figure)


def _series(telling: Telling, part: Story) -> OwnSeries:
    first = _end(part["figures"][0]["period"]) - timedelta(days=60)
    return writes.define(
        telling.programme,
        name=part["name"],
        definition=part["definition"],
        unit=part["unit"],
        decimals=part.get("decimals", 0),
        direction=part["direction"],
        rhythm=part.get("rhythm", OwnSeries.Rhythm.QUARTER),
        supplier=telling.partners[part["supplier"]] if "supplier" in part else None,
        person=telling.users[part["person"]] if "person" in part else None,
        measure=telling.measures[part["measure"]] if "measure" in part else None,
        counts_people=part.get("counts_people", False),
        is_public=part.get("is_public", False),
        by=telling.manager,
        at=moment(first),
    )


def _figure(telling: Telling, series: OwnSeries, part: Story, told: Story) -> None:
    by, approver = telling.users[part["enters"]], telling.users[APPROVER]
    day = _end(told["period"]) + COUNTED_AFTER
    period = _open(telling, told["period"], day, is_open=told.get("state") is not None)
    figure = _enter(series, period, told, told.get("value"), by, moment(day))
    reviewed = moment(_end(told["period"]) + APPROVED_AFTER)
    state = told.get("state")
    if state is None:
        _approve(figure, approver, reviewed)
    elif state == "returned":
        writes.give_back(figure, reason=told["reason"], seen=writes.token(figure), by=approver, at=reviewed)
        # In the story the mail went out then; nobody gets it today.
        OwnFigure.objects.filter(pk=figure.pk).update(letter_sent_at=reviewed)
    if "corrected" in told:
        period = _open(telling, told["period"], told["on"], is_open=False)
        at = moment(told["on"])
        figure = _enter(series, period, told, told["corrected"], by, at, correction_reason=told["reason"])
        _approve(figure, approver, at + timedelta(days=2))


def _enter(
    series: OwnSeries,
    period: OwnPeriod,
    told: Story,
    value: float | None,
    by: User,
    at: datetime,
    correction_reason: str = "",
) -> OwnFigure:
    return writes.enter(
        series,
        period,
        value=None if value is None else Decimal(str(value)),
        remark=told.get("remark", ""),
        correction_reason=correction_reason,
        seen=writes.token(writes.at_work(series, period)),
        send=True,
        by=by,
        at=at,
    )


def _approve(figure: OwnFigure, by: User, at: datetime) -> None:
    writes.approve(figure, seen=writes.token(figure), by=by, at=at)


def _open(telling: Telling, name: str, day: date, *, is_open: bool) -> OwnPeriod:
    """The period, open on this day; `is_open` today too, for a few weeks."""
    year, quarter = (int(part) for part in name.split("-"))
    until = max(day, timezone.localdate()) + OPEN_FOR if is_open else day + OPEN_FOR
    known = OwnPeriod.objects.filter(programme=telling.programme, year=year, quarter=quarter).first()
    if known and known.is_open(day) and not is_open:
        return known
    at = moment(day - timedelta(days=10))
    return writes.open_period(telling.programme, year=year, quarter=quarter, until=until, by=telling.manager, at=at)


def _end(name: str) -> date:
    """The last day of a quarter, or of a year: "2026-3" → 30 September."""
    year, quarter = (int(part) for part in name.split("-"))
    after = date(year + 1, 1, 1) if quarter in (0, 4) else date(year, quarter * 3 + 1, 1)
    return after - timedelta(days=1)
