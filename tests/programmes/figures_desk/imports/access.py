"""Who may open imports of figures; see tests/support/access.py."""

from typing import Any

from tests.support.access import Ground
from tests.support.figures import make_import

#                      nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
ROWS = """
imports:upload    GET  302    404    403    200    200    403    403    403    403    403
imports:upload    POST 302    404    403    422    422    403    403    403    403    403
imports:detail    GET  302    404    403    200    200    403    403    403    403    403
imports:correct   POST 302    404    403    422    422    403    403    403    403    403
imports:mean      POST 302    404    403    302    302    403    403    403    403    403
imports:publish   POST 302    404    403    302    302    403    403    403    403    403
imports:retry     POST 302    404    403    302    302    403    403    403    403    403
imports:refusals  GET  302    404    403    200    200    403    403    403    403    403
"""


def addresses(ground: Ground) -> dict[str, dict[str, Any]]:
    figure_import = make_import(ground.administrator)
    pages = ("detail", "correct", "mean", "publish", "retry", "refusals")
    return {f"imports:{page}": {"pk": figure_import.pk} for page in pages}
