"""People who send ideas and ask for reports while something goes wrong, and the count of what came of it."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Barrier, Event
from typing import TypeVar

import psycopg

from demo.visitor import Form, NotAsExpected, Page, Visitor
from tests.conftest import make_municipality, make_user
from tests.support.mail_server import MailServer
from tests.support.monitoring import make_programme
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role

MANAGER, PASSWORD = "manager@groningen.example", "lang genoeg 1"
IDEA_FORM = "/groningen/initiatieven/indienen/"
REPORTS = "/groningen/beheer/selwerd/rapporten/"
LIMITS = dict.fromkeys(("IDEAS_PER_CONNECTION", "IDEAS_PER_MUNICIPALITY"), "1000000")  # all is sent from one address
TOO_FAST = 3.2  # seconds that somebody needs to fill in a form, or a person looks at it first
PATIENCE = 300.0  # seconds in which everything has to come right by itself
SENDERS = 4
Made = TypeVar("Made")


@dataclass
class Outcome:
    """Of one fault. What is lost or doubled may not be."""

    fault: str
    sent: int = 0
    kept: int = 0
    ideas_lost: int = 0
    ideas_doubled: int = 0
    letters_lost: int = 0
    letters_twice: int = 0
    reports: int = 0
    reports_lost: int = 0
    reports_doubled: int = 0
    pressed_again: int = 0
    """Times that somebody had to press *Probeer het opnieuw*."""
    seconds: float = 0
    """Until all was there, after the fault was over."""
    status: list[str] = field(default_factory=list)

    @property
    def wrong(self) -> int:
        lost = self.ideas_lost + self.letters_lost + self.reports_lost
        return lost + self.ideas_doubled + self.letters_twice + self.reports_doubled


@dataclass
class Town:
    """The server that is tried, by its address, with what it keeps."""

    address: str
    mail: MailServer
    media: Path
    rows: Callable[[], psycopg.Connection]


def make_town() -> None:
    """A municipality with a programme that takes ideas, and somebody who may ask for its reports."""
    groningen = make_municipality("groningen", "Groningen")
    with tenancy.municipality(groningen):
        make_programme(is_published=True, accepts_initiatives=True)
    make_user("manager", groningen, Role.PROGRAMME_MANAGER)


def try_out(
    town: Town, fault: str, *, ideas: int, reports: int, during: Callable[[], list[str]], over_seconds: float
) -> Outcome:
    """Everybody begins, `during` lets something go wrong, gives what status said of it, and mends it. Then all has to
    come by itself, and is counted. Who gets no answer sends the same form again, as people do.
    """
    outcome = Outcome(fault, sent=ideas)
    titles = [f"Idee bij {fault}, nummer {number}" for number in range(ideas)]
    ready, go = Barrier(SENDERS + 1), Event()
    with ThreadPoolExecutor(SENDERS + 1) as pool:
        pace = over_seconds * SENDERS / max(ideas, 1)
        senders = [pool.submit(_send, town, titles[one::SENDERS], pace, ready, go) for one in range(SENDERS)]
        asker = pool.submit(_ask_for_reports, town, reports, go)
        ready.wait()
        time.sleep(TOO_FAST)
        go.set()
        time.sleep(2)
        outcome.status = during()
        for sender in senders:
            sender.result()
        mine = asker.result()
    began = time.monotonic()
    while not _is_settled(town, titles, mine) and time.monotonic() - began < PATIENCE:
        outcome.pressed_again += _press_again(town, mine)
        time.sleep(1)
    outcome.seconds = time.monotonic() - began
    _count_ideas(town, titles, outcome)
    _count_reports(town, mine, outcome)
    return outcome


def _send(town: Town, titles: Sequence[str], pace: float, ready: Barrier, go: Event) -> None:
    """One resident after the other, each with a form that was opened before anything went wrong."""
    visitor = Visitor(town.address)
    opened: list[tuple[str, Page, Form]] = []
    for title in titles:
        page = until_answered(lambda: visitor.open(IDEA_FORM))
        opened.append((title, page, page.form("form_key")))
    ready.wait()
    go.wait()
    for title, page, form in opened:
        began = time.monotonic()
        filled = {
            "title": title,
            "plan": "Samen met de buurt aan het werk, elke week een ochtend.",
            "place": "Eikenlaan",
            "applicant_name": "Een bewoner",
            "applicant_email": mailbox(title),
        }
        until_answered(lambda page=page, form=form, filled=filled: visitor.submit(page, form, **filled))  # type: ignore[misc]
        time.sleep(max(0.0, pace - (time.monotonic() - began)))


def _ask_for_reports(town: Town, count: int, go: Event) -> list[int]:
    """Half of them before anything goes wrong, the others meanwhile; returns their numbers."""
    if not count:
        return []
    visitor = _signed_in(town)
    asked = []
    for number in range(count):
        if number == (count + 1) // 2:
            go.wait()
            time.sleep(TOO_FAST)
        page = until_answered(lambda: visitor.open(f"{REPORTS}nieuw/"))
        form = page.form("period_start", "period_end")
        asked.append(until_answered(lambda page=page, form=form: visitor.submit(page, form)))  # type: ignore[misc]
    return [int(page.url.rstrip("/").rpartition("/")[2]) for page in asked]


def _signed_in(town: Town) -> Visitor:
    visitor = Visitor(town.address)

    def sign_in() -> None:
        page = visitor.open("/account/login/")
        visitor.submit(page, page.form("login", "password"), login=MANAGER, password=PASSWORD)
        visitor.open(REPORTS)

    until_answered(sign_in)
    return visitor


def until_answered(ask: Callable[[], Made]) -> Made:
    """Who gets no answer, or an error, tries again a little later."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return ask()
        except NotAsExpected:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)


