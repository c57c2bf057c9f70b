"""The page above the municipalities."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from wijkaanpak.accounts.models import Municipality
from wijkaanpak.pages import page


@require_safe
@login_not_required
def municipalities(request: HttpRequest) -> HttpResponse:
    """All municipalities on this server, or straight to the only one."""
    found = list(Municipality.objects.all())
    if len(found) == 1:
        return HttpResponseRedirect(f"/{found[0].slug}/")
    return page(request, "municipalities.html", {"municipalities": found})
