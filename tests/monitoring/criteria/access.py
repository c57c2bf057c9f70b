"""Who may open criteria; see tests/support/access.py."""

from typing import Any

from tests.support.access import Ground

#                      nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
ROWS = """
criteria:listing  GET  302    404    200    200    200    200    200    200    200    200
criteria:edit     GET  302    404    403    200    403    200    403    403    403    403
criteria:edit     POST 302    404    403    422    403    422    403    403    403    403
"""

ANSWERS = {"criteria:edit": {"met": {"Anna": "20", "Bram": "25"}}}


def addresses(_ground: Ground) -> dict[str, dict[str, Any]]:
    return {"criteria:edit": {"factor": "vision", "criterion": "horizon"}}
