"""Who may open own figures; see tests/support/access.py."""

from typing import Any

from tests.support.access import Ground
from tests.support.factories import OwnFigureFactory
from tests.support.sendings import FIRST

#                             nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
ROWS = """
own_figures:listing      GET  302    404    404    200    200    200    200    200    200    200
own_figures:download     GET  302    404    404    200    200    200    200    200    200    200
own_figures:detail       GET  302    404    404    200    200    200    200    200    200    200
own_figures:series_add   GET  302    404    404    403    200    403    403    403    403    403
own_figures:series_add   POST 302    404    404    403    422    403    403    403    403    403
own_figures:series_edit  GET  302    404    404    403    200    403    403    403    403    403
own_figures:series_edit  POST 302    404    404    403    422    403    403    403    403    403
own_figures:periods      GET  302    404    404    403    200    200    403    403    403    403
own_figures:periods      POST 302    404    404    403    422    422    403    403    403    403
own_figures:close        POST 302    404    404    403    302    302    403    403    403    403
own_figures:enter        GET  302    404    404    403    200    403    200    403    403    403
own_figures:enter        POST 302    404    404    403    422    403    422    403    403    403
own_figures:review       GET  302    404    404    403    200    200    403    403    403    403
own_figures:review       POST 302    404    404    403    422    422    403    403    403    403
"""
ANSWERS = {f"own_figures:{page}": {"person": FIRST} for page in ("series_add", "series_edit")}


def addresses(ground: Ground) -> dict[str, dict[str, Any]]:
    slug = {"slug": ground.programme.slug}
    figure = OwnFigureFactory(series__programme=ground.programme, status="pending")
    series = {**slug, "pk": figure.series_id}
    return {
        **{f"own_figures:{page}": slug for page in ("listing", "download", "series_add", "periods")},
        **{f"own_figures:{page}": series for page in ("detail", "series_edit")},
        "own_figures:enter": {**series, "period_pk": figure.period_id},
        "own_figures:review": {**slug, "pk": figure.pk},
        "own_figures:close": {**slug, "pk": figure.period_id},
    }
