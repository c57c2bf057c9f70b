"""Read figures and publish them: `manage.py import_figures FILE`, or over the network with `--table 85984NED`."""

import json
from argparse import ArgumentParser
from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from neighbourhoods import odata, sources, tables
from neighbourhoods.areas import register
from neighbourhoods.models import Mapping
from neighbourhoods.releases import publishing
from neighbourhoods.sources.layout import Refused
from neighbourhoods.tables import encodings
from neighbourhoods.tables.cells import period as as_period
from neighbourhoods.terms import Doubt, Note, ReleaseStatus
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Municipality


class Command(BaseCommand):
    help = _(
        "Leest een bestand met cijfers in (CBS, RIVM, politie), of haalt met alleen --table de tabel zelf op. "
        "Alles of niets; dezelfde cijfers veranderen niets."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", type=Path, nargs="?", help=_("CSV, xlsx of GeoJSON, ook ingepakt als .gz; leeg: haal --table op")
        )
        parser.add_argument(
            "--source", choices=sorted(sources.SOURCES), help=_("soort bestand, anders uit de kopregel")
        )
        parser.add_argument("--mapping", help=_("naam van een koppeling van uw gemeente, voor een eigen tabel"))
        parser.add_argument("--municipality", help=_("adres van de gemeente waarvan de koppeling is (groningen)"))
        parser.add_argument("--table", help=_("tabelnummer, zoals 85984NED"))
        parser.add_argument("--period", help=_("jaar of maand, als het bestand die niet noemt"))
        parser.add_argument(
            "--division", type=int, help=_("jaar van de wijk- en buurtindeling, anders die van de tabel")
        )
        parser.add_argument("--status", choices=ReleaseStatus.values, help=_("voorlopig of definitief, als u het weet"))
        parser.add_argument("--retrieved", help=_("datum waarop het bestand is opgehaald (2026-03-01), anders vandaag"))
        parser.add_argument(
            "--encoding",
            default="",
            choices=sorted(encodings.ENCODINGS),
            help=_("hoe de letters bewaard zijn"),
        )
        parser.add_argument("--replace", action="store_true", help=_("ook als er veel minder gebieden in staan"))
        parser.add_argument(
            "--confirm",
            action="append",
            default=[],
            choices=Doubt.values,
            help=_("wat klopt, na een weigering die daarnaar vraagt: %s")
            % "; ".join(f"{doubt.value} = {doubt.label}" for doubt in Doubt),
        )
        parser.add_argument("--reason", default="", help=_("waarom er gemeenten wegvallen, bij --confirm lost"))
        parser.add_argument("--dry-run", action="store_true", help=_("alleen lezen en tellen, niets vastleggen"))
        parser.add_argument("--json", action="store_true", help=_("de uitkomst als JSON"))

    def handle(self, *, file: Path | None, json: bool, **options: Any) -> None:
        retrieved_at = _moment(options["retrieved"])
        reading, done = _read(file, options)
        found: dict[str, Any] = {"status": "refused", "releases": [], **publishing.counts(reading)}
        refused = reading.refused
        try:
            outcome = None if refused else self._publish(reading, retrieved_at, options)
        except publishing.Refusal as refusal:
            outcome, refused = None, refusal.refused
        found["warnings"] = outcome.warnings if outcome else []
        if outcome and options["dry_run"]:
            found["status"] = "checked"
        elif outcome:
            done()
            found |= {"status": outcome.status, "releases": [_release(release) for release in outcome.releases]}
        found["release"] = found["releases"][-1]["id"] if found["releases"] else None
        found["notices"] = reading.notices
        found["refused"] = [_refused(refusal) for refusal in refused]
        self._print(found, reading.file_name, as_json=json)
        if refused:
            raise SystemExit(1)

    @transaction.atomic
    def _publish(
        self, reading: tables.Reading, retrieved_at: datetime, options: dict[str, Any]
    ) -> publishing.PublishResult:
        """A dry run publishes and undoes it, so that it never says something else."""
        # Figures of a municipality's own are written by that municipality, or not at all.
        with tenancy.municipality(_owner(options["municipality"])) if options["mapping"] else nullcontext():
            outcome = publishing.publish(
                reading,
                table=options["table"],
                status=ReleaseStatus(options["status"]) if options["status"] else None,
                division_year=options["division"],
                replace=options["replace"],
                confirmed=options["confirm"],
                reason=options["reason"],
                retrieved_at=retrieved_at,
                at=timezone.now(),
            )
        transaction.set_rollback(options["dry_run"])
        return outcome

    def _print(self, found: dict[str, Any], name: str, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
            return
        words = {
            "published": _("%s is vastgelegd."),
            "unchanged": _("%s stond er al; er is niets veranderd."),
            "checked": _("%s is in orde; er is niets vastgelegd (--dry-run)."),
            "refused": _("%s is geweigerd; er is niets vastgelegd."),
        }
        self.stdout.write(words[found["status"]] % name)
        for release in found["releases"]:
            self.stdout.write(
                _("  %(table)s, %(period)s, indeling %(division)d, %(status)s: %(counted)s")
                % (release | {"status": ReleaseStatus(release["status"]).label, "counted": _counted(release)})
            )
        if found["status"] != "refused":
            self.stdout.write(_("Samen %s.") % _counted(found))
        for kind, number in found["missing"].items():
            self.stdout.write(_("  zonder waarde, %(kind)s: %(number)d") % {"kind": _kind(kind), "number": number})
        for warning in found["warnings"]:
            self.stdout.write(_("  Let op: %s") % warning)
        for notice in found["notices"]:
            self.stdout.write("  " + notice)
        for refusal in found["refused"]:
            self.stderr.write("  " + str(Refused(refusal["line"], refusal["column"], refusal["reason"])))
        if found["refused"]:
            self.stderr.write(_("Wat het bestand niet zegt, geeft u op met --table, --period, --mapping of --replace."))
        doubted = " ".join(f"--confirm {refusal['doubt']}" for refusal in found["refused"] if "doubt" in refusal)
        if doubted:
            self.stderr.write(_("Klopt het bestand toch, dan bevestigt u dat met %s.") % doubted)


def _counted(found: dict[str, Any]) -> str:
    """‘12 gebieden, 3 kolommen’: each number that was counted, in words."""
    words = {
        "areas": lambda n: ngettext("%d gebied", "%d gebieden", n),
        "columns": lambda n: ngettext("%d kolom", "%d kolommen", n),
        "figures": lambda n: ngettext("%d cijfer", "%d cijfers", n),
    }
    return ", ".join(said(found[name]) % found[name] for name, said in words.items() if name in found)


def _read(file: Path | None, options: dict[str, Any]) -> tuple[tables.Reading, Callable[[], None]]:
    """The figures of the file, or else of the table itself; and what to do once they are stored."""
    if file is not None:
        layout = None
        if options["mapping"]:
            mapping = _mapping(options["mapping"], options["municipality"])
            layout = sources.layout_of_mapping(mapping)
            options["division"] = options["division"] or mapping.division_year
        try:
            reading = tables.interpret(
                file,
                source=options["source"],
                period=options["period"],
                layout=layout,
                register=register.municipalities,
                encoding=options["encoding"],
            )
        except OSError as error:
            raise CommandError(_("Het bestand %s is niet te openen.") % file) from error
        if reading.guessed_at is not None:  # here nobody looks at the names before they are stored
            reading.publications.clear()
            text = _(
                "Hier staat een letter die geen UTF-8 is. Komt het bestand van Windows, zeg dan --encoding cp1252."
            )
            reading.refuse(text, reading.guessed_at)
        reading.hold_to(as_period(options["period"] or "") or "")
        return reading, lambda: None
    if not options["table"]:
        raise CommandError(_("Noem een bestand, of met --table de tabel die u wilt ophalen (zoals 85984NED)."))
    try:
        fetched = odata.fetch(options["table"], period=options["period"])
    except odata.Trouble as trouble:
        raise CommandError(str(trouble)) from trouble
    return fetched.reading, fetched.done


def _owner(slug: str | None) -> Municipality:
    owner = Municipality.objects.filter(slug=slug or "").first()
    if owner is None:
        raise CommandError(_("Noem met --municipality de gemeente waarvan de koppeling is, zoals groningen."))
    return owner


def _mapping(name: str, slug: str | None) -> Mapping:
    with tenancy.municipality(_owner(slug)):
        found = Mapping.objects.in_order()
        mapping = found.filter(name=name).first()
        known = ", ".join(found.values_list("name", flat=True)) or _("nog geen")
    if mapping is None:
        reason = _("Er is geen koppeling ‘%(name)s’. De koppelingen van deze gemeente: %(known)s.")
        raise CommandError(reason % {"name": name, "known": known})
    return mapping


def _moment(text: str | None) -> datetime:
    if text is None:
        return timezone.now()
    day = parse_date(text)
    if day is None:
        raise CommandError(_("‘%s’ is geen datum. Schrijf hem als 2026-03-01.") % text)
    return timezone.make_aware(datetime(day.year, day.month, day.day, 12))  # noqa: DTZ001 - made aware here


def _kind(kind: str) -> str:
    return str(Note[kind.upper()].label)


def _release(release: Any) -> dict[str, Any]:
    return {
        "id": release.pk,
        "table": release.table_id,
        "period": release.period,
        "division": release.division_year,
        "status": release.status,
        "areas": release.areas,
        "figures": release.figures,
        "sha256": release.sha256,
    }


def _refused(refusal: Refused) -> dict[str, Any]:
    doubt = {"doubt": refusal.doubt.value} if refusal.doubt else {}
    return {"line": refusal.line, "column": refusal.column, "reason": refusal.reason, **doubt}
