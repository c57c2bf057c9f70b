"""Who may open figures to take along; see tests/support/access.py."""

from typing import Any

from tests.support.access import BUURT, Ground

#                        nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
ROWS = """
downloads:download  GET  200    200    200    200    200    200    200    200    200    200
"""


def addresses(_ground: Ground) -> dict[str, dict[str, Any]]:
    return {"downloads:download": {"code": BUURT, "kind": "csv"}}
