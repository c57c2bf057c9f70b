"""What waits about lessons."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from programmes.models import Lesson
from programmes.waiting import Asked, WaitingKind, columns


def _lessons(asked: Asked) -> Any:
    rows = Lesson.objects.filter(programme__in=asked.programmes, checked_on=None, check_by__lte=asked.near)
    return columns(asked, rows, "lesson", "title", "check_by")


KINDS = (WaitingKind("lesson", _("Kijk na wat er van deze les is gekomen"), "programmes.learn", _lessons),)
