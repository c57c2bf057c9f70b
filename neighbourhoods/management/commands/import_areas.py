"""Read a map and store its boundaries: `manage.py import_areas FILE --year 2024`."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from neighbourhoods.areas import crosswalk, divisions, geometry
from neighbourhoods.sources.layout import Refused
from neighbourhoods.tables import documents, opening


class Command(BaseCommand):
    help = _(
        "Leest grenzen in: GeoJSON of een omnummertabel met EWKT, in graden of Rijksdriehoeksmeters. Alles of niets."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--year", type=int, required=True, help=_("jaar van de wijk- en buurtindeling"))
        parser.add_argument("--dry-run", action="store_true", help=_("alleen lezen en tellen, niets vastleggen"))
        parser.add_argument("--json", action="store_true", help=_("de uitkomst als JSON"))

    def handle(self, *, file: Path, year: int, dry_run: bool, json: bool, **options: Any) -> None:
        found = self._read(file)
        outcome: dict[str, Any] = {
            "status": "refused" if found.refused else "checked",
            "year": year,
            "areas": len(found.shapes),
            "notices": found.notices,
            "refused": [{"line": one.line, "column": one.column, "reason": one.reason} for one in found.refused],
        }
        if not found.refused and not dry_run:
            division = divisions.replace_division(found.shapes, year=year)
            outcome |= {"status": division.status, "added": division.added, "changed": division.changed}
            outcome["same"] = division.same
        self._print(outcome, file, found.refused, as_json=json)
        if found.refused:
            raise SystemExit(1)

    def _read(self, file: Path) -> geometry.Map:
        try:
            text = opening.text(file.read_bytes())
            if text.lstrip()[:1] in "{[":
                return geometry.read(documents.features_of(text))
            table = crosswalk.read(text)
            return (
                geometry.Map(refused=table.refused) if table.refused else geometry.read(crosswalk.features(table.pairs))
            )
        except OSError as error:
            raise CommandError(_("Het bestand %s is niet te openen.") % file) from error
        except opening.Hostile as trouble:
            return geometry.Map(refused=[Refused(trouble.line, None, str(trouble))])

    def _print(self, outcome: dict[str, Any], file: Path, refused: list[Refused], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(outcome, ensure_ascii=False, indent=2))
            return
        words = {
            "published": _("%s is vastgelegd."),
            "unchanged": _("%s stond er al; er is niets veranderd."),
            "checked": _("%s is in orde; er is niets vastgelegd (--dry-run)."),
            "refused": _("%s is geweigerd; er is niets vastgelegd."),
        }
        self.stdout.write(words[outcome["status"]] % file.name)
        if "added" in outcome:
            text = _("Indeling %(year)d: %(added)d nieuw, %(changed)d gewijzigd, %(same)d gelijk.")
            self.stdout.write(text % outcome)
        for notice in outcome["notices"]:
            self.stdout.write("  " + notice)
        for one in refused:
            self.stderr.write(f"  {one}")
