"""The programmes somebody works on."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from programmes import access
from programmes.models import Programme
from programmes.public import reads
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import page


@require_safe
def programmes(request: StaffRequest) -> HttpResponse:
    access.enter_desk(request)
    seen = reads.home(Programme.objects.visible_to(request.user), request.municipality.code)
    return page(request, "programmes/workspace/programmes.html", {"home": seen})
