"""Invite somebody to a municipality by mail:

manage.py invite anna@groningen.nl --name "Anna Dijkstra" --municipality groningen --role programme_manager
"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Municipality, Role
from wijkaanpak.management import inviting


class Command(BaseCommand):
    help = _("Nodigt iemand uit voor een gemeente. Wie al inlogt, krijgt de rol erbij. Veilig om te herhalen.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help=_("e-mailadres waarmee die gaat inloggen"))
        parser.add_argument(
            "--municipality", required=True, metavar="SLUG", help=_("adres van de gemeente (groningen)")
        )
        roles = ", ".join(f"{role.value} ({role.label})" for role in Role)
        parser.add_argument("--role", required=True, choices=Role.values, metavar="ROLE", help=roles)
        parser.add_argument("--name", help=_("naam van die persoon; nodig voor wie nog geen account heeft"))
        parser.add_argument("--again", action="store_true", help=_("stuur een uitnodiging die nog openstaat opnieuw"))

    def handle(
        self, *, email: str, municipality: str, role: str, name: str | None, again: bool, **options: Any
    ) -> None:
        here = Municipality.objects.filter(slug=municipality).first()
        if here is None:
            raise CommandError(_("Er is geen gemeente met het adres %s.") % municipality)
        with tenancy.municipality(here):
            self.stdout.write(inviting.invite_once(email=email, name=name, role=Role(role), again=again))
