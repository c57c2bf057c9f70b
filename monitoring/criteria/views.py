"""The criteria of the ten success factors: what counts in this municipality, and changing that with a reason."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from monitoring import criteria
from monitoring.criteria.forms import CriterionForm
from monitoring.scoring.factors import BY_KEY, CRITERIA_NOTE
from programmes import access
from wijkaanpak.pages import go, page


def _permissions(request: HttpRequest) -> frozenset[str]:
    """404 for who has no role here: they may not know that it exists."""
    held = access.permissions(request.user)
    if "monitoring.view" not in held:
        raise Http404
    return held


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    held = _permissions(request)
    chosen = criteria.in_force(timezone.localdate())
    context = {
        "chosen": chosen,
        "note": CRITERIA_NOTE,
        "board": criteria.board(chosen),
        "may_edit": "monitoring.edit_criteria" in held,
    }
    return page(request, "monitoring/criteria/listing.html", context)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, factor: str, criterion: str) -> HttpResponse:
    _permissions(request)
    access.require(request.user, "monitoring.edit_criteria")
    try:
        standard = criteria.find(factor, criterion)
    except KeyError:
        raise Http404 from None
    used = criteria.used(factor, standard, criteria.in_force(timezone.localdate()))
    form = CriterionForm(request.POST or None, used=used)
    if form.is_valid() and _changed(request, factor, criterion, form):
        messages.success(request, _("Het criterium is aangepast. De volgende beoordeling gebruikt het."))
        return go(request, "criteria:listing")
    context = {"form": form, "factor": BY_KEY[factor], "standard": standard, "used": used}
    return page(request, "monitoring/criteria/edit.html", context, partial="form", status=422 if form.errors else 200)


def _changed(request: HttpRequest, factor: str, criterion: str, form: CriterionForm) -> bool:
    try:
        criteria.change(factor, criterion, **form.order, by=request.user, at=timezone.now())
    except criteria.WrongLimits:
        form.add_error(None, _("‘Deels’ moet makkelijker te halen zijn dan ‘voldaan’. Pas een van de grenzen aan."))
    except criteria.NothingChanged:
        form.add_error(None, _("Er is niets veranderd: dit criterium wordt al zo gebruikt."))
    else:
        return True
    return False
