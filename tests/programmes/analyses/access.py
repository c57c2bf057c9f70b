"""Who may open what is recorded about why; see tests/support/access.py."""

from typing import Any

from tests.support.access import Ground
from tests.support.factories import StakeholderFactory

#                             nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
ROWS = """
stakeholders:listing     GET  302    404    404    200    200    200    200    200    200    200
stakeholders:detail      GET  302    404    404    200    200    200    200    200    200    200
stakeholders:history     GET  302    404    404    200    200    200    200    200    200    200
stakeholders:add         GET  302    404    404    403    200    200    200    403    403    403
stakeholders:add         POST 302    404    404    403    422    422    422    403    403    403
stakeholders:add_drop    POST 302    404    404    403    302    302    302    403    403    403
stakeholders:edit        GET  302    404    404    403    200    200    200    403    403    403
stakeholders:edit        POST 302    404    404    403    422    422    422    403    403    403
stakeholders:edit_drop   POST 302    404    404    403    302    302    302    403    403    403
stakeholders:undo        POST 302    404    404    403    302    302    302    403    403    403
stakeholders:withdraw    GET  302    404    404    403    200    200    200    403    403    403
stakeholders:withdraw    POST 302    404    404    403    422    422    422    403    403    403
"""
OF_ALL = ("listing", "add", "add_drop")
OF_ONE = ("detail", "history", "edit", "edit_drop", "undo", "withdraw")


def addresses(ground: Ground) -> dict[str, dict[str, Any]]:
    slug = {"slug": ground.programme.slug}
    stakeholder = {**slug, "pk": StakeholderFactory(programme=ground.programme).pk}
    return {
        **{f"stakeholders:{page}": slug for page in OF_ALL},
        **{f"stakeholders:{page}": stakeholder for page in OF_ONE},
    }
