"""Who may open the open data; see tests/support/access.py."""

from typing import Any

from tests.support.access import BUURT, Ground

#                                 nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
ROWS = """
open_data:openapi-json       GET  200    200    200    200    200    200    200    200    200    200
open_data:indicators         GET  200    200    200    200    200    200    200    200    200    200
open_data:indicator          GET  200    200    200    200    200    200    200    200    200    200
open_data:areas              GET  200    200    200    200    200    200    200    200    200    200
open_data:area               GET  200    200    200    200    200    200    200    200    200    200
open_data:area_figures       GET  200    200    200    200    200    200    200    200    200    200
open_data:programmes         GET  200    200    200    200    200    200    200    200    200    200
open_data:programme          GET  200    200    200    200    200    200    200    200    200    200
open_data:programme_figures  GET  200    200    200    200    200    200    200    200    200    200
open_data:own_figures        GET  200    200    200    200    200    200    200    200    200    200
open_data:reports            GET  200    200    200    200    200    200    200    200    200    200
open_data:api-root           GET  404    404    404    404    404    404    404    404    404    404
open_data:nothing            GET  404    404    404    404    404    404    404    404    404    404
"""


def addresses(ground: Ground) -> dict[str, dict[str, Any]]:
    programme = {"code": ground.programme.slug}
    return {
        **{f"open_data:{page}": {"code": BUURT} for page in ("area", "area_figures")},
        **{f"open_data:{page}": programme for page in ("programme", "programme_figures", "own_figures")},
        "open_data:indicator": {"code": "woz"},
    }
