"""The measures as they stood on the reference date: lights, reach, cause and steering, and what was promised."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from monitoring.evidence.course import Course
from monitoring.evidence.memory import Memory
from monitoring.snapshot import overdue
from monitoring.snapshot.frame import Frame, iso, whole, words
from monitoring.snapshot.people_schema import PrintedDatedText
from monitoring.snapshot.schema import PrintedDeviation, PrintedLight, PrintedMeasure, PrintedMeasures
from programmes import models
from programmes.models.measure import NEEDS_STEERING
from wijkaanpak import formats

STEERING = "programmes.adjust_measure"
SHARES = ("procent", "%")


@dataclass(slots=True)
class FollowedMeasure:
    """One measure with the euros spent on it, its updates and adjustments until the reference date, oldest first."""

    row: models.Measure
    spent: Decimal | None = None
    updates: list[models.MeasureUpdate] = field(default_factory=list)
    adjustments: list[models.MeasureAdjustment] = field(default_factory=list)

    @property
    def latest(self) -> models.MeasureUpdate | None:
        return self.updates[-1] if self.updates else None

    def last(self, count: str) -> int | None:
        """What was counted last. The row keeps the newest count; it is of then while nothing was reported since."""
        found = [value for update in self.updates if (value := getattr(update, count)) is not None]
        reported_on = self.latest.reported_on if self.latest else None
        return found[-1] if found else getattr(self.row, count) if self.row.reported_on == reported_on else None


def read(memory: Memory, frame: Frame) -> list[FollowedMeasure]:
    """What ran in the period or was planned, as known on the reference date."""
    lines: dict[int | None, list[Decimal]] = defaultdict(list)
    for line in memory.money:
        lines[line.measure_id].append(line.spent)
    work = {
        row.pk: FollowedMeasure(row, sum(lines[row.pk], Decimal(0)) if row.pk in lines else None)
        for row in memory.measures
        if not _is_over(row.course, frame)  # type: ignore[attr-defined]
    }
    for update in memory.updates:
        if update.measure_id in work:
            work[update.measure_id].updates.append(update)
    for adjustment in memory.adjustments:
        if adjustment.measure_id in work:
            work[adjustment.measure_id].adjustments.append(adjustment)
    return list(work.values())


def _is_over(stood: Course, frame: Frame) -> bool:
    """Done or stopped before the period began."""
    return stood.is_ended and stood.ended_on is not None and stood.ended_on < frame.period_start


def measures(work: Sequence[FollowedMeasure], at: date) -> PrintedMeasures:
    """In the order of what asks attention: red, orange, unknown, green; what is done or stopped comes last."""
    order = {"red": 0, "orange": 1, "unknown": 2, "green": 3}
    items = sorted((_measure(row, at) for row in work), key=lambda item: (item["is_ended"], order[item["light"]]))
    return {"items": items, "text": ""}


def changes(work: Sequence[FollowedMeasure], frame: Frame) -> list[PrintedDatedText]:
    """Measures that were changed, stopped or got more in the period."""
    return [
        {
            "id": f"adjustment-{adjustment.pk}",
            "on": iso(adjustment.decided_on),
            "title": f"{row.row.title}: {adjustment.get_kind_display()}",
            "text": adjustment.what or adjustment.reason,
        }
        for row in work
        for adjustment in row.adjustments
        if frame.holds(adjustment.decided_on)
    ]


def _measure(work: FollowedMeasure, at: date) -> PrintedMeasure:
    row, update = work.row, work.latest
    stood: Course = row.course  # type: ignore[attr-defined]
    ended = stood.is_ended
    done, reached = work.last("output_done"), work.last("reached")
    return {
        "id": row.pk,
        "title": row.title,
        "ambitions": [row.ambition.title],
        "owner": row.owner.name if row.owner else "geen eigenaar",
        "focus": row.directed,  # type: ignore[typeddict-item]
        "focus_label": str(row.get_directed_display()),
        "target_group": _target_group(row),
        "starts_on": iso(row.starts_on),
        "ends_on": iso(row.ends_on),
        "light": _light(update, "light"),
        "time": _light(update, "light_time"),
        "money": _light(update, "light_money"),
        "quality": _light(update, "light_quality"),
        "previous_light": _light(work.updates[-2], "light") if len(work.updates) > 1 else None,
        "budget": whole(row.budget),
        "spent": whole(work.spent),
        "output": _output(row, done),
        "output_share": done / row.output_target if done is not None and row.output_target else None,
        "reach": _reach(reached),
        "contribution": row.contribution,
        "update": update.text if update else "",
        "updated_on": iso(update.reported_on) if update else None,
        "from_initiative": row.from_initiative_id is not None,
        "status_label": str(stood.status.label),
        "is_ended": ended,
        "is_running": stood.is_running,
        "deviation": _deviation(work, update, at) if update and update.light in NEEDS_STEERING and not ended else None,
    }


def _light(update: models.MeasureUpdate | None, name: str) -> PrintedLight:
    return getattr(update, name) if update else "unknown"


def _target_group(row: models.Measure) -> str:
    if row.target_group and row.target_group_size:
        return f"{row.target_group} ({formats.number(row.target_group_size)})"
    return row.target_group


def _reach(reached: int | None) -> str:
    if reached is None:
        return ""
    return f"{formats.number(reached)} {'mens' if reached == 1 else 'mensen'} bereikt"


def _output(row: models.Measure, done: int | None) -> str:
    """ "706 van 1.000 bezoeken"; a share beside its goal: "67 % op tijd, doel 90 %"."""
    unit, _space, rest = row.output_name.partition(" ")
    if unit in SHARES:
        goal = f", doel {_share(row.output_target)}" if row.output_target is not None else ""
        return f"{_share(done)} {rest}".strip() + goal
    if row.output_target is None:
        return f"{formats.number(done)} {row.output_name}" if done is not None and row.output_name else ""
    return f"{formats.number(done)} van {formats.number(row.output_target)} {row.output_name}".strip()


def _share(percents: int | None) -> str:
    return formats.percent(None if percents is None else percents / 100)


def _deviation(work: FollowedMeasure, update: models.MeasureUpdate, at: date) -> PrintedDeviation:
    """With what the light before promised, and whether that came."""
    promised = next((update for update in reversed(work.updates[:-1]) if update.light in NEEDS_STEERING), None)
    asked = promised or update
    answers = [adjustment for adjustment in work.adjustments if adjustment.decided_on >= asked.reported_on]
    answer = answers[0] if answers else None
    due = asked.adjust_by
    if answer is None and due and due < at:
        kept, text = "overdue", f"nog geen besluit, {overdue.told((at - due).days, STEERING)}"
    elif answer is None:
        kept, text = "open", "nog geen besluit"
    elif due and answer.decided_on > due:
        kept, text = "late", f"besloten op {words(answer.decided_on)}, te laat"
    else:
        kept, text = "kept", f"besloten op {words(answer.decided_on)}"
    return {
        "cause": update.cause,
        "consequence": update.consequence,
        "steering": update.steering,
        "promised": f"Een besluit over bijsturing vóór {words(due)}." if due else "",
        "promised_by": iso(due),
        "kept": kept,  # type: ignore[typeddict-item]
        "kept_text": text,
    }
