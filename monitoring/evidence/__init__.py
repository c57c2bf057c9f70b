"""From a programme and a date to the evidence of the ten success factors: the only queries behind a score.

What is gathered is what was known on the date: a row whose first day lies after it does not exist, and measures stand
as their updates and adjustments had left them. Rows without any day are taken as they stood (evidence/memory.py). The
number of queries does not depend on the number of rows.
"""

from datetime import date
from typing import Any

from monitoring.evidence import (
    analyses,
    coalitions,
    figures,
    initiatives,
    learning,
    lines,
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
    small = lines.of_programme(programme, at)
    area = figures.of_area(memory)
    ambitions, chosen = visions.ambitions(memory)
    partners = coalitions.partners(memory)
    meetings, steering_meetings = coalitions.meetings(memory)
    amounts = money.amounts(memory)
    work = measures.of_programme(memory)
    all_measures = measures.records(work, money.covered(amounts))
    asked = initiatives.of_programme(memory)
    members = teams.members(small)
    commitments = money.commitments(amounts)
    adopted = reports.adopted(memory)
    return {
        "area_analysis": AreaAnalysisEvidence(
            analyses=analyses.analyses(small),
            figures=figures.domain_figures(area, at),
            ambition_indicators=figures.ambition_indicators(area, chosen, at),
            conversations=analyses.conversations(small),
            recognitions=analyses.recognitions(small),
            stakeholders=analyses.stakeholders(small),
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
            resident_budgets=money.resident_budgets(small, asked.granted),
            neighbourhoods=area.codes,
        ),
        "vision": VisionEvidence(programme.started_on, visions.visions(small), ambitions),
        "precision": PrecisionEvidence(all_measures),
        "administrative_capacity": AdministrativeCapacityEvidence(
            chairs=coalitions.chairs(small),
            steering_meetings=steering_meetings,
            obstacles=coalitions.obstacles(small),
            commitments=commitments,
            reports=adopted.records,
        ),
        "professionals": ProfessionalsEvidence(
            planned_fte=teams.planned_fte(small, at),
            members=members,
            working_budgets=teams.working_budgets(small),
            sessions=learning.sessions(small, learning.OF_THE_TEAM),
        ),
        "process_direction": ProcessDirectionEvidence(
            directors=teams.directors(small),
            partners=partners,
            measures=all_measures,
            rounds=reports.rounds(small),
        ),
        "staying_power": StayingPowerEvidence(
            started_on=programme.started_on,
            agreed_until=visions.agreed_until(memory, small),
            budgets=money.budgets(amounts),
            commitments=commitments,
            continuations=learning.continuations(small),
            series=figures.kept_series(area, chosen, at),
            members=members,
        ),
        "learning": LearningEvidence(
            started_on=programme.started_on,
            implementing_since=learning.implementing_since(programme, small),
            reports=adopted.records,
            adjustments=measures.deviations(work, on=adopted.last_reference_date or at),
            measures=all_measures,
            changes=measures.changes(work),
            sessions=learning.sessions(small, learning.LEARNING),
            evaluations=learning.evaluations(small),
            implementation_programmes=learning.implementation_programmes(small),
        ),
    }
