"""The write of what letters say about objections."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from programmes import logbook
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import DAY_MARK, Municipality, User


class NoLastDay(Exception):
    """The text does not say where the last day to object belongs."""


class NothingChanged(Exception):
    """The letters say this already."""


@transaction.atomic
def change(text: str, *, by: User, at: datetime) -> Municipality:
    """Let letters of the municipality of this transaction say this; without a text they say the usual words.

    Raises NoLastDay, NothingChanged.
    """
    if text and DAY_MARK not in text:
        raise NoLastDay
    here = Municipality.objects.select_for_update().get(pk=tenancy.current_id())
    if here.objection_text == text:
        raise NothingChanged

    here.objection_text = text
    here.save(update_fields=["objection_text"])
    subject = _("eigen tekst") if text else _("gewone tekst")
    logbook.record("objection_text.changed", None, about=here, subject=subject, by=by, at=at)
    return here
