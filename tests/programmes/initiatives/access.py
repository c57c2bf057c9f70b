"""Who may open residents' initiatives; see tests/support/access.py."""

from typing import Any

from tests.support.access import Ground
from tests.support.factories import InitiativeFactory

#                           nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
ROWS = """
initiatives:published  GET  200    200    200    200    200    200    200    200    200    200
initiatives:submit     GET  200    200    200    200    200    200    200    200    200    200
initiatives:submit     POST 422    422    422    422    422    422    422    422    422    422
initiatives:received   GET  200    200    200    200    200    200    200    200    200    200
initiatives:confirm    GET  410    410    410    410    410    410    410    410    410    410
initiatives:confirm    POST 410    410    410    410    410    410    410    410    410    410
initiatives:arrive     GET  302    302    302    302    302    302    302    302    302    302
initiatives:confirmed  GET  200    200    200    200    200    200    200    200    200    200
initiatives:listing    GET  302    404    404    403    200    200    200    403    403    403
initiatives:detail     GET  302    404    404    403    200    200    200    403    403    403
initiatives:history    GET  302    404    404    403    200    200    200    403    403    403
initiatives:check      POST 302    404    404    403    302    403    302    403    403    403
initiatives:assign     GET  302    404    404    403    200    403    200    403    403    403
initiatives:assign     POST 302    404    404    403    302    403    302    403    403    403
initiatives:decide     GET  302    404    404    403    200    403    403    403    403    403
initiatives:read       POST 302    404    404    403    302    403    302    403    403    403
initiatives:hold_back  POST 302    404    404    403    302    403    403    403    403    403
initiatives:decide     POST 302    404    404    403    422    403    403    403    403    403
"""
PAGES = ("detail", "history", "check", "assign", "read", "hold_back", "decide")


def addresses(ground: Ground) -> dict[str, dict[str, Any]]:
    slug = {"slug": ground.programme.slug}
    initiative = {**slug, "pk": InitiativeFactory(programme=ground.programme).pk}
    return {
        "initiatives:listing": slug,
        "initiatives:arrive": {"token": "nooit-verstuurd"},
        **{f"initiatives:{page}": initiative for page in PAGES},
    }
