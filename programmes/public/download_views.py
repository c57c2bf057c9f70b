"""The figures of the area of a programme, to take along."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from neighbourhoods.downloads.answer import answer
from neighbourhoods.downloads.extract import Extract, extract
from neighbourhoods.downloads.writers import WRITERS
from programmes.models import Programme
from programmes.public import reads


@require_safe
@login_not_required
def download(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """The area as a whole, then each of its buurten; 404 while it has no area or is not public yet."""
    programme = get_object_or_404(Programme.objects.published(), slug=slug)
    places, on = reads.places(programme), timezone.localdate()
    if kind not in WRITERS or not places:
        raise Http404

    def make() -> Extract:
        return extract(programme.area_name, places, on=on)

    codes = [code for place in places for code in place.codes]
    return answer(request, programme.area_name, kind, on, make, codes=codes)
