"""Who may open the pages of the judgement and of the open data; see tests/support/access.py."""

from typing import Any

from tests.support.access import Ground

#                                nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
ROWS = """
monitoring:programme        GET  200    200    200    200    200    200    200    200    200    200
monitoring:open_data        GET  200    200    200    200    200    200    200    200    200    200
monitoring:dcat             GET  200    200    200    200    200    200    200    200    200    200
monitoring:overview         GET  302    404    404    200    200    200    200    200    200    200
monitoring:years            GET  302    404    404    200    200    200    200    200    200    200
monitoring:success_factors  GET  302    404    404    200    200    200    200    200    200    200
"""


def addresses(ground: Ground) -> dict[str, dict[str, Any]]:
    pages = ("overview", "programme", "success_factors", "years")
    return {f"monitoring:{page}": {"slug": ground.programme.slug} for page in pages}
