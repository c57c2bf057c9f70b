"""The parts of a programme, as the logbook knows them: where a line belongs."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventSection(models.TextChoices):
    BOUNDARIES = "boundaries", _("Gebied")
    LIFECYCLE = "lifecycle", _("Fasen")
    ANALYSES = "analyses", _("Analyse")
    COALITIONS = "coalitions", _("Coalitie")
    AGREEMENTS = "agreements", _("Lokaal contract")
    VISIONS = "visions", _("Visie")
    MEASURES = "measures", _("Maatregelen")
    MONEY = "money", _("Geld")
    TEAMS = "teams", _("Team")
    LEARNING = "learning", _("Leren")
    INITIATIVES = "initiatives", _("Initiatieven")
    OWN_FIGURES = "own_figures", _("Eigen cijfers")
    REPORTS = "reports", _("Rapporten")
    ROUNDS = "rounds", _("Beoordelingsrondes")
    CRITERIA = "criteria", _("Criteria")
    FIGURES = "figures", _("Ingelezen cijfers")
    ACCESS = "access", _("Mensen en rollen")


NOUNS = {
    EventSection.BOUNDARIES: ("area",),
    EventSection.LIFECYCLE: ("activity", "phase", "programme"),
    EventSection.ANALYSES: ("analysis", "challenge", "conversation", "recognition", "stakeholder", "urgency"),
    EventSection.COALITIONS: ("meeting", "membership", "obstacle", "partner"),
    EventSection.AGREEMENTS: ("agreement", "promise"),
    EventSection.VISIONS: ("ambition", "indicator", "vision"),
    EventSection.MEASURES: ("measure",),
    EventSection.MONEY: ("money", "resident_budget", "source"),
    EventSection.TEAMS: ("chair", "position", "process_director", "team", "working_budget"),
    EventSection.LEARNING: ("evaluation", "lesson", "risk", "session"),
    EventSection.INITIATIVES: ("initiative", "objection_text"),
    EventSection.OWN_FIGURES: ("own_figure", "own_period", "own_series"),
    EventSection.REPORTS: ("report",),
    EventSection.ROUNDS: ("round",),
    EventSection.CRITERIA: ("criteria",),
    EventSection.FIGURES: ("import", "own_indicator", "release"),
    EventSection.ACCESS: ("role",),
}
"""The first half of a kind (noun.verb) says which part it belongs to."""

OTHERWISE = {"programme.continued": EventSection.LEARNING, "programme.revised": EventSection.LEARNING}

_SECTIONS = {noun: section for section, nouns in NOUNS.items() for noun in nouns}


def section_of(kind: str) -> EventSection:
    """The part that a kind of line belongs to. Raises KeyError for a noun that stands in no part."""
    return OTHERWISE.get(kind) or _SECTIONS[kind.partition(".")[0]]
