"""A council report without a worker: `manage.py make_report selwerd --out rapport.pdf --at 2026-10-01`."""

from argparse import ArgumentParser
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from monitoring import rendering, reports
from monitoring.management import naming


class Command(BaseCommand):
    help = _("Maakt een voortgangsrapport als pdf, zonder het te bewaren.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        naming.add_arguments(parser)
        parser.add_argument("--out", metavar="FILE", type=Path, required=True, help=_("waar de pdf komt"))
        parser.add_argument("--at", metavar="DATE", type=date.fromisoformat, help=_("peildatum, zoals 2026-10-01"))

    def handle(self, *, programme: str, municipality: str | None, out: Path, at: date | None, **options: Any) -> None:
        at = at or timezone.localdate()
        with naming.named_programme(programme, municipality) as found:
            period = reports.next_period(found, at=at + timedelta(days=1))
            snapshot = reports.preview(found, period=period, reference_date=at, at=_noon(at))
        content = rendering.render(snapshot)
        out.write_bytes(content)
        self.stdout.write(_("%(file)s: %(size)s kB") % {"file": out, "size": len(content) // 1000})


def _noon(day: date) -> datetime:
    """The moment in the file: of the day and not of the clock, so that the same day gives the same file."""
    return timezone.make_aware(datetime.combine(day, time(12)))
