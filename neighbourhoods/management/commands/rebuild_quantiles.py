"""Make the distributions behind percentiles again: `manage.py rebuild_quantiles`, or only some tables."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from neighbourhoods.models import Release
from neighbourhoods.standings import quantiles


class Command(BaseCommand):
    help = _("Maakt opnieuw waarmee de plaats van een buurt onder alle buurten wordt bepaald.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("tables", nargs="*", metavar="TABLE", help=_("nummers van tabellen, anders alle"))

    def handle(self, *, tables: list[str], **options: Any) -> None:
        current = Release.objects.current()
        if tables:
            current = current.filter(table__in=tables)
        # Two rounds: the classes and inhabitants that one release lends come from another.
        telling = current.filter(columns__indicator__key__in=[quantiles.ADDRESSES, quantiles.INHABITANTS])
        first = list(telling.order_by("-division_year", "pk"))
        for release in [*first, *current.exclude(pk__in=[lender.pk for lender in first]).order_by("pk")]:
            made = quantiles.rebuild(release)
            self.stdout.write(_("%(release)s: %(count)d verdelingen") % {"release": release, "count": made})
