"""Who just opened a link from a letter to an account, in this browser: they can read its mailbox.

It stays in the session, through signing in, and ends with it.
"""

from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest

from wijkaanpak.accounts.models import User

OPENED = "opened_letter_of"


def prove(request: HttpRequest, user: User) -> None:
    """A link of theirs was opened. Whoever used this browser until now is signed out: signing in is one door."""
    logout(request)
    request.session[OPENED] = user.pk


def prove_by_reset(sender: Any, request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """allauth tells that somebody chose a new password by the link in a letter."""
    prove(request, user)


def is_proven(request: HttpRequest, account: int | None) -> bool:
    """Whether the letter was of this account."""
    return account is not None and request.session.get(OPENED) == account


def may_make_second_step(request: HttpRequest) -> bool:
    """Whoever was invited makes the first one here only after opening a link from a letter: a password can be learnt by
    another, and would be enough then for ever.
    """
    user: User = request.user
    return not user.second_step_by_letter or is_proven(request, user.pk)
