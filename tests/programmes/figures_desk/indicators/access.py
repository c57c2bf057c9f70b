"""Who may open indicators; see tests/support/access.py."""

from typing import Any

from tests.support.access import Ground
from tests.support.indicators import make_own_indicator

#                        nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
ROWS = """
indicators:listing  GET  302    404    200    200    200    200    200    200    200    200
indicators:detail   GET  302    404    200    200    200    200    200    200    200    200
indicators:add      GET  302    404    403    200    200    403    403    403    403    403
indicators:add      POST 302    404    403    422    422    403    403    403    403    403
indicators:add_for_mapping GET  302 404 403    200    200    403    403    403    403    403
indicators:add_for_mapping POST 302 404 403    422    422    403    403    403    403    403
indicators:edit     GET  302    404    403    200    200    403    403    403    403    403
indicators:edit     POST 302    404    403    422    422    403    403    403    403    403
"""

ANSWERS = {f"indicators:{page}": {"table": "peiling", "breaks": "2019"} for page in ("add", "add_for_mapping", "edit")}


def addresses(ground: Ground) -> dict[str, dict[str, Any]]:
    own = make_own_indicator(ground.municipality, by=ground.administrator)
    return {"indicators:detail": {"key": "inwoners"}, "indicators:edit": {"key": own.key}}
