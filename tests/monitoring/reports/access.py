"""Who may open reports; see tests/support/access.py."""

from typing import Any

from django.core.files.base import ContentFile

from tests.conftest import NOON
from tests.support.access import Ground
from tests.support.monitoring import make_report

#                       nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
ROWS = """
reports:published  GET  200    200    200    200    200    200    200    200    200    200
reports:council    GET  302    404    200    200    200    200    200    200    200    200
reports:listing    GET  302    404    404    200    200    200    200    200    200    200
reports:detail     GET  302    404    404    200    200    200    200    200    200    200
reports:download   GET  302    404    404    200    200    200    200    200    200    200
reports:request    GET  302    404    404    403    200    200    403    403    200    403
reports:request    POST 302    404    404    403    422    422    403    403    422    403
reports:retry      POST 302    404    404    403    302    302    403    403    302    403
reports:adopt      GET  302    404    404    403    200    403    403    403    403    403
reports:adopt      POST 302    404    404    403    422    403    403    403    403    403
reports:offer      GET  302    404    404    403    200    403    403    403    200    403
reports:offer      POST 302    404    404    403    422    403    403    403    422    403
"""


def addresses(ground: Ground) -> dict[str, dict[str, Any]]:
    ready = {"state": "done", "rendered_at": NOON, "file": ContentFile(b"%PDF", "rapport.pdf")}
    concept = make_report(ground.programme, **ready)
    adopted = make_report(ground.programme, status="adopted", version=2, **ready)
    slug = {"slug": ground.programme.slug}
    return {
        **{f"reports:{page}": slug for page in ("listing", "request")},
        **{f"reports:{page}": {**slug, "pk": concept.pk} for page in ("detail", "adopt", "download", "retry")},
        "reports:offer": {**slug, "pk": adopted.pk},
        "reports:published": {"pk": adopted.pk},
    }
