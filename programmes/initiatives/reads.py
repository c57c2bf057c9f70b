"""Reads: how an idea stands, why, and what comes next."""

from datetime import date
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.models import Initiative
from programmes.records import Badge
from wijkaanpak.formats import date_words

Status = Initiative.Status

BADGES = {
    Status.IDEA: "unknown",
    Status.SUBMITTED: "busy",
    Status.MORE_ASKED: "unknown",
    Status.IN_REVIEW: "busy",
    Status.APPROVED: "green",
    Status.PARTLY_APPROVED: "green",
    Status.REJECTED: "unknown",
    Status.IN_PROGRESS: "busy",
    Status.CARRIED_OUT: "green",
    Status.ACCOUNTED: "green",
    Status.WITHDRAWN: "unknown",
}
NEXT = {
    Status.IDEA: gettext_lazy("wachten op de indiener"),
    Status.SUBMITTED: gettext_lazy("besluit nemen"),
    Status.MORE_ASKED: gettext_lazy("wachten op de indiener"),
    Status.IN_REVIEW: gettext_lazy("besluit nemen"),
    Status.APPROVED: gettext_lazy("bewoners gaan het doen"),
    Status.PARTLY_APPROVED: gettext_lazy("bewoners gaan het doen"),
    Status.IN_PROGRESS: gettext_lazy("bewoners zijn bezig"),
    Status.CARRIED_OUT: gettext_lazy("bewoners vertellen wat het bracht"),
}


def attention(ideas: Any, day: date) -> Any:
    """The ideas on which somebody waits for us, the first term first: the same as what waits in `waiting`."""
    asks = ideas.filter(status=Status.IDEA, needs_check=True) | ideas.unread() | ideas.near_term(day)
    return asks.order_by(F("due_on").asc(nulls_last=True), "pk")


def badge(initiative: Initiative) -> Badge:
    return Badge(BADGES[Status(initiative.status)], initiative.get_status_display())


def is_late(initiative: Initiative, day: date) -> bool:
    """Whether its decision should have been there."""
    return initiative.may_be_decided and initiative.due_on is not None and initiative.due_on < day


def term(initiative: Initiative) -> date | str | None:
    """The last day of its decision; while the clock stands still there is none."""
    return _("staat stil tot de indiener antwoordt") if initiative.clock_stopped_on else initiative.due_on


def next_step(initiative: Initiative) -> str | None:
    """What comes next, in a few words; None when it is over."""
    if initiative.status == Status.IDEA and initiative.needs_check:
        return _("kijken of het echt is")
    if initiative.may_be_decided and initiative.read_at is None:
        return _("lezen")
    words = NEXT.get(Status(initiative.status))
    return str(words) if words else None


def why(initiative: Initiative) -> str:
    """Why it stands where it stands, in a sentence."""
    stopped, read_at, decided_at = initiative.clock_stopped_on, initiative.read_at, initiative.decided_at
    if stopped:
        return _("De termijn staat stil sinds %(day)s: de indiener moet eerst antwoorden.") % {
            "day": date_words(stopped)
        }
    if initiative.status == Status.IDEA:
        return _("De indiener heeft het idee nog niet bevestigd. De termijn loopt nog niet.")
    if initiative.status == Status.WITHDRAWN:
        return _("De indiener gaat niet verder: %(reason)s") % {"reason": initiative.withdrawn_reason}
    if initiative.carried_out_on:
        return _("Uitgevoerd op %(day)s.") % {"day": date_words(initiative.carried_out_on)}
    if decided_at and initiative.decided_by:
        told = {"who": initiative.decided_by.name, "day": date_words(decided_at)}
        return _("%(who)s besloot op %(day)s.") % told
    if read_at is None:
        return _("Nog niemand heeft gezegd dat dit idee is gelezen.")
    return _("Gelezen op %(day)s. Er is nog geen besluit.") % {"day": date_words(read_at)}
