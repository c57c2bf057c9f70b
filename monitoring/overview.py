"""Reads for the programme at a glance: which phase, what is red, what waits, how it is judged, how the area moves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from monitoring import rounds, showcase, trends
from monitoring.factors import FACTORS
from monitoring.models import Assessment, Report, Round
from monitoring.showcase import PHONE
from neighbourhoods.series import area_series
from programmes import work
from programmes.models import AmbitionIndicator, Light, Measure, Programme, ProgrammeAreaMember
from wijkaanpak import charts
from wijkaanpak.charts import Drawn, Judgement, Rung
from wijkaanpak.formats import date_words

WAITING_SHOWN = 8
PAGES = {
    "initiative": "programmes:initiative",
    "initiative_check": "programmes:initiative",
    "own_pending": "programmes:own_figure_review",
    "own_returned": "programmes:own_series",
    "own_empty": "programmes:own_series",
}
RED_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Task:
    """What waits, and the name of the page on which it is done; "" while there is none for it."""

    about: work.Waiting
    page: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """How the ten factors stand: when the records were judged, in which round the parties spoke, and the reference
    date of the adopted report whose stages are shown as a ghost.
    """

    drawn: Drawn
    assessed_on: date
    round: Round | None
    before: date | None


@dataclass(frozen=True, slots=True)
class Overview:
    """What the page shows; `ladder` and `trends` are None while there is nothing to draw."""

    steps: tuple[showcase.Step, ...]
    waiting: tuple[Task, ...]
    more: tuple[Task, ...]
    waiting_count: int
    late_count: int
    lights: Drawn
    troubled: tuple[Measure, ...]
    running: int
    red: int
    ladder: Ladder | None
    trends: Drawn | None


def overview(programme: Programme, municipality: str, today: date) -> Overview:
    """Nine queries, however much there is."""
    measures = list(
        Measure.objects.filter(programme=programme)
        .only("title", "status", "light", "programme_id", "owner__name", "municipality_id")
        .select_related("owner")
        .order_by("title", "pk")
    )
    running = [one for one in measures if one.status in (Measure.Status.RUNNING, Measure.Status.CHANGED)]
    waiting = tuple(Task(one, PAGES.get(one.kind, "")) for one in work.waiting(programme, today))
    assessment = _latest_assessment(programme)
    return Overview(
        steps=showcase.steps(programme),
        waiting=waiting[:WAITING_SHOWN],
        more=waiting[WAITING_SHOWN:],
        waiting_count=len(waiting),
        late_count=sum(one.about.is_late for one in waiting),
        lights=Drawn(*(showcase.lights(running, width=PHONE, key=key) for key in ("lights", "lights-phone"))),
        troubled=_troubled(running),
        running=len(running),
        red=sum(one.light == Light.RED for one in running),
        ladder=_ladder(assessment, rounds.heard(programme, assessment.reference_date)) if assessment else None,
        trends=_trends(programme, municipality),
    )


def _troubled(running: Sequence[Measure]) -> tuple[Measure, ...]:
    """The measures that are red or orange, red first."""
    order = [Light.RED, Light.ORANGE]
    found = [one for one in running if one.light in order]
    return tuple(sorted(found, key=lambda one: order.index(Light(one.light)))[:RED_SHOWN])


def _latest_assessment(programme: Programme) -> Assessment | None:
    """The newest one, with the factors and the day of the report that was last adopted: the ghost on the ladder."""
    adopted = Report.objects.adopted().filter(programme=OuterRef("programme"))
    adopted = adopted.filter(reference_date__lt=OuterRef("reference_date")).newest_first()
    return (
        Assessment.objects.filter(programme=programme)
        .defer("evidence")
        .annotate(
            adopted_factors=Subquery(adopted.values("snapshot__factors")[:1]),
            adopted_of=Subquery(adopted.values("reference_date")[:1]),
        )
        .order_by("-reference_date", "-pk")
        .first()
    )


def _ladder(assessment: Assessment, heard: rounds.Heard) -> Ladder:
    """The records of the newest assessment and the voices of the last closed round, as a report of that day has."""
    views = heard.by_factor
    before = _by_key((assessment.adopted_factors or {}).get("items", []))
    rungs = [
        Rung(
            factor.label,
            records=assessment.scores[factor.key]["stage"],
            judgements=[Judgement(one.label, one.median) for one in views[factor.key].views if one.median is not None],
            previous=before.get(factor.key, {}).get("stage"),
        )
        for factor in FACTORS
    ]
    on = date_words(assessment.reference_date)
    label = _("De tien succesfactoren op %(day)s") % {"day": on}
    drawn = Drawn(
        charts.factor_ladder(label, rungs, width=900, key="ladder"),
        charts.factor_ladder(label, rungs, width=PHONE, key="ladder-phone"),
    )
    return Ladder(drawn, assessment.reference_date, heard.round, assessment.adopted_of)


def _by_key(factors: Sequence[Mapping[str, Any]]) -> Mapping[str, Mapping[str, Any]]:
    return {one["key"]: one for one in factors}


def _trends(programme: Programme, municipality: str) -> Drawn | None:
    members = ProgrammeAreaMember.objects.filter(area__programme=programme, area__ends_on=None)
    codes = tuple(members.order_by("code").values_list("code", flat=True))
    wanted = {one.indicator_key: one.target_value for one in AmbitionIndicator.objects.of(programme).order_by("pk")}
    if not codes or not wanted:
        return None
    found = {key: series for key, series in area_series(codes, list(wanted)).items() if series.figures}
    if not found:
        return None
    panels = [
        trends.panel(series, area=programme.area_name, municipality=municipality, target=wanted[key])
        for key, series in found.items()
    ]
    label = _("Hoe beweegt de wijk?")
    return Drawn(
        charts.small_multiples(label, panels, width=1060, columns=4, key="trends"),
        charts.small_multiples(label, panels, width=PHONE, columns=1, key="trends-phone"),
    )
