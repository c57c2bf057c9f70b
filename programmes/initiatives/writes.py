"""Writes about resident initiatives: submit, confirm, read, ask, review, withdraw, carry out, account for."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection as database
from django.db import transaction
from django.utils import timezone

from programmes import letters, logbook, saving, tasks
from programmes.initiatives.turns import CHECKED, READ, require_first
from programmes.models import Delivery, Initiative, InitiativeMessage, Programme
from programmes.models.initiative import DECISION_WEEKS
from wijkaanpak import limits, tenancy
from wijkaanpak.accounts.models import User

DECISION_TERM = timedelta(weeks=DECISION_WEEKS)
LINK_HOLDS = timedelta(hours=24)
SAME_WITHIN = timedelta(hours=24)
MAIL_AGAIN_AFTER = timedelta(minutes=10)
Status = Initiative.Status


class NotAllowed(Exception):
    """This step does not follow from where the initiative stands now."""


class UnknownLink(Exception):
    """The link was used before, or never was ours."""


class LinkExpired(Exception):
    """The link is older than a day; `ask_again` sends another."""


class Closed(Exception):
    """This programme takes no initiatives from residents, or is not public."""


@transaction.atomic
def submit(
    programme: Programme,
    *,
    form_key: UUID,
    at: datetime,
    by: User | None = None,
    connection: str = "",
    **fields: Any,
) -> Initiative:
    """Keep an idea and ask the applicant by mail to confirm it.

    The same form twice is the same initiative and one mail, and so is the same idea of the same sender within a day:
    who goes back and sends again means one. After ten minutes that asks for the mail again. `fields`: title, plan,
    place, applicant_email, and whatever else the form asks; with `needs_check` no mail goes out before somebody called
    `accept` or `ask_again`. `connection` says where a stranger sent it from: how many ideas that may send is limited.
    Raises Closed, ValidationError, limits.TooMany.
    """
    before = Initiative.objects.filter(form_key=form_key).first()
    if before is not None:
        return before
    if not (programme.accepts_initiatives and programme.is_published):
        raise Closed

    values = {**fields, "programme": programme, "submitted_at": at, "status": Status.IDEA}
    Initiative(form_key=form_key, **values).full_clean(validate_unique=False, validate_constraints=False)
    earlier = _sent_before(programme, values, at=at)
    if earlier is not None:
        return _repeated(earlier, connection=connection, at=at)
    # Two at once: the database lets one in, the other gets the row of the first.
    initiative, is_new = Initiative.objects.get_or_create(form_key=form_key, defaults=values)
    if is_new:
        if connection:
            limits.take("initiative", _limits(connection, initiative.applicant_email), at=at)
        logbook.record("initiative.submitted", programme, about=initiative, by=by, at=at)
        _ask_for_confirmation(initiative)
    return initiative


def _sent_before(programme: Programme, values: dict[str, Any], *, at: datetime) -> Initiative | None:
    """The same idea of the same sender within a day. One at a time for each sender, so that two at once are one."""
    email = values.get("applicant_email", "").lower()
    if not email:
        return None
    with database.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s), %s)", [f"idea of {email}", programme.pk])
    same = Initiative.objects.filter(programme=programme, title=values["title"], plan=values["plan"])
    recent = same.filter(applicant_email__iexact=email, submitted_at__gt=at - SAME_WITHIN)
    return recent.exclude(status=Status.WITHDRAWN).order_by("-submitted_at", "-pk").first()


def _repeated(initiative: Initiative, *, connection: str, at: datetime) -> Initiative:
    """Sent again: its mail may have got lost, so after a while another goes out. It counts as a mail for the limits."""
    asked_at = initiative.confirmation_sent_at
    if initiative.status != Status.IDEA or asked_at is None or at < asked_at + MAIL_AGAIN_AFTER:
        return initiative
    if connection:
        limits.take("initiative", _limits(connection, initiative.applicant_email), at=at)
    return ask_again(initiative, at=at)


def _limits(connection: str, email: str) -> dict[str, limits.Limit]:
    """For one visitor, for one mailbox that gets our letters, and for the whole municipality."""
    hour, day = timedelta(hours=1), timedelta(days=1)
    return {
        **limits.for_connection(connection, limits.Limit(settings.IDEAS_PER_CONNECTION, hour)),
        f"email {_mailbox(email)}": limits.Limit(settings.IDEAS_PER_EMAIL, day),
        "municipality": limits.Limit(settings.IDEAS_PER_MUNICIPALITY, hour),
    }


def _mailbox(email: str) -> str:
    """Where it arrives: `fatima+idee@…` is a name that Fatima gave to her own mailbox."""
    local, _at, domain = email.lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


@transaction.atomic
def ask_again(initiative: Initiative, *, at: datetime, by: User | None = None, seen: int | None = None) -> Initiative:
    """Send another link to confirm; the former one no longer works.

    `seen` is the last line of its logbook that somebody saw. Raises NotAllowed once it is confirmed, SomebodyWasFirst.
    """
    initiative = _lock(initiative)
    require_first(initiative, seen, CHECKED)
    if initiative.status != Status.IDEA:
        raise NotAllowed
    initiative.confirmation_sent_at, initiative.confirm_hash, initiative.needs_check = None, "", False
    initiative.save(update_fields=["confirmation_sent_at", "confirm_hash", "needs_check"])
    letters.forget(Delivery.Letter.CONFIRMATION, initiative)
    logbook.record("initiative.asked_again", initiative.programme, about=initiative, by=by, at=at)
    _ask_for_confirmation(initiative)
    return initiative


def _ask_for_confirmation(initiative: Initiative) -> None:
    if initiative.applicant_email and not initiative.needs_check:
        ids = {"initiative_id": initiative.pk, "municipality_id": tenancy.current_id()}
        transaction.on_commit(lambda: tasks.send_confirmation.delay(**ids), robust=True)


def waiting_for(token: str) -> Initiative | None:
    """The initiative a link belongs to, for the page that asks to press the button. Changes nothing."""
    return Initiative.objects.filter(status=Status.IDEA, confirm_hash=letters.hashed(token)).first() if token else None


@transaction.atomic
def confirm(*, token: str, at: datetime) -> Initiative:
    """The applicant pressed the button: the idea is submitted and the term begins. Works once.

    Raises UnknownLink, LinkExpired.
    """
    if not token:
        raise UnknownLink
    rows = Initiative.objects.select_for_update(of=("self",))
    initiative = rows.filter(status=Status.IDEA, confirm_hash=letters.hashed(token)).first()
    if initiative is None:
        raise UnknownLink
    if initiative.confirmation_sent_at is None or at > initiative.confirmation_sent_at + LINK_HOLDS:
        raise LinkExpired
    return _accept(initiative, by=None, at=at)


@transaction.atomic
def accept(initiative: Initiative, *, by: User, at: datetime, seen: int | None = None) -> Initiative:
    """Somebody of the programme knows the applicant and takes the idea in without the mail.

    Raises NotAllowed, SomebodyWasFirst.
    """
    initiative = _lock(initiative)
    require_first(initiative, seen, CHECKED)
    if initiative.status != Status.IDEA:
        raise NotAllowed
    return _accept(initiative, by=by, at=at)


def _accept(initiative: Initiative, *, by: User | None, at: datetime) -> Initiative:
    initiative.status, initiative.confirmed_at, initiative.confirm_hash = Status.SUBMITTED, at, ""
    initiative.needs_check = False
    initiative.due_on = timezone.localdate(at) + DECISION_TERM
    initiative.save(update_fields=["status", "confirmed_at", "confirm_hash", "due_on", "needs_check"])
    logbook.record("initiative.confirmed", initiative.programme, about=initiative, by=by, at=at)
    return initiative


@transaction.atomic
def read(initiative: Initiative, *, publish: bool, by: User, at: datetime, seen: int | None = None) -> Initiative:
    """Somebody of the programme has read the idea, and puts it on the site or keeps it off; that may change later.

    Raises NotAllowed while it is not confirmed, and for an idea that its applicant does not want on the site;
    SomebodyWasFirst.
    """
    initiative = _lock(initiative)
    require_first(initiative, seen, READ)
    if initiative.confirmed_at is None or (publish and not initiative.consent_to_publish):
        raise NotAllowed
    was_public = initiative.published_at is not None
    kind = "initiative.published" if publish else "initiative.unpublished" if was_public else "initiative.read"
    initiative.read_at = initiative.read_at or at
    initiative.published_at = (initiative.published_at or at) if publish else None
    saving.keep(initiative, kind, initiative.programme, by=by, at=at)
    return initiative


@transaction.atomic
def assign(initiative: Initiative, *, handler: User | None, by: User, at: datetime) -> Initiative:
    """Somebody of the programme answers this idea; None: nobody by name. Raises ValidationError."""
    changed: Initiative = saving.change(
        initiative, "initiative.assigned", initiative.programme, allowed=["handler"], by=by, at=at, handler=handler
    )
    return changed


@transaction.atomic
def review(initiative: Initiative, *, by: User, at: datetime) -> Initiative:
    """Take it in hand: the jury or the team looks at it. Raises NotAllowed."""
    return _go(initiative, Status.IN_REVIEW, "initiative.in_review", by=by, at=at)


@transaction.atomic
def ask_more(initiative: Initiative, *, question: str, by: User, at: datetime) -> Initiative:
    """Ask the applicant for what is missing; the term stands still until the answer. Raises NotAllowed."""
    stopped = timezone.localdate(at)
    initiative = _go(initiative, Status.MORE_ASKED, "initiative.more_asked", by=by, at=at, clock_stopped_on=stopped)
    tell(initiative, text=question, by=by, at=at)
    return initiative


@transaction.atomic
def answer(initiative: Initiative, *, text: str, at: datetime, by: User | None = None) -> Initiative:
    """The applicant answers, and the term goes on with the days it stood still added. Raises NotAllowed."""
    initiative = _lock(initiative)
    if initiative.status != Status.MORE_ASKED:
        raise NotAllowed
    stood_still = timezone.localdate(at) - initiative.clock_stopped_on
    due_on = initiative.due_on + stood_still
    InitiativeMessage.objects.create(
        initiative=initiative, direction=InitiativeMessage.Direction.FROM_APPLICANT, text=text, by=by, at=at
    )
    kind = "initiative.answered"
    return _go(initiative, Status.SUBMITTED, kind, by=by, at=at, due_on=due_on, clock_stopped_on=None)


@transaction.atomic
def tell(initiative: Initiative, *, text: str, by: User, at: datetime) -> InitiativeMessage:
    """Write to the applicant. Raises ValidationError."""
    message = InitiativeMessage(
        initiative=initiative, direction=InitiativeMessage.Direction.TO_APPLICANT, text=text, by=by, at=at
    )
    message.full_clean()
    message.save()
    logbook.record("initiative.told", initiative.programme, about=initiative, by=by, at=at)
    ids = {"message_id": message.pk, "municipality_id": tenancy.current_id()}
    transaction.on_commit(lambda: tasks.send_message.delay(**ids), robust=True)
    return message


@transaction.atomic
def note(initiative: Initiative, *, text: str, by: User, at: datetime) -> InitiativeMessage:
    """A remark for colleagues; the applicant does not see it. Raises ValidationError."""
    message = InitiativeMessage(
        initiative=initiative, direction=InitiativeMessage.Direction.INTERNAL, text=text, by=by, at=at
    )
    message.full_clean()
    message.save()
    return message


@transaction.atomic
def withdraw(initiative: Initiative, *, reason: str, at: datetime, by: User | None = None) -> Initiative:
    """The applicant does not go on, and says why. Raises NotAllowed, ValidationError."""
    return _go(
        initiative,
        Status.WITHDRAWN,
        "initiative.withdrawn",
        by=by,
        at=at,
        withdrawn_at=at,
        withdrawn_reason=reason,
        clock_stopped_on=None,
    )


@transaction.atomic
def begin(initiative: Initiative, *, by: User, at: datetime) -> Initiative:
    """The residents are doing it. Raises NotAllowed."""
    return _go(initiative, Status.IN_PROGRESS, "initiative.began", by=by, at=at)


@transaction.atomic
def carry_out(initiative: Initiative, *, carried_out_on: date, by: User | None, at: datetime) -> Initiative:
    """It is done. Raises NotAllowed, ValidationError."""
    return _go(initiative, Status.CARRIED_OUT, "initiative.carried_out", by=by, at=at, carried_out_on=carried_out_on)


@transaction.atomic
def account_for(
    initiative: Initiative, *, account: str, amount_spent: Decimal, by: User | None, at: datetime
) -> Initiative:
    """What came of it and what it cost. Raises NotAllowed, ValidationError."""
    kind = "initiative.accounted"
    return _go(initiative, Status.ACCOUNTED, kind, by=by, at=at, account=account, amount_spent=amount_spent)


def _go(initiative: Initiative, to: Any, kind: str, *, by: User | None, at: datetime, **fields: Any) -> Initiative:
    initiative = _lock(initiative)
    if not initiative.may_become(to):
        raise NotAllowed
    for name, value in {"status": to, **fields}.items():
        setattr(initiative, name, value)
    saving.keep(initiative, kind, initiative.programme, by=by, at=at)
    return initiative


def _lock(initiative: Initiative) -> Initiative:
    rows = Initiative.objects.select_for_update(of=("self",)).select_related("programme")
    return rows.get(pk=initiative.pk)
