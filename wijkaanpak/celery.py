"""The Celery app and the beat schedule. A message is only a nudge: the row is the truth (wijkaanpak/jobs.py)."""

import os
import resource
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import structlog
from billiard.pool import EX_RECYCLE
from celery import Celery
from celery.concurrency import asynpool, prefork
from celery.schedules import crontab
from celery.signals import beat_init, before_task_publish, heartbeat_sent, worker_init, worker_process_init
from celery.worker import state
from django.core.exceptions import ImproperlyConfigured
from kombu.transport import redis, virtual

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkaanpak.settings")
log = structlog.get_logger(__name__)
CLOCKS_DIFFER = 300.0  # seconds, from server to server
PULSE = "wijkaanpak.tasks.pulse"
LEFT = 30  # sweeps of a kind that may wait for a worker, at most


class Accounts(redis.QoS):
    """What a worker has in hand. A message that Redis did not let us settle is out of our hands all the same.

    Without this a Redis that hangs at that moment leaves the message counted for ever: a worker that takes one at a
    time takes no other, while it looks alive. The message itself may come again; the row knows that it is done.
    """

    _delivered: Any

    def ack(self, delivery_tag: str) -> None:
        with self._out_of_hand(delivery_tag):
            super().ack(delivery_tag)

    def reject(self, delivery_tag: str, requeue: bool = False) -> None:
        with self._out_of_hand(delivery_tag):
            super().reject(delivery_tag, requeue=requeue)

    def restore_unacked(self, client: Any = None) -> None:
        """Give back what is in hand, when a connection is closed. That may be for Redis being away: then the worker
        would end over it, although each message is still in Redis and each row is offered again.
        """
        try:
            super().restore_unacked(client)
        except Exception:
            log.warning("messages_not_given_back", count=len(self._delivered), exc_info=True)
            self._delivered.clear()

    @contextmanager
    def _out_of_hand(self, delivery_tag: str) -> Iterator[None]:
        """Of a connection that was closed meanwhile nothing is left to ask: kombu stumbles, and the worker would end.
        As an error of the connection it is logged, and the worker goes on.
        """
        try:
            yield
        except Exception as error:
            virtual.QoS.ack(self, delivery_tag)
            if isinstance(error, AttributeError):
                raise ConnectionError("The connection that brought this message is closed.") from error
            raise


class Children(asynpool.AsynPool):
    """The processes of a worker. One that is seen to end stays in the list for some seconds, until it is replaced.

    When Redis comes back within them the worker watches all its children anew; Celery stumbles over one without
    anything left to watch, and the worker would end.
    """

    def _track_child_process(self, child: Any, hub: Any) -> None:
        if getattr(child, "_sentinel_poll", "not watched yet") is not None:
            super()._track_child_process(child, hub)

    def _join_exited_workers(self, shutdown: bool = False) -> Any:
        """One that something else ended, such as a machine without memory, is replaced; `manage.py status` tells it."""
        children = list(self._pool)
        exit_codes = super()._join_exited_workers(shutdown)
        ended = [child for child in children if child not in self._pool]
        stops = shutdown or state.should_stop is not None or state.should_terminate is not None
        if (lost := sum(map(_was_killed, ended))) and not stops:
            tell_lost_processes(lost)
        return exit_codes


def _was_killed(child: Any) -> bool:
    """Whether it did not end by itself, after as many tasks or as much memory as it may take."""
    return child.exitcode not in (os.EX_OK, EX_RECYCLE)


def tell_lost_processes(count: int) -> None:
    """The process that hands work out has no database. Without a broker it goes on all the same."""
    try:
        app.send_task("wijkaanpak.tasks.note_lost_processes", kwargs={"count": count})
    except Exception:
        log.warning("lost_processes_not_told", count=count, exc_info=True)


redis.Channel.QoS = Accounts
prefork.TaskPool.Pool = Children

