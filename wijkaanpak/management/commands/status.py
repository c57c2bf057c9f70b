"""Does everything work: `manage.py status`. The code is 0 when it does, 1 to look today, 2 to come now."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from wijkaanpak.watching import looking
from wijkaanpak.watching.signs import Alarm

MARKS = {Alarm.NONE: "ok", Alarm.LOOK_TODAY: _("let op"), Alarm.COME_NOW: _("kapot")}


class Command(BaseCommand):
    help = _(
        "Zegt of alles werkt en wat er wacht: website, database, Redis, mailserver, schijf, workers, klokken, "
        "wachtrijen, cijfers, reservekopie. De code is 0 als alles goed is, 1 als u vandaag moet kijken, 2 als er nu "
        "iets stuk is."
    )
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        worst = Alarm.NONE
        for sign in looking.look(at=timezone.now()):
            self.stdout.write(f"{MARKS[sign.alarm]:6}  {sign.about}: {sign.said}")
            worst = max(worst, sign.alarm)
        if worst:
            sys.exit(worst)
