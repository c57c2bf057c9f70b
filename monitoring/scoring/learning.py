"""Factor 10, wendbare lerende aanpak: measure, learn, adjust, and show that it was done."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from monitoring.scoring.bounds import STEPS, Bounds, at_least, at_most, share
from monitoring.scoring.periods import add_months, age_in_months, age_text, in_past_months, is_past
from monitoring.scoring.records import MeasureRecord, Ref, ReportRecord, SessionRecord, TermRecord
from monitoring.scoring.score import Criterion, Factor, Finding, refs, share_of
from monitoring.scoring.wording import MONTH, Unit, day

MEASURE = Unit("maatregel", "maatregelen")
SESSION = Unit("bijeenkomst", "bijeenkomsten")
RHYTHM_MONTHS = 13
FEWEST_MEASURES = 5


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """A measure (`ref`) was changed or stopped on a date."""

    ref: Ref
    decided_on: date
    has_reason: bool = False


@dataclass(frozen=True, slots=True)
class EvaluationRecord:
    """A published evaluation."""

    ref: Ref
    published_on: date


@dataclass(frozen=True, slots=True)
class ImplementationProgrammeRecord:
    """An adoption or a revision of the implementation programme (uitvoeringsprogramma)."""

    ref: Ref
    adopted_on: date


@dataclass(frozen=True, slots=True)
class LearningEvidence:
    """What was reported, adjusted, learnt and revised, of any date.

    `adjustments`: the measures that were orange or red in the last adopted report, each with the last day
    for an adjustment and the day it was decided. `implementing_since`: the day the phase uitvoeren was
    first entered.
    """

    started_on: date | None = None
    implementing_since: date | None = None
    reports: tuple[ReportRecord, ...] = ()
    adjustments: tuple[TermRecord, ...] = ()
    measures: tuple[MeasureRecord, ...] = ()
    changes: tuple[ChangeRecord, ...] = ()
    sessions: tuple[SessionRecord, ...] = ()
    evaluations: tuple[EvaluationRecord, ...] = ()
    implementation_programmes: tuple[ImplementationProgrammeRecord, ...] = ()


def report_rhythm(evidence: LearningEvidence, at: date, bounds: Bounds) -> Finding:
    """Are the last two adopted reports at most 13 months apart, and is the last at most 13 months old?"""
    adopted = sorted(
        (report.adopted_on, report.ref)
        for report in evidence.reports
        if report.adopted_on is not None and report.adopted_on <= at
    )
    if not adopted:
        return Finding.unknown("Er is nog geen vastgestelde rapportage.")
    last, ref = adopted[-1]
    age = age_in_months(last, at)
    text = f"De laatste rapportage is vastgesteld op {day(last)}, {age_text(last, at)} geleden"
    if len(adopted) == 1:
        text += "; het is de eerste."
        return Finding.judged(bounds, int(age <= RHYTHM_MONTHS), text, (ref,), shown=Decimal(age))
    before, ref_before = adopted[-2]
    gap = age_in_months(before, last)
    text += f"; die daarvoor {age_text(before, last)} eerder."
    step = int(age <= RHYTHM_MONTHS) + int(gap <= RHYTHM_MONTHS)
    return Finding.judged(bounds, step, text, (ref_before, ref), shown=Decimal(age))


def adjusted(evidence: LearningEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the orange and red measures of the last report was adjusted within the term.

    Before the first report those of the day itself count.
    """
    where = " in de laatste rapportage" if evidence.reports else ""
    return share_of(
        [record for record in evidence.adjustments if record.is_settled(at)],
        lambda record: record.is_in_time(at),
        bounds,
        text="Op tijd bijgestuurd: {part} van de {total} oranje en rode maatregelen" + where + " ({percent}).",
        empty="Er zijn geen oranje of rode maatregelen waarvan de termijn voor bijsturen voorbij is.",
    )


def changed_or_stopped(evidence: LearningEvidence, at: date, bounds: Bounds) -> Finding:
    """How many measures were changed or stopped with a reason in the past 24 months."""
    if len(evidence.measures) < FEWEST_MEASURES:
        return Finding.unknown(f"Met {MEASURE.text(len(evidence.measures))} is dit nog niet te beoordelen.")
    recent = [change for change in evidence.changes if in_past_months(change.decided_on, at, 24)]
    reasoned = [change for change in recent if change.has_reason]
    count = len({change.ref for change in reasoned})
    text = f"{MEASURE.text(count)} met reden veranderd of gestopt in de afgelopen 24 maanden."
    lacking = refs(change for change in recent if not change.has_reason)
    return Finding.judged(bounds, count, text, refs(recent), lacking)


