"""Who may open mappings; see tests/support/access.py."""

from typing import Any

from tests.support.access import Ground
from tests.support.figures import make_mapping

#                      nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
ROWS = """
mappings:listing  GET  302    404    403    200    200    403    403    403    403    403
mappings:add      GET  302    404    403    200    200    403    403    403    403    403
mappings:add      POST 302    404    403    422    422    403    403    403    403    403
mappings:edit     GET  302    404    403    200    200    403    403    403    403    403
mappings:edit     POST 302    404    403    422    422    403    403    403    403    403
mappings:remove   POST 302    404    403    422    422    403    403    403    403    403
"""


def addresses(_ground: Ground) -> dict[str, dict[str, Any]]:
    mapping = make_mapping()
    return {f"mappings:{page}": {"pk": mapping.pk} for page in ("edit", "remove")}
