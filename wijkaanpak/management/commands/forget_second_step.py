"""For whoever lost phone and recovery codes: `manage.py forget_second_step marit@groningen.nl`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from wijkaanpak.accounts import people
from wijkaanpak.accounts.models import User
from wijkaanpak.security_log import SecurityEvent, record_at_server


class Command(BaseCommand):
    help = _(
        "Vergeet de tweede stap van iemand die telefoon en herstelcodes kwijt is. Bel eerst of die het zelf vraagt."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help=_("e-mailadres waarmee die inlogt"))

    def handle(self, *, email: str, **options: Any) -> None:
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise CommandError(_("Er is geen account met het adres %s.") % email)
        forgotten = people.forget_second_step(user, at=timezone.now())
        record_at_server(SecurityEvent.SECOND_STEP_CHANGED, person=user.pk)
        done = _("De tweede stap van %s is vergeten, en er gaat een brief uit. Daarin staat hoe die een nieuwe maakt.")
        none = _("%s had geen tweede stap.")
        self.stdout.write((done if forgotten else none) % user.name)
