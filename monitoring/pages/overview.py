"""Reads for the programme at a glance: which phase, what is red, what waits, how it is judged, how the area moves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery

from monitoring.pages import changes, ladder, showcase, trends
from monitoring.pages.titles import Titled
from monitoring.pages.trends import Followed
from programmes.access import Rights
from programmes.models import AmbitionIndicator, Light, Measure, Programme, ProgrammeAreaMember
from programmes.visions.reads import asked_of
from programmes.waiting import Waiting
from programmes.workspace import my_work
from programmes.workspace.my_work import LateElsewhere

WAITING_SHOWN = 8
RED_SHOWN = 6
TRENDS_SHOWN = 4
LIGHTS_WIDE = 250
"""Pixels of the card beside what waits."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What the page shows; `ladder` is None and `trends` are empty while there is nothing to draw."""

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
    running: int
    red: int
    ladder: ladder.Ladder | None
    trends: tuple[Followed, ...]
    more_trends: tuple[Followed, ...]

    @property
    def chance(self) -> str:
        return trends.chance((*self.trends, *self.more_trends))


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
    cards = _cards(programme, municipality)
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
        troubled=_troubled(running),
        running=len(running),
        red=sum(measure.light == Light.RED for measure in running),
        ladder=ladder.read(programme),
        trends=tuple(cards[:TRENDS_SHOWN]),
        more_trends=tuple(cards[TRENDS_SHOWN:]),
    )


def _troubled(running: Sequence[Measure]) -> tuple[Measure, ...]:
    """The measures that are red or orange, red first."""
    order = [Light.RED, Light.ORANGE]
    found = [measure for measure in running if measure.light in order]
    return tuple(sorted(found, key=lambda measure: order.index(Light(measure.light)))[:RED_SHOWN])


def _cards(programme: Programme, municipality: str) -> list[Followed]:
    """A card for each indicator that an ambition follows, those that ask attention first; only these are drawn, however
    many there are.
    """
    members = ProgrammeAreaMember.objects.filter(area__programme=programme, area__ends_on=None)
    rows = AmbitionIndicator.objects.of(programme).current().order_by("pk")
    rows = list(rows.annotate(area=ArraySubquery(members.order_by("code").values("code"))))
    wanted = {followed.indicator_key: followed for followed in rows}
    targets = [target for followed in rows if (target := asked_of(followed))]
    found = changes.read(rows[0].area if rows else (), wanted, programme.area_name, targets)
    cards = trends.by_attention(trends.told(wanted[key], found) for key in found.series)
    return [
        trends.drawn(card, wanted[card.key], found, area=programme.area_name, municipality=municipality)
        if place < TRENDS_SHOWN
        else card
        for place, card in enumerate(cards)
    ]
