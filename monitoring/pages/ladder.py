"""Reads: the ten factors on four steps, by two witnesses. The overview and the page of the factors both draw it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Greatest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from monitoring import rounds
from monitoring.models import Assessment, DailyScoring, Report, Round
from monitoring.pages import titles
from monitoring.pages.trends import PHONE
from monitoring.scoring.factors import FACTORS
from programmes.models import Programme
from wijkaanpak import charts
from wijkaanpak.charts import Drawn, Rung, Voice
from wijkaanpak.formats import date_words
from wijkaanpak.kept_html import fields, kept


@dataclass(frozen=True, slots=True)
class Ladder:
    """How the ten factors stand: when the records were judged, in which round the parties spoke, and the reference
    date of the adopted report whose stages are shown as a ghost.
    """

    title: str
    drawn: Drawn
    assessed_on: date
    round: Round | None
    before: date | None


def latest(programme: Programme) -> Assessment | None:
    """The newest one, with the last day on which the same came out, and with the factors and the day of the report that
    was last adopted before it: the ghost on the ladder.
    """
    scored = DailyScoring.objects.filter(programme=OuterRef("programme"))
    adopted = Report.objects.adopted().filter(programme=OuterRef("programme"))
    adopted = adopted.filter(reference_date__lt=OuterRef("holds_on")).newest_first()
    return (
        Assessment.objects.filter(programme=programme)
        .defer("evidence")
        .annotate(
            # A day on which nothing changed has no assessment of its own.
            holds_on=Greatest("reference_date", Subquery(scored.values("scored_on")[:1])),
        )
        .annotate(
            adopted_factors=Subquery(adopted.values("snapshot__factors")[:1]),
            adopted_of=Subquery(adopted.values("reference_date")[:1]),
        )
        .order_by("-reference_date", "-pk")
        .first()
    )


def read(programme: Programme) -> SafeString:
    """The ladder as HTML, drawn once from the same judgements: three queries; empty while nothing was assessed."""
    assessment = latest(programme)
    if assessment is None:
        return SafeString("")
    heard = rounds.heard(programme, assessment.holds_on)

    def draw() -> str:
        return render_to_string("monitoring/pages/ladder.html", {"ladder": drawn(assessment, heard), "level": 3})

    return kept("ladder", rests_on(assessment, heard), draw)


def rests_on(assessment: Assessment, heard: rounds.Heard) -> tuple[object, ...]:
    """Equal when both witnesses say the same, of the same day."""
    said = [tuple(answer) for answer in heard.answers]
    return fields(assessment), said, fields(heard.round) if heard.round else None


def drawn(assessment: Assessment, heard: rounds.Heard) -> Ladder:
    """The records of the newest assessment and the voices of the last closed round, as a report of that day has."""
    views = heard.by_factor
    before = _by_key((assessment.adopted_factors or {}).get("items", []))
    rungs = [
        Rung(
            factor.label,
            records=assessment.scores[factor.key]["stage"],
            voices=[Voice(view.label, view.median) for view in views[factor.key].views if view.median is not None],
            previous=before.get(factor.key, {}).get("stage"),
        )
        for factor in FACTORS
    ]
    on = date_words(assessment.holds_on)
    label = _("De tien succesfactoren op %(day)s") % {"day": on}
    wide = charts.factor_ladder(label, rungs, width=900, key="ladder")
    narrow = charts.factor_ladder(label, rungs, message=wide.message, table=wide.table, width=PHONE, key="ladder-phone")
    return Ladder(titles.ladder(rungs), Drawn(wide, narrow), assessment.holds_on, heard.round, assessment.adopted_of)


def _by_key(factors: Sequence[Mapping[str, Any]]) -> Mapping[str, Mapping[str, Any]]:
    return {factor["key"]: factor for factor in factors}
