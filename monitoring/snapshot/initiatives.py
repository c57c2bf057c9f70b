"""What residents proposed in the period, what they heard and when. Nobody is named."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from statistics import median

from django.utils import timezone

from monitoring.reading import Reading
from monitoring.snapshot.frame import Frame, whole
from monitoring.snapshot_schema import Example, Initiatives, Tally
from programmes.initiatives import DECISION_TERM
from programmes.models import Initiative
from programmes.models.initiative import GRANTED, UNDECIDED, Status
from programmes.models.reference import Domain

EXAMPLES = 4


def initiatives(reading: Reading, frame: Frame, names: Mapping[str, str]) -> Initiatives:
    """Those handed in during the period. `names` are the neighbourhoods of the programme by code."""
    rows = [row for row in reading.initiatives if frame.holds(_day(row.submitted_at))]
    decided = [row for row in rows if row.decided_at and _day(row.decided_at) <= frame.at]
    days = [(_day(row.decided_at) - _day(row.submitted_at)).days for row in decided]
    timely = [row for row in decided if row.due_on and _day(row.decided_at) <= row.due_on]
    granted = [row for row in decided if row.status in GRANTED]
    return {
        "counts": [
            _tally("ingediend", rows),
            _tally("toegekend", granted),
            _tally("afgewezen", [row for row in decided if row.status == Status.REJECTED]),
            _tally("ingetrokken", [row for row in rows if row.status == Status.WITHDRAWN]),
            _tally("wacht op besluit", [row for row in rows if row.status in UNDECIDED]),
        ],
        "median_days": round(median(days)) if days else None,
        "term_days": DECISION_TERM.days,
        "in_time": len(timely) / len(decided) if decided else None,
        "asked": _sum(row.amount_asked for row in rows),
        "granted": _sum(row.amount_granted for row in granted),
        "spent": _sum(row.amount_spent for row in granted),
        "by_theme": _grouped(rows, {str(value): str(label) for value, label in Domain.choices}, "theme"),
        "by_neighbourhood": _grouped(rows, names, "neighbourhood_code"),
        "examples": [_example(row, names) for row in granted if row.consent_to_publish][:EXAMPLES],
        "text": "",
    }


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()


def _tally(label: str, rows: Sequence[Initiative]) -> Tally:
    granted = _sum(row.amount_granted for row in rows if row.status in GRANTED)
    return {"label": label, "count": len(rows), "count_text": str(len(rows)), "granted": granted}


def _grouped(rows: Sequence[Initiative], labels: Mapping[str, str], name: str) -> list[Tally]:
    """Per label in the order of the labels, then what has none."""
    found = [_tally(label, [row for row in rows if getattr(row, name) == key]) for key, label in labels.items()]
    rest = [row for row in rows if getattr(row, name) not in labels]
    return [one for one in [*found, _tally("niet ingevuld", rest)] if one["count"]]


def _example(row: Initiative, names: Mapping[str, str]) -> Example:
    place = names.get(row.neighbourhood_code, "") or row.place
    return {
        "id": row.pk,
        "title": row.title,
        "text": row.account or row.plan,
        "place": place,
        "granted": whole(row.amount_granted),
    }


def _sum(amounts: Iterable[Decimal | None]) -> int:
    return whole(sum((amount for amount in amounts if amount is not None), Decimal(0))) or 0
