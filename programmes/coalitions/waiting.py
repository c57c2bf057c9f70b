"""What waits about the coalition."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from programmes.models import Obstacle
from programmes.waiting import Asked, WaitingKind, columns


def _obstacles(asked: Asked) -> Any:
    rows = Obstacle.objects.filter(programme__in=asked.programmes).undecided().filter(due_on__lte=asked.near)
    return columns(asked, rows, "obstacle", "title", "due_on")


KINDS = (WaitingKind("obstacle", _("Laat over dit knelpunt besluiten"), "programmes.decide_obstacle", _obstacles),)
