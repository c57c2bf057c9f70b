"""Who has which role in a municipality: for its administrators."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programmes import access, people
from programmes.people import reads
from programmes.people.forms import AddressForm, DepartForm, DeputyForm, InviteForm, RoleForm
from wijkaanpak.accounts import invitations
from wijkaanpak.accounts.models import Invitation, Role, User
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.formats import date_words
from wijkaanpak.pages import go, page

GRANTS = "programmes.grant_role"
PER_PAGE = 50


@require_safe
def listing(request: StaffRequest) -> HttpResponse:
    access.enter_desk(request, GRANTS)
    words = request.GET.get("zoek", "").strip()[:100]
    shown = Paginator(reads.users(words), PER_PAGE).get_page(request.GET.get("pagina"))
    context = {"page": shown, "people": reads.somebodies(list(shown)), "words": words, "roles": reads.role_words()}
    return page(request, "programmes/people/listing.html", context, partial="list")


@require_http_methods(["GET", "POST"])
def invite(request: StaffRequest) -> HttpResponse:
    access.enter_desk(request, GRANTS)
    form = InviteForm(request.POST or None)
    if form.is_valid():
        try:
            invitation = people.invite(**_said(form), by=request.user, at=timezone.now())
        except people.LastAdministrator:
            form.add_error("ends_on", _last_administrator())
        else:
            messages.success(request, _invited(form.cleaned_data["name"], invitation))
            return go(request, "people:listing")
    return page(request, "programmes/people/invite.html", {"roles": reads.role_words()}, partial="form", form=form)


def _said(form: RoleForm) -> dict[str, Any]:
    return {**form.cleaned_data, "role": Role(form.cleaned_data["role"])}


def _invited(name: str, invitation: Invitation | None) -> str:
    if invitation is None:
        return _("%(name)s had al een account en krijgt een brief over de nieuwe rol.") % {"name": name}
    words = {"name": name, "day": date_words(invitation.expires_at)}
    return _("%(name)s krijgt een brief met een link. De link werkt tot %(day)s.") % words


def _last_administrator() -> str:
    return _("Dit is de laatste beheerder. Maak eerst iemand anders beheerder; anders kan niemand mensen uitnodigen.")


@require_http_methods(["GET", "POST"])
def detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One person with their roles, and one more role."""
    access.enter_desk(request, GRANTS)
    user = get_object_or_404(reads.users(), pk=pk)
    form = RoleForm(request.POST or None, user=user)
    if form.is_valid():
        try:
            people.give_role(user, **_said(form), by=request.user, at=timezone.now())
        except people.LastAdministrator:
            form.add_error("ends_on", _last_administrator())
        else:
            messages.success(request, _("De rol is gegeven. %(name)s krijgt er een brief over.") % {"name": user.name})
            return go(request, "people:detail", pk=pk)
    context = {"somebody": reads.somebodies([user])[0], "roles": reads.role_words()}
    return page(request, "programmes/people/detail.html", context, partial="form", form=form)


@require_POST
def end_role(request: StaffRequest, pk: int, key: str) -> HttpResponse:
    access.enter_desk(request, GRANTS)
    user = get_object_or_404(reads.users(), pk=pk)
    granted = reads.held_by(user, key)
    if granted is None:
        raise Http404
    try:
        people.end_role(granted, by=request.user, at=timezone.now())
    except people.LastAdministrator:
        messages.warning(request, _last_administrator())
    else:
        words = {"name": user.name, "role": granted.get_role_display()}
        messages.success(request, _("%(name)s is niet meer %(role)s.") % words)
    still = reads.users().filter(pk=pk).exists()
    return go(request, "people:detail", pk=pk) if still else go(request, "people:listing")


@require_POST
def send_again(request: StaffRequest, pk: int) -> HttpResponse:
    access.enter_desk(request, GRANTS)
    user = get_object_or_404(reads.users(), pk=pk)
    invitation = get_object_or_404(Invitation, user=user)
    try:
        sent = invitations.send_again(invitation, by=request.user, at=timezone.now())
    except invitations.AlreadyAccepted:
        messages.info(request, _("%(name)s heeft al een wachtwoord gekozen.") % {"name": user.name})
    else:
        messages.success(request, _invited(user.name, sent))
    return go(request, "people:detail", pk=pk)


@require_http_methods(["GET", "POST"])
def correct_address(request: StaffRequest, pk: int) -> HttpResponse:
    """Where the invitation should have gone: for somebody who did not come in yet."""
    access.enter_desk(request, GRANTS)
    user = get_object_or_404(reads.users().filter(is_active=False), pk=pk)
    invitation = get_object_or_404(Invitation, user=user)
    form = AddressForm(request.POST or None, initial={"email": user.email})
    if form.is_valid():
        try:
            sent = invitations.correct_address(invitation, **form.cleaned_data, by=request.user, at=timezone.now())
        except invitations.AddressTaken:
            form.add_error(
                "email", _("Iemand anders heeft dit adres al. Nodig die persoon uit, of kies een ander adres.")
            )
        except invitations.AlreadyAccepted:
            form.add_error(
                None, _("Dit adres kan hier niet meer veranderen. Vraag de persoon zelf om het te wijzigen.")
            )
        else:
            messages.success(request, _invited(user.name, sent))
            return go(request, "people:detail", pk=pk)
    return page(request, "programmes/people/address.html", {"person": user}, partial="form", form=form)


def _others(user: User) -> Any:
    return reads.users().filter(is_active=True).exclude(pk=user.pk)


@require_http_methods(["GET", "POST"])
def deputise(request: StaffRequest, pk: int) -> HttpResponse:
    access.enter_desk(request, GRANTS)
    user = get_object_or_404(reads.users(), pk=pk)
    form = DeputyForm(request.POST or None, others=_others(user))
    if form.is_valid():
        deputy = form.cleaned_data["deputy"]
        given = people.deputise(user, **form.cleaned_data, by=request.user, at=timezone.now())
        words = {"deputy": deputy.name, "name": user.name, "count": given}
        messages.success(request, _("%(deputy)s neemt waar voor %(name)s en kreeg %(count)s rollen erbij.") % words)
        return go(request, "people:detail", pk=deputy.pk)
    return page(request, "programmes/people/deputise.html", {"person": user}, partial="form", form=form)


@require_http_methods(["GET", "POST"])
def depart(request: StaffRequest, pk: int) -> HttpResponse:
    access.enter_desk(request, GRANTS)
    user = get_object_or_404(reads.users(), pk=pk)
    form = DepartForm(request.POST if request.method == "POST" else None, others=_others(user))
    if form.is_valid():
        try:
            successor = form.cleaned_data["successor"]
            count = people.depart(user, successor=successor, by=request.user, at=timezone.now())
        except people.NobodyElse as nobody:
            text = _("Er staan nog %(count)s dingen op naam. Kies wie ze overneemt.")
            form.add_error("successor", text % {"count": nobody.count})
        except people.LastAdministrator:
            form.add_error(None, _last_administrator())
        else:
            text = _("%(name)s heeft hier geen rol meer. Overgedragen: %(count)s.")
            messages.success(request, text % {"name": user.name, "count": count})
            return go(request, "people:listing")
    return page(request, "programmes/people/depart.html", {"person": user}, partial="form", form=form)
