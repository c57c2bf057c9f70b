"""Store the boundaries of a year, from a file or as PDOK publishes them:

manage.py import_areas --year 2025 --gemeente GM0014
manage.py import_areas kaart.geojson --year 2024
"""

import json
import re
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from neighbourhoods import ogc
from neighbourhoods.areas import crosswalk, divisions, geometry
from neighbourhoods.sources.layout import Refused
from neighbourhoods.tables import documents, opening

MUNICIPALITY = re.compile(r"GM\d{4}")


def municipality_code(text: str) -> str:
    """The code of a gemeente. Raises ArgumentTypeError."""
    code = text.strip().upper()
    if not MUNICIPALITY.fullmatch(code):
        raise ArgumentTypeError(_("‘%s’ is geen code van een gemeente. Een code ziet eruit als GM0014.") % text[:20])
    return code


class Command(BaseCommand):
    help = _(
        "Legt de grenzen van een jaar vast. Zonder bestand haalt het ze op bij PDOK. Een bestand is GeoJSON of een "
        "omnummertabel met EWKT, in graden of Rijksdriehoeksmeters. Alles of niets."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", type=Path, nargs="?", help=_("kaart als bestand; leeg: haal de grenzen op bij PDOK")
        )
        parser.add_argument("--year", type=int, required=True, help=_("jaar van de wijk- en buurtindeling"))
        parser.add_argument(
            "--gemeente",
            type=municipality_code,
            metavar="CODE",
            help=_("alleen deze gemeente, zoals GM0014; anders alles wat er is"),
        )
        parser.add_argument("--dry-run", action="store_true", help=_("alleen lezen en tellen, niets vastleggen"))
        parser.add_argument("--json", action="store_true", help=_("de uitkomst als JSON"))

    def handle(
        self, *, file: Path | None, year: int, gemeente: str | None, dry_run: bool, json: bool, **options: Any
    ) -> None:
        division_map, forget_pages = _fetched(year, gemeente) if file is None else (_read(file, gemeente), None)
        refused = division_map.refused
        outcome: dict[str, Any] = {
            "status": "refused" if refused else "checked",
            "year": year,
            "areas": len(division_map.shapes),
            "notices": division_map.notices,
            "refused": [
                {"line": refusal.line, "column": refusal.column, "reason": refusal.reason} for refusal in refused
            ],
        }
        if not refused and not dry_run:
            division = divisions.replace_division(division_map.shapes, year=year)
            outcome |= {"status": division.status, "added": division.added, "changed": division.changed}
            outcome["same"] = division.same
            if forget_pages:
                forget_pages()
        name = file.name if file else _("De kaart van PDOK")
        self._print(outcome, name, refused, as_json=json)
        if refused:
            raise SystemExit(1)

    def _print(self, outcome: dict[str, Any], name: str, refused: list[Refused], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(outcome, ensure_ascii=False, indent=2))
            return
        words = {
            "published": _("%s is vastgelegd."),
            "unchanged": _("%s stond er al; er is niets veranderd."),
            "checked": _("%s is in orde; er is niets vastgelegd (--dry-run)."),
            "refused": _("%s is geweigerd; er is niets vastgelegd."),
        }
        self.stdout.write(words[outcome["status"]] % name)
        if "added" in outcome:
            text = _("Indeling %(year)d: %(added)d nieuw, %(changed)d gewijzigd, %(same)d gelijk.")
            self.stdout.write(text % outcome)
        for notice in outcome["notices"]:
            self.stdout.write("  " + notice)
        for refusal in refused:
            self.stderr.write(f"  {refusal}")


def _fetched(year: int, gemeente: str | None) -> tuple[geometry.Map, Callable[[], None]]:
    """The map as PDOK has it, and what to do once it is stored."""
    try:
        fetched = ogc.fetch(year, municipality=gemeente)
    except ogc.Trouble as trouble:
        raise CommandError(str(trouble)) from trouble
    return geometry.read(fetched.features), fetched.done


def _read(file: Path, gemeente: str | None) -> geometry.Map:
    try:
        text = opening.text(file.read_bytes())
        if text.lstrip()[:1] in "{[":
            features = documents.features_of(text)
        else:
            table = crosswalk.read(text)
            if table.refused:
                return geometry.Map(refused=table.refused)
            features = crosswalk.features(table.pairs)
    except OSError as error:
        raise CommandError(_("Het bestand %s is niet te openen.") % file) from error
    except opening.Hostile as trouble:
        return geometry.Map(refused=[Refused(trouble.line, None, str(trouble))])
    if gemeente:
        features = [feature for feature in features if geometry.lies_in(feature, gemeente)]
        if not features:
            raise CommandError(_("In %(file)s staat niets van %(code)s.") % {"file": file.name, "code": gemeente})
    return geometry.read(features)
