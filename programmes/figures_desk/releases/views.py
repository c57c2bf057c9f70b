"""Which figures are here: the list, one publication with what it changed, and taking one back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from neighbourhoods import imports
from neighbourhoods.disclosure.rules import is_own_table
from neighbourhoods.releases import differences, withdrawals
from programmes import access
from programmes.figures_desk.releases import reads, writes
from programmes.figures_desk.releases.forms import WithdrawalForm
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.failures import FULL
from wijkaanpak.pages import go, page, was_first

PER_PAGE = 50


@require_safe
def listing(request: StaffRequest) -> HttpResponse:
    may_import = access.enter_desk(request).may(access.IMPORT)
    found = Paginator(reads.releases(), PER_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "page": found,
        "releases": reads.listed(found.object_list),
        "may_import": may_import,
        "waiting": reads.waiting() if may_import else [],
    }
    return page(request, "programmes/figures_desk/releases/listing.html", context)


@require_safe
def detail(request: StaffRequest, pk: int) -> HttpResponse:
    rights = access.enter_desk(request)
    release = get_object_or_404(reads.releases(), pk=pk)
    may_import = rights.may(access.IMPORT)
    compared = differences.compare(release) if may_import else differences.for_readers(release)
    context = {
        "release": release,
        "listed": reads.listed_one(release),
        "comparisons": [differences.described(comparison) for comparison in compared],
        # Who guesses the few figures of a file that are hidden could check it by its digest.
        "digest": release.sha256 if may_import or not is_own_table(release.table_id, release.table.publisher) else "",
        "may_withdraw": may_import and imports.may_withdraw(release),
    }
    return page(request, "programmes/figures_desk/releases/detail.html", context)


@require_http_methods(["GET", "POST"])
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    access.enter_desk(request, access.IMPORT)
    release = get_object_or_404(reads.releases(), pk=pk)
    if request.method == "GET" and release.withdrawn_at:
        return go(request, "releases:detail", pk=pk)
    form = WithdrawalForm(request.POST or None)
    if form.is_valid():
        try:
            writes.withdraw(release, **form.cleaned_data, by=request.user, at=timezone.now())
        except imports.NotOurs:
            form.add_error(None, _("Een ander las deze in. Vraag de beheerder van het platform om ze in te trekken."))
        except imports.Full:
            form.add_error(None, FULL)
        except withdrawals.AlreadyWithdrawn:
            was_first(form, _("Een collega heeft deze cijfers zojuist al ingetrokken."))
        else:
            messages.success(request, _("De cijfers zijn ingetrokken. Wat ze vervingen, geldt weer."))
            return go(request, "releases:detail", pk=pk)
    context = {"release": release, "listed": reads.listed_one(release)}
    return page(request, "programmes/figures_desk/releases/withdraw.html", context, partial="form", form=form)
