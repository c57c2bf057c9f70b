"""The criteria of the ten success factors: what counts in this municipality, and changing that with a reason."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from monitoring import criteria
from monitoring.criteria.forms import CriterionForm
from monitoring.scoring.factors import BY_KEY, CRITERIA_NOTE
from programmes import access
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import go, page


@require_safe
def listing(request: StaffRequest) -> HttpResponse:
    rights = access.enter_desk(request)
    chosen = criteria.in_force(timezone.localdate())
    context = {
        "chosen": chosen,
        "note": CRITERIA_NOTE,
        "board": criteria.board(chosen),
        "may_edit": rights.may("monitoring.edit_criteria"),
    }
    return page(request, "monitoring/criteria/listing.html", context)


@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, factor: str, criterion: str) -> HttpResponse:
    access.enter_desk(request, "monitoring.edit_criteria")
    try:
        standard = criteria.find(factor, criterion)
    except KeyError:
        raise Http404 from None
    used = criteria.used(factor, standard, criteria.in_force(timezone.localdate()))
    form = CriterionForm(request.POST or None, used=used)
    if form.is_valid() and _changed(request, factor, criterion, form):
        messages.success(request, _("Het criterium is aangepast. De volgende beoordeling gebruikt het."))
        return go(request, "criteria:listing")
    context = {"factor": BY_KEY[factor], "standard": standard, "used": used}
    return page(request, "monitoring/criteria/edit.html", context, partial="form", form=form)


def _changed(request: StaffRequest, factor: str, criterion: str, form: CriterionForm) -> bool:
    try:
        criteria.change(factor, criterion, **form.order, by=request.user, at=timezone.now())
    except criteria.WrongLimits:
        form.add_error(None, _("‘Deels’ moet makkelijker te halen zijn dan ‘voldaan’. Pas een van de grenzen aan."))
    except criteria.NothingChanged:
        form.add_error(None, _("Er is niets veranderd: dit criterium wordt al zo gebruikt."))
    else:
        return True
    return False
