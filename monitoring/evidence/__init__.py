"""From a programme and a date to the evidence of the ten success factors: the only queries behind a score.

What is gathered is what was known on the date: a row whose first day lies after it does not exist, and measures stand
as their updates and adjustments had left them. Rows without any day are taken as they stood (evidence/memory.py). The
number of queries does not depend on the number of rows: one for a kind of record, in the module that is about it.
"""

from datetime import date
from typing import Any

from monitoring.evidence import (
    analyses,
    coalitions,
    figures,
    initiatives,
    learning,
    measures,
    money,
    reports,
    teams,
    visions,
)
from monitoring.evidence.memory import Memory
from monitoring.scoring.administrative_capacity import AdministrativeCapacityEvidence
from monitoring.scoring.area_analysis import AreaAnalysisEvidence
from monitoring.scoring.involved_residents import InvolvedResidentsEvidence
from monitoring.scoring.learning import LearningEvidence
from monitoring.scoring.local_coalition import LocalCoalitionEvidence
from monitoring.scoring.precision import PrecisionEvidence
from monitoring.scoring.process_direction import ProcessDirectionEvidence
from monitoring.scoring.professionals import ProfessionalsEvidence
from monitoring.scoring.staying_power import StayingPowerEvidence
from monitoring.scoring.vision import VisionEvidence
from programmes.models import Programme

__all__ = ["gather"]


def gather(programme: Programme, at: date, memory: Memory | None = None) -> dict[str, Any]:
    """The evidence by factor key, as `factors.score_all` takes it. Needs the municipality to be open.

    `memory` is what was read of the programme and the day already.
    """
    memory = memory or Memory(programme, at)
    programme = memory.programme
    # What several factors look at is read once: the same rows for each, and no query twice.
    area = figures.of_area(memory)
    ambitions, chosen = visions.ambitions(memory)
    partners = coalitions.partners(memory)
    meetings, steering_meetings = coalitions.meetings(memory)
    amounts = money.amounts(memory)
    known = measures.of_programme(memory)
    all_measures = measures.records(known, money.covered(amounts))
    asked = initiatives.of_programme(memory)
    envisaged = visions.visions(memory)
    members = teams.members(memory)
    commitments = money.commitments(amounts)
    adopted = reports.adopted(memory)
    # What only one factor looks at is read in its place, so that the list below says everything a score rests on.
    return {
        "area_analysis": AreaAnalysisEvidence(
            analyses=analyses.analyses(memory),
            figures=figures.domain_figures(area, at),
            ambition_indicators=figures.ambition_indicators(area, chosen, at),
            conversations=analyses.conversations(memory),
            recognitions=analyses.recognitions(memory),
            stakeholders=analyses.stakeholders(memory),
        ),
        "local_coalition": LocalCoalitionEvidence(
            partners=partners,
            agreements=coalitions.agreements(memory),
            meetings=meetings,
            measures=all_measures,
        ),
        "involved_residents": InvolvedResidentsEvidence(
            partners=partners,
            measures=all_measures,
            initiatives=asked.records,
            resident_budgets=money.resident_budgets(memory, asked.granted),
            neighbourhoods=area.codes,
        ),
        "vision": VisionEvidence(programme.started_on, envisaged, ambitions),
        "precision": PrecisionEvidence(all_measures),
        "administrative_capacity": AdministrativeCapacityEvidence(
            chairs=coalitions.chairs(memory),
            steering_meetings=steering_meetings,
            obstacles=coalitions.obstacles(memory),
            commitments=commitments,
            reports=adopted.records,
        ),
        "professionals": ProfessionalsEvidence(
            planned_fte=teams.planned_fte(memory),
            members=members,
            working_budgets=teams.working_budgets(memory),
            sessions=learning.sessions(memory, learning.OF_THE_TEAM),
        ),
        "process_direction": ProcessDirectionEvidence(
            directors=teams.directors(memory),
            partners=partners,
            measures=all_measures,
            rounds=reports.rounds(memory),
        ),
        "staying_power": StayingPowerEvidence(
            started_on=programme.started_on,
            agreed_until=visions.agreed_until(memory, envisaged),
            budgets=money.budgets(amounts),
            commitments=commitments,
            continuations=learning.continuations(memory),
            series=figures.kept_series(area, chosen, at),
            members=members,
        ),
        "learning": LearningEvidence(
            started_on=programme.started_on,
            implementing_since=learning.implementing_since(memory),
            reports=adopted.records,
            # Only what the last adopted report told was orange or red; while there is none, what is so on this day.
            adjustments=measures.deviations(known, on=adopted.last_reference_date or at),
            measures=all_measures,
            changes=measures.changes(known),
            sessions=learning.sessions(memory, learning.LEARNING),
            evaluations=learning.evaluations(memory),
            implementation_programmes=learning.implementation_programmes(memory),
        ),
    }
