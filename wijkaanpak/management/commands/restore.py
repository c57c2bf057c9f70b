"""A backup put back in an empty database and an empty MEDIA_ROOT: `manage.py restore DIR`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from wijkaanpak.accounts import second_step_keys
from wijkaanpak.backups import manifest, restoring
from wijkaanpak.backups.refusing import BackupRefused


class Command(BaseCommand):
    help = _(
        "Zet een reservekopie terug: rollen en rechten, dan de database, dan de bestanden. Alleen waar nog niets "
        "staat; er wordt nooit iets overschreven."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="DIR", type=Path, help=_("map van de reservekopie"))

    def handle(self, *, folder: Path, **options: Any) -> None:
        try:
            expected = manifest.read(folder)
            restoring.restore(folder, expected, tell=self.stdout.write)
        except (BackupRefused, OSError) as refused:
            raise CommandError(str(refused)) from refused
        made = f"{timezone.localtime(expected.made_at):%d-%m-%Y %H:%M}"
        self.stdout.write(_("Klaar. Alles staat er zoals het was op %s.") % made)
        if pending := restoring.pending(expected):
            self.stdout.write(
                _("Deze versie is nieuwer dan de reservekopie (%d migraties). Typ: manage.py migrate") % pending
            )
        if closed := second_step_keys.unreadable():
            self.stdout.write(
                _(
                    "Let op: de tweede stap van %d accounts is versleuteld met een sleutel die niet in ENCRYPTION_KEYS "
                    "staat. Zet de sleutel van toen erbij, achter de eerste."
                )
                % closed
            )
        self.stdout.write(
            _(
                "Brieven die na dat moment al weg waren, gaan opnieuw zodra de workers starten. Kijk dat eerst na: "
                "manage.py status noemt wat er wacht."
            )
        )
