"""Everything a report shows, as one JSON document: programme, period, scores → Snapshot (schema.py).

A fixed number of queries, however many rows: each part below asks its tables once and counts in Python.
"""

from collections.abc import Sequence

from monitoring.evidence.memory import Memory
from monitoring.models import Report
from monitoring.scoring.score import Score
from monitoring.snapshot import (
    appendices,
    coalition,
    decisions,
    figures,
    head,
    initiatives,
    judgement,
    learning,
    measures,
    money,
    overdue,
    own_figures,
    points,
    rules,
)
from monitoring.snapshot.frame import Frame
from monitoring.snapshot.schema import SCHEMA, Snapshot
from programmes.models import Programme

__all__ = ["Frame", "build"]


def build(
    programme: Programme,
    frame: Frame,
    *,
    scores: Sequence[Score],
    previous: Report | None = None,
    memory: Memory | None = None,
) -> Snapshot:
    """Freeze a programme as it is known at the frame's reference date. Needs the municipality to be open.

    `memory` is what was read of the programme on that date already.
    """
    memory = memory or Memory(programme, frame.at)
    programme = memory.programme
    places = figures.read(memory)
    work = measures.read(memory, frame)
    dated = decisions.read(programme, frame)
    lessons = learning.learning(memory, frame)
    factors = judgement.factors(programme, frame, scores, previous, phase=dated.current)
    euros = money.money(memory, frame)
    asked = initiatives.initiatives(memory, frame, places.names)
    ambitions = figures.ambitions(programme, places)
    doing = measures.measures(work, frame.at)
    together = coalition.coalition(memory, frame)
    late = overdue.read(memory, doing["items"])
    parts = {
        "ambitions": ambitions,
        "measures": doing,
        "initiatives": asked,
        "factors": factors,
        "money": euros,
        "coalition": together,
        "overdue": late,
    }
    return {
        "schema": SCHEMA,
        "head": head.head(programme, frame, places, scores, previous, plan=dated.plan),
        "summary": head.summary(frame, **parts),
        "phase": decisions.phase(programme, frame, dated, measures.changes(work, frame)),
        "timeline": [*decisions.timeline(programme, dated), decisions.this_report(frame)],
        "map": appendices.choropleth(places, ambitions),
        "own_figures": own_figures.own_figures(memory),
        "rules": rules.rules(),
        "alike": places.pools.frozen(),
        "releases": points.releases(places.series.values()),
        **parts,  # type: ignore[typeddict-item]
        "risks": learning.risks(memory),
        "learning": lessons,
        "appendices": appendices.appendices(memory, places, ambitions, scores),
    }
