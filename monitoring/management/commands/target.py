"""Who managed a target before: `manage.py target selwerd --indicator misdrijven_per_1000 --value 45 --year 2030`."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from monitoring.management import areas
from monitoring.management.areas import NamedArea
from neighbourhoods.models import Indicator
from neighbourhoods.standings import target_words
from neighbourhoods.standings.precedents import precedent
from neighbourhoods.standings.targets import Precedent
from wijkaanpak.formats import number


class Command(BaseCommand):
    help = _("Vertelt hoeveel gebieden die er zo voor stonden een doel eerder haalden.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        areas.add_arguments(parser)
        parser.add_argument("--indicator", metavar="KEY", required=True, help=_("sleutel uit de catalogus"))
        parser.add_argument("--value", metavar="V", type=float, required=True, help=_("het doel, zoals 45.0"))
        parser.add_argument("--year", metavar="Y", type=int, required=True, help=_("wanneer, zoals 2030"))
        parser.add_argument("--json", action="store_true", help=_("de uitkomst als JSON"))

    def handle(self, *, indicator: str, value: float, year: int, json: bool, **options: Any) -> None:
        with areas.named_area(options["areas"], options["municipality"]) as area:
            measured = areas.named_indicator(indicator)
            found = precedent(area.codes, indicator, value, year, division_year=area.division_year)
            self.stdout.write((as_json if json else as_text)(area, measured, found))


def as_json(area: NamedArea, indicator: Indicator, precedent: Precedent) -> str:
    """For a machine: everything that was compared with, so that it can be done again."""
    said = {"sentence": target_words.managed(precedent)}
    document = {"area": area.name, "codes": area.codes, "indicator": indicator.key, **said, **asdict(precedent)}
    return json.dumps(document, ensure_ascii=False, indent=2)


def as_text(area: NamedArea, indicator: Indicator, precedent: Precedent) -> str:
    """For people: today, the target, and who managed."""
    places = indicator.decimals
    today = _("onbekend") if precedent.today is None else number(precedent.today, places)
    said = {"today": today, "value": number(precedent.value, places), "year": precedent.year}
    lines = [f"{area.name}: {indicator.name}", _("Nu %(today)s, doel %(value)s in %(year)s.") % said]
    return "\n".join([*lines, target_words.managed(precedent)])
