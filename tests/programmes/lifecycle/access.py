"""Who may open the phases, and decide on them; see tests/support/access.py."""

from typing import Any

from tests.support.access import BUURT, Ground
from tests.support.factories import PhaseActivityFactory, PhaseTransitionFactory, ProgrammeFactory
from tests.support.sendings import FIRST

#                             nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
ROWS = """
lifecycle:start          GET  302    404    403    200    200    403    403    403    403    403
lifecycle:start          POST 302    404    403    422    422    403    403    403    403    403
phases:board             GET  302    404    404    200    200    200    200    200    200    200
phases:advance           GET  302    404    404    403    200    200    403    403    403    403
phases:advance           POST 302    404    404    403    422    422    403    403    403    403
phases:back              GET  302    404    404    403    200    200    403    403    403    403
phases:back              POST 302    404    404    403    422    422    403    403    403    403
phases:dossier           GET  302    404    404    200    200    200    200    200    200    200
activities:listing       GET  302    404    404    200    200    200    200    200    200    200
activities:detail        GET  302    404    404    200    200    200    200    200    200    200
activities:history       GET  302    404    404    200    200    200    200    200    200    200
activities:edit          GET  302    404    404    403    200    200    200    403    403    403
activities:edit          POST 302    404    404    403    422    422    422    403    403    403
activities:undo          POST 302    404    404    403    302    302    302    403    403    403
activities:together      GET  302    404    404    403    200    200    200    403    403    403
activities:together      POST 302    404    404    403    200    200    200    403    403    403
activities:workbook      GET  302    404    404    403    200    200    200    403    403    403
activities:read_workbook POST 302    404    404    403    422    422    422    403    403    403
activities:undo_together POST 302    404    404    403    302    302    302    403    403    403
"""

ANSWERS = {
    "lifecycle:start": {"codes": [BUURT]},
    "phases:advance": {"override": "on"},
    "activities:together": {"pick": FIRST, "all-status": {"Anna": "done", "Bram": "running"}},
}
TOGETHER = ("together", "workbook", "read_workbook", "undo_together")


def addresses(ground: Ground) -> dict[str, dict[str, Any]]:
    slug = {"slug": ground.programme.slug}
    activity = {**slug, "pk": PhaseActivityFactory(programme=ground.programme, status="running").pk}
    transition = {**slug, "pk": PhaseTransitionFactory(programme=ground.programme).pk}
    return {
        **{f"phases:{page}": slug for page in ("board", "back")},
        "phases:advance": {"slug": ProgrammeFactory(slug="jong", phase="orienting").slug},
        "phases:dossier": transition,
        **{f"activities:{page}": slug for page in ("listing", *TOGETHER)},
        **{f"activities:{page}": activity for page in ("detail", "history", "edit", "undo")},
    }
