"""The parts of a programme, as the logbook knows them: where a line belongs."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Section(models.TextChoices):
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
    FIGURES = "figures", _("Cijfers")
    ACCESS = "access", _("Mensen en rollen")


NOUNS = {
    Section.BOUNDARIES: ("area",),
    Section.LIFECYCLE: ("activity", "phase", "programme"),
    Section.ANALYSES: ("analysis", "challenge", "conversation", "recognition", "stakeholder", "urgency"),
    Section.COALITIONS: ("meeting", "membership", "obstacle", "partner"),
    Section.AGREEMENTS: ("agreement", "promise"),
    Section.VISIONS: ("ambition", "indicator", "vision"),
    Section.MEASURES: ("measure",),
    Section.MONEY: ("money", "resident_budget", "source"),
    Section.TEAMS: ("chair", "position", "process_director", "team", "working_budget"),
    Section.LEARNING: ("evaluation", "lesson", "risk", "session"),
    Section.INITIATIVES: ("initiative",),
    Section.OWN_FIGURES: ("own_figure", "own_period", "own_series"),
    Section.REPORTS: ("report",),
    Section.ROUNDS: ("round",),
    Section.CRITERIA: ("criteria",),
    Section.FIGURES: ("import", "own_indicator", "release"),
    Section.ACCESS: ("role",),
}
"""The first half of a kind (noun.verb) says which part it belongs to."""

OTHERWISE = {"programme.continued": Section.LEARNING, "programme.revised": Section.LEARNING}

_SECTIONS = {noun: section for section, nouns in NOUNS.items() for noun in nouns}


def section_of(kind: str) -> Section:
    """The part that a kind of line belongs to. Raises KeyError for a noun that stands in no part."""
    return OTHERWISE.get(kind) or _SECTIONS[kind.partition(".")[0]]
