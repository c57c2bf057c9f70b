"""What a page must pass, and pictures of it."""

import os
import time
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page, TimeoutError

AXE = Axe().axe_script  # for each page from its start, as its own scripts: the browser then compiles it once
SCREENSHOTS = Path(__file__).resolve().parents[2] / "var" / "screenshots"
# Every rule runs on every element; of what passes or does not apply axe hands over no lists, which take the longest.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


# A click is over as soon as the next page has begun: it may have no element yet, and htmx may be waiting for an answer.
AT_REST = """() => document.readyState === "complete" &&
  !document.querySelector(".htmx-request, .htmx-swapping, .htmx-settling")"""


def settle(page: Page) -> None:
    """Waits until the page is there as a whole and nothing on it is being fetched or put in place."""
    _until(page, AT_REST, seconds=30)


def _until(page: Page, asked: str, *, seconds: float) -> None:
    """Waits until the page says yes. It is asked from here time and again: what Playwright leaves in a page to ask it
    is text that becomes code, which our pages refuse. Raises TimeoutError.
    """
    ends = time.monotonic() + seconds
    while not _says(page, asked):
        if time.monotonic() > ends:
            raise TimeoutError(f"{page.url} does not come to {asked}")
        page.wait_for_timeout(20)


def _says(page: Page, asked: str) -> bool:
    try:
        return bool(page.evaluate(asked))
    except Error as gone:
        if "Execution context was destroyed" in str(gone):  # the next page has begun
            return False
        raise


def assert_accessible(page: Page, *, part: str = "html") -> None:
    """axe finds nothing on the page, or in a part of it, in WCAG 2.2 AA and its own best practices."""
    settle(page)
    asked = "async ([part, options]) => (await axe.run(part, options)).violations"
    found = page.evaluate(asked, [part, RULES])
    lines = [
        f"{violation['id']}: {violation['help']}\n    {node['html'][:160]}\n    {node['failureSummary'][:300]}"
        for violation in found
        for node in violation["nodes"]
    ]
    assert not lines, f"{page.url}\n" + "\n".join(lines)


def assert_fits(page: Page) -> None:
    """Nobody has to scroll sideways, once letters and sizes have settled."""
    too_wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    try:
        _until(page, f"{too_wide} <= 0", seconds=5)
    except TimeoutError as late:
        wide = page.evaluate(too_wide)
        raise AssertionError(f"{page.url} is {wide} px too wide at {page.viewport_size}") from late


def assert_fits_enlarged(page: Page) -> None:
    """On a phone, with letters twice as large, nobody has to scroll sideways either. The page ends as it was."""
    settle(page)
    before = page.viewport_size
    page.set_viewport_size({"width": 375, "height": 812})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    # What watches the size of a table has had its turn.
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert_fits(page)
    page.evaluate("document.documentElement.style.removeProperty('font-size')")
    assert before is not None
    page.set_viewport_size(before)


# A cell counts as in reach when it lies within the window, or within something that scrolls, takes the focus and has a
# name, and says that there is more.
CELLS_OUT_OF_REACH = """async () => {
  // What watches the size of a table has had its turn.
  await new Promise((ready) => requestAnimationFrame(() => requestAnimationFrame(ready)));
  const wide = document.documentElement.clientWidth;
  const lost = [];
  for (const cell of document.querySelectorAll("main table :is(th, td)")) {
    const box = cell.getBoundingClientRect();
    if (!cell.checkVisibility() || !box.width || cell.closest("thead")?.offsetWidth === 1) continue;
    const frame = cell.closest(".wk-table__scroll");
    const inner = frame?.getBoundingClientRect() ?? { left: 0, right: wide };
    const isInside = box.left >= Math.max(inner.left, 0) - 1 && box.right <= Math.min(inner.right, wide) + 1;
    const hint = frame?.nextElementSibling;
    const isReachable = frame?.tabIndex === 0 && frame.ariaLabel && hint?.checkVisibility();
    if (!isInside && !(isReachable && window.innerWidth > 640)) lost.push(cell.innerText.trim().slice(0, 60));
  }
  return lost;
}"""


def assert_cells_in_reach(page: Page) -> None:
    """No cell of a table is hidden: none at all on a phone, and behind a scroll bar that says so at a desk."""
    lost = page.evaluate(CELLS_OUT_OF_REACH)
    assert lost == [], f"{page.url} at {page.viewport_size} hides {lost}"


def look(page: Page, name: str) -> None:
    """The page as it stands now is accessible and fits, on a phone and at a desk, where it stays.

    Seen from its top: which link the bar that stays on a phone covers halfway is a matter of scrolling.
    """
    settle(page)
    for width in (375, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("scrollTo(0, 0)")
        assert_accessible(page)
        assert_fits(page)
        assert_cells_in_reach(page)
        screenshot(page, f"{name}-{width}")


# How the contents of a page are built: their elements in order with all that is not a word, a value or a name.
BUILT = """() => [...document.querySelectorAll("main, main *")].map((part) => [
  part.parentElement.childElementCount, part.tagName, part.className,
  ...[...part.attributes].map(({ name }) => name), part.getAttribute("type"), part.getAttribute("role"),
].join(" ")).join()"""


def glance(page: Page, name: str, *, part: str, seen: set[str]) -> None:
    """As `look`, for many pages in one frame: axe reads one part, on the phone, and what is built alike once."""
    for width in (1280, 375):
        page.set_viewport_size({"width": width, "height": 900})
        assert_fits(page)
        assert_cells_in_reach(page)
        screenshot(page, f"{name}-{width}")
    page.evaluate("scrollTo(0, 0)")
    if (built := page.evaluate(BUILT)) not in seen:
        assert_accessible(page, part=part)
        seen.add(built)


def screenshot(page: Page, name: str, *, always: bool = False) -> None:
    """The whole page as var/screenshots/<name>.png, when SCREENSHOTS=1 asks: all of them together take a minute."""
    if always or os.environ.get("SCREENSHOTS") == "1":
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        settle(page)
        page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True, caret="initial")
