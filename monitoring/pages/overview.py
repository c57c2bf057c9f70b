"""Reads for the programme at a glance: which phase, what is red, what waits, how it is judged, how the area moves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from monitoring.pages import ladder, moving, showcase
from monitoring.pages.titles import Titled
from programmes.access import Rights
from programmes.models import Light, Measure, Programme
from programmes.waiting import Waiting
from programmes.workspace import my_work
from programmes.workspace.my_work import LateElsewhere

WAITING_SHOWN = 8
RED_SHOWN = 3
LIGHTS_WIDE = 250
"""Pixels of the card beside what waits."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What the page shows; `ladder` and `trends` are drawn, and empty while there is nothing to draw."""

    steps: tuple[showcase.Step, ...]
    waiting: tuple[Waiting, ...]
    more: tuple[Waiting, ...]
    waiting_count: int
    late_count: int
    away_count: int
    late_elsewhere: tuple[LateElsewhere, ...]
    late_elsewhere_count: int
    lights: Titled
    troubled: tuple[Measure, ...]
    more_troubled: tuple[Measure, ...]
    running: int
    red: int
    ladder: SafeString
    trends: SafeString


def overview(programme: Programme, municipality: str, today: date, *, rights: Rights) -> Overview:
    """Eight queries, and eight for what is judged and answered anew, however much there is. What waits is what this
    person can do with the roles held here.
    """
    measures = list(
        Measure.objects.filter(programme=programme)
        .only("title", "status", "light", "programme_id", "owner__name", "municipality_id")
        .select_related("owner")
        .order_by("title", "pk")
    )
    running = [measure for measure in measures if measure.status in (Measure.Status.RUNNING, Measure.Status.CHANGED)]
    troubled = _troubled(running)
    work = my_work.all_here(rights, programme, today)
    tasks, away = my_work.parted(my_work.doable(item for item in work if item.is_theirs))
    late = my_work.late_elsewhere(work)
    return Overview(
        steps=showcase.steps(programme),
        waiting=tasks[:WAITING_SHOWN],
        more=tasks[WAITING_SHOWN:],
        waiting_count=len(tasks),
        away_count=len(away),
        late_count=sum(task.is_late for task in tasks),
        late_elsewhere=late,
        late_elsewhere_count=sum(group.count for group in late),
        lights=showcase.lights(running, width=LIGHTS_WIDE),
        troubled=troubled[:RED_SHOWN],
        more_troubled=troubled[RED_SHOWN:],
        running=len(running),
        red=sum(measure.light == Light.RED for measure in running),
        ladder=ladder.read(programme),
        trends=moving.read(programme, municipality),
    )


def _troubled(running: Sequence[Measure]) -> tuple[Measure, ...]:
    """The measures that are red or orange, red first."""
    order = [Light.RED, Light.ORANGE]
    found = [measure for measure in running if measure.light in order]
    return tuple(sorted(found, key=lambda measure: order.index(Light(measure.light))))
