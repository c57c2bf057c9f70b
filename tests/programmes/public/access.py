"""Who may open the pages everybody sees; see tests/support/access.py."""

from typing import Any

from tests.support.access import BUURT, Ground

#                             nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
ROWS = """
public:home              GET  200    200    200    200    200    200    200    200    200    200
public:figures_download  GET  200    200    200    200    200    200    200    200    200    200
public:areas             GET  200    200    200    200    200    200    200    200    200    200
public:area              GET  200    200    200    200    200    200    200    200    200    200
public:programme_area    GET  200    200    200    200    200    200    200    200    200    200
public:compare           GET  200    200    200    200    200    200    200    200    200    200
public:figures           GET  302    404    404    200    200    200    200    200    200    200
"""


def addresses(ground: Ground) -> dict[str, dict[str, Any]]:
    slug = {"slug": ground.programme.slug}
    return {
        "public:area": {"code": BUURT},
        "public:figures": slug,
        "public:figures_download": {**slug, "kind": "csv"},
        "public:programme_area": slug,
    }
