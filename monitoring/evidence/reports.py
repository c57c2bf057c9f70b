"""Reports that were adopted and rounds that were closed. No query of its own."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from monitoring.evidence.lines import Lines
from monitoring.evidence.memory import Memory
from monitoring.models import Report
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


def rounds(lines: Lines) -> tuple[RoundRecord, ...]:
    """The rounds of judgements that are closed, with which parties gave a stage."""
    return tuple(
        RoundRecord(line.ref, line.day, has_residents=bool(line.number), has_independent=bool(line.other_number))
        for line in lines["round"]
    )


def _record(reports: list[Report], at: date) -> ReportRecord:
    newest = reports[-1]
    offered = [report.offered_on for report in reports if report.offered_on is not None and report.offered_on <= at]
    return ReportRecord(
        Ref("report", newest.pk, f"{newest.period_start:%d-%m-%Y} – {newest.period_end:%d-%m-%Y}"),
        adopted_on=min(report.adopted_on for report in reports if report.adopted_on is not None),
        offered_on=max(offered, default=None),
    )
