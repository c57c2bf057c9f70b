"""Say whether a municipality may publish what all see: `manage.py municipality groningen --shares-figures`."""

from argparse import ArgumentParser, BooleanOptionalAction
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from wijkaanpak.accounts.models import Municipality


class Command(BaseCommand):
    help = _("Zegt of een gemeente landelijke cijfers mag vastleggen, of geeft haar dat recht.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help=_("adres van de gemeente, zoals groningen"))
        parser.add_argument("--shares-figures", action=BooleanOptionalAction, help=_("mag zij het, of juist niet"))

    def handle(self, *, slug: str, shares_figures: bool | None, **options: Any) -> None:
        found = Municipality.objects.filter(slug=slug).first()
        if found is None:
            raise CommandError(_("Er is geen gemeente met het adres %s.") % slug)
        if shares_figures is not None:
            found.shares_figures = shares_figures
            found.save(update_fields=["shares_figures"])
        may = _("%s mag landelijke cijfers vastleggen.") if found.may_share else _("%s legt alleen eigen cijfers vast.")
        self.stdout.write(may % found)
