"""Where somebody is signed in, so that they see it and can end it. Django keeps sessions by their key alone.

The key of a session changes when a password or a second step does. The session says under which key it is known here,
and moves its row along at the next request. A session whose row is gone was ended.
"""

from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from wijkaanpak import browsers
from wijkaanpak.accounts.models import OpenSession, User

KNOWN_AS = "known_as"


def begin(request: HttpRequest, user: User, *, at: datetime) -> None:
    """Note that a session is open; one in the same browser before it is over."""
    finish(request)
    if request.session.session_key is None:  # somebody else signed in here before, and theirs was thrown away
        request.session.save()
    key = request.session[KNOWN_AS] = request.session.session_key
    browser = browsers.words(request.headers.get("User-Agent", ""))
    OpenSession.objects.create(key=key, user=user, began_at=at, seen_at=at, browser=browser)


def finish(request: HttpRequest) -> None:
    """Somebody signs out, or in again."""
    if known_as := request.session.get(KNOWN_AS):
        OpenSession.objects.filter(key=known_as).delete()


def is_ended(request: HttpRequest) -> bool:
    """Whether its row is gone; one that got another key is moved along. No query while the key is the same."""
    key, known_as = request.session.session_key, request.session.get(KNOWN_AS)
    if known_as is None:  # it began before sessions were noted
        begin(request, request.user, at=timezone.now())
        return False
    if known_as == key:
        return False
    request.session[KNOWN_AS] = key
    return not OpenSession.objects.filter(key=known_as, user_id=request.user.pk).update(key=key)


def seen(request: HttpRequest, *, at: datetime) -> None:
    """Somebody is still here."""
    OpenSession.objects.filter(key=request.session.session_key).update(seen_at=at)


def of(user: User, *, at: datetime) -> Any:
    """Those that are not over, the one that was used last first."""
    idle = timedelta(seconds=settings.SESSION_IDLE_SECONDS)
    age = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return user.open_sessions.filter(seen_at__gt=at - idle, began_at__gt=at - age).order_by("-seen_at", "pk")


def end(user: User, *, but: str | None = None, pk: int | None = None) -> int:
    """End all sessions of somebody, or all but the one with this key, or one of them; returns how many."""
    ending = user.open_sessions.exclude(key=but) if but else user.open_sessions.all()
    if pk is not None:
        ending = ending.filter(pk=pk)
    keys = list(ending.order_by("pk").values_list("key", flat=True))
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for key in keys:
        store().delete(key)
    user.open_sessions.filter(key__in=keys).delete()
    return len(keys)


def forget(*, at: datetime) -> int:
    """Remove what is over: who was here is not kept. Safe to run twice."""
    return int(OpenSession.objects.filter(began_at__lt=at - timedelta(seconds=settings.SESSION_COOKIE_AGE)).delete()[0])
