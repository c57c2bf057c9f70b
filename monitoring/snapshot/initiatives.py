"""What residents proposed in the period, what they heard and when. Nobody is named."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from statistics import median

from django.utils import timezone

from monitoring.evidence import initiatives as evidence
from monitoring.evidence.memory import Memory
from monitoring.scoring.involved_residents import in_time, was_due
from monitoring.scoring.wording import SHARE
from monitoring.snapshot.frame import Frame, whole, words
from monitoring.snapshot.people_schema import PrintedExample, PrintedInitiatives, PrintedTally
from programmes.initiatives import DECISION_TERM
from programmes.models import Initiative
from programmes.models.reference import Domain
from wijkaanpak import formats

EXAMPLES = 4


def initiatives(memory: Memory, frame: Frame, names: Mapping[str, str]) -> PrintedInitiatives:
    """Those handed in during the period. `names` are the neighbourhoods of the programme by code."""
    rows = [row for row in memory.initiatives if frame.holds(_day(row.submitted_at))]
    withdrawn = [row for row in rows if row.withdrawn_at and _day(row.withdrawn_at) <= frame.at]
    decided = [row for row in rows if row.decided_at and _day(row.decided_at) <= frame.at]
    settled, gone = {*decided, *withdrawn}, {*withdrawn}
    stand = [row for row in decided if row not in gone]
    days = [(_day(row.decided_at) - _day(row.submitted_at)).days for row in decided]
    due = [initiative for initiative in evidence.of_programme(memory).records if was_due(initiative, frame.at)]
    timely = [initiative for initiative in due if in_time(initiative, frame.at)]
    granted = [row for row in stand if row.amount_granted is not None]
    done = [row for row in granted if row.carried_out_on and row.carried_out_on <= frame.at]
    return {
        "counts": [
            _tally("ingediend", rows, granted),
            _tally("toegekend", granted, granted),
            _tally("afgewezen", [row for row in stand if row.amount_granted is None]),
            _tally("ingetrokken", withdrawn),
            _tally("wacht op besluit", [row for row in rows if row not in settled]),
        ],
        "median_days": round(median(days)) if days else None,
        "term_days": DECISION_TERM.days,
        "in_time": len(timely) / len(due) if due else None,
        "answered": _answered(len(timely), len(due), frame.at),
        "out_of_term": len(due) - len(timely),
        "asked": _sum(row.amount_asked for row in rows),
        "granted": _sum(row.amount_granted for row in granted),
        "spent": _sum(row.amount_spent for row in done),
        "by_theme": _grouped(rows, granted, {str(value): str(label) for value, label in Domain.choices}, "theme"),
        "by_neighbourhood": _grouped(rows, granted, names, "neighbourhood_code"),
        "examples": [_example(row, names, row in done) for row in granted if row.consent_to_publish][:EXAMPLES],
        "text": "",
    }


def _answered(timely: int, due: int, at: date) -> str:
    """The figure of the success factor, with the period it is about: ideas that are late and undecided count too."""
    until = f"in de 12 maanden tot en met {words(at)}"
    if not due:
        return f"Er was geen initiatief om over te besluiten {until}."
    part = SHARE.text(Decimal(timely) / due)
    return f"{timely} van de {due} ({part}) binnen hun termijn van hoogstens {DECISION_TERM.days} dagen, {until}."


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()


def _tally(label: str, rows: Sequence[Initiative], granted: Sequence[Initiative] = ()) -> PrintedTally:
    theirs = {*granted}
    euros = _sum(row.amount_granted for row in rows if row in theirs)
    return {"label": label, "count": len(rows), "count_text": formats.number(len(rows)), "granted": euros}


def _grouped(
    rows: Sequence[Initiative], granted: Sequence[Initiative], labels: Mapping[str, str], name: str
) -> list[PrintedTally]:
    """Per label in the order of the labels, then what has none."""
    by_key = {key: [row for row in rows if getattr(row, name) == key] for key in labels}
    found = [_tally(labels[key], own, granted) for key, own in by_key.items()]
    rest = [row for row in rows if getattr(row, name) not in labels]
    return [tally for tally in [*found, _tally("niet ingevuld", rest, granted)] if tally["count"]]


def _example(row: Initiative, names: Mapping[str, str], is_done: bool) -> PrintedExample:
    place = names.get(row.neighbourhood_code, "") or row.place
    return {
        "id": row.pk,
        "title": row.title,
        "text": (row.account if is_done else "") or row.plan,
        "place": place,
        "granted": whole(row.amount_granted),
    }


def _sum(amounts: Iterable[Decimal | None]) -> int:
    return whole(sum((amount for amount in amounts if amount is not None), Decimal(0))) or 0
