"""What Django and allauth tell of signing in, written to the log of security. There is no function of ours that all
doors call, so they are heard by their signals.
"""

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as second_step
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.http import HttpRequest

from wijkaanpak.accounts.models import User
from wijkaanpak.security_log import Result, SecurityEvent, record

CHANGES = {
    account.password_changed: SecurityEvent.PASSWORD_CHANGED,
    account.password_set: SecurityEvent.PASSWORD_CHANGED,
    account.password_reset: SecurityEvent.PASSWORD_CHANGED,
    account.email_changed: SecurityEvent.EMAIL_CHANGED,
    second_step.authenticator_added: SecurityEvent.SECOND_STEP_CHANGED,
    second_step.authenticator_removed: SecurityEvent.SECOND_STEP_CHANGED,
    second_step.authenticator_reset: SecurityEvent.SECOND_STEP_CHANGED,
    user_logged_in: SecurityEvent.SIGN_IN,
    user_logged_out: SecurityEvent.SIGN_OUT,
    second_step.authenticator_used: SecurityEvent.SECOND_STEP,
}


def listen() -> None:
    """Called once, when the apps are ready."""
    for signal in CHANGES:
        signal.connect(_done, dispatch_uid="wijkaanpak.accounts.recorded")
    second_step.authentication_failed.connect(wrong_code)


def wrong_code(sender: Any, request: HttpRequest, user: User, **_kwargs: Any) -> None:
    record(request, SecurityEvent.SECOND_STEP, Result.FAILED, person=user.pk)


def not_let_in(request: HttpRequest, result: Result, email: str) -> None:
    """A password that did not open, or was not even looked at. The address is not written down: who hurries types a
    password where the address belongs.
    """
    if request.user.is_authenticated:
        record(request, SecurityEvent.PASSWORD_AGAIN, result, person=request.user.pk)
    else:
        record(request, SecurityEvent.SIGN_IN, result, person=number(email))


def number(email: str) -> int | None:
    """Of the account with this address, if there is one."""
    return User.objects.filter(email=email.strip().lower()).values_list("pk", flat=True).first()


def _done(sender: Any, signal: Any, user: User | None, request: HttpRequest | None = None, **_kwargs: Any) -> None:
    if request is not None and user is not None:
        record(request, CHANGES[signal], Result.DONE, person=user.pk)
