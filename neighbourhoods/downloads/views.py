"""Figures to take along, for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils import timezone
from django.views.decorators.http import require_safe

from neighbourhoods.downloads.answer import answer
from neighbourhoods.downloads.extract import extract, places_of
from neighbourhoods.downloads.forms import DownloadForm
from neighbourhoods.downloads.writers import WRITERS
from neighbourhoods.models import Area, Indicator


@require_safe
@login_not_required
def download(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """404 for an area or a kind of file that is not there, 400 in words for a question that cannot be answered."""
    area = Area.objects.filter(code=code).order_by("-division_year").defer("geometry").first()
    if area is None or kind not in WRITERS:
        raise Http404
    form = DownloadForm(request.GET, area=area, keys=list(Indicator.objects.values_list("key", flat=True)))
    if not form.is_valid():
        return HttpResponseBadRequest(form.message, content_type="text/plain; charset=utf-8")
    wanted, on = form.cleaned_data, timezone.localdate()

    def make():
        asked = {"indicators": wanted["indicator"] or None, "period": wanted["jaar"] or None}
        return extract(area.name, places_of(form.areas), on=on, **asked)

    return answer(request, area.name, kind, on, make, codes=[area.code, str(area.division_year)])
