"""Take back figures that everybody sees, whoever brought them in: `manage.py withdraw_figures 12 --reason "…"`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import imports
from neighbourhoods.models import Release
from neighbourhoods.releases import withdrawals


class Command(BaseCommand):
    help = _("Trekt een publicatie van een landelijke tabel in, met een reden. Wat ze verving, geldt weer.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("release", type=int, help=_("nummer van de publicatie, het laatste deel van haar adres"))
        parser.add_argument("--reason", required=True, help=_("reden; mensen lezen die bij de cijfers"))

    def handle(self, *, release: int, reason: str, **options: Any) -> None:
        found = Release.objects.filter(pk=release).first()
        if found is None:
            raise CommandError(
                _(
                    "Er is geen publicatie %d van een landelijke tabel. Cijfers van een gemeente zelf kan alleen die "
                    "gemeente intrekken."
                )
                % release
            )
        if not reason.strip():
            raise CommandError(_("Leg met --reason uit waarom de cijfers worden ingetrokken."))
        try:
            imports.withdraw_for_everybody(found, reason=reason.strip(), at=timezone.now())
        except withdrawals.AlreadyWithdrawn as error:
            raise CommandError(_("%s was al ingetrokken.") % found) from error
        self.stdout.write(_("%s is ingetrokken. Wat ze verving, geldt weer.") % found)
