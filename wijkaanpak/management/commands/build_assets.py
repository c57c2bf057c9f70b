"""Build style sheets, fonts and scripts into `static/dist/`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wijkaanpak import assets


class Command(BaseCommand):
    help = "Build style sheets, fonts and scripts into static/dist/; quick when nothing changed."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--force", action="store_true", help="build also when nothing changed")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            assets.build(force=options["force"])
        except (assets.NoNode, assets.BuildFailed) as error:
            raise CommandError(str(error)) from error
