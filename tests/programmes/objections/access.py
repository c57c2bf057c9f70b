"""Who may change what letters say about objections; see tests/support/access.py."""

from typing import Any

from tests.support.access import Ground

#                      nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
ROWS = """
objections:edit   GET  302    404    403    200    403    403    403    403    403    403
objections:edit   POST 302    404    403    422    403    403    403    403    403    403
"""

ANSWERS = {
    "objections:edit": {"text": {"Anna": "Bezwaar kan tot [datum]. Anna.", "Bram": "Tot [datum] kan het. Bram."}}
}


def addresses(_ground: Ground) -> dict[str, dict[str, Any]]:
    return {}
