"""What the two commands that link areas say when they are done."""

import json

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from neighbourhoods.areas.links import Linked
from neighbourhoods.terms import LinkKind


def say(command: BaseCommand, outcome: Linked, *, dry_run: bool, as_json: bool, refused: bool = False) -> None:
    """Print the outcome, as words or JSON; ends with exit code 1 when the file was refused."""
    status = "checked" if dry_run else "published" if outcome.added else "unchanged"
    if refused:
        status = "refused"
    if as_json:
        left_out = [
            {"line": refusal.line, "column": refusal.column, "reason": refusal.reason} for refusal in outcome.left_out
        ]
        found = {"status": status, "links": outcome.kinds, "added": outcome.added, "left_out": left_out}
        command.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        _words(command, outcome, status)
    if refused:
        raise SystemExit(1)


def _words(command: BaseCommand, outcome: Linked, status: str) -> None:
    words = {
        "published": _("De overgangen zijn vastgelegd; %(added)d nieuw."),
        "unchanged": _("De overgangen stonden er al; er is niets veranderd."),
        "checked": _("Gekeken, niets vastgelegd (--dry-run); %(added)d overgangen zouden nieuw zijn."),
        "refused": _("Het bestand is geweigerd; er is niets vastgelegd."),
    }
    command.stdout.write(words[status] % {"added": outcome.added})
    for kind in LinkKind:
        number = outcome.kinds.get(str(kind))
        if number:
            command.stdout.write(f"  {kind.label}: {number}")
    for refusal in outcome.left_out:
        command.stderr.write(f"  {refusal}")
