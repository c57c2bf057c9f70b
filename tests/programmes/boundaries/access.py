"""Who may open the area of a programme; see tests/support/access.py."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.support.access import BUURT, Ground

#                       nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
ROWS = """
boundaries:detail  GET  302    404    404    200    200    200    200    200    200    200
boundaries:edit    GET  302    404    404    200    200    403    403    403    403    403
boundaries:edit    POST 302    404    404    409    409    403    403    403    403    403
"""

_TODAY = timezone.localdate()
ANSWERS = {
    "boundaries:edit": {
        "step": "store",
        "codes": {"Anna": [BUURT, "BU00141001"], "Bram": [BUURT, "BU00141002"]},
        "starts_on": {"Anna": f"{_TODAY}", "Bram": f"{_TODAY - timedelta(days=1)}"},
    }
}


def addresses(ground: Ground) -> dict[str, dict[str, Any]]:
    return {f"boundaries:{page}": {"slug": ground.programme.slug} for page in ("detail", "edit")}
