"""Who may open the list of programmes and the pages of their own work; see tests/support/access.py."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from tests.support.access import Ground
from tests.support.factories import InitiativeFactory

#                          nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
ROWS = """
workspace:begin       GET  302    404    302    302    302    302    302    302    302    302
workspace:programmes  GET  302    404    200    200    200    200    200    200    200    200
workspace:mine        GET  302    404    200    200    200    200    200    200    200    200
workspace:count       GET  302    404    200    200    200    200    200    200    200    200
workspace:search      GET  302    404    200    200    200    200    200    200    200    200
workspace:draft       POST 302    404    422    422    422    422    422    422    422    422
workspace:put_away    GET  302    404    404    404    200    404    404    404    404    404
workspace:put_away    POST 302    404    404    404    422    404    404    404    404    404
workspace:take_back   POST 302    404    404    302    302    302    302    302    302    302
"""

ANSWERS = {"workspace:put_away": {"until": f"{timezone.localdate() + timedelta(days=7)}"}}


def addresses(ground: Ground) -> dict[str, dict[str, Any]]:
    """An idea that waits for who decides about it."""
    idea = InitiativeFactory(programme=ground.programme, due_on=date(2026, 1, 1))
    task = {"slug": ground.programme.slug, "key": "initiative", "pk": idea.pk}
    return {"workspace:put_away": task, "workspace:take_back": task}
