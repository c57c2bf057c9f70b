"""When a session ends by itself: half an hour without a request, or twelve hours after signing in."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from wijkaanpak.accounts import open_sessions, people
from wijkaanpak.accounts.models import User

BEGAN, SEEN = "began", "seen"
EVERY = 60  # seconds: not every request writes that somebody is still here


class SessionAgeMiddleware:
    """Before any page is chosen: whose session is over is nobody, and hears why at the door."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            at = timezone.now()
            now = int(at.timestamp())
            if is_over(request.session, now):
                logout(request)
                messages.info(request, _("U was een tijd niet actief of al lang ingelogd. Log opnieuw in."))
            elif open_sessions.is_ended(request):
                logout(request)
                messages.info(request, _("U bent hier uitgelogd vanuit een andere browser. Log opnieuw in."))
            elif now - request.session[SEEN] > EVERY:
                request.session[SEEN] = now
                open_sessions.seen(request, at=at)
        return self.get_response(request)


def is_over(session: Any, now: int) -> bool:
    """One that does not say when it began is over too."""
    idle, age = now - session.get(SEEN, 0), now - session.get(BEGAN, 0)
    return idle > settings.SESSION_IDLE_SECONDS or age > settings.SESSION_COOKIE_AGE


def begin(sender: Any, request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """Django tells that somebody signed in, by whichever door; there is no function of ours that all doors call."""
    at = timezone.now()
    request.session[BEGAN] = request.session[SEEN] = int(at.timestamp())
    open_sessions.begin(request, user, at=at)


def finish(sender: Any, request: HttpRequest, **_kwargs: Any) -> None:
    """Django tells that somebody signs out."""
    open_sessions.finish(request)


def other_password(sender: Any, request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """allauth tells that the password changed. Django ends the other sessions by that; they leave the list too."""
    open_sessions.end(user, but=request.session.get(open_sessions.KNOWN_AS))


def made_second_step(sender: Any, user: User, **_kwargs: Any) -> None:
    """allauth tells that a second step was added."""
    people.has_second_step(user)


def end_others(sender: Any, request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """allauth tells that the second step changed: every other session ends, and this one gets a new key."""
    people.end_sessions(user, but=request.session.get(open_sessions.KNOWN_AS))
    update_session_auth_hash(request, user)
