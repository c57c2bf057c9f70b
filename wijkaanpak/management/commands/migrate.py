"""`migrate` runs as the owner of the tables; the runtime role may not change them."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.core.management.commands import migrate


class Command(migrate.Command):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(database="owner")

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuses with the missing variable's name where the owner is not known."""
        if options["database"] == "owner" and "owner" not in settings.DATABASES:
            raise CommandError("DATABASE_OWNER_URL is not set. See docs/installatie.md, ‘Rollen’.")
        super().handle(*args, **options)
