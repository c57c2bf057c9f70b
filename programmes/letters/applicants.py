"""What the applicant of an initiative hears: confirm, the decision, a message."""

import hashlib
import secrets
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programmes.letters.sending import post, signature
from programmes.models import Initiative, InitiativeMessage
from programmes.models.initiative import DECISION_WEEKS
from wijkaanpak import tenancy


def hashed(token: str) -> str:
    """What is stored of the secret in a link."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def send_confirmation(initiative_id: int, *, at: datetime) -> bool:
    """Ask the applicant to confirm, with a fresh link; returns whether a letter went out."""
    unsent = Initiative.objects.filter(confirmation_sent_at=None, status=Initiative.Status.IDEA, needs_check=False)
    initiative = _claim(unsent, initiative_id)
    if initiative is None:
        return False

    token = secrets.token_urlsafe(32)
    municipality = initiative.programme.municipality
    initiative.confirm_hash, initiative.confirmation_sent_at = hashed(token), at
    initiative.save(update_fields=["confirm_hash", "confirmation_sent_at"])
    words = _(
        "%(greeting)s\n\n"
        "U heeft een idee ingediend voor %(area)s: ‘%(title)s’. Wat leuk!\n\n"
        "Wilt u bevestigen dat dit idee van u is? Open deze pagina en druk op de knop:\n%(link)s\n\n"
        "De link werkt één dag. Daarna kijken wij naar uw idee. U hoort binnen %(weeks)s weken wat wij ermee doen.\n\n"
        "Heeft u geen idee ingediend? Dan hoeft u niets te doen.\n\n"
        "%(sender)s\n"
    )
    return _send(
        initiative,
        _("Bevestig uw idee: %(title)s"),
        words,
        link=tenancy.url(municipality, "initiatives:arrive", token=token),
        weeks=str(DECISION_WEEKS),
    )


@transaction.atomic
def send_decision(initiative_id: int, *, at: datetime) -> bool:
    """Tell the applicant what was decided and why; returns whether a letter went out."""
    initiative = _claim(Initiative.objects.filter(letter_sent_at=None, decided_at__isnull=False), initiative_id)
    if initiative is None:
        return False

    initiative.letter_sent_at = at
    initiative.save(update_fields=["letter_sent_at"])
    words = _(
        "%(greeting)s\n\n"
        "Op %(decided)s hebben wij besloten over uw idee ‘%(title)s’.\n\n"
        "%(decision)s\n\n"
        "Waarom wij dit besluiten:\n%(motivation)s\n\n"
        "%(sender)s\n"
    )
    return _send(
        initiative,
        _("Ons besluit over uw idee: %(title)s"),
        words,
        decided=date_format(timezone.localtime(initiative.decided_at), "j F Y"),
        decision=_decision(initiative),
        motivation=initiative.motivation,
    )


def _decision(initiative: Initiative) -> str:
    if initiative.amount_granted is None:
        return _("Wij wijzen uw idee af.")
    amount = f"{initiative.amount_granted:,.2f}".translate(str.maketrans(",.", ".,"))
    if initiative.amount_asked is not None and initiative.amount_granted < initiative.amount_asked:
        return _("Wij steunen uw idee voor een deel. U krijgt € %(amount)s.") % {"amount": amount}
    if not initiative.amount_granted:
        return _("Wij steunen uw idee.")
    return _("Wij steunen uw idee. U krijgt € %(amount)s.") % {"amount": amount}


@transaction.atomic
def send_message(message_id: int, *, at: datetime) -> bool:
    """Send what somebody of the programme wrote to the applicant; returns whether a letter went out."""
    rows = InitiativeMessage.objects.select_for_update(of=("self",), skip_locked=True)
    direction = InitiativeMessage.Direction.TO_APPLICANT
    message = rows.filter(pk=message_id, letter_sent_at=None, direction=direction).first()
    if message is None or not message.initiative.applicant_email:
        return False

    message.letter_sent_at = at
    message.save(update_fields=["letter_sent_at"])
    words = _("%(greeting)s\n\nOver uw idee ‘%(title)s’:\n\n%(text)s\n\n%(sender)s\n")
    return _send(message.initiative, _("Over uw idee: %(title)s"), words, text=message.text)


def _claim(unsent: object, initiative_id: int) -> Initiative | None:
    rows = unsent.select_for_update(of=("self",), skip_locked=True)  # type: ignore[attr-defined]
    rows = rows.select_related("programme__municipality").exclude(applicant_email="")
    found: Initiative | None = rows.filter(pk=initiative_id).first()
    return found


def _send(initiative: Initiative, subject: str, words: str, **parts: str) -> bool:
    programme = initiative.programme
    name = " ".join(initiative.applicant_name.split())
    parts |= {
        "greeting": _("Beste %(name)s,") % {"name": name} if name else _("Beste bewoner,"),
        "title": " ".join(initiative.title.split()),
        "area": programme.area_name,
        "sender": signature(programme),
    }
    post(programme, subject % parts, words % parts, to=initiative.applicant_email)
    return True
