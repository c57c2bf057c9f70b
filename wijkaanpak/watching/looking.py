"""Looking at everything at once. Each line says how it is, and whether somebody has to come."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.db import DatabaseError
from django.utils.translation import gettext as _

from wijkaanpak import runtime_role
from wijkaanpak.cache import redis_answers
from wijkaanpak.watching import around, kinds, moments, readings, upgrades
from wijkaanpak.watching.kinds import Night, Queue, Stock
from wijkaanpak.watching.readings import Beats
from wijkaanpak.watching.signs import Alarm, Sign

WAITS_LONG = timedelta(minutes=15)
PULSE_IS_LATE = timedelta(minutes=5)  # it is asked for every minute
LEFTOVERS_ARE_LATE = timedelta(days=3)
BACKUP_IS_OLD = timedelta(days=8)
FIGURES_ARE_OLD = timedelta(days=400)  # tables come once a year


def look(*, at: datetime) -> Iterator[Sign]:
    """Without a database there is nothing more to see than what stands around it."""
    redis = _redis()
    yield redis
    yield from around.look(redis_answers=not redis.alarm)
    try:
        faults = runtime_role.faults()
        yield Sign(_("Database"), " ".join(faults) or _("antwoordt"), Alarm.COME_NOW if faults else Alarm.NONE)
        pending = _pending()
        yield pending
        if pending.alarm:
            return  # what follows asks for tables that may not be there yet
        yield _pulse(at)
        beats = readings.beats(at)
        if beats:
            yield _beats(beats)
        yield around.clocks(readings.worker_ahead(), beats.ahead if beats else 0)
        yield _processes(at)
        for queue in kinds.queues():
            yield _queue(queue, at)
        for night in kinds.nights():
            yield _night(night, at)
        for stock in kinds.stocks():
            yield _stock(stock, at)
        yield _leftovers(at)
        yield _backup(at)
    except DatabaseError as error:
        yield Sign(_("Database"), _("antwoordt niet: %s") % " ".join(str(error).split()), Alarm.COME_NOW)


def _redis() -> Sign:
    if redis_answers():
        return Sign("Redis", _("antwoordt"))
    return Sign("Redis", _("antwoordt niet; brieven, rapporten en imports wachten"), Alarm.COME_NOW)


def _pending() -> Sign:
    count = len(upgrades.pending())
    if not count:
        return Sign(_("Migraties"), _("alle uitgevoerd"))
    return Sign(_("Migraties"), _("nog %d uit te voeren: typ manage.py migrate") % count, Alarm.COME_NOW)


def _pulse(at: datetime) -> Sign:
    last = readings.pulse()
    if last is None:
        said = _("nog nooit gezien; start celery beat en een worker")
        return Sign(_("Klok en worker"), said, Alarm.COME_NOW)
    said = _("laatst gezien %s geleden") % in_words(at - last)
    return Sign(_("Klok en worker"), said, Alarm.COME_NOW if at - last > PULSE_IS_LATE else Alarm.NONE)


def _beats(beats: Beats) -> Sign:
    """Two do no harm: what both ask for is done once. But each thinks that it is the only one, and so does who looks
    after them.
    """
    names = ", ".join(beats.names)
    if len(beats.names) == 1:
        return Sign(_("Beat"), _("één vraagt om werk: %s") % names)
    said = _("%(count)d vragen tegelijk om werk: %(names)s. Laat er één draaien en stop de andere")
    return Sign(_("Beat"), said % {"count": len(beats.names), "names": names}, Alarm.LOOK_TODAY)


def _processes(at: datetime) -> Sign:
    lost = readings.processes_lost(at)
    if not lost:
        return Sign(_("Processen"), _("geen plotseling gestopt in de laatste 24 uur"))
    said = _(
        "%d van een worker plotseling gestopt in de laatste 24 uur. Ze zijn vervangen, en hun werk wordt opnieuw "
        "gedaan. Vaak was het geheugen vol of duurde iets te lang: kijk in de log van de worker"
    )
    return Sign(_("Processen"), said % lost, Alarm.LOOK_TODAY)


def _queue(queue: Queue, at: datetime) -> Sign:
    backlog = readings.backlog(queue, at)
    said = [_("%d wachten") % backlog.waiting if backlog.waiting else _("niets wacht")]
    if backlog.oldest:
        said.append(_("de oudste %s") % in_words(at - backlog.oldest))
    if backlog.failed:
        said.append(_("%d mislukt in de laatste 24 uur") % backlog.failed)
    if backlog.undeliverable:  # the people whose letter it is see it in their work; there is nothing to mend here
        said.append(_("%d niet te bezorgen") % backlog.undeliverable)
    waits_long = backlog.oldest is not None and at - backlog.oldest > WAITS_LONG
    alarm = Alarm.LOOK_TODAY if waits_long or backlog.failed else Alarm.NONE
    return Sign(_("Wachtrij %s") % queue.words, ", ".join(said), alarm)


def _night(night: Night, at: datetime) -> Sign:
    missed = readings.missed(night, at)
    if not missed:
        return Sign(str(night.words), _("alles gedaan"))
    return Sign(str(night.words), _("%d niet gedaan") % missed, Alarm.LOOK_TODAY)


def _stock(stock: Stock, at: datetime) -> Sign:
    newest = stock.newest()
    if newest is None:
        return Sign(str(stock.words), _("nog niets ingelezen"), Alarm.LOOK_TODAY)
    alarm = Alarm.LOOK_TODAY if at - newest > FIGURES_ARE_OLD else Alarm.NONE
    return Sign(str(stock.words), _("laatst opgehaald %s geleden") % in_words(at - newest), alarm)


def _leftovers(at: datetime) -> Sign:
    """Files that no row names are removed each night, unless there are oddly many."""
    last = moments.last(moments.LEFTOVERS)
    if last is None:
        return Sign(_("Bestanden"), _("nog niet opgeruimd; dat gebeurt elke nacht"))
    said = _("%(ago)s geleden opgeruimd: %(count)d bestanden zonder rij") % {
        "ago": in_words(at - last.at),
        "count": last.about["removed"],
    }
    if last.about["left"]:
        left = _(
            "%d bestanden zonder rij zijn niet verwijderd, want dat zijn er opvallend veel. Hoort MEDIA_ROOT bij deze "
            "database?"
        )
        return Sign(_("Bestanden"), left % last.about["left"], Alarm.LOOK_TODAY)
    return Sign(_("Bestanden"), said, Alarm.LOOK_TODAY if at - last.at > LEFTOVERS_ARE_LATE else Alarm.NONE)


def _backup(at: datetime) -> Sign:
    last = readings.verified()
    if last is None:
        said = _("nog nooit een nagekeken; typ manage.py backup en manage.py verify_backup --restore")
        return Sign(_("Reservekopie"), said, Alarm.LOOK_TODAY)
    said = _("de laatste die is nagekeken is van %s geleden") % in_words(at - last.made_at)
    if not last.was_restored:
        said += _(", zonder terug te zetten")
    return Sign(_("Reservekopie"), said, Alarm.LOOK_TODAY if at - last.made_at > BACKUP_IS_OLD else Alarm.NONE)


def in_words(span: timedelta) -> str:
    """In the largest unit of which there are at least two."""
    seconds = max(0, int(span.total_seconds()))
    units: list[tuple[int, Callable[[int], str]]] = [
        (86_400, lambda count: _("%d dagen") % count),
        (3_600, lambda count: _("%d uur") % count),
        (60, lambda count: _("%d minuten") % count),
    ]
    for size, words in units:
        if seconds >= 2 * size:
            return words(seconds // size)
    return _("%d seconden") % seconds
