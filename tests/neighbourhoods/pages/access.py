"""Who may open the map of one indicator; see tests/support/access.py."""

from typing import Any

from tests.support.access import Ground

#                 nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
ROWS = """
maps:map     GET  200    200    200    200    200    200    200    200    200    200
maps:method  GET  200    200    200    200    200    200    200    200    200    200
maps:areas   GET  200    200    200    200    200    200    200    200    200    200
"""


def addresses(_ground: Ground) -> dict[str, dict[str, Any]]:
    return {f"maps:{page}": {"key": "woz"} for page in ("map", "areas")}
