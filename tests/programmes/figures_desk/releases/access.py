"""Who may open releases; see tests/support/access.py."""

from typing import Any

from neighbourhoods.models import SourceTable
from tests.support.access import Ground
from tests.support.figures import make_release

#                       nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
ROWS = """
releases:listing   GET  302    404    200    200    200    200    200    200    200    200
releases:detail    GET  302    404    200    200    200    200    200    200    200    200
releases:withdraw  GET  302    404    403    200    200    403    403    403    403    403
releases:withdraw  POST 302    404    403    422    422    403    403    403    403    403
"""


def addresses(_ground: Ground) -> dict[str, dict[str, Any]]:
    survey = SourceTable.objects.create(code="GM0014-buurtpeiling", series="own", publisher="Gemeente", licence="–")
    release = make_release(table=survey)
    return {f"releases:{page}": {"pk": release.pk} for page in ("detail", "withdraw")}
