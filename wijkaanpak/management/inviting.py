"""What the commands that invite have in common: repeated, they say what there is and write no second letter."""

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _

from wijkaanpak.accounts import invitations
from wijkaanpak.accounts.models import Invitation, MunicipalityRole, Role, User
from wijkaanpak.formats import date_words


def invite_once(*, email: str, name: str | None, role: Role, again: bool) -> str:
    """Invite for the municipality of this transaction on behalf of the platform; returns what happened, in Dutch.

    Raises CommandError for what is missing.
    """
    email, now = email.strip().lower(), timezone.now()
    user = User.objects.filter(email=email).first()
    if user is None and not name:
        raise CommandError(_("Wie is %s? Geef ook een naam; die staat in de brief en in het logboek.") % email)
    try:
        validate_email(email)
    except ValidationError as error:
        raise CommandError(_("‘%s’ is geen e-mailadres.") % email) from error

    has_role = user is not None and MunicipalityRole.objects.filter(user=user, role=role).exists()
    if user is not None and has_role and (user.is_active or not again):
        return _what_there_is(user, role)
    invitation = invitations.invite(email=email, name=name or "", role=role, by=None, at=now)
    about = {"email": email, "role": role.label}
    if invitation is None:
        return _("%(email)s heeft al een account en is nu ook %(role)s. Daar gaat een brief over.") % about
    about["day"] = date_words(invitation.expires_at)
    return _("%(email)s krijgt een uitnodiging als %(role)s. De link in de brief werkt tot %(day)s.") % about


def _what_there_is(user: User, role: Role) -> str:
    about = {"email": user.email, "role": role.label}
    if user.is_active:
        return _("%(email)s is al %(role)s en heeft een wachtwoord.") % about
    invitation = Invitation.objects.filter(user=user).first()
    about["day"] = date_words(invitation.sent_at if invitation else user.date_joined)
    return (
        _("%(email)s is al uitgenodigd als %(role)s, op %(day)s, en heeft nog geen wachtwoord gekozen.") % about
        + " "
        + _("Stuur de brief opnieuw met --again.")
    )
