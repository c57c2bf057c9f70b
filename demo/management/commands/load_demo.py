"""Load the demo: `manage.py load_demo`. Safe to run again; what is there stays."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from demo import accounts, cast, loading, reports


class Command(BaseCommand):
    help = _("Laadt de demogemeenten: echte cijfers van Groningen, verzonnen mensen. Nog een keer draaien mag.")

    def handle(self, **options: Any) -> None:
        try:
            loaded = loading.load(say=lambda text: self.stdout.write("  " + text))
        except cast.NotADemo as error:
            raise CommandError(_("De gemeente ‘%s’ bestaat en is geen demo. Er is niets veranderd.") % error) from error
        except cast.NotHere as error:
            raise CommandError(
                _("De demo heeft een wachtwoord dat iedereen kent. Laad hem alleen met DEBUG aan.")
            ) from error
        except reports.NotMade as error:
            raise CommandError(_("Een rapport van de demo kon niet worden gemaakt: %s") % error) from error
        if not loaded.programmes:
            self.stdout.write(_("De demo stond er al; er is niets veranderd."))
        self.stdout.write(_("Inloggen kan met het wachtwoord %s als:") % accounts.PASSWORD)
        for who in accounts.accounts():
            self.stdout.write(f"  {who.email:<42} {who.role_label}, {who.name} ({who.municipality})")
