"""A rich example of a snapshot: everything a report can show, with the awkward cases in it."""

import copy
from typing import Any

from monitoring.snapshot import rules
from monitoring.snapshot.schema import SCHEMA, Snapshot
from tests.support.snapshots import changes, judgement, opening, origins, people, places, work


def example_snapshot(**parts: Any) -> Snapshot:
    """A new snapshot each time; `parts` replace whole chapters (`risks=[]`)."""
    snapshot: Snapshot = {
        "schema": SCHEMA,
        "head": opening.HEAD,
        "summary": opening.SUMMARY,
        "phase": opening.PHASE,
        "timeline": opening.TIMELINE,
        "map": places.choropleth(),
        "ambitions": places.AMBITIONS,
        "own_figures": work.OWN_FIGURES,
        "rules": rules.rules(),
        "alike": [changes.ALIKE],
        "releases": origins.releases(places.AMBITIONS),
        "measures": work.MEASURES,
        "initiatives": work.INITIATIVES,
        "coalition": people.COALITION,
        "factors": judgement.FACTORS,
        "money": people.MONEY,
        "risks": work.RISKS,
        "overdue": work.OVERDUE,
        "learning": work.LEARNING,
        "appendices": places.APPENDICES,
    }
    return copy.deepcopy({**snapshot, **parts})  # type: ignore[typeddict-item]


def earlier_snapshot() -> Snapshot:
    """The same as it was made before changes were judged beside peers: crime rose from the year before."""
    snapshot = unruled_snapshot()
    del snapshot["head"]["judged_by"]
    for ambition in snapshot["ambitions"]:
        for indicator in ambition["indicators"]:
            del indicator["movement"]
            if indicator["verdict"] == "ordinary":
                indicator.update(verdict="worse", verdict_label="verslechterd", verdict_reason="2,8 hoger dan in 2024.")
    return snapshot


def unruled_snapshot() -> Snapshot:
    """The same as it was made before a report held its rules, its releases and what its figures are made of."""
    snapshot = example_snapshot()
    del snapshot["rules"], snapshot["alike"], snapshot["releases"]
    for ambition in snapshot["ambitions"]:
        for indicator in ambition["indicators"]:
            indicator["movement"].pop("around", None)
            del indicator["movement"]["pool"], indicator["reach"], indicator["key"], indicator["per"]
            del indicator["finding"]
            for series in indicator["series"]:
                series["points"] = [
                    {"year": point["year"], "value": point["value"], "note": point["note"]}
                    for point in series["points"]
                ]
    for factor in snapshot["factors"]["items"]:
        del factor["points"]
        for finding in factor["findings"]:
            del finding["figure"], finding["records"], finding["lacking"]
            del finding["measured"], finding["limits"], finding["also"]
    return snapshot
