"""Who may open the area of a programme; see tests/support/access.py."""

from typing import Any

from tests.support.access import Ground

#                       nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
ROWS = """
boundaries:detail  GET  302    404    404    200    200    200    200    200    200    200
boundaries:edit    GET  302    404    404    200    200    403    403    403    403    403
boundaries:edit    POST 302    404    404    422    422    403    403    403    403    403
"""


def addresses(ground: Ground) -> dict[str, dict[str, Any]]:
    return {f"boundaries:{page}": {"slug": ground.programme.slug} for page in ("detail", "edit")}
