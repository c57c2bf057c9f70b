"""Reads for the programme at a glance: which phase, what is red, what waits, how it is judged, how the area moves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.utils.translation import gettext as _

from monitoring.pages import changes, ladder, showcase, trends
from monitoring.pages.showcase import PHONE
from monitoring.snapshot import reach
from neighbourhoods.pages.moved import Moved
from programmes.access import Rights
from programmes.models import AmbitionIndicator, Light, Measure, Programme, ProgrammeAreaMember
from programmes.waiting import Waiting
from programmes.workspace import my_work
from programmes.workspace.my_work import LateElsewhere
from wijkaanpak import charts
from wijkaanpak.charts import Drawn

WAITING_SHOWN = 8
RED_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Overview:
    """What the page shows; `ladder` and `trends` are None while there is nothing to draw. `targets` are the names of
    indicators, each with what is said beside its target.
    """

    steps: tuple[showcase.Step, ...]
    waiting: tuple[Waiting, ...]
    more: tuple[Waiting, ...]
    waiting_count: int
    late_count: int
    late_elsewhere: tuple[LateElsewhere, ...]
    late_elsewhere_count: int
    lights: Drawn
    troubled: tuple[Measure, ...]
    running: int
    red: int
    ladder: ladder.Ladder | None
    trends: Drawn | None
    changes: tuple[tuple[str, Moved], ...]
    targets: tuple[tuple[str, str], ...]


def overview(programme: Programme, municipality: str, today: date, *, rights: Rights) -> Overview:
    """Nine queries, and eight for what is judged and answered anew, however much there is. What waits is what this
    person can do with the roles held here.
    """
    measures = list(
        Measure.objects.filter(programme=programme)
        .only("title", "status", "light", "programme_id", "owner__name", "municipality_id")
        .select_related("owner")
        .order_by("title", "pk")
    )
    running = [measure for measure in measures if measure.status in (Measure.Status.RUNNING, Measure.Status.CHANGED)]
    wanted, figures = _figures(programme)
    tasks = tuple(my_work.mine_here(rights, programme, today))
    late = my_work.late_elsewhere(programme, today, tasks)
    return Overview(
        steps=showcase.steps(programme),
        waiting=tasks[:WAITING_SHOWN],
        more=tasks[WAITING_SHOWN:],
        waiting_count=len(tasks),
        late_count=sum(task.is_late for task in tasks),
        late_elsewhere=late,
        late_elsewhere_count=sum(group.count for group in late),
        lights=Drawn(*(showcase.lights(running, width=PHONE, key=key) for key in ("lights", "lights-phone"))),
        troubled=_troubled(running),
        running=len(running),
        red=sum(measure.light == Light.RED for measure in running),
        ladder=ladder.read(programme),
        trends=_trends(programme, municipality, wanted, figures),
        changes=tuple(
            (figures.series[key].indicator.localized_name, movement) for key, movement in figures.moved.items()
        ),
        targets=tuple(
            (figures.series[target.key].indicator.localized_name, said) for target, said in figures.reach.items()
        ),
    )


def _troubled(running: Sequence[Measure]) -> tuple[Measure, ...]:
    """The measures that are red or orange, red first."""
    order = [Light.RED, Light.ORANGE]
    found = [measure for measure in running if measure.light in order]
    return tuple(sorted(found, key=lambda measure: order.index(Light(measure.light)))[:RED_SHOWN])


def _figures(programme: Programme) -> tuple[dict[str, float | None], changes.Figures]:
    """The target of each indicator of the ambitions, and the figures of the area."""
    members = ProgrammeAreaMember.objects.filter(area__programme=programme, area__ends_on=None)
    asked = AmbitionIndicator.objects.of(programme).order_by("pk")
    rows = list(asked.annotate(area=ArraySubquery(members.order_by("code").values("code"))))
    wanted = {followed.indicator_key: followed.target_value for followed in rows}
    targets = [target for followed in rows if (target := reach.asked(followed))]
    return wanted, changes.read(rows[0].area if rows else (), wanted, programme.area_name, targets)


def _trends(
    programme: Programme, municipality: str, wanted: Mapping[str, float | None], figures: changes.Figures
) -> Drawn | None:
    if not figures.series:
        return None
    panels = [
        trends.panel(series, area=programme.area_name, municipality=municipality, target=wanted[key])
        for key, series in figures.series.items()
    ]
    label = _("Hoe beweegt de wijk?")
    return Drawn(
        charts.small_multiples(label, panels, width=1060, columns=4, key="trends"),
        charts.small_multiples(label, panels, width=PHONE, columns=1, key="trends-phone"),
    )
