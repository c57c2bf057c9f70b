"""Where the evidence of each criterion is recorded: where that work is done, never on a form for the score.

A noun without pages of its own has no `page` yet; then the one who records it is named.
"""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes import access
from programmes.access import Rights
from programmes.models import Programme
from programmes.workspace.sections import desk_parts


@dataclass(frozen=True, slots=True)
class EvidencePlace:
    """`label` is the section, `page` its name, `permission` what it takes to record something there."""

    label: Any
    permission: str
    page: str = ""

    def url(self, programme: Programme, rights: Rights) -> str:
        """The address for who may record something there, else empty."""
        if not self.page or not rights.may(self.permission):
            return ""
        is_above = any(part.page == self.page for part in desk_parts())
        return reverse(self.page, kwargs={} if is_above else {"slug": programme.slug})

    @property
    def who(self) -> str:
        """The roles that may record something there, in words."""
        return access.who_may(self.permission)


ANALYSIS = EvidencePlace(_("Analyse"), "programmes.edit_analysis", "analyses:listing")
CONVERSATIONS = EvidencePlace(_("Gesprekken"), "programmes.edit_analysis", "conversations:listing")
STAKEHOLDERS = EvidencePlace(_("Stakeholders"), "programmes.edit_analysis", "stakeholders:listing")
FIGURES = EvidencePlace(_("Ingelezen cijfers"), access.IMPORT, "releases:listing")
DECIDED = EvidencePlace(_("Initiatieven"), "programmes.decide_initiative", "initiatives:listing")
INITIATIVES = EvidencePlace(_("Initiatieven"), "programmes.handle_initiative", "initiatives:listing")
REPORTS = EvidencePlace(_("Rapporten"), "monitoring.request_report", "reports:listing")
OFFERED = EvidencePlace(_("Rapporten"), "monitoring.offer_report", "reports:listing")
COALITION = EvidencePlace(_("Coalitie"), "programmes.edit_coalition")
AGREEMENT = EvidencePlace(_("Wijkdeal"), "programmes.sign_agreement")
OBSTACLES = EvidencePlace(_("Knelpunten"), "programmes.decide_obstacle")
VISION = EvidencePlace(_("Visie"), "programmes.edit_vision", "visions:listing")
AMBITIONS = EvidencePlace(_("Ambities"), "programmes.edit_vision", "ambitions:listing")
TARGETS = EvidencePlace(_("Streefwaarden"), "programmes.edit_vision", "targets:listing")
MEASURES = EvidencePlace(_("Maatregelen"), "programmes.edit_measure")
PROGRESS = EvidencePlace(_("Maatregelen"), "programmes.report_progress")
ADJUSTMENTS = EvidencePlace(_("Maatregelen"), "programmes.adjust_measure")
MONEY = EvidencePlace(_("Geld"), "programmes.edit_money")
TEAM = EvidencePlace(_("Team"), "programmes.edit_team")
LEARNING = EvidencePlace(_("Leren"), "programmes.learn")
DECISIONS = EvidencePlace(_("Fasen"), "programmes.change_phase")
ROUNDS = EvidencePlace(_("Succesfactoren"), "monitoring.run_round")
TERM = EvidencePlace(_("Overzicht"), "programmes.edit")

PLACES: dict[str, dict[str, EvidencePlace]] = {
    "area_analysis": {
        "recent": ANALYSIS,
        "domains_covered": FIGURES,
        "baseline_and_reference": TARGETS,
        "residents_heard": CONVERSATIONS,
        "recognised": ANALYSIS,
        "stakeholders_mapped": STAKEHOLDERS,
    },
    "local_coalition": {
        "agreement_signed": AGREEMENT,
        "breadth": COALITION,
        "named_people": COALITION,
        "concrete_contributions": COALITION,
        "attendance": COALITION,
        "shared_ownership": MEASURES,
    },
    "involved_residents": {
        "seat_with_vote": COALITION,
        "resident_led": MEASURES,
        "answered_in_time": DECIDED,
        "followed_up": INITIATIVES,
        "resident_budget": DECIDED,
        "spread": INITIATIVES,
    },
    "vision": {
        "adopted": VISION,
        "horizon": VISION,
        "few_ambitions": AMBITIONS,
        "measurable": AMBITIONS,
        "from_analysis": AMBITIONS,
    },
    "precision": {
        "goal_link": MEASURES,
        "target_group": MEASURES,
        "owner_and_period": MEASURES,
        "funded": MONEY,
        "why_it_works": MEASURES,
        "output_followed": PROGRESS,
    },
    "administrative_capacity": {
        "chair": COALITION,
        "steering_meetings": COALITION,
        "obstacles_decided": OBSTACLES,
        "structural_budget": MONEY,
        "council_informed": OFFERED,
    },
    "professionals": {
        "staffed": TEAM,
        "continuity": TEAM,
        "mandate": TEAM,
        "working_budget": MONEY,
        "learning_time": LEARNING,
    },
    "process_direction": {
        "appointed": TEAM,
        "by_coalition": TEAM,
        "independent": TEAM,
        "own_means": TEAM,
        "outside_eyes": ROUNDS,
    },
    "staying_power": {
        "horizon": TERM,
        "funded_ahead": MONEY,
        "past_elections": MONEY,
        "continued": DECISIONS,
        "series_kept": FIGURES,
        "handover": TEAM,
    },
    "learning": {
        "report_rhythm": REPORTS,
        "adjusted": ADJUSTMENTS,
        "changed_or_stopped": ADJUSTMENTS,
        "learning_sessions": LEARNING,
        "evaluated": LEARNING,
        "revised": DECISIONS,
    },
}
"""By key of the factor and of the criterion, in the order of `monitoring.scoring.factors`."""
