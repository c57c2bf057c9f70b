"""What stands around the database: is the website there, the mail server, room on the disk, a worker for each queue?

Each is asked the way it is used, and none for longer than a few seconds: somebody looks because something is wrong.
"""

import shutil
import smtplib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
from django.conf import settings
from django.core.mail import get_connection
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from wijkaanpak import queues
from wijkaanpak.celery import app
from wijkaanpak.watching.signs import Alarm, Sign

SECONDS = 3
LITTLE_ROOM, NO_ROOM = 1024, 100  # MB
CLOCK_IS_OFF = 30  # seconds; an invitation or a code of a second step is soon refused
CLOCK_OF_BEAT_IS_OFF = 60


def look(*, redis_answers: bool) -> Iterator[Sign]:
    yield website()
    yield from mail_server()
    yield disk()
    if redis_answers:
        yield workers()


def website() -> Sign:
    """By the address that people type, through all that stands before it. Not every server reaches itself that way."""
    address = settings.SITE_URL.rstrip("/")
    try:
        answer = httpx.get(f"{address}/health/live", timeout=SECONDS, trust_env=False)
    except httpx.HTTPError:
        return Sign(_("Website"), _("antwoordt hier niet op %s") % address, Alarm.LOOK_TODAY)
    if answer.status_code != 200:
        said = _("antwoordt op %(address)s met code %(code)d") % {"address": address, "code": answer.status_code}
        return Sign(_("Website"), said, Alarm.LOOK_TODAY)
    return Sign(_("Website"), _("antwoordt"))


def mail_server() -> Iterator[Sign]:
    """Where letters go over the network; a letter itself is not sent."""
    line: Any = get_connection(timeout=SECONDS)
    if not hasattr(line, "host"):
        return
    try:
        line.open()
        line.close()
    except (OSError, smtplib.SMTPException):
        yield Sign(_("Mailserver"), _("antwoordt niet; brieven wachten"), Alarm.COME_NOW)
    else:
        yield Sign(_("Mailserver"), _("antwoordt"))


def disk() -> Sign:
    """Where reports and uploads are kept."""
    folder = Path(settings.MEDIA_ROOT)
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free // 2**20
    alarm = Alarm.COME_NOW if free < NO_ROOM else Alarm.LOOK_TODAY if free < LITTLE_ROOM else Alarm.NONE
    return Sign(_("Schijf"), _("nog %d MB vrij voor bestanden") % free, alarm)


def workers() -> Sign:
    """Whether each queue has a worker that answers."""
    try:
        found = app.control.inspect(timeout=1).active_queues() or {}
    except Exception:  # whatever the broker makes of it: it is why nobody takes anything
        found = {}
    taken = {queue["name"] for worker in found.values() for queue in worker}
    if missing := [queue for queue in queues.ALL if queue not in taken]:
        said = _("geen worker neemt wat wacht in %s") % ", ".join(missing)
        return Sign(_("Workers"), said, Alarm.COME_NOW)
    return Sign(_("Workers"), _("%d antwoorden") % len(found))


def ahead_of_database(at: datetime) -> float:
    """Seconds that the clock of this process is ahead of that of the database."""
    with connection.cursor() as cursor:
        cursor.execute("select clock_timestamp()")
        return (at - cursor.fetchone()[0]).total_seconds()


def clocks(worker: float, beat: float) -> Sign:
    """That of this server, and those of a worker and of beat as noted with a sign of life, beside that of the database.
    What beat asks may wait before a worker takes it, so that one is given longer.
    """
    wrong = [
        words % abs(ahead)
        for ahead, most, fast, slow in (
            (worker, CLOCK_IS_OFF, _("de worker loopt %d seconden voor"), _("de worker loopt %d seconden achter")),
            (
                beat,
                CLOCK_OF_BEAT_IS_OFF,
                _("beat loopt %d seconden voor"),
                _("beat loopt %d seconden achter, of wat hij vraagt wacht zo lang op een worker"),
            ),
            (
                ahead_of_database(timezone.now()),
                CLOCK_IS_OFF,
                _("deze server loopt %d seconden voor"),
                _("deze server loopt %d seconden achter"),
            ),
        )
        if abs(ahead) > most
        for words in [fast if ahead > 0 else slow]
    ]
    if wrong:
        said = _("%s. Zet de tijd van die server gelijk, bijvoorbeeld met NTP") % ", ".join(wrong)
        return Sign(_("Klokken"), said, Alarm.LOOK_TODAY)
    return Sign(_("Klokken"), _("gelijk aan die van de database"))
