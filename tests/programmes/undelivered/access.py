"""Who may mend a letter that did not arrive; see tests/support/access.py."""

from typing import Any

from tests.support.access import Ground
from tests.support.factories import DeliveryFactory

#                      nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
ROWS = """
undelivered:mend  GET  302    404    404    403    200    403    200    403    403    403
undelivered:mend  POST 302    404    404    403    422    403    422    403    403    403
"""


def addresses(ground: Ground) -> dict[str, dict[str, Any]]:
    delivery = DeliveryFactory(initiative__programme=ground.programme)
    return {"undelivered:mend": {"slug": ground.programme.slug, "pk": delivery.pk}}
