"""Reads for the programme page: what stands where, in six queries however many rows there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, Sum

from programmes import phases
from programmes.models import (
    Ambition,
    AmbitionIndicator,
    Initiative,
    Light,
    Measure,
    MoneyLine,
    PhaseActivity,
    Programme,
)
from programmes.models.initiative import GRANTED, UNDECIDED
from programmes.models.phase import PhaseActivityStatus

RUNNING = (Measure.Status.RUNNING, Measure.Status.CHANGED)


@dataclass(frozen=True, slots=True)
class ActivityStanding:
    """One of the eighteen activities and how far it is."""

    activity: phases.Activity
    status: PhaseActivityStatus
    note: str


@dataclass(frozen=True, slots=True)
class PhaseStanding:
    """A phase with its activities; `watchword` stands between it and the next."""

    phase: phases.Phase
    is_current: bool
    is_past: bool
    watchword: str
    activities: tuple[ActivityStanding, ...]

    @property
    def done(self) -> int:
        return sum(standing.status == PhaseActivity.Status.DONE for standing in self.activities)


@dataclass(frozen=True, slots=True)
class MeasureCounts:
    """How many measures there are. Lights count running measures; `unreported` run and have no light yet."""

    total: int
    by_status: dict[str, int]
    by_light: dict[str, int]
    by_direction: dict[str, int]

    @property
    def running(self) -> int:
        return sum(self.by_light.values())

    @property
    def unreported(self) -> int:
        return self.by_light[""]


@dataclass(frozen=True, slots=True)
class YearMoney:
    """Euros of one kind of source in one year; `structural` is the structural part of what is budgeted."""

    year: int
    kind: str
    budgeted: Decimal
    structural: Decimal
    committed: Decimal
    spent: Decimal


@dataclass(frozen=True, slots=True)
class InitiativeCounts:
    """Residents' ideas: how many came in, wait for us, were granted and refused; euros asked and granted."""

    total: int
    waiting: int
    granted: int
    rejected: int
    by_status: dict[str, int]
    asked: Decimal
    given: Decimal


@dataclass(frozen=True, slots=True)
class AmbitionLine:
    """An ambition, the indicators that follow it, and its running measures by light."""

    ambition: Ambition
    indicators: tuple[AmbitionIndicator, ...]
    by_light: dict[str, int]


@dataclass(frozen=True, slots=True)
class Overview:
    programme: Programme
    phases: tuple[PhaseStanding, ...]
    measures: MeasureCounts
    money: tuple[YearMoney, ...]
    initiatives: InitiativeCounts
    ambitions: tuple[AmbitionLine, ...]


def programme_overview(programme: Programme) -> Overview:
    """Everything the overview shows of a programme itself. Six queries."""
    groups = list(
        Measure.objects.filter(programme=programme)
        .order_by()
        .values("ambition_id", "status", "light", "directed")
        .annotate(number=Count("pk"))
    )
    return Overview(
        programme=programme,
        phases=phase_standings(programme),
        measures=_measures(groups),
        money=_money(programme),
        initiatives=_initiatives(programme),
        ambitions=_ambitions(programme, groups),
    )


def phase_standings(programme: Programme) -> tuple[PhaseStanding, ...]:
    """The four phases with all eighteen activities; one that has no row yet has not started. One query."""
    rows = {activity.key: activity for activity in programme.activities.all()}
    current = phases.position(programme.phase)
    return tuple(
        PhaseStanding(
            phase=phase,
            is_current=number == current,
            is_past=number < current,
            watchword=gate.watchword if (gate := phases.gate(phase)) else "",
            activities=tuple(_standing(activity, rows.get(activity.key)) for activity in phases.activities(phase)),
        )
        for number, phase in enumerate(phases.ORDER)
    )


def _standing(activity: phases.Activity, row: PhaseActivity | None) -> ActivityStanding:
    if row is None:
        return ActivityStanding(activity, PhaseActivity.Status.NOT_STARTED, "")
    return ActivityStanding(activity, PhaseActivity.Status(row.status), row.note)


def _measures(groups: Iterable[dict[str, Any]]) -> MeasureCounts:
    by_status = dict.fromkeys(Measure.Status.values, 0)
    by_direction = dict.fromkeys(Measure.Directed.values, 0)
    for group in groups:
        by_status[group["status"]] += group["number"]
        if group["status"] != Measure.Status.STOPPED:
            by_direction[group["directed"]] += group["number"]
    return MeasureCounts(
        total=sum(by_status.values()), by_status=by_status, by_light=_lights(groups), by_direction=by_direction
    )


def _lights(groups: Iterable[dict[str, Any]]) -> dict[str, int]:
    by_light = dict.fromkeys([*Light.values, ""], 0)
    for group in groups:
        if group["status"] in RUNNING:
            by_light[group["light"]] += group["number"]
    return by_light


def _money(programme: Programme) -> tuple[YearMoney, ...]:
    rows = (
        MoneyLine.objects.of(programme)
        .order_by("year", "source__kind")
        .values("year", "source__kind")
        .annotate(
            budget=Sum("budgeted"),
            fixed=Sum("budgeted", filter=Q(is_structural=True), default=Decimal(0)),
            promised=Sum("committed"),
            paid=Sum("spent"),
        )
    )
    return tuple(
        YearMoney(
            year=row["year"],
            kind=row["source__kind"],
            budgeted=row["budget"],
            structural=row["fixed"],
            committed=row["promised"],
            spent=row["paid"],
        )
        for row in rows
    )


def _initiatives(programme: Programme) -> InitiativeCounts:
    rows = (
        Initiative.objects.filter(programme=programme)
        .order_by()
        .values("status")
        .annotate(
            number=Count("pk"),
            asked=Sum("amount_asked", default=Decimal(0)),
            given=Sum("amount_granted", default=Decimal(0)),
        )
    )
    by_status = dict.fromkeys(Initiative.Status.values, 0)
    asked = given = Decimal(0)
    for row in rows:
        by_status[row["status"]] = row["number"]
        asked += row["asked"]
        given += row["given"] if row["status"] in GRANTED else 0
    return InitiativeCounts(
        total=sum(by_status.values()),
        waiting=sum(by_status[status] for status in UNDECIDED),
        granted=sum(by_status[status] for status in GRANTED),
        rejected=by_status[Initiative.Status.REJECTED],
        by_status=by_status,
        asked=asked,
        given=given,
    )


def _ambitions(programme: Programme, groups: list[dict[str, Any]]) -> tuple[AmbitionLine, ...]:
    ambitions = programme.ambitions.filter(ended_on=None).order_by("number", "pk").prefetch_related("indicators")
    return tuple(
        AmbitionLine(
            ambition=ambition,
            indicators=tuple(ambition.indicators.all()),
            by_light=_lights(group for group in groups if group["ambition_id"] == ambition.pk),
        )
        for ambition in ambitions
    )
