"""The four phases, their eighteen activities and what must exist before the next phase. Pure: no database.

The phases and activities are those of the source; the placing of the three watchwords and the list of what must exist
is our reading. Phases are cog wheels: work of several phases runs at once, and going back is a recorded decision.
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Phase(TextChoices):
    ORIENTATION = "orienting", _("oriënteren")
    INITIATION = "initiating", _("initiëren")
    DESIGN = "designing", _("ontwerpen")
    EXECUTION = "executing", _("uitvoeren")


@dataclass(frozen=True, slots=True)
class Activity:
    key: str
    phase: Phase
    label: str


@dataclass(frozen=True, slots=True)
class Gate:
    """What stands between a phase and the next: a watchword, and the pieces that must exist."""

    after: Phase
    watchword: str
    needs: tuple[str, ...]


ORDER = (Phase.ORIENTATION, Phase.INITIATION, Phase.DESIGN, Phase.EXECUTION)

ACTIVITIES = (
    Activity("weigh_urgency", Phase.ORIENTATION, _("urgentie afwegen")),
    Activity("grasp_challenges", Phase.ORIENTATION, _("grip krijgen op de opgaven")),
    Activity("listen_to_residents", Phase.ORIENTATION, _("luisteren naar bewoners")),
    Activity("map_stakeholders", Phase.ORIENTATION, _("stakeholders in beeld")),
    Activity("form_coalition", Phase.INITIATION, _("coalitie en bestuurlijke alliantie")),
    Activity("analysis_to_vision", Phase.INITIATION, _("van analyse naar visie")),
    Activity("draw_up_agreement", Phase.INITIATION, _("lokaal contract opstellen")),
    Activity("arrange_funding", Phase.INITIATION, _("instrumenten en financiering")),
    Activity("implementation_programme", Phase.DESIGN, _("uitvoeringsprogramma")),
    Activity("organisation", Phase.DESIGN, _("organisatiestructuur inrichten")),
    Activity("participation", Phase.DESIGN, _("participatiestructuur opzetten")),
    Activity("teams", Phase.DESIGN, _("teams samenstellen")),
    Activity("monitoring", Phase.DESIGN, _("monitoring en verantwoording")),
    Activity("measures", Phase.EXECUTION, _("maatregelen en interventies")),
    Activity("action_research", Phase.EXECUTION, _("monitoring en actieonderzoek")),
    Activity("learn_and_adjust", Phase.EXECUTION, _("leren en bijsturen")),
    Activity("revision", Phase.EXECUTION, _("herziening programma")),
    Activity("evaluation", Phase.EXECUTION, _("evaluatie en nazorg")),
)

# What must exist, by key; `lifecycle.needs_met` says which of them do.
NEEDS = {
    "urgency_weighed": _("een urgentie die is afgewogen met ‘doorgaan’"),
    "analysis_adopted": _("een vastgestelde gebiedsanalyse"),
    "residents_heard": _("een vastgelegd gesprek met bewoners"),
    "stakeholders_mapped": _("stakeholders, waaronder bewoners, in beeld"),
    "coalition_formed": _("een coalitie met bewoners en minstens drie soorten partners"),
    "vision_adopted": _("een visie die door de coalitie is vastgesteld"),
    "agreement_signed": _("een lokaal contract met minstens één ondertekening"),
    "funding_found": _("een financieringsbron"),
    "programme_adopted": _("een vastgesteld uitvoeringsprogramma"),
    "measures_owned": _("maatregelen met een eigenaar en een budget"),
    "ambitions_measurable": _("ambities met een indicator, nulmeting en streefwaarde"),
    "team_formed": _("een team"),
}

GATES = (
    Gate(
        Phase.ORIENTATION,
        _("onderbouwing, vertrouwen en draagvlak"),
        ("urgency_weighed", "analysis_adopted", "residents_heard", "stakeholders_mapped"),
    ),
    Gate(
        Phase.INITIATION,
        _("anticiperen op verandering"),
        ("coalition_formed", "vision_adopted", "agreement_signed", "funding_found"),
    ),
    Gate(
        Phase.DESIGN,
        _("toetsen en bijsturen"),
        ("programme_adopted", "measures_owned", "ambitions_measurable", "team_formed"),
    ),
)


def activities(phase: Phase | str) -> tuple[Activity, ...]:
    """The activities of a phase, in the order of the source."""
    return tuple(activity for activity in ACTIVITIES if activity.phase == phase)


def position(phase: Phase | str) -> int:
    """0 for oriënteren up to 3 for uitvoeren. Raises ValueError for anything else."""
    return ORDER.index(Phase(phase))


def following(phase: Phase | str) -> Phase | None:
    """The phase after this one; None after the last."""
    after = position(phase) + 1
    return ORDER[after] if after < len(ORDER) else None


def gate(phase: Phase | str) -> Gate | None:
    """What stands between this phase and the next; None after the last."""
    return next((gate for gate in GATES if gate.after == phase), None)


def missing(phase: Phase | str, met: set[str] | frozenset[str]) -> tuple[str, ...]:
    """The keys of what this phase still must have before the next, given the keys of what exists."""
    found = gate(phase)
    return tuple(need for need in found.needs if need not in met) if found else ()
