"""Guessing of one account from many addresses is slowed down, and the owner of the account still comes in.

Wrong passwords count for an account and a connection together (allauth), so that nobody shuts the door for another.
Who has a thousand connections has a thousand times those guesses, so they count for the account alone too. That count
is not of a browser in which the owner signed in before, nor of one in which they just opened a link from their own
mailbox: those have a count of their own.

Who tries one password at every account stays under all of these. Of one connection that is slow; of IPv6 a customer
often has a /48, which is 65,536 connections, so the network counts too, with as much as five of them. Five and not one:
a provider may divide a /48 among customers, and a municipality has its office in one.
"""

import secrets
from collections.abc import Iterator

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from wijkaanpak import clients
from wijkaanpak.accounts import mailbox, recorded
from wijkaanpak.accounts.models import User

ANYWHERE, NETWORK = "login_anywhere", "login_network"  # their rates stand in ACCOUNT_RATE_LIMITS
KNOWN_FOR = 180 * 24 * 3600
PATH = "/account/"


def counted(request: HttpRequest, email: str) -> Iterator[tuple[str, str, str]]:
    """The limits an attempt counts for: of which, under which name, and the words when it is used up.

    An address that nobody has is counted like any other. The owner's own browser is kept out by no neighbour.
    """
    account = recorded.number(email)
    browser = "mailbox" if mailbox.is_proven(request, account) else _known_browser(request, account)
    network = clients.network(clients.connection(request))
    if network and not browser:
        yield NETWORK, network, "rate_limited"
    yield ANYWHERE, f"{email.strip().lower()} {browser}", "account_is_guessed"


def remember(response: HttpResponse, user: User) -> None:
    """The owner signed in with this browser: strangers who guess do not keep it out."""
    response.set_cookie(
        _cookie(user.pk),
        _signer(user.pk).sign(secrets.token_urlsafe(9)),
        max_age=KNOWN_FOR,
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _known_browser(request: HttpRequest, account: int | None) -> str:
    """What a browser was called when its owner signed in; empty for one that is not known."""
    try:
        return _signer(account).unsign(request.COOKIES.get(_cookie(account), ""), max_age=KNOWN_FOR)
    except signing.BadSignature:
        return ""


def _cookie(account: int | None) -> str:
    return f"known-{account}"


def _signer(account: int | None) -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=f"wijkaanpak.accounts.guessing {account}")