def learning_sessions(evidence: LearningEvidence, at: date, bounds: Bounds) -> Finding:
    """How many sessions with residents and professionals there were in the past 12 months."""
    if not evidence.sessions and not evidence.measures:
        return Finding.unknown("Er zijn nog geen leerbijeenkomsten.")
    recent = [session for session in evidence.sessions if in_past_months(session.held_on, at, 12)]
    together = [session for session in recent if session.with_residents and session.with_professionals]
    text = f"{SESSION.text(len(together))} met bewoners en professionals in de afgelopen 12 maanden."
    lacking = [session for session in recent if session not in together]
    return Finding.judged(bounds, len(together), text, refs(recent), refs(lacking))


def evaluated(evidence: LearningEvidence, at: date, bounds: Bounds) -> Finding:
    """Months since the last evaluation; a young programme without one is unknown."""
    published = [(record.published_on, record.ref) for record in evidence.evaluations if record.published_on <= at]
    if published:
        last, ref = max(published)
        age = age_in_months(last, at)
        text = f"De laatste evaluatie verscheen op {day(last)}, {age_text(last, at)} geleden."
        return Finding.judged(bounds, age, text, (ref,))
    limit = int(bounds.partly)
    if evidence.started_on is None or add_months(evidence.started_on, limit) >= at:
        return Finding.unknown(f"Er is nog geen evaluatie; het programma loopt nog geen {MONTH.text(limit)}.")
    text = f"Het programma loopt sinds {day(evidence.started_on)} en er is nog geen evaluatie."
    return Finding.without(text)


def revised(evidence: LearningEvidence, at: date, bounds: Bounds) -> Finding:
    """Months since the last adoption or revision of the implementation programme; unknown until uitvoeren."""
    if not is_past(evidence.implementing_since, at):
        return Finding.unknown("Het programma is nog niet in de fase uitvoeren.")
    adopted = [
        (record.adopted_on, record.ref) for record in evidence.implementation_programmes if record.adopted_on <= at
    ]
    if not adopted:
        return Finding.without("Er is nog geen vastgesteld uitvoeringsprogramma.")
    last, ref = max(adopted)
    age = age_in_months(last, at)
    text = f"Het uitvoeringsprogramma is vastgesteld of herzien op {day(last)}, {age_text(last, at)} geleden."
    return Finding.judged(bounds, age, text, (ref,))


FACTOR = Factor(
    key="learning",
    label="Wendbare lerende aanpak",
    question="Leert het programma van wat het ziet, en stuurt het bij?",
    evidence=LearningEvidence,
    criteria=(
        Criterion(
            "report_rhythm",
            "Komt er elk jaar een rapportage?",
            report_rhythm,
            STEPS,
            "Stel minstens elk jaar een rapportage vast.",
            met="de laatste twee hoogstens 13 maanden na elkaar, en de laatste hoogstens 13 maanden oud",
            partly="een van beide",
        ),
        Criterion(
            "adjusted",
            "Worden oranje en rode maatregelen op tijd bijgestuurd?",
            adjusted,
            share("0.9", "0.6"),
            "Besluit binnen de termijn over bijsturen bij elke oranje of rode maatregel.",
            met="{met} op tijd",
            partly="{partly} op tijd",
        ),
        Criterion(
            "changed_or_stopped",
            "Zijn er maatregelen met reden veranderd of gestopt?",
            changed_or_stopped,
            at_least("2", "1", MEASURE),
            "Verander of stop wat niet werkt en schrijf op waarom.",
            met="{met} in 24 maanden",
            partly="{partly} in 24 maanden",
        ),
        Criterion(
            "learning_sessions",
            "Leren bewoners en professionals samen?",
            learning_sessions,
            at_least("2", "1", SESSION),
            "Plan leerbijeenkomsten met bewoners en professionals.",
            met="{met} in 12 maanden",
            partly="{partly} in 12 maanden",
        ),
        Criterion(
            "evaluated",
            "Is er kort geleden een evaluatie verschenen?",
            evaluated,
            at_most("24", "48", MONTH),
            "Laat het programma evalueren en maak de evaluatie openbaar.",
            met="{met} geleden",
            partly="{partly} geleden",
        ),
        Criterion(
            "revised",
            "Is het uitvoeringsprogramma kort geleden vastgesteld of herzien?",
            revised,
            at_most("48", "60", MONTH),
            "Herzie het uitvoeringsprogramma en stel het vast.",
            met="{met} geleden",
            partly="{partly} geleden",
        ),
    ),
)
