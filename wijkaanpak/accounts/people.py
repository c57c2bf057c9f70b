"""Writes about people: accounts and their roles in a municipality."""

from datetime import date, datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import F

from wijkaanpak.accounts import changes, open_sessions
from wijkaanpak.accounts.models import Municipality, MunicipalityRole, Role, User


@transaction.atomic
def create(*, email: str, name: str, home: Municipality | None, password: str | None = None) -> User:
    """An account whose address counts as confirmed: somebody of the municipality knows this person."""
    user = User.objects.create_user(email, password, name=name, home=home)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    return user


def end_sessions(user: User, *, but: str | None = None) -> None:
    """Sign somebody out everywhere: a lost phone, or somebody who left. The session with the key `but` stays in the
    list of what is open, for who renews it.
    """
    open_sessions.end(user, but=but)
    User.objects.filter(pk=user.pk).update(sessions_ended=F("sessions_ended") + 1)
    user.refresh_from_db(fields=["sessions_ended"])


@transaction.atomic
def forget_second_step(user: User, *, at: datetime) -> bool:
    """Let somebody without phone and recovery codes make a new second step, in a browser in which they opened a link
    from a letter. False when they had none.
    """
    forgotten, _ = Authenticator.objects.filter(user=user).delete()
    User.objects.filter(pk=user.pk).update(second_step_by_letter=True)
    end_sessions(user)
    changes.tell(user, changes.SECOND_STEP_FORGOTTEN, at=at)
    return forgotten > 0


def has_second_step(user: User) -> None:
    """Somebody made one: another needs no letter, but the second step itself."""
    User.objects.filter(pk=user.pk, second_step_by_letter=True).update(second_step_by_letter=False)


@transaction.atomic
def grant(user: User, role: Role, *, ends_on: date | None = None) -> MunicipalityRole:
    """Give a role in the municipality of this transaction, until a day if one is named.

    A role somebody already has keeps its row: only its last day changes.
    """
    granted, _ = MunicipalityRole.with_ended.update_or_create(user=user, role=role, defaults={"ends_on": ends_on})
    return granted
