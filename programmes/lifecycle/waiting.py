"""What waits about the phases: activities of somebody, and those of nobody."""

from typing import Any

from django.db.models import Case, CharField, Q, Value, When
from django.utils.translation import gettext_lazy as _

from programmes import phases
from programmes.models import PhaseActivity
from programmes.waiting import Asked, WaitingKind, columns


def _activities(asked: Asked) -> Any:
    rows = PhaseActivity.objects.filter(programme__in=asked.programmes, due_on__lte=asked.near)
    rows = rows.exclude(status=PhaseActivity.Status.DONE)
    names = (When(key=activity.key, then=Value(str(activity.label).capitalize())) for activity in phases.ACTIVITIES)
    theirs = Q(programme__in=asked.allowed) & (Q(owner=asked.person) | Q(owner=None))
    return columns(asked, rows, "activity", Case(*names, output_field=CharField()), "due_on", theirs=theirs)


KINDS = (
    WaitingKind(
        "activity",
        _("Rond deze activiteit af, of spreek een andere dag af"),
        "programmes.edit_activity",
        _activities,
        page="activities:detail",
    ),
)
