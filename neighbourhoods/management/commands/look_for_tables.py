"""Ask publishers now what beat asks every week: `manage.py look_for_tables`."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from neighbourhoods.models import TableNews
from neighbourhoods.odata import news


class Command(BaseCommand):
    help = _("Vraagt CBS en RIVM of er een tabel van een nieuw jaar is, of een tabel is gewijzigd.")

    def handle(self, **options: Any) -> None:
        asked = news.look(at=timezone.now())
        self.stdout.write(ngettext("%d tabel bekeken.", "%d tabellen bekeken.", asked) % asked)
        for table in TableNews.objects.waiting():
            self.stdout.write("  " + table.sentence)
