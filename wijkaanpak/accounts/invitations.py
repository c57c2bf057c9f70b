"""Inviting somebody to a municipality: a role, an account that waits, and a letter with a link to choose a password.

The account is there from the start, so that roles and work can be given to it. Nobody can sign in with it: it has no
password and is not active until the link is used. The link is signed, works once, and stops working when it is too old
or when a newer letter went out. Who signs in already gets the role, and a letter that says so.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from wijkaanpak import tenancy
from wijkaanpak.accounts import letters, people
from wijkaanpak.accounts.models import Invitation, Municipality, Role, User

VALID_FOR = timedelta(days=14)
_signer = signing.Signer(salt="wijkaanpak.accounts.invitations")


class LinkOver(Exception):
    """The link of an invitation was used, is too old, or was replaced by that of a newer letter."""


class AddressTaken(Exception):
    """Somebody else has this address: invite them instead."""


class AlreadyAccepted(Exception):
    """There is nothing to send again: this person has chosen a password."""


@transaction.atomic
def invite(
    *,
    email: str,
    name: str,
    role: Role,
    by: User | None,
    at: datetime,
    give: Callable[[User], Any] | None = None,
) -> Invitation | None:
    """Give somebody a role in the municipality of this transaction, and write how to come in.

    `give` gives the role where it is not one in the whole municipality; `by` is None for the platform. Returns None for
    somebody who signs in already. An invitation that is still open is written again: its earlier link stops working.
    """
    municipality = Municipality.objects.get(pk=tenancy.current_id())
    email = email.strip().lower()
    user = User.objects.select_for_update().filter(email=email).first() or _waiting_account(email, name, municipality)
    (give or partial(people.grant, role=role))(user)
    if user.is_active:
        _write(user, "account/email/role_granted", municipality, role, {"url": _signing_in(municipality)})
        return None

    invitation, _ = Invitation.objects.get_or_create(
        user=user, defaults={"role": role, "invited_by": by, "sent_at": at, "expires_at": at + VALID_FOR}
    )
    return _sent(invitation, role, by=by, at=at)


@transaction.atomic
def send_again(invitation: Invitation, *, by: User | None, at: datetime) -> Invitation:
    """A new letter with a new link; the earlier one stops working. Raises AlreadyAccepted."""
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if invitation.accepted_at is not None:
        raise AlreadyAccepted
    return _sent(invitation, Role(invitation.role), by=by, at=at)


@transaction.atomic
def correct_address(invitation: Invitation, *, email: str, by: User | None, at: datetime) -> Invitation:
    """Another address for somebody who did not come in yet, and a letter to it; the earlier link stops working.

    Raises AlreadyAccepted, AddressTaken.
    """
    invitation = Invitation.objects.select_for_update(of=("self", "user")).select_related("user").get(pk=invitation.pk)
    user, email = invitation.user, email.strip().lower()
    if user.is_active or user.home_id != invitation.municipality_id:
        raise AlreadyAccepted
    if User.objects.filter(email=email).exclude(pk=user.pk).exists():
        raise AddressTaken
    letters.drop(user.email)
    EmailAddress.objects.filter(user=user).update(email=email)
    user.email = email
    user.save(update_fields=["email"])
    return _sent(invitation, Role(invitation.role), by=by, at=at)


def opened(token: str, *, at: datetime) -> Invitation:
    """The invitation of a link that works, with user and municipality. Changes nothing. Raises LinkOver."""
    municipality_id, pk, letter = _read(token)
    with tenancy.municipality(municipality_id):
        invitation = Invitation.objects.select_related("user", "municipality").filter(pk=pk).first()
    return _checked(invitation, letter, at)


def opened_for_second_step(token: str, *, at: datetime) -> Invitation:
    """The invitation of a link that was used for a password, while its second step is not there yet. Changes nothing.
    Raises LinkOver.
    """
    municipality_id, pk, letter = _read(token)
    with tenancy.municipality(municipality_id):
        invitation = Invitation.objects.select_related("user", "municipality").filter(pk=pk).first()
    if invitation is None or _letter_of(invitation) != letter or at >= invitation.expires_at:
        raise LinkOver
    if invitation.accepted_at is None or not invitation.user.second_step_by_letter:
        raise LinkOver
    return invitation


def accept(token: str, *, password: str, at: datetime) -> Invitation:
    """Open the account with the password its owner chose. Raises LinkOver, also when somebody was first."""
    municipality_id, pk, letter = _read(token)
    with tenancy.municipality(municipality_id):
        waiting = Invitation.objects.select_for_update(of=("self", "user")).select_related("user", "municipality")
        invitation = _checked(waiting.filter(pk=pk).first(), letter, at)
        invitation.accepted_at = at
        invitation.save(update_fields=["accepted_at"])
        user = invitation.user
        user.set_password(password)
        user.is_active = user.second_step_by_letter = True
        user.save(update_fields=["password", "is_active", "second_step_by_letter"])
        EmailAddress.objects.filter(user=user, email=user.email).update(verified=True)
    return invitation


def _waiting_account(email: str, name: str, home: Municipality) -> User:
    user = people.create(email=email, name=name, home=home)
    user.is_active = False
    user.save(update_fields=["is_active"])
    EmailAddress.objects.filter(user=user).update(verified=False)
    return user


def _sent(invitation: Invitation, role: Role, *, by: User | None, at: datetime) -> Invitation:
    invitation.role, invitation.invited_by = role, by
    invitation.letters += 1
    invitation.sent_at, invitation.expires_at, invitation.accepted_at = at, at + VALID_FOR, None
    invitation.save()
    token = _signer.sign_object([invitation.municipality_id, invitation.pk, _letter_of(invitation)])
    link = settings.SITE_URL.rstrip("/") + reverse("invitation_link", urlconf=settings.ROOT_URLCONF, args=[token])
    about = {"url": link, "expires_at": invitation.expires_at, "by": by}
    _write(invitation.user, "account/email/invitation", invitation.municipality, role, about)
    return invitation


def _write(user: User, template: str, municipality: Municipality, role: Role, about: dict[str, object]) -> None:
    """A letter in Dutch, whatever language a page is in; sent by a worker once this is committed."""
    with translation.override(settings.LANGUAGE_CODE):
        context = {"user": user, "municipality": municipality, "role": role.label, **about}
        get_adapter().send_mail(template, user.email, context)


def _signing_in(municipality: Municipality) -> str:
    return f"{settings.SITE_URL.rstrip('/')}/{municipality.slug}/beheer/"


def _letter_of(invitation: Invitation) -> int:
    """What tells this letter from every other, also from those of a database that was made anew: its microsecond."""
    return int(invitation.sent_at.timestamp() * 1_000_000)


def _read(token: str) -> tuple[int, int, int]:
    """Municipality, invitation and letter. Raises LinkOver for what we did not sign."""
    try:
        municipality_id, pk, letter = _signer.unsign_object(token)
    except (signing.BadSignature, ValueError) as error:
        raise LinkOver from error
    return municipality_id, pk, letter


def _checked(invitation: Invitation | None, letter: int, at: datetime) -> Invitation:
    """Itself when it is open and this is its newest letter. Raises LinkOver."""
    if invitation is None or _letter_of(invitation) != letter or not invitation.is_open(at):
        raise LinkOver
    return invitation
