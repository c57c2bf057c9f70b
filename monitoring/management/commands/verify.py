"""A report made again from its own files: `manage.py verify rapport.pdf`. Opens no municipality and no database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from monitoring import verifying
from monitoring.verifying import words

DIFFERS, NOT_OURS = 1, 2


class Command(BaseCommand):
    help = "Rekent elke stand en elk oordeel van een rapport na uit de bestanden in de pdf, en zegt wat er niet klopt."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="de pdf van een voortgangsrapport")

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            found = verifying.verify(file.read_bytes())
        except OSError as missing:
            raise CommandError(f"{file} is niet te lezen: {missing.strerror}.", returncode=NOT_OURS) from missing
        except verifying.NotOurs as other:
            raise CommandError(f"{file}: {other}", returncode=NOT_OURS) from other
        self.stdout.write(words.told(found))
        if found.differences:
            raise CommandError(words.differing(found), returncode=DIFFERS)
