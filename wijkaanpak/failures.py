"""Why background work stopped: a technical reason for the row and the log, words of ours for a person."""

import errno
import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

WORKER_ENDED = "WorkerEnded: every attempt ended its process"
FULL = gettext_lazy(
    "De schijf van de server is vol. Er is niets half bewaard. Vraag de beheerder om ruimte en probeer het opnieuw."
)
LONGEST = 500
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
SAYS_NO_ROOM = re.compile(r"No space left|DiskFull|Disk quota exceeded|\[Errno (28|122)\]")


def reason(error: BaseException) -> str:
    """The kind of an error and its words. Of an error of the database also the kind that PostgreSQL gives it: its
    words may be in any language.
    """
    kind = type(error).__name__
    if error.__cause__ is not None:
        kind += f" ({type(error.__cause__).__name__})"
    return f"{kind}: {error}"[:LONGEST]


def is_full(error: BaseException) -> bool:
    """Whether a disk or a quota is full, here or at the database."""
    return getattr(error, "errno", None) in NO_ROOM or says_full(reason(error))


def says_full(reason: str) -> bool:
    return SAYS_NO_ROOM.search(reason) is not None


def in_words(reason: str, *, cure: str) -> str:
    """What to tell a person: what happened, and `cure`: what they can do when it is not a matter of room."""
    if says_full(reason):
        return str(FULL)
    if "MemoryError" in reason:
        what = _("Dit past niet in het geheugen van de server.")
    elif "TimeLimit" in reason:
        what = _("Het duurde te lang en is gestopt.")
    elif reason == WORKER_ENDED:
        what = _("Het is drie keer onverwacht gestopt.")
    else:
        what = _("Er ging iets mis op de server.")
    return f"{what} {_('Er is niets half bewaard.')} {cure}"
