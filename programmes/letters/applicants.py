"""What the applicant of an initiative hears: confirm, the decision, a message."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programmes.letters import unsent
from programmes.letters.sending import Written, compose, send, signature
from programmes.models import Delivery, Initiative, Programme
from programmes.models.initiative import DECISION_WEEKS
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import DAY_MARK, Municipality
from wijkaanpak.formats import exact_euro

Letter = Delivery.Letter
OBJECTION_TERM = timedelta(weeks=6)
"""So long after the letter somebody can object (Awb 6:7, 6:8)."""


@dataclass(frozen=True, slots=True)
class ApplicantLetter:
    subject: str
    text: str


def hashed(token: str) -> str:
    """What is stored of the secret in a link."""
    return hashlib.sha256(token.encode()).hexdigest()


def send_confirmation(initiative_id: int, *, at: datetime, municipality_id: int | None = None) -> bool:
    """Ask the applicant to confirm, with a fresh link; returns whether a letter went out."""
    return send(Letter.CONFIRMATION, lambda: _confirmation(initiative_id, at), municipality_id=municipality_id, at=at)


def _confirmation(initiative_id: int, at: datetime) -> Written | None:
    waiting = unsent.confirmations().rows
    initiative = _claim(waiting, initiative_id)
    if initiative is None:
        return None

    token = secrets.token_urlsafe(32)
    municipality = initiative.programme.municipality
    words = _(
        "Beste bewoner,\n\n"
        "Op %(day)s om %(time)s uur heeft iemand een idee ingediend voor %(area)s, met dit e-mailadres.\n\n"
        "Was u dat? Wat leuk! Open deze pagina, lees het idee en druk op de knop:\n%(link)s\n\n"
        "De link werkt één dag. Daarna kijken wij naar uw idee. U hoort binnen %(weeks)s weken wat wij ermee doen.\n\n"
        "Was u het niet? Dan hoeft u niets te doen. Wij sturen u dan geen mail meer over dit idee.\n\n"
        "%(sender)s\n"
    )
    sent_on = timezone.localtime(initiative.submitted_at)
    # Nothing of what was filled in: anybody can fill in any address, and would write to it in our name.
    about = {
        "area": initiative.programme.area_name,
        "day": _day(sent_on.date()),
        "time": date_format(sent_on, "H.i"),
        "link": tenancy.url(municipality, "initiatives:arrive", token=token),
        "weeks": str(DECISION_WEEKS),
        "sender": signature(initiative.programme),
    }
    subject = _("Bevestig uw idee voor %(area)s") % about
    message = compose(initiative.programme, subject, words % about, to=initiative.applicant_email)
    marks = {"confirm_hash": hashed(token), "confirmation_sent_at": at}
    return Written(initiative, initiative.programme, message, waiting, marks)


def send_decision(initiative_id: int, *, at: datetime, municipality_id: int | None = None) -> bool:
    """Tell the applicant what was decided and why, once its time has come; returns whether a letter went out."""
    return send(Letter.DECISION, lambda: _decision(initiative_id, at), municipality_id=municipality_id, at=at)


def _decision(initiative_id: int, at: datetime) -> Written | None:
    waiting = unsent.decisions(at=at).rows
    initiative = _claim(waiting, initiative_id)
    if initiative is None:
        return None

    letter = decision(initiative, at=at)
    message = compose(initiative.programme, letter.subject, letter.text, to=initiative.applicant_email)
    return Written(initiative, initiative.programme, message, waiting, {"letter_sent_at": at})


def decision(initiative: Initiative, *, at: datetime) -> ApplicantLetter:
    """The letter about a decision as it goes out at a moment; also before the decision is kept, to look at it."""
    programme = initiative.programme
    words = _(
        "%(greeting)s\n\n"
        "Op %(decided)s hebben wij besloten over uw idee ‘%(title)s’.\n\n"
        "%(decision)s\n\n"
        "Waarom wij dit besluiten:\n%(motivation)s\n\n"
        "%(talk)s"
        "%(objection)s\n\n"
        "%(sender)s\n"
    )
    return _letter(
        initiative,
        _("Ons besluit over uw idee: %(title)s"),
        words,
        decided=_day(timezone.localdate(initiative.decided_at)),
        decision=_decided(initiative),
        motivation=initiative.motivation,
        talk=_talk(programme),
        objection=objection(programme.municipality, timezone.localdate(at)),
    )


def _decided(initiative: Initiative) -> str:
    granted = initiative.amount_granted
    if granted is None:
        return _("Wij wijzen uw idee af.")
    if not granted:
        return _("Wij steunen uw idee. U krijgt geen geld.")
    amount = {"amount": exact_euro(granted)}
    if initiative.amount_asked is not None and granted < initiative.amount_asked:
        return _("Wij steunen uw idee voor een deel. U krijgt %(amount)s.") % amount
    return _("Wij steunen uw idee. U krijgt %(amount)s.") % amount


def _talk(programme: Programme) -> str:
    ways = [
        *([_("bel %(phone)s") % {"phone": programme.contact_phone}] if programme.contact_phone else []),
        *([_("mail naar %(email)s") % {"email": programme.contact_email}] if programme.contact_email else []),
    ]
    return f"{_('Wilt u erover praten?')} {_(' of ').join(ways).capitalize()}.\n\n" if ways else ""


def objection(municipality: Municipality, decided_on: date) -> str:
    """What the municipality says about objections, with the last day to make one."""
    usual = _(
        "Bent u het niet eens met dit besluit?\n"
        "U kunt bezwaar maken tot en met [datum]. Dat kost niets. Stuur een brief aan burgemeester en wethouders "
        "van %(municipality)s. Schrijf daarin uw naam en adres, de datum, over welk besluit het gaat en waarom u het "
        "er niet mee eens bent. Zet uw handtekening eronder."
    )
    text = municipality.objection_text.strip() or usual % {"municipality": municipality.name}
    return text.replace(DAY_MARK, _day(decided_on + OBJECTION_TERM))


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def send_message(message_id: int, *, at: datetime, municipality_id: int | None = None) -> bool:
    """Send what somebody of the programme wrote to the applicant; returns whether a letter went out."""
    return send(Letter.MESSAGE, lambda: _message(message_id, at), municipality_id=municipality_id, at=at)


def _message(message_id: int, at: datetime) -> Written | None:
    waiting = unsent.messages().rows
    rows = waiting.select_for_update(of=("self",), skip_locked=True)
    said = rows.select_related("initiative__programme__municipality").filter(pk=message_id).first()
    if said is None:
        return None

    initiative = said.initiative
    words = _("%(greeting)s\n\nOver uw idee ‘%(title)s’:\n\n%(text)s\n\n%(sender)s\n")
    letter = _letter(initiative, _("Over uw idee: %(title)s"), words, text=said.text)
    message = compose(initiative.programme, letter.subject, letter.text, to=initiative.applicant_email)
    return Written(said, initiative.programme, message, waiting, {"letter_sent_at": at})


def _claim(waiting: QuerySet[Initiative], initiative_id: int) -> Initiative | None:
    rows = waiting.select_for_update(of=("self",), skip_locked=True)
    return rows.select_related("programme__municipality").filter(pk=initiative_id).first()


def _letter(initiative: Initiative, subject: str, words: str, **parts: str) -> ApplicantLetter:
    programme = initiative.programme
    name = " ".join(initiative.applicant_name.split())
    parts |= {
        "greeting": _("Beste %(name)s,") % {"name": name} if name else _("Beste bewoner,"),
        "title": " ".join(initiative.title.split()),
        "area": programme.area_name,
        "sender": signature(programme),
    }
    return ApplicantLetter(subject % parts, words % parts)
