"""What a wijkaanpak takes over from an earlier one: how it was set up, never what happened or was found there.

Of the stakeholders only organisations, by name: residents and what they want belong to their own area, and so the
gate still asks for them. Owners of activities go along when their role holds in every wijkaanpak. Figures, stories,
ambitions and roles of people do not.
"""

from dataclasses import dataclass
from datetime import datetime

from programmes import access, analyses, phases, saving
from programmes.models import Programme, Stakeholder
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import User

SETTINGS = ("agreement_label", "accepts_initiatives")


@dataclass(frozen=True, slots=True)
class OwnedActivity:
    """An activity of the phases with who has it in hand."""

    key: str
    label: str
    owner: User


@dataclass(frozen=True, slots=True)
class Example:
    """What goes along from an earlier wijkaanpak."""

    programme: Programme
    activities: tuple[OwnedActivity, ...]
    organisations: tuple[str, ...]


def example(earlier: Programme) -> Example:
    """Three queries. Raises saving.OtherProgramme for a wijkaanpak of another municipality."""
    if earlier.municipality_id != tenancy.current_id():
        raise saving.OtherProgramme
    stay = set(access.people_who_may("programmes.edit_activity", None).values_list("pk", flat=True))
    owned = earlier.activities.filter(owner__in=stay).select_related("owner")
    place = {activity.key: number for number, activity in enumerate(phases.ACTIVITIES)}
    activities = [OwnedActivity(row.key, str(row), row.owner) for row in owned if row.key in place]
    organisations = earlier.stakeholders.filter(kind=Stakeholder.Kind.PARTNER).order_by("name", "pk")
    return Example(
        programme=earlier,
        activities=tuple(sorted(activities, key=lambda activity: place[activity.key])),
        organisations=tuple(organisations.values_list("name", flat=True)),
    )


def map_organisations(programme: Programme, found: Example, *, by: User | None, at: datetime) -> None:
    """Put the organisations on the map of the new wijkaanpak, without what anybody thought of them."""
    for name in found.organisations:
        analyses.map_stakeholder(programme, name=name, kind=Stakeholder.Kind.PARTNER, by=by, at=at)
