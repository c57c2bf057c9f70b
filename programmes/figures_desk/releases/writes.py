"""The write that takes figures back, with the line in the logbook; `neighbourhoods.imports` does the work."""

from datetime import datetime

from django.db import transaction

from neighbourhoods import imports
from neighbourhoods.models import Release
from programmes import logbook
from wijkaanpak.accounts.models import User


@imports.room()
@transaction.atomic
def withdraw(release: Release, *, reason: str, by: User, at: datetime) -> Release:
    """Take back figures with a reason. Raises imports.NotOurs, withdrawals.AlreadyWithdrawn."""
    release = imports.withdraw(release, reason=reason, by=by, at=at)
    logbook.record("release.withdrawn", None, about=release, by=by, at=at, detail={"release": release.pk})
    return release
