"""Who may open what is recorded about why; see tests/support/access.py."""

from typing import Any

from programmes.models import Challenge
from tests.support.access import Ground
from tests.support.factories import (
    AreaAnalysisFactory,
    ConversationFactory,
    ProgrammeChallengeFactory,
    StakeholderFactory,
    UrgencyFactory,
)
from tests.support.sendings import FIRST

#                             nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
_READ = """
{0}:listing     GET  302    404    404    200    200    200    200    200    200    200
{0}:detail      GET  302    404    404    200    200    200    200    200    200    200
{0}:history     GET  302    404    404    200    200    200    200    200    200    200
{0}:add         GET  302    404    404    403    200    200    200    403    403    403
{0}:add         POST 302    404    404    403    422    422    422    403    403    403
{0}:edit        GET  302    404    404    403    200    200    200    403    403    403
{0}:edit        POST 302    404    404    403    422    422    422    403    403    403
{0}:undo        POST 302    404    404    403    302    302    302    403    403    403
"""
_WITHDRAW = """
{0}:withdraw    GET  302    404    404    403    200    200    200    403    403    403
{0}:withdraw    POST 302    404    404    403    422    422    422    403    403    403
"""
_TOGETHER = """
{0}:together GET  302    404    404    403    200    200    200    403    403    403
{0}:together POST 302    404    404    403    200    200    200    403    403    403
{0}:workbook GET  302    404    404    403    200    200    200    403    403    403
{0}:read_workbook POST 302 404   404    403    422    422    422    403    403    403
{0}:undo_together POST 302 404   404    403    302    302    302    403    403    403
"""
_ACTS = """
urgencies:weigh       GET  302    404    404    403    200    200    200    403    403    403
urgencies:weigh       POST 302    404    404    403    422    422    422    403    403    403
analyses:adopt       GET  302    404    404    403    200    200    200    403    403    403
analyses:adopt       POST 302    404    404    403    422    422    422    403    403    403
analyses:recognise   GET  302    404    404    403    200    200    200    403    403    403
analyses:recognise   POST 302    404    404    403    422    422    422    403    403    403
stakeholders:place   GET  302    404    404    403    200    200    200    403    403    403
stakeholders:place   POST 302    404    404    403    422    422    422    403    403    403
"""
ROWS = (
    "".join(
        _READ.strip("\n").format(key) + "\n"
        for key in ("urgencies", "analyses", "challenges", "conversations", "stakeholders")
    )
    + "".join(_WITHDRAW.strip("\n").format(key) + "\n" for key in ("challenges", "conversations", "stakeholders"))
    + "".join(_TOGETHER.strip("\n").format(key) + "\n" for key in ("conversations", "stakeholders"))
    + _ACTS.strip()
)
OF_ALL = ("listing", "add")
TOGETHER = ("together", "workbook", "read_workbook", "undo_together")
OF_ONE = ("detail", "history", "edit", "undo", "withdraw")
ANSWERS = {
    **{f"conversations:{page}": {"number": "100"} for page in ("add", "edit")},
    "conversations:together": {"all-place": ""},  # each row has words of its own
    "stakeholders:together": {"pick": FIRST, "all-interest": {"Anna": "3", "Bram": "1"}},
    "challenges:add": {"challenge": {"Anna": "3", "Bram": "4"}},  # an opgave stands once in an analysis
}


def addresses(ground: Ground) -> dict[str, dict[str, Any]]:
    slug = {"slug": ground.programme.slug}
    analysis = AreaAnalysisFactory(programme=ground.programme, adopted_on=None)
    urgency = UrgencyFactory(programme=ground.programme)
    rows = {
        "urgencies": urgency,
        "analyses": analysis,
        "challenges": ProgrammeChallengeFactory(
            programme=ground.programme, analysis=analysis, challenge=Challenge.objects.get(key="health")
        ),
        "conversations": ConversationFactory(analysis=analysis),
        "stakeholders": StakeholderFactory(programme=ground.programme),
    }
    return {
        **{f"{key}:{page}": slug for key in rows for page in OF_ALL},
        **{f"{key}:{page}": {**slug, "pk": row.pk} for key, row in rows.items() for page in OF_ONE},
        **{f"{key}:{page}": slug for key in ("conversations", "stakeholders") for page in TOGETHER},
        "urgencies:weigh": {**slug, "pk": urgency.pk},
        "analyses:adopt": {**slug, "pk": analysis.pk},
        "analyses:recognise": {**slug, "pk": analysis.pk},
        "stakeholders:place": {**slug, "pk": rows["stakeholders"].pk},
    }
