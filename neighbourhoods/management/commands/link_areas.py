"""Link two divisions by laying their maps over each other: `manage.py link_areas --from 2015 --to 2024`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from neighbourhoods.areas import links
from neighbourhoods.management import linked


class Command(BaseCommand):
    help = _("Legt twee kaarten over elkaar en legt vast welke gebieden gelijk bleven, splitsten of veranderden.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--from", dest="year", type=int, required=True, help=_("jaar van de oude indeling"))
        parser.add_argument("--to", dest="later_year", type=int, required=True, help=_("jaar van de nieuwe indeling"))
        parser.add_argument(
            "--metres",
            type=float,
            help=_("hoeveel meter een lijn op de grofste kaart ernaast mag liggen; anders gemeten"),
        )
        parser.add_argument("--dry-run", action="store_true", help=_("alleen kijken en tellen, niets vastleggen"))
        parser.add_argument("--json", action="store_true", help=_("de uitkomst als JSON"))

    def handle(
        self, *, year: int, later_year: int, metres: float | None, dry_run: bool, json: bool, **options: Any
    ) -> None:
        try:
            outcome = links.link_overlap(year, later_year, metres=metres, dry_run=dry_run)
        except links.SameYear as error:
            raise CommandError(_("Kies bij --to een later jaar dan bij --from.")) from error
        linked.say(self, outcome, dry_run=dry_run, as_json=json)
