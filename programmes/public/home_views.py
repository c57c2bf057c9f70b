"""The public page of a municipality."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from programmes.models import Programme
from programmes.public import attention, reads
from wijkaanpak.pages import page


@require_safe
@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    programmes = list(Programme.objects.published())
    found = reads.home(programmes, request.municipality.code, attention.for_residents(programmes))
    return page(request, "programmes/public/home.html", {"home": found})
