"""Who may open people and their roles: administrators of the municipality alone; see tests/support/access.py."""

from typing import Any

from tests.conftest import NOON, make_user
from tests.support.access import Ground
from wijkaanpak.accounts import invitations
from wijkaanpak.accounts.models import MunicipalityRole, Role

#                        nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
ROWS = """
people:listing      GET  302    404    403    200    403    403    403    403    403    403
people:invite       GET  302    404    403    200    403    403    403    403    403    403
people:invite       POST 302    404    403    422    403    403    403    403    403    403
people:detail       GET  302    404    403    200    403    403    403    403    403    403
people:detail       POST 302    404    403    422    403    403    403    403    403    403
people:send_again   POST 302    404    403    404    403    403    403    403    403    403
people:address      GET  302    404    403    200    403    403    403    403    403    403
people:address      POST 302    404    403    422    403    403    403    403    403    403
people:deputise     GET  302    404    403    200    403    403    403    403    403    403
people:deputise     POST 302    404    403    422    403    403    403    403    403    403
people:depart       GET  302    404    403    200    403    403    403    403    403    403
people:depart       POST 302    404    403    422    403    403    403    403    403    403
people:end_role     POST 302    404    403    302    403    403    403    403    403    403
"""
OF_ONE = ("detail", "send_again", "deputise", "depart")
LATER = "2099-12-31"
ANSWERS = {"people:deputise": {"until": LATER}, "people:depart": {"sure": "on"}}


def addresses(ground: Ground) -> dict[str, dict[str, Any]]:
    somebody = make_user("iemand", ground.municipality, Role.READER)
    granted = MunicipalityRole.objects.get(user=somebody)
    about = {"email": "komt-nog@x.example", "name": "Nog niet binnen", "role": Role.READER}
    invitation = invitations.invite(**about, by=ground.administrator, at=NOON)
    return {
        "people:address": {"pk": invitation.user_id},
        **{f"people:{page}": {"pk": somebody.pk} for page in OF_ONE},
        "people:end_role": {"pk": somebody.pk, "key": f"g{granted.pk}"},
    }
