"""The programmes somebody works on."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from programmes import access
from programmes.models import Programme
from programmes.public import reads
from programmes.workspace.first_steps import first_steps
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import page


@require_safe
def programmes(request: StaffRequest) -> HttpResponse:
    rights = access.enter_desk(request)
    seen = reads.home(Programme.objects.visible_to(request.user), request.municipality.code)
    begins = not seen.cards and rights.may("programmes.grant_role")
    steps = first_steps(request.municipality) if begins else None
    return page(request, "programmes/workspace/programmes.html", {"home": seen, "steps": steps})