def mailbox(title: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in title.lower()) + "@voorbeeld.example"


def _is_settled(town: Town, titles: Sequence[str], reports: Sequence[int]) -> bool:
    with town.rows() as rows:
        unsent = "select count(*) from programmes_initiative where title = any(%s) and confirmation_sent_at is null"
        unmade = "select count(*) from monitoring_report where id = any(%s) and state <> 'done'"
        return not _number(rows, unsent, list(titles)) and not _number(rows, unmade, list(reports))


def _press_again(town: Town, reports: Sequence[int]) -> int:
    """Somebody reads *mislukt* and presses the button under it."""
    with town.rows() as rows:
        asked = "select id from monitoring_report where id = any(%s) and state = 'failed'"
        failed = [number for (number,) in rows.execute(asked, [list(reports)]).fetchall()]
    if failed:
        visitor = _signed_in(town)
        for number in failed:
            page = visitor.open(f"{REPORTS}{number}/")
            [form] = [form for form in page.forms if form.action.endswith("/opnieuw/")]
            visitor.submit(page, form)
    return len(failed)


def _count_ideas(town: Town, titles: Sequence[str], outcome: Outcome) -> None:
    with town.rows() as rows:
        found = rows.execute("select title from programmes_initiative where title = any(%s)", [list(titles)]).fetchall()
    kept = Counter(title for (title,) in found)
    outcome.kept = len(kept)
    outcome.ideas_lost = len(titles) - len(kept)
    outcome.ideas_doubled = kept.total() - len(kept)
    boxes = {mailbox(title) for title in titles}
    letters = Counter(to for to, _subject in list(town.mail.letters) if to in boxes)
    outcome.letters_lost = len(boxes) - len(letters)
    outcome.letters_twice = letters.total() - len(letters)


def _count_reports(town: Town, reports: Sequence[int], outcome: Outcome) -> None:
    """Each that was asked for is one row with one whole file, and there are no others."""
    with town.rows() as rows:
        made = dict(rows.execute("select id, file from monitoring_report where state = 'done'").fetchall())
        every = _number(rows, "select count(*) from monitoring_report where id > %s", min(reports, default=0) - 1)
    files = {str(path.relative_to(town.media)) for path in town.media.glob("reports/**/*.pdf")}
    whole = [
        number
        for number in reports
        if made.get(number) in files and (town.media / made[number]).read_bytes().startswith(b"%PDF-")
    ]
    outcome.reports = len(reports)
    outcome.reports_lost = len(reports) - len(whole)
    outcome.reports_doubled = (every - len(set(reports)) if reports else 0) + len(files - set(made.values()))


def _number(rows: psycopg.Connection, question: str, asked: object) -> int:
    [[number]] = rows.execute(question, [asked]).fetchall()  # type: ignore[arg-type]
    return int(number)
