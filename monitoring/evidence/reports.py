"""Reports that were adopted and rounds that were closed."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from monitoring.evidence.memory import Memory
from monitoring.models import Report, Round, RoundAnswer
from monitoring.models.round import AnswerParty
from monitoring.scoring.process_direction import RoundRecord
from monitoring.scoring.records import Ref, ReportRecord


@dataclass(frozen=True, slots=True)
class Adopted:
    """The adopted reports, and the reference date of the last of them."""

    records: tuple[ReportRecord, ...]
    last_reference_date: date | None


def adopted(memory: Memory) -> Adopted:
    """The reports adopted by the day, one for each period.

    A correction is not another report: the period counts as reported from its first adoption, and as offered from the
    last version that went to the council.
    """
    at = memory.at
    versions: dict[tuple[date, date], list[Report]] = defaultdict(list)
    for report in reversed(memory.reports):
        if report.adopted_on is not None and report.adopted_on <= at:
            versions[report.period_start, report.period_end].append(report)
    return Adopted(
        tuple(_record(reports, at) for reports in versions.values()),
        max((reports[-1].reference_date for reports in versions.values()), default=None),
    )


def rounds(memory: Memory) -> tuple[RoundRecord, ...]:
    """The rounds of judgements that are closed, with which parties gave a stage."""
    stages = RoundAnswer.objects.filter(question__round=OuterRef("pk"), stage__isnull=False)
    rows = Round.objects.filter(programme=memory.programme, closes_on__lte=memory.at).annotate(
        has_residents=Exists(stages.filter(party=AnswerParty.RESIDENT)),
        has_independent=Exists(stages.filter(party=AnswerParty.INDEPENDENT)),
    )
    return tuple(
        RoundRecord(
            Ref("round", closed.pk, closed.title),
            closed_on=closed.closes_on,
            has_residents=closed.has_residents,
            has_independent=closed.has_independent,
        )
        for closed in rows.order_by("pk")
    )


def _record(reports: list[Report], at: date) -> ReportRecord:
    newest = reports[-1]
    offered = [report.offered_on for report in reports if report.offered_on is not None and report.offered_on <= at]
    return ReportRecord(
        Ref("report", newest.pk, f"{newest.period_start:%d-%m-%Y} – {newest.period_end:%d-%m-%Y}"),
        adopted_on=min(report.adopted_on for report in reports if report.adopted_on is not None),
        offered_on=max(offered, default=None),
    )
