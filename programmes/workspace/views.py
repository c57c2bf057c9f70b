"""The programmes somebody works on."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from programmes import access
from programmes.models import Programme
from programmes.public import reads
from wijkaanpak.pages import page


@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    found = reads.home(Programme.objects.visible_to(request.user), request.municipality.code)
    if not access.roles(request.user) and not found.cards:
        raise Http404
    return page(request, "programmes/workspace/programmes.html", {"home": found})
