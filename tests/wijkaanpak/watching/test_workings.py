"""Beats that ask for work and processes that were ended: what the signs of life say of them."""

import os
from datetime import timedelta
from itertools import count

import pytest
from celery.app.task import Context
from celery.signals import before_task_publish

from tests.wijkaanpak.watching.test_metrics import scrape  # noqa: F401 - a fixture
from tests.wijkaanpak.watching.test_status import LOOK_TODAY, SET_IT_RIGHT, WELL, status
from wijkaanpak import celery, queues, tasks
from wijkaanpak.models import LastTime
from wijkaanpak.watching import moments, readings

OLD, NEW = "web1 (proces 812)", "web2 (proces 7)"


@pytest.fixture
def asked(now):
    """A sign of life each half minute, the last of them just now: who asked, and how late by its own clock."""

    def by(*names: str, ahead: int = 0) -> None:
        LastTime.objects.filter(name=moments.BEATS).delete()
        for name, ago in zip(reversed(names), count(0, 30), strict=False):
            moment = now - timedelta(seconds=ago)
            signs.insert(0, {"at": moment.isoformat(), "who": name, "ahead": ahead})
        LastTime.objects.create(name=moments.BEATS, at=now, about={"times": signs})

    signs: list[dict[str, object]] = []
    return by


def test_one_beat_is_as_it_should_be(healthy, capsys, asked):
    asked(OLD, OLD, OLD)

    code, said = status(capsys)

    assert (code, said["Beat"]) == (WELL, f"ok één vraagt om werk: {OLD}")


def test_two_beats_at_once_are_told_with_where_they_are(healthy, capsys, asked):
    asked(OLD, OLD, NEW, OLD)

    code, said = status(capsys)

    assert code == LOOK_TODAY
    assert said["Beat"] == (f"let op 2 vragen tegelijk om werk: {OLD}, {NEW}. Laat er één draaien en stop de andere")


@pytest.mark.parametrize(
    "names",
    [(OLD, OLD, NEW), (OLD, NEW), (OLD, NEW, "web2 (proces 8)")],
    ids=["just now", "at once", "that ends again and again"],
)
def test_a_beat_that_was_started_again_is_no_second_one(healthy, capsys, asked, names):
    asked(*names)

    code, said = status(capsys)

    assert (code, said["Beat"]) == (WELL, f"ok één vraagt om werk: {names[-1]}")


def test_a_second_beat_that_stopped_is_soon_forgotten(healthy, now, asked):
    asked(OLD, NEW, OLD)

    assert readings.beats(now).names == [OLD, NEW]
    assert readings.beats(now + timedelta(minutes=4, seconds=45)).names == [OLD]


@pytest.mark.parametrize(
    ("ahead", "code", "words"),
    [
        (-120, LOOK_TODAY, "let op beat loopt 120 seconden achter, of wat hij vraagt wacht zo lang op een worker"),
        (90, LOOK_TODAY, "let op beat loopt 90 seconden voor"),
        (-50, WELL, ""),
    ],
)
def test_a_beat_that_does_not_know_the_time_is_told(healthy, capsys, asked, ahead, code, words):
    asked(OLD, OLD, ahead=ahead)

    found, said = status(capsys)

    assert found == code
    assert said["Klokken"] == (f"{words}. {SET_IT_RIGHT}" if words else "ok gelijk aan die van de database")


def test_a_request_that_waited_once_is_no_slow_clock(healthy, now):
    times = [{"at": now.isoformat(), "who": OLD, "ahead": ahead} for ahead in (-1, -200)]
    LastTime.objects.create(name=moments.BEATS, at=now, about={"times": times})

    assert readings.beats(now).ahead == -1


def test_what_beat_asks_says_who_and_when_to_the_worker_that_takes_it(db):
    """As beat starts, over a broker that is a list in memory; what a worker makes of the message is its request."""
    try:
        with celery.app.connection_for_write() as broker:
            waiting = celery.app.amqp.queues[queues.SWEEPS].bind(broker.channel())
            waiting.declare()
            waiting.purge()
            celery.say_who_asks()
            message = waiting.get(no_ack=True)
    finally:
        before_task_publish.disconnect(celery.sign, sender=celery.PULSE)

    tasks.pulse.apply(headers=Context(message.headers).headers)

    [beat] = LastTime.objects.get(name=moments.BEATS).about["times"]
    assert message.headers["task"] == tasks.pulse.name
    assert beat["who"].endswith(f"(proces {os.getpid()})")
    assert abs(beat["ahead"]) < 60


def test_of_signs_of_life_those_of_the_last_minutes_are_kept(db, now):
    for ago in (600, 20, 10):
        about = {"who": OLD, "ahead": 0}
        moment = now - timedelta(seconds=ago)
        moments.note_also(moments.BEATS, at=moment, kept_for=readings.LATELY, about=about)

    assert len(LastTime.objects.get(name=moments.BEATS).about["times"]) == 2


def test_processes_that_were_ended_are_told_for_a_day(healthy, capsys, now):
    tasks.note_lost_processes(count=2)
    tasks.note_lost_processes(count=1)

    code, said = status(capsys)

    assert code == LOOK_TODAY
    assert said["Processen"].startswith("let op 3 van een worker plotseling gestopt in de laatste 24 uur. ")
    assert readings.processes_lost(now + timedelta(days=1, minutes=1)) == 0


def test_a_watcher_reads_the_same(healthy, asked, scrape):  # noqa: F811
    asked(OLD, NEW, OLD, ahead=-120)
    tasks.note_lost_processes(count=2)

    found = scrape()

    assert found["wijkaanpak_beats"] == 2
    assert found['wijkaanpak_clock_ahead_seconds{of="beat"}'] == -120
    assert found['wijkaanpak_clock_ahead_seconds{of="worker"}'] == 0
    assert found["wijkaanpak_worker_processes_lost"] == 2
