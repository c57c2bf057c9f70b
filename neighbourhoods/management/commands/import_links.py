"""Read a crosswalk of codes and link two divisions: `manage.py import_links FILE --from 2019 --to 2023`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from neighbourhoods.areas import crosswalk, links
from neighbourhoods.management import linked
from neighbourhoods.sources.layout import Refused
from neighbourhoods.tables import opening


class Command(BaseCommand):
    help = _("Leest welke code welke werd (CSV) en legt vast hoe gebieden doorlopen. Kijkt eerst of het klopt.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--from", dest="year", type=int, required=True, help=_("jaar van de oude indeling"))
        parser.add_argument("--to", dest="later_year", type=int, required=True, help=_("jaar van de nieuwe indeling"))
        parser.add_argument("--dry-run", action="store_true", help=_("alleen lezen en tellen, niets vastleggen"))
        parser.add_argument("--json", action="store_true", help=_("de uitkomst als JSON"))

    def handle(self, *, file: Path, year: int, later_year: int, dry_run: bool, json: bool, **options: Any) -> None:
        found = _read(file)
        outcome = links.Linked(left_out=found.refused)
        if not found.refused:
            try:
                outcome = links.link_crosswalk(found.pairs, year=year, later_year=later_year, dry_run=dry_run)
            except links.SameYear as error:
                raise CommandError(_("Kies bij --to een later jaar dan bij --from.")) from error
        linked.say(self, outcome, refused=bool(found.refused), dry_run=dry_run, as_json=json)


def _read(file: Path) -> crosswalk.Crosswalk:
    try:
        return crosswalk.read(opening.text(file.read_bytes()))
    except OSError as error:
        raise CommandError(_("Het bestand %s is niet te openen.") % file) from error
    except opening.Hostile as trouble:
        return crosswalk.Crosswalk(refused=[Refused(trouble.line, None, str(trouble))])
