"""The log of who came in, who was refused, and what changed about an account, with the six fields that the BIO asks.

They are the event, the person, the device, the object, the result and the time, which each line of the log has. A
person is the number of an account, a device an address and a browser by our words, an object a page of ours: nothing in
it is what somebody typed. Residents have no account; of them only what was refused stands here, without who they are.
"""

from collections.abc import Callable
from enum import StrEnum, auto

import structlog
from django.http import HttpRequest, HttpResponse

from wijkaanpak import asked, browsers, clients

log = structlog.get_logger(__name__)


class SecurityEvent(StrEnum):
    SIGN_IN = auto()
    SECOND_STEP = auto()
    SIGN_OUT = auto()
    PASSWORD_AGAIN = auto()  # asked once more of who is signed in
    PASSWORD_CHANGED = auto()
    PASSWORD_LETTER = auto()  # one with a link for a new password
    EMAIL_CHANGED = auto()
    SECOND_STEP_CHANGED = auto()
    SESSIONS_ENDED = auto()
    PAGE = auto()


class Result(StrEnum):
    DONE = auto()
    FAILED = auto()
    THROTTLED = auto()
    REFUSED = auto()
    NOT_FOUND = auto()


REFUSALS = {403: Result.REFUSED, 404: Result.NOT_FOUND, 429: Result.THROTTLED}


def record(
    request: HttpRequest, event: SecurityEvent, result: Result, *, person: int | None, about: str = "account"
) -> None:
    """Write one line; `person` is None for who has no account, or does not say which."""
    agent = request.headers.get("User-Agent", "")
    # Who asks for a page without an account is mostly a resident; at the door of an account it is who comes for one.
    is_resident = person is None and event is SecurityEvent.PAGE
    device = ("" if is_resident else clients.address(request), browsers.name(agent), browsers.system(agent))
    write = log.info if result is Result.DONE else log.warning
    write(
        event.value,
        person=person,
        device=", ".join(part for part in device if part),
        object=about,
        result=result.value,
    )


def record_at_server(event: SecurityEvent, *, person: int) -> None:
    """The same for what somebody did there with a command: who that was, the server itself knows."""
    log.info(event.value, person=person, device="server", object="account", result=Result.DONE.value)


class RefusalLog:
    """A line for each request that was refused: 403 and 429 by anybody, and 404 by who signed in, since what is of
    another municipality looks as if it did not exist.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code in REFUSALS:
            person = request.user.pk if request.user.is_authenticated else None
            if response.status_code != 404 or (person and request.resolver_match):
                record(request, SecurityEvent.PAGE, REFUSALS[response.status_code], person=person, about=page(request))
        return response


def page(request: HttpRequest) -> str:
    """Which page it is by its name, its municipality and the numbers in its address; what else stands there anybody can
    write.
    """
    numbers = [f"{name}={value}" for name, value in asked.numbers(request).items()]
    return " ".join(part for part in (asked.municipality(request), asked.route(request), *numbers) if part)
