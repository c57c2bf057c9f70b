"""The page on which somebody puts a task away, and the way back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programmes import access
from programmes.workspace import my_work, snoozes
from programmes.workspace.forms import PutAwayForm
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.formats import date_words
from wijkaanpak.pages import go, page


@require_http_methods(["GET", "POST"])
def put_away(request: StaffRequest, slug: str, key: str, pk: int) -> HttpResponse:
    programme, rights = access.enter(request, slug)
    today = timezone.localdate()
    mine = my_work.doable(my_work.mine_here(rights, programme, today))
    task = next((work for work in mine if (work.kind.key, work.pk) == (key, pk)), None)
    if task is None:  # somebody did it meanwhile, or it is not theirs
        raise Http404
    said = {"until": task.away_until, "reason": task.away_why}
    form = PutAwayForm(request.POST or None, today=today, initial=said)
    if form.is_valid():
        snooze = snoozes.put_away(programme, key, pk, **form.cleaned_data, by=request.user, at=timezone.now())
        told = _("‘%(name)s’ is weggelegd tot %(day)s. Collega’s zien het nog.")
        back = reverse("workspace:take_back", kwargs={"slug": slug, "key": key, "pk": pk})
        text = told % {"name": task.title, "day": date_words(snooze.until)}
        messages.success(request, text, extra_tags=f"undo:{snooze.pk}:{back}")
        return go(request, "workspace:mine")
    context = {"programme": programme, "task": task}
    return page(request, "programmes/workspace/put_away.html", context, partial="form", form=form)


@require_POST
def take_back(request: StaffRequest, slug: str, key: str, pk: int) -> HttpResponse:
    programme, _rights = access.enter(request, slug)
    snoozes.take_back(programme, key, pk, by=request.user)
    messages.success(request, _("Het staat weer bij uw werk."))
    return go(request, "workspace:mine")
