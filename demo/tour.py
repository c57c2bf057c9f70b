"""What a visitor does in the demo: sign in, ask for a council report, wait for it, look around."""

import time
from collections.abc import Callable
from datetime import date

from demo import accounts
from demo.visitor import NotAsExpected, Page, Visitor

MUNICIPALITY = "groningen"
PROGRAMME = "selwerd"
REPORT_WITHIN = 180.0  # seconds

REPORTS = f"/{MUNICIPALITY}/beheer/{PROGRAMME}/rapporten/"
PUBLIC_PAGES = {
    "/": "Groningen",
    f"/{MUNICIPALITY}/": "Selwerd",
    f"/{MUNICIPALITY}/wijkaanpak/{PROGRAMME}/": "Selwerd",
    f"/{MUNICIPALITY}/initiatieven/": "idee",
    f"/{MUNICIPALITY}/initiatieven/indienen/": "idee",
    "/toegankelijkheid/": "toegankelijkheid",
    "/privacy/": "privacy",
    "/account/login/": "inloggen",
}
STAFF_PAGES = {
    f"/{MUNICIPALITY}/beheer/": "Selwerd",
    f"/{MUNICIPALITY}/beheer/{PROGRAMME}/": "Selwerd",
    f"/{MUNICIPALITY}/beheer/{PROGRAMME}/succesfactoren/": "lange adem",
    f"/{MUNICIPALITY}/beheer/{PROGRAMME}/initiatieven/": "Selwerd",
    REPORTS: "rapport",
}


def sign_in(visitor: Visitor, role: str) -> Page:
    """Sign in as the first person with this role in the municipality of the demo; the page one lands on."""
    person = next(
        account for account in accounts.accounts() if (account.role, account.municipality) == (role, MUNICIPALITY)
    )
    page = visitor.open("/account/login/")
    form = page.form("login", "password")
    landed = visitor.submit(page, form, login=person.email, password=accounts.PASSWORD)
    if "/account/login" in landed.url:
        raise NotAsExpected(f"{person.email} cannot sign in: {landed.text[:200]}")
    return landed


def ask_for_report(visitor: Visitor, meanwhile: Callable[[], object]) -> bytes:
    """Ask for the council report of the programme as its manager does; returns the PDF that comes back."""
    sign_in(visitor, "programme_manager")
    page = visitor.open(REPORTS)
    ask = page.link("rapport maken")
    if ask is None:
        raise NotAsExpected(f"{page.url} does not let the programme manager ask for a report: {page.text[:300]}")
    page = visitor.open(ask)
    form = page.form("csrfmiddlewaretoken", "period_start", "period_end")
    asked = {name: value for name, value in _answers().items() if not form.values.get(name)}
    progress = visitor.submit(page, form, **asked)
    deadline = time.monotonic() + REPORT_WITHIN
    while (download := progress.link("download")) is None:
        if time.monotonic() > deadline or "mislukt" in progress.text:
            raise NotAsExpected(f"The report does not come: {progress.text[:500]}")
        meanwhile()
        time.sleep(0.3)
        progress = visitor.open(progress.url)
    content = visitor.open(download).body
    if not content.startswith(b"%PDF"):
        raise NotAsExpected(f"{download} is not a PDF")
    return content


def _answers() -> dict[str, str]:
    """What the programme manager fills in where the form proposes nothing."""
    year = date.today().year  # noqa: DTZ011
    return {
        "period_start": f"{year}-01-01",
        "period_end": f"{year}-12-31",
        "summary": "Selwerd werkt verder aan groen, gezondheid en ontmoeting. Schulden blijven de grootste zorg. "
        "Of bewoners zich gezonder voelen, is nog niet te zeggen.",
        "decisions": "Stem in met het verlengen van het bewonersbudget.",
    }


def look_around(site: str) -> list[str]:
    """The main pages, for everybody and for staff; returns their addresses."""
    anybody, manager = Visitor(site), Visitor(site)
    sign_in(manager, "programme_manager")
    seen = [anybody.open(path, expect=words).url for path, words in PUBLIC_PAGES.items()]
    seen += [manager.open(path, expect=words).url for path, words in STAFF_PAGES.items()]
    return seen
