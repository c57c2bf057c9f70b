"""One question to a server of open data, asked again when it may help. Nothing is ever asked of another host."""

import json
import random
import ssl
import time
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode, urljoin, urlsplit

import httpx
import structlog
from django.utils.translation import gettext as _

ATTEMPTS = 5
LONGEST_WAIT = 60.0  # seconds between two attempts, whatever the server asks for
LONGEST_ANSWER = 600.0  # seconds for one page from the first byte to the last
MAX_BYTES = 64 * 2**20  # of one page; StatLine's own are up to some 20 MB
TIMEOUT = httpx.Timeout(60.0, connect=10.0)
AGAIN = {408, 425, 429, 500, 502, 503, 504}

log = structlog.get_logger(__name__)
pause = time.sleep


class Trouble(Exception):
    """What was asked could not be read; the message says in Dutch why, and what to do."""


class NotThere(Trouble):
    """The server has nothing at this address."""


class Unreachable(Trouble):
    """The server did not answer, or not for long enough. What came in is kept: ask again later."""


class ChangedShape(Trouble):
    """The server answered something we do not know how to read."""


class _Again(Exception):
    """Worth another attempt, after `wait` seconds when the server named them."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


@dataclass(frozen=True)
class Client(ABC):
    """Asks one server. `base` is the address under which its data is, without a slash behind it."""

    base: str

    @abstractmethod
    def page_of(self, answer: Mapping[str, Any]) -> tuple[list[dict[str, Any]], str | None]:
        """The rows of a page, and the link to the next or None. Each protocol says where; raises ChangedShape."""

    def get(self, url: str, parameters: Mapping[str, str] | None = None) -> dict[str, Any]:
        """The JSON object at an address of this server. Raises NotThere, Unreachable or ChangedShape."""
        url = self.own(url)
        if parameters:
            url += ("&" if urlsplit(url).query else "?") + urlencode(parameters, quote_via=quote)
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return _answer(url)
            except _Again as reason:
                log.warning("remote_again", url=url, attempt=attempt, reason=str(reason))
                if attempt == ATTEMPTS:
                    raise Unreachable(self._away()) from reason
                pause(_wait(attempt, reason.wait))
        raise AssertionError  # the last attempt has answered or raised

    def own(self, link: str) -> str:
        """The address a link of the server leads to. Raises ChangedShape when that is another server."""
        here, there = urlsplit(self.base), urlsplit(urljoin(f"{self.base}/", link))
        try:
            same = there.hostname == here.hostname and (there.port or here.port) == here.port
        except ValueError:
            same = False
        if not same or there.username or there.scheme not in ("http", "https"):
            reason = _("De bron verwijst naar een andere server (%s). Die vertrouwen wij niet; er is niets ingelezen.")
            raise ChangedShape(reason % (there.hostname or link)[:80])
        return there._replace(scheme=here.scheme, netloc=here.netloc, fragment="").geturl()

    def _away(self) -> str:
        host = urlsplit(self.base).hostname
        return _("%s geeft geen antwoord. Wat binnen is blijft bewaard: probeer het later opnieuw.") % host


@cache
def _trusted() -> ssl.SSLContext:
    """Made once: reading the certificates takes longer than most questions."""
    return ssl.create_default_context()


def _answer(url: str) -> dict[str, Any]:
    headers = {"Accept": "application/json"}
    try:
        with httpx.stream("GET", url, headers=headers, timeout=TIMEOUT, verify=_trusted()) as response:
            if response.status_code in AGAIN:
                raise _Again(f"{response.status_code}", _asked_wait(response.headers.get("Retry-After")))
            if response.status_code == httpx.codes.NOT_FOUND:
                raise NotThere(_("De bron heeft dit niet. Controleer wat u vraagt."))
            if response.status_code != httpx.codes.OK:
                reason = _("De bron antwoordt met code %d. Zo kennen wij haar niet; er is niets ingelezen.")
                raise ChangedShape(reason % response.status_code)
            content = _content(response)
    except httpx.TransportError as error:  # not there, too slow, or broken off half-way
        raise _Again(repr(error)) from error
    except httpx.DecodingError as error:
        raise ChangedShape(_no_json()) from error
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ChangedShape(_no_json()) from error
    if not isinstance(answer, dict):
        raise ChangedShape(_no_json())
    return answer


def _content(response: httpx.Response) -> bytes:
    started, content = time.monotonic(), bytearray()
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > MAX_BYTES:
            reason = _("De bron stuurt een pagina van meer dan %d MB. Dat vertrouwen wij niet; er is niets ingelezen.")
            raise ChangedShape(reason % (MAX_BYTES // 2**20))
        if time.monotonic() - started > LONGEST_ANSWER:
            raise _Again("slow")
    return bytes(content)


def _no_json() -> str:
    return _("De bron stuurt iets anders dan JSON. Er is niets ingelezen.")


def _wait(attempt: int, asked: float | None) -> float:
    """What the server asks for, else 1, 2, 4, 8 seconds and a bit, so that not everybody comes back at once."""
    wait = asked if asked is not None else 2 ** (attempt - 1) * (1 + random.random() / 4)  # noqa: S311
    return min(max(wait, 0.0), LONGEST_WAIT)


def _asked_wait(header: str | None) -> float | None:
    """`Retry-After` in seconds: it may be a number or a moment. None when it says nothing we understand."""
    if not header:
        return None
    if header.strip().isdigit():
        return float(header)
    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - datetime.now(UTC)).total_seconds()
