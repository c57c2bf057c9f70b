"""A resident hands in an idea: no account, no JavaScript, nothing lost."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from programmes import initiatives
from programmes.forms.initiatives import InitiativeForm, fresh
from programmes.models import Initiative, Programme
from wijkaanpak.pages import go, page


@never_cache
@require_http_methods(["GET", "POST"])
@login_not_required
def submit(request: HttpRequest) -> HttpResponse:
    open_programmes = Programme.objects.published().filter(accepts_initiatives=True)
    wanted = open_programmes.filter(slug=request.GET.get("wijkaanpak", "")).first()
    choices = [(programme.pk, programme.name) for programme in open_programmes]
    initial = fresh() | ({"programme": wanted.pk} if wanted else {})
    form = InitiativeForm(request.POST or None, programmes=choices, initial=initial)
    if form.is_valid():
        initiatives.submit(
            open_programmes.get(pk=form.cleaned_data["programme"]),
            **form.proposal,
            needs_check=form.is_suspect,
            at=timezone.now(),
        )
        return go(request, "programmes:initiative_received")
    status = 422 if form.errors else 200
    return page(request, "programmes/initiative_submit.html", {"form": form}, partial="form", status=status)


@require_safe
@login_not_required
def received(request: HttpRequest) -> HttpResponse:
    return page(request, "programmes/initiative_received.html", {})


@never_cache
@require_http_methods(["GET", "POST"])
@login_not_required
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link changes nothing: mail scanners do that too. The button confirms."""
    if request.method == "POST":
        try:
            initiatives.confirm(token=token, at=timezone.now())
        except (initiatives.UnknownLink, initiatives.LinkExpired):
            return page(request, "programmes/initiative_confirm.html", {"initiative": None}, status=410)
        return go(request, "programmes:initiative_confirmed")
    found = initiatives.waiting_for(token)
    status = 200 if found else 410
    return page(request, "programmes/initiative_confirm.html", {"initiative": found}, status=status)


@require_safe
@login_not_required
def confirmed(request: HttpRequest) -> HttpResponse:
    return page(request, "programmes/initiative_confirmed.html", {})


@require_safe
@login_not_required
def published(request: HttpRequest) -> HttpResponse:
    """The ideas whose applicants agreed to show them, newest first."""
    found = Initiative.objects.published().select_related("programme").order_by("-submitted_at", "-pk")
    return page(request, "programmes/initiatives_published.html", {"initiatives": found})
