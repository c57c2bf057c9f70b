"""The programmes somebody works on, and what they are writing."""

from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programmes import access
from programmes.models import Programme
from programmes.public import reads
from programmes.records import drafts
from programmes.workspace import attention, landing, my_work, search
from programmes.workspace.first_steps import first_steps
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import go, page


@require_safe
def begin(request: StaffRequest) -> HttpResponse:
    """Where somebody comes after signing in."""
    access.enter_desk(request)
    return go(request, landing.landing(request.user))


@require_safe
def programmes(request: StaffRequest) -> HttpResponse:
    rights = access.enter_desk(request)
    listed = list(Programme.objects.visible_to(request.user))
    asks = attention.for_staff(request.user, listed, timezone.localdate())
    seen = reads.home(listed, request.municipality.code, asks)
    begins = not seen.cards and rights.may("programmes.grant_role")
    steps = first_steps(request.municipality) if begins else None
    context = {"home": seen, "steps": steps, "may_start": rights.may("programmes.start")}
    return page(request, "programmes/workspace/programmes.html", context)


@require_safe
def mine(request: StaffRequest) -> HttpResponse:
    """All that waits for somebody, over all wijkaanpakken they see."""
    access.enter_desk(request)
    piles = my_work.piles(request.user, timezone.localdate())
    away = sorted((task for pile in piles for task in pile.away), key=lambda task: (task.away_until, task.title))
    count = sum(len(pile.work) for pile in piles)
    context = {
        "piles": piles,
        "away": away,
        "count": count,
        "has_work": any(pile.work or pile.coming for pile in piles),
    }
    return page(request, "programmes/workspace/mine.html", context)


@require_safe
def count(request: StaffRequest) -> HttpResponse:
    """How much waits for somebody, for the bar on top. A script asks it after the page: no page waits for it."""
    access.enter_desk(request)
    work, _away = my_work.parted(my_work.doable(my_work.mine(request.user, timezone.localdate())))
    return JsonResponse({"count": len(work)})


@require_safe
def find(request: StaffRequest) -> HttpResponse:
    """Pages, acts and records by their words; `bij` is the wijkaanpak somebody is in."""
    rights = access.enter_desk(request)
    words = request.GET.get("q", "").strip()[:100]
    hits = search.search(request.user, words, near=request.GET.get("bij", "")[:100])
    context = {"words": words, "hits": hits + search.desk_hits(rights, words, request.municipality.name)}
    return page(request, "programmes/workspace/search.html", context, partial="hits")


@require_POST
def draft(request: StaffRequest) -> HttpResponse:
    """Keep what stands in a form of this municipality, as a script sends it while somebody types."""
    access.enter_desk(request)
    address = request.POST.get("address", "")
    if not address.startswith(f"/{request.municipality.slug}/beheer/"):
        return JsonResponse({"error": _("Dit is geen formulier van deze gemeente.")}, status=422)
    answers = request.POST.copy()
    del answers["address"]
    now = timezone.now()
    try:
        drafts.save(address, answers, by=request.user, at=now)
    except drafts.TooLarge:
        return JsonResponse({"error": _("Dit is te veel om als concept te bewaren. Maak de tekst korter.")}, status=422)
    return JsonResponse({"saved": timezone.localtime(now).strftime("%H.%M")})
