"""Who may open what is recorded about where it goes; see tests/support/access.py."""

from typing import Any

from tests.support.access import Ground
from tests.support.factories import AmbitionFactory, AmbitionIndicatorFactory, VisionFactory

#                             nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
_READ = """
{0}:listing     GET  302    404    404    200    200    200    200    200    200    200
{0}:detail      GET  302    404    404    200    200    200    200    200    200    200
{0}:history     GET  302    404    404    200    200    200    200    200    200    200
{0}:add         GET  302    404    404    403    200    403    403    403    403    403
{0}:add         POST 302    404    404    403    422    403    403    403    403    403
{0}:edit        GET  302    404    404    403    200    403    403    403    403    403
{0}:edit        POST 302    404    404    403    422    403    403    403    403    403
{0}:undo        POST 302    404    404    403    302    403    403    403    403    403
"""
_ACTS = """
targets:withdraw    GET  302    404    404    403    200    403    403    403    403    403
targets:withdraw    POST 302    404    404    403    422    403    403    403    403    403
visions:adopt       GET  302    404    404    403    200    403    403    403    403    403
visions:adopt       POST 302    404    404    403    422    403    403    403    403    403
ambitions:end       GET  302    404    404    403    200    403    403    403    403    403
ambitions:end       POST 302    404    404    403    422    403    403    403    403    403
ambitions:resume    POST 302    404    404    403    302    403    403    403    403    403
"""
KEYS = ("visions", "ambitions", "targets")
ROWS = "".join(_READ.strip("\n").format(key) + "\n" for key in KEYS) + _ACTS.strip()
OF_ALL = ("listing", "add")
OF_ONE = ("detail", "history", "edit", "undo")
_TARGET = {"baseline_period": "2020", "baseline_value": "40", "target_value": "45", "target_year": "2035"}
ANSWERS = {
    "targets:add": _TARGET | {"indicator_key": {"Anna": "eenzaam", "Bram": "koopwoningen"}},  # once an ambition
    "targets:edit": _TARGET,
    "visions:add": {"horizon_year": "2045"},
    "visions:edit": {"horizon_year": "2045"},
}


def addresses(ground: Ground) -> dict[str, dict[str, Any]]:
    slug = {"slug": ground.programme.slug}
    ambition = AmbitionFactory(programme=ground.programme, number=90)
    target = AmbitionIndicatorFactory(ambition=ambition, indicator_key="ervaren_gezondheid")
    rows = {"visions": VisionFactory(programme=ground.programme), "ambitions": ambition, "targets": target}
    return {
        **{f"{key}:{page}": slug for key in KEYS for page in OF_ALL},
        **{f"{key}:{page}": {**slug, "pk": row.pk} for key, row in rows.items() for page in OF_ONE},
        "targets:withdraw": {**slug, "pk": target.pk},
        "visions:adopt": {**slug, "pk": rows["visions"].pk},
        "ambitions:end": {**slug, "pk": ambition.pk},
        "ambitions:resume": {**slug, "pk": ambition.pk},
    }
