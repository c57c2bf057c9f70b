"""Reads for the programme at a glance: which phase, what is red, what waits, how it is judged, how the area moves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from monitoring import showcase, trends
from monitoring.factors import FACTORS
from monitoring.models import Assessment, Report
from neighbourhoods.series import area_series
from programmes import work
from programmes.models import AmbitionIndicator, Light, Measure, Programme, ProgrammeAreaMember
from wijkaanpak import charts
from wijkaanpak.charts import Chart, Judgement, Rung
from wijkaanpak.formats import date_words

WAITING_SHOWN = 8
RED_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Overview:
    """What the page shows; `ladder` and `trends` are None while there is nothing to draw."""

    steps: tuple[showcase.Step, ...]
    waiting: tuple[work.Waiting, ...]
    waiting_count: int
    lights: Chart
    troubled: tuple[Measure, ...]
    measures: int
    ladder: Chart | None
    assessed_on: date | None
    trends: Chart | None


def overview(programme: Programme, municipality: str, today: date) -> Overview:
    """Eight queries, however much there is."""
    measures = list(
        Measure.objects.filter(programme=programme)
        .only("title", "status", "light", "programme_id", "owner__name", "municipality_id")
        .select_related("owner")
        .order_by("title", "pk")
    )
    waiting = tuple(work.waiting(programme, today))
    assessment = _latest_assessment(programme)
    return Overview(
        steps=showcase.steps(programme),
        waiting=waiting[:WAITING_SHOWN],
        waiting_count=len(waiting),
        lights=showcase.lights(measures),
        troubled=_troubled(measures),
        measures=len(measures),
        ladder=_ladder(assessment) if assessment else None,
        assessed_on=assessment.reference_date if assessment else None,
        trends=_trends(programme, municipality),
    )


def _troubled(measures: Sequence[Measure]) -> tuple[Measure, ...]:
    """Running measures that are red or orange, red first."""
    order = [Light.RED, Light.ORANGE]
    running = [one for one in measures if one.status in (Measure.Status.RUNNING, Measure.Status.CHANGED)]
    found = [one for one in running if one.light in order]
    return tuple(sorted(found, key=lambda one: order.index(Light(one.light)))[:RED_SHOWN])


def _latest_assessment(programme: Programme) -> Assessment | None:
    """The newest one, with the factors of the report that was last adopted: the ghost on the ladder."""
    adopted = Report.objects.adopted().filter(programme=OuterRef("programme")).newest_first()
    return (
        Assessment.objects.filter(programme=programme)
        .defer("evidence")
        .annotate(adopted_factors=Subquery(adopted.values("snapshot__factors")[:1]))
        .order_by("-reference_date", "-pk")
        .first()
    )


def _ladder(assessment: Assessment) -> Chart:
    before = _by_key((assessment.adopted_factors or {}).get("items", []))
    rungs = [
        Rung(
            factor.label,
            records=assessment.scores[factor.key]["stage"],
            judgements=[
                Judgement(one["label"], one["stage"])
                for one in before.get(factor.key, {}).get("parties", [])
                if one["stage"] is not None
            ],
            previous=before.get(factor.key, {}).get("stage"),
        )
        for factor in FACTORS
    ]
    on = date_words(assessment.reference_date)
    return charts.factor_ladder(_("De tien succesfactoren op %(day)s") % {"day": on}, rungs, key="ladder")


def _by_key(factors: Sequence[Mapping[str, Any]]) -> Mapping[str, Mapping[str, Any]]:
    return {one["key"]: one for one in factors}


def _trends(programme: Programme, municipality: str) -> Chart | None:
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
    return charts.small_multiples(_("Hoe beweegt de wijk?"), panels, width=960, key="trends")
