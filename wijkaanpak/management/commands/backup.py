"""A backup of database and files in a new folder: `manage.py backup /reservekopie/2026-11-30`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from wijkaanpak.backups import making, words
from wijkaanpak.backups.refusing import BackupRefused
from wijkaanpak.watching import moments


class Command(BaseCommand):
    help = _("Maakt een reservekopie van de database en de bestanden, in een nieuwe map. Het werk gaat intussen door.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="DIR", type=Path, help=_("map die nog niet bestaat, met de datum erin"))

    def handle(self, *, folder: Path, **options: Any) -> None:
        now = timezone.now()
        try:
            made = making.make(folder, at=now)
        except BackupRefused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(_("Reservekopie gemaakt in %s: ") % folder + words.contents(made))
        for line in words.missing(made):
            self.stderr.write(line)
        moments.note(moments.BACKUP_MADE, at=now, about={"folder": str(folder)})
        self.stdout.write(_("Kijk haar na met: manage.py verify_backup --restore %s") % folder)
