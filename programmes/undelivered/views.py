"""The page on which a letter that did not arrive is mended."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programmes import access, undelivered
from programmes.letters import undelivered as letters
from programmes.models import Delivery
from programmes.undelivered.forms import CLOSE, MendForm
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import go, page, was_first


@require_http_methods(["GET", "POST"])
def mend(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    programme, rights = access.enter(request, slug)
    delivery = get_object_or_404(letters.of_programme(programme), pk=pk)
    rights.require(letters.permission(delivery))
    name, number = letters.record_page(delivery)
    address = letters.address(delivery)
    form = MendForm(request.POST or None, is_to_applicant=delivery.idea is not None, initial={"email": address})
    if form.is_valid() and _mended(request, form, delivery):
        return go(request, name, slug=slug, pk=number)
    context = {
        "programme": programme,
        "rights": rights,
        "delivery": delivery,
        "is_open": Delivery.objects.undeliverable().filter(pk=pk).exists(),
        "subject": letters.subject(delivery),
        "address": address,
        "why": letters.why(delivery.refusal) if delivery.undeliverable_at else "",
        "record": (name, number),
    }
    return page(request, "programmes/undelivered/mend.html", context, partial="form", form=form)


def _mended(request: StaffRequest, form: MendForm, delivery: Delivery) -> bool:
    said, by, at = form.cleaned_data, request.user, timezone.now()
    try:
        if said["what"] == CLOSE:
            undelivered.close(delivery, reason=said["reason"], by=by, at=at)
            messages.success(request, _("Er gaat geen brief meer weg. Uw reden staat erbij."))
        else:
            undelivered.send_again(delivery, email=said.get("email", ""), by=by, at=at)
            messages.success(request, _("De brief gaat opnieuw weg."))
    except undelivered.AlreadyMended:
        was_first(
            form, _("Een collega was u voor: de brief gaat opnieuw weg, of is afgesloten. Er is nu niets veranderd.")
        )
        return False
    return True
