"""Reads: what asks attention in each wijkaanpak that somebody of the staff sees."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date

from django.utils.translation import ngettext

from programmes.models import Programme
from programmes.public.attention import Attention, red, red_note
from programmes.workspace import my_work
from wijkaanpak.accounts.models import User


def for_staff(user: User, programmes: Collection[Programme], today: date) -> Mapping[int, Attention]:
    """By the id of a programme: what is red, what is late there, and what waits for this person. Five queries.

    What is late of the person's own comes first, then what is red, then what is late of others. What they put away
    does not wait for them; it is late there all the same.
    """
    work = my_work.all_seen(user, today)
    mine, _away = my_work.parted(item for item in work if item.is_theirs)
    waiting = Counter(work.programme for work in mine)
    own_late = Counter(work.programme for work in mine if work.is_late)
    late = Counter(item.programme for item in work if item.is_late)
    troubled = red(programmes)
    return {
        programme.pk: _told(
            own_late[programme.slug], troubled.get(programme.pk, 0), late[programme.slug], waiting[programme.slug]
        )
        for programme in programmes
    }


def _told(own_late: int, troubled: int, late: int, waiting: int) -> Attention:
    notes = [*red_note(troubled)]
    if late:
        notes.append(("late", ngettext("%(count)s te laat", "%(count)s te laat", late) % {"count": late}))
    if waiting:
        words = ngettext("%(count)s wacht op u", "%(count)s wachten op u", waiting)
        notes.append(("waiting", words % {"count": waiting}))
    return Attention((own_late, troubled, late, waiting), tuple(notes))
