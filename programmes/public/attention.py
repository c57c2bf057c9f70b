"""Reads: what asks attention in a wijkaanpak, for the pages that show several: what is red and what waits."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import ngettext

from programmes.models import Initiative, Light, Measure, Programme


@dataclass(frozen=True, slots=True)
class Attention:
    """`notes` are pairs of red, late or waiting with words; what weighs more comes first."""

    weight: tuple[int, ...]
    notes: tuple[tuple[str, str], ...]


def for_residents(programmes: Collection[Programme]) -> Mapping[int, Attention]:
    """By the id of a programme: what is red, and which ideas on the website wait for an answer. Two queries."""
    troubled = red(programmes)
    asked = Initiative.objects.published().undecided().filter(programme__in=programmes).order_by()
    waiting = dict(asked.values_list("programme").annotate(number=Count("pk")))
    return {
        programme.pk: _told(troubled.get(programme.pk, 0), waiting.get(programme.pk, 0)) for programme in programmes
    }


def _told(troubled: int, waiting: int) -> Attention:
    notes = [*red_note(troubled)]
    if waiting:
        words = ngettext("%(count)s idee wacht op antwoord", "%(count)s ideeën wachten op antwoord", waiting)
        notes.append(("waiting", words % {"count": waiting}))
    return Attention((troubled, waiting), tuple(notes))


def red(programmes: Collection[Programme]) -> Mapping[int, int]:
    """How many measures that run are red, by the id of their programme. One query."""
    running = Measure.objects.filter(status__in=[Measure.Status.RUNNING, Measure.Status.CHANGED], light=Light.RED)
    counted = running.filter(programme__in=programmes).order_by().values_list("programme")
    return dict(counted.annotate(number=Count("pk")))


def red_note(troubled: int) -> list[tuple[str, str]]:
    """What is red, in words; nothing when nothing is."""
    words = ngettext("%(count)s knelpunt", "%(count)s knelpunten", troubled)
    return [("red", words % {"count": troubled})] if troubled else []
