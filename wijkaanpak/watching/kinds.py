"""Kinds of work that waits, and of figures that grow old. Jobs are found; an app tells the rest when it starts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Count, Min, Q, QuerySet
from django.utils.translation import gettext as _

from wijkaanpak.accounts.models import Letter
from wijkaanpak.jobs import Job

RECENTLY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits, since when the oldest does, what failed within a day, and letters that somebody has to mend."""

    waiting: int = 0
    oldest: datetime | None = None
    failed: int = 0
    undeliverable: int = 0

    def __add__(self, other: "Backlog") -> "Backlog":
        oldest = min((moment for moment in (self.oldest, other.oldest) if moment), default=None)
        undeliverable = self.undeliverable + other.undeliverable
        return Backlog(self.waiting + other.waiting, oldest, self.failed + other.failed, undeliverable)


@dataclass(frozen=True, slots=True)
class Queue:
    """One kind of work. `look` takes the moment, and sees the open municipality unless the work is of no one's.

    `where` gives rows of which a municipality has one at least when there is something to see: most have nothing.
    """

    name: str
    words: Any
    look: Callable[[datetime], Backlog]
    where: Callable[[datetime], list[QuerySet[Any]]] | None
    """None for work of no municipality."""


@dataclass(frozen=True, slots=True)
class Stock:
    """Figures, of which somebody asks when the newest came in."""

    name: str
    words: Any
    newest: Callable[[], datetime | None]


@dataclass(frozen=True, slots=True)
class Night:
    """Work of every night. `missed` takes the moment and gives the rows that the last night should have done."""

    name: str
    words: Any
    missed: Callable[[datetime], QuerySet[Any]]


_queues: dict[str, Queue] = {}
_stocks: dict[str, Stock] = {}
_nights: dict[str, Night] = {}


def register(kind: Queue | Stock | Night) -> None:
    match kind:
        case Queue():
            _queues[kind.name] = kind
        case Stock():
            _stocks[kind.name] = kind
        case Night():
            _nights[kind.name] = kind


def queues() -> list[Queue]:
    """Each kind of job by itself, and what apps told."""
    jobs = [model for model in apps.get_models() if issubclass(model, Job)]
    of_accounts = Queue("account letters", _("brieven over accounts"), _account_letters, where=None)
    return [*map(_queue_of, jobs), *_queues.values(), of_accounts]


def stocks() -> list[Stock]:
    return list(_stocks.values())


def nights() -> list[Night]:
    return list(_nights.values())


def _account_letters(at: datetime) -> Backlog:
    """Those that have not gone out; one that went out has no row."""
    waits = Q(undeliverable_at=None)
    counted = {"waiting": Count("pk", filter=waits), "oldest": Min("written_at", filter=waits)}
    return Backlog(**Letter.objects.aggregate(**counted, undeliverable=Count("pk", filter=~waits)))


def _queue_of(model: type[Job]) -> Queue:
    waits = Q(state__in=[Job.State.RECEIVED, Job.State.PROCESSING])

    def failed(at: datetime) -> Q:
        return Q(state=Job.State.FAILED, nudged_at__gte=at - RECENTLY)

    def look(at: datetime) -> Backlog:
        counted = {
            "waiting": Count("pk", filter=waits),
            "oldest": Min("waiting_since", filter=waits),
            "failed": Count("pk", filter=failed(at)),
        }
        return Backlog(**model._default_manager.aggregate(**counted))

    return Queue(
        model._meta.label_lower,
        model._meta.verbose_name_plural,
        look,
        where=lambda at: [model._default_manager.filter(waits | failed(at))],
    )
