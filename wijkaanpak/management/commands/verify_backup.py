"""Whether a backup is whole, and with --restore whether it comes back: `manage.py verify_backup --restore DIR`.

The code is 0 when all is well, 1 when the backup is not to be trusted, 2 when it could not be looked at.
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _

from wijkaanpak.backups import checking, manifest, words
from wijkaanpak.backups.manifest import Manifest
from wijkaanpak.backups.refusing import BackupRefused
from wijkaanpak.watching import moments

DIFFERS, NOT_LOOKED_AT = 1, 2


class Command(BaseCommand):
    help = _(
        "Kijkt een reservekopie na: het manifest, de dump en elk bestand. Met --restore wordt zij ook teruggezet in "
        "een database om te oefenen, die daarna weer weg is."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="DIR", type=Path, help=_("map van de reservekopie"))
        parser.add_argument(
            "--restore", action="store_true", help=_("zet ook terug in een proefdatabase en vergelijk alle tabellen")
        )

    def handle(self, *, folder: Path, restore: bool, **options: Any) -> None:
        try:
            expected = manifest.read(folder)
            told = checking.differences(folder, expected)
        except BackupRefused as refused:
            raise CommandError(str(refused), returncode=DIFFERS) from refused
        except OSError as error:
            reason = _("%(folder)s is niet te lezen: %(error)s.")
            raise CommandError(reason % {"folder": folder, "error": error}, returncode=NOT_LOOKED_AT) from error
        self._stop_at(folder, told)
        self.stdout.write(_("De reservekopie is heel: ") + words.contents(expected))
        for line in words.missing(expected):
            self.stderr.write(line)
        if restore:
            try:
                told = checking.rehearse(folder, expected)
            except BackupRefused as refused:
                raise CommandError(str(refused), returncode=NOT_LOOKED_AT) from refused
            self._stop_at(folder, told)
            self.stdout.write(
                _("Teruggezet in een proefdatabase: alle tabellen zijn gelijk. De proefdatabase is weer weg.")
            )
        self._note(folder, expected, was_restored=restore)

    def _stop_at(self, folder: Path, told: list[str]) -> None:
        if told:
            reason = _("Vertrouw %s niet; maak een nieuwe reservekopie, of neem een oudere. Wat er niet klopt:")
            raise CommandError("\n".join([reason % folder, *told]), returncode=DIFFERS)

    def _note(self, folder: Path, expected: Manifest, *, was_restored: bool) -> None:
        """For `status`. On a machine without the database it cannot be noted, and the backup is as good."""
        about = {"folder": str(folder), "made_at": expected.made_at.isoformat(), "was_restored": was_restored}
        try:
            moments.note(moments.BACKUP_VERIFIED, at=timezone.now(), about=about)
        except DatabaseError as error:
            self.stderr.write(_("Dat dit is nagekeken, kon niet worden genoteerd: %s") % str(error).strip())
