"""A visitor with a browser without JavaScript: opens pages, follows links, fills in forms, keeps cookies."""

import http.cookiejar
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import IO

SECONDS = 30


class NotAsExpected(RuntimeError):
    """A page is not what a visitor may expect; the message says which and why."""


@dataclass
class Form:
    """A form as it was served: where it goes and what is filled in already."""

    action: str
    method: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass
class Page:
    """What came back: for HTML also its text, links and forms."""

    url: str
    status: int
    body: bytes
    text: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)

    def link(self, words: str) -> str | None:
        """Address of the first link with these words in it."""
        return next((address for address, text in self.links if words.lower() in text.lower()), None)

    def form(self, *names: str) -> Form:
        """The form that has these fields."""
        for form in self.forms:
            if set(names) <= form.values.keys():
                return form
        raise NotAsExpected(f"{self.url} has no form with {', '.join(names)}")


class Visitor:
    """One person: cookies are kept from page to page."""

    def __init__(self, site: str) -> None:
        self.site = site
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        # No proxy: the site is on this machine.
        self._opener = urllib.request.build_opener(cookies, urllib.request.ProxyHandler({}))

    def open(self, address: str, *, expect: str = "") -> Page:
        """The page at a path or address. Raises `NotAsExpected` unless it is 200 and has these words."""
        return _expected(self._ask(urllib.request.Request(urllib.parse.urljoin(self.site, address))), expect)  # noqa: S310

    def submit(self, page: Page, form: Form, *, expect: str = "", **values: str) -> Page:
        """Send the form as served, with these fields filled in; the page after the redirect."""
        body = urllib.parse.urlencode(form.values | values)
        address = urllib.parse.urljoin(page.url, form.action or page.url)
        if form.method == "get":
            return self.open(f"{address}?{body}", expect=expect)
        request = urllib.request.Request(address, body.encode(), {"Referer": page.url})  # noqa: S310
        return _expected(self._ask(request), expect)

    def _ask(self, request: urllib.request.Request) -> Page:
        try:
            with self._opener.open(request, timeout=SECONDS) as answer:
                return _page(answer.url, answer.status, answer, answer.headers.get_content_type())
        except urllib.error.HTTPError as error:
            return _page(error.url or request.full_url, error.code, error, error.headers.get_content_type())
        except (urllib.error.URLError, OSError) as error:
            raise NotAsExpected(f"{request.full_url} does not answer: {error}") from error


def _page(url: str, status: int, answer: IO[bytes], content_type: str) -> Page:
    page = Page(url, status, answer.read())
    if content_type == "text/html":
        reader = _Reader(page)
        reader.feed(page.body.decode())
        page.text = " ".join(" ".join(reader.words).split())
    return page


def _expected(page: Page, words: str) -> Page:
    if page.status != 200:
        raise NotAsExpected(f"{page.url} answered {page.status}: {page.text[:200]}")
    if words and words.lower() not in page.text.lower():
        raise NotAsExpected(f"{page.url} does not say ‘{words}’: {page.text[:200]}")
    return page


class _Reader(HTMLParser):
    """Collects text, links and the values that a browser would send."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.words: list[str] = []
        self._page = page
        self._form: Form | None = None
        self._link: tuple[str, int] | None = None
        self._field = ""
        self._first_option = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        name = found.get("name", "")
        if tag == "a" and "href" in found:
            self._link = (found["href"], len(self.words))
        elif tag == "form":
            self._form = Form(found.get("action", ""), found.get("method", "get").lower())
            self._page.forms.append(self._form)
        elif self._form is not None and name:
            self._fill(self._form, tag, name, found)
        elif tag == "option" and self._form is not None and (self._first_option or "selected" in found):
            self._form.values[self._field] = found.get("value", "")
            self._first_option = False

    def _fill(self, form: Form, tag: str, name: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("type", "")
        if tag in {"select", "textarea"}:
            self._field = name
            self._first_option = tag == "select"
            form.values.setdefault(name, "")
        elif tag == "input" and kind in {"checkbox", "radio"}:
            if "checked" in attributes:
                form.values[name] = attributes.get("value", "on")
        elif tag == "input" and kind not in {"submit", "button", "file"}:
            form.values[name] = attributes.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._link is not None:
            address, start = self._link
            self._page.links.append((address, " ".join(self.words[start:]).strip()))
            self._link = None
        elif tag == "form":
            self._form = None
        elif tag in {"select", "textarea"}:
            self._field = ""

    def handle_data(self, text: str) -> None:
        self.words.append(text)
        if self._form is not None and self._field and self.lasttag == "textarea":
            self._form.values[self._field] += text