app = Celery("wijkaanpak")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@app.on_after_finalize.connect
def schedule(sender: Celery, **_: Any) -> None:
    """Static: what beat asks for, and how often."""
    from django.conf import settings

    sender.conf.beat_schedule = {
        "reports": _sweep("monitoring.tasks.sweep_reports", every=settings.JOB_SWEEP_SECONDS),
        "imports": _sweep("neighbourhoods.tasks.sweep_imports", every=settings.JOB_SWEEP_SECONDS),
        "pulse": _sweep(PULSE, every=60.0),
        "assessments": {"task": "monitoring.tasks.assess_new_day", "schedule": crontab(hour="4", minute="30")},
        "scorings": _sweep("monitoring.tasks.sweep_scorings", every=300.0),
        "housekeeping": {"task": "wijkaanpak.tasks.forget_what_is_over", "schedule": crontab(hour="3", minute="20")},
        "drafts": {"task": "programmes.tasks.clear_drafts", "schedule": crontab(hour="3", minute="40")},
        # First what rows let go of by rule, then what no row names: that goes a night later.
        "old imports": {"task": "neighbourhoods.tasks.clear_files", "schedule": crontab(hour="3", minute="45")},
        "old concepts": {"task": "monitoring.tasks.clear_files", "schedule": crontab(hour="3", minute="50")},
        "leftovers": {"task": "wijkaanpak.tasks.clear_leftovers", "schedule": crontab(hour="4", minute="0")},
        "account letters": _sweep("wijkaanpak.accounts.tasks.sweep_account_letters", every=60.0),
        "letters": _sweep("programmes.tasks.sweep_letters", every=60.0),
        # A table of a new year comes once a year, nobody knows when: Monday, before people start.
        "tables": {
            "task": "neighbourhoods.tasks.look_for_tables",
            "schedule": crontab(day_of_week="1", hour="5", minute="40"),
        },
    }


def _sweep(task: str, *, every: float) -> dict[str, Any]:
    """A sweep that no worker took for long is not worth doing: after a day without workers a few are left of each, not
    thousands. Not sooner than clocks may differ: a worker two minutes ahead of beat would find every sweep over before
    it began, and nothing would be offered again.
    """
    return {"task": task, "schedule": every, "options": {"expires": max(every, min(LEFT * every, CLOCKS_DIFFER))}}


@beat_init.connect
def say_who_asks(**_: Any) -> None:
    """Each sign of life says which beat asked for it, and what time that has. The first is asked for at once: who looks
    at `manage.py status` after a start need not wait for a minute.
    """
    before_task_publish.connect(sign, sender=PULSE)
    app.send_task(PULSE, expires=CLOCKS_DIFFER)


def sign(*, headers: dict[str, Any], **_: Any) -> None:
    """In a header: a worker of an earlier version leaves it unread."""
    who = f"{socket.gethostname()} (proces {os.getpid()})"
    headers["beat"] = {"who": who, "at": datetime.now(UTC).isoformat()}


@worker_init.connect
def refuse_wrong_role(**_: Any) -> None:
    """A worker that sees the rows of every municipality does not start. Celery logs and forgets any other exception."""
    from wijkaanpak import runtime_role

    try:
        runtime_role.refuse()
    except ImproperlyConfigured as error:
        sys.exit(str(error))


@heartbeat_sent.connect
def show_life(**_: Any) -> None:
    """By the process that hands work out. To ask it over the broker would start all of this anew, every minute."""
    from django.conf import settings

    if settings.WORKER_TOUCHES:
        Path(settings.WORKER_TOUCHES).touch()


@worker_process_init.connect
def limit_memory(**_: Any) -> None:
    """A job that wants too much fails by itself, and is counted; without a limit the kernel ends whoever is near."""
    from django.conf import settings

    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = settings.WORKER_MEMORY_MB * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


@worker_process_init.connect
def warm_up(**_: Any) -> None:
    """Import WeasyPrint once per worker process, so that no report waits for it; where no reports are made it costs
    time and memory for nothing.
    """
    from wijkaanpak import pdf, queues

    if queues.REPORTS in app.amqp.queues.consume_from:
        pdf.warm_up()
