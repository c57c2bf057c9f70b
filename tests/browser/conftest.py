"""Journeys in a real browser: a live server, a page, and what every page must pass.

    def test_…(live, page, sign_in, manager):
        sign_in(manager)
        page.goto(live.url + tenancy.path(groningen, "workspace:programmes"))
        assert_accessible(page)

The console is watched: an error there, such as a refused style or script, fails the test.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, sync_playwright

from tests.support import demo as loaded
from tests.support.browser import AXE, settle
from wijkaanpak import assets
from wijkaanpak.accounts.models import User

# The shell is Chromium without a window to draw, which takes half as long.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
DESKTOP = {"width": 1280, "height": 900}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here is a browser test; without Chromium it is skipped loudly, in CI it fails."""
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker("browser")
            if CHROMIUM is None and not os.environ.get("CI"):
                item.add_marker(pytest.mark.skip(reason="BROWSER TESTS SKIPPED: there is no chromium here"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "there is no chromium on this machine: apt-get install chromium-headless-shell"
    assets.build()
    # Playwright's loop runs in this thread, and Django takes that for asynchronous code.
    patch = pytest.MonkeyPatch()
    patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()
    patch.undo()


@pytest.fixture
def live(live_server):
    """The site over HTTP. Rows made in a fixture are committed, so the server sees them."""
    return live_server


@pytest.fixture
def demo(live, testrun_uid: str) -> Iterator[str]:
    """The address of the municipality of the demo, all of it loaded."""
    with loaded.standing(testrun_uid):
        yield f"{live.url}/groningen/"


@pytest.fixture
def errors() -> list[str]:
    """What pages logged as an error; a test that is about failing takes out what it expects."""
    return []


def leave_at_rest(page: Page) -> None:
    """The page goes to another address when what was pressed has come: going away would break it off."""
    goto = page.goto

    def patient(url: str, **options: Any) -> Response | None:
        settle(page)
        return goto(url, **options)

    page.goto = patient  # type: ignore[method-assign]


@contextmanager
def watched(browser: Browser, errors: list[str]) -> Iterator[Page]:
    """A tab of its own, that puts what its pages log as an error among these."""

    def watch(message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            errors.append(message.text)

    context = browser.new_context(viewport=DESKTOP, locale="nl-NL", reduced_motion="reduce")
    context.set_default_timeout(10_000)
    context.add_init_script(AXE)
    page = context.new_page()
    leave_at_rest(page)
    page.on("console", watch)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()


@pytest.fixture
def page(browser: Browser, errors: list[str]) -> Iterator[Page]:
    """A tab that fails the test when the page logs an error."""
    with watched(browser, errors) as page:
        yield page
    assert errors == []


@pytest.fixture
def sign_in(live, page: Page) -> Callable[[User], None]:
    """Makes the page that of somebody who signed in."""

    def sign_in(user: User) -> None:
        client = Client()
        client.force_login(user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live.url}])

    return sign_in
