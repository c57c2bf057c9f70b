"""What the parts of a story share while it is told: the programme, who is in it, and the lines for the logboek."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model

from demo.stories import Story, moment
from programmes.models import Ambition, Event, Initiative, Measure, Partner, Programme
from programmes.models.event_sections import section_of
from wijkaanpak.accounts.models import User


@dataclass(slots=True)
class Telling:
    """One programme being told. The dictionaries go by the keys of the story."""

    programme: Programme
    story: Story
    users: dict[str, User]
    partners: dict[str, Partner] = field(default_factory=dict)
    ambitions: dict[str, Ambition] = field(default_factory=dict)
    initiatives: dict[str, Initiative] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)

    @property
    def manager(self) -> User:
        return self.users[self.story["manager"]]

    def parts(self, name: str) -> list[Story]:
        """The tables of the story with this name; none when the programme has not come that far."""
        return self.story.get(name, [])

    def log(
        self,
        kind: str,
        about: Model,
        on: date,
        *,
        words: str = "",
        hour: int = 10,
        by_applicant: bool = False,
        **detail: Any,
    ) -> None:
        """Remember a line of the logboek; `write_log` stores them in the order in which they happened."""
        self.events.append(
            Event(
                programme=self.programme,
                kind=kind,
                section=section_of(kind),
                subject=(words or str(about))[:200],
                subject_kind=about._meta.label_lower,
                subject_id=about.pk,
                by=None if by_applicant else self.manager,
                by_name="indiener" if by_applicant else self.manager.name,
                at=moment(on, hour),
                detail={"id": about.pk, **detail},
            )
        )

    def write_log(self) -> None:
        Event.objects.bulk_create(sorted(self.events, key=lambda event: event.at))


def by_key(parts: Iterable[Story], rows: Iterable[Any]) -> dict[str, Any]:
    """Stored rows under the key of the story they were made of."""
    return {part["key"]: row for part, row in zip(parts, rows, strict=True)}
