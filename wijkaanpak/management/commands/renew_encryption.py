"""After a new key was put in front in ENCRYPTION_KEYS: `manage.py renew_encryption`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from wijkaanpak.accounts import second_step_keys


class Command(BaseCommand):
    help = _("Versleutelt met de eerste sleutel van ENCRYPTION_KEYS wat nog met een vorige versleuteld is.")

    def handle(self, **options: Any) -> None:
        done = second_step_keys.renew()
        self.stdout.write(_("%d opnieuw versleuteld.") % done.renewed)
        if done.unreadable:
            accounts = ", ".join(map(str, done.unreadable))
            raise CommandError(
                _(
                    "Van deze accounts past geen sleutel op de tweede stap: %s. Zet de sleutel terug waarmee die is "
                    "gemaakt. Is die kwijt, laat hen dan opnieuw beginnen met forget_second_step."
                )
                % accounts
            )
        self.stdout.write(_("Alles gebruikt nu de eerste sleutel. De andere mag u uit ENCRYPTION_KEYS halen."))
