"""Everything that can stop is stopped while people send ideas and ask for reports: nothing may be lost or doubled.

    make bench faults                                            2,000 ideas and 60 reports
    make bench faults IDEAS=40 REPORTS=2 FAULTS="Redis killed"   a part of it

A server of its own on this machine, with real processes. What is not possible here (a disk that fills needs root, a
clock that is off needs the package faketime) is said and left out.
"""

import os
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import Line, _trial
from bench._server import Server, clock_shifter
from bench._trial import Outcome, Town
from tests.processes.machines import wait_until
from tests.support.mail_server import mail_server_running

IDEAS, REPORTS = int(os.environ.get("IDEAS", "2000")), int(os.environ.get("REPORTS", "60"))
WANTED = os.environ.get("FAULTS", "")


@dataclass(frozen=True, slots=True)
class Fault:
    name: str
    begin: Callable[[Server], None]
    mend: Callable[[Server], None]
    seconds: float = 5
    """How long it lasts at least; `manage.py status` is asked meanwhile."""
    told_within: float = 1
    """Seconds after which status has to say so; what it reads of signs of life comes with the next of those."""


FAULTS = (
    Fault("worker killed", Server.kill_worker, Server.start),
    Fault("processes of the worker killed", Server.kill_worker_children, lambda server: None, told_within=20),
    Fault("Redis killed", Server.kill_redis, Server.start_redis),
    Fault("Redis hangs", Server.freeze_redis, Server.thaw_redis),
    Fault("PostgreSQL killed", Server.kill_postgres, Server.start_postgres),
    Fault("web killed", Server.kill_web, lambda server: _nothing(server.start_web())),
    Fault("disk full", Server.fill_disk, Server.make_room, seconds=20),
    Fault("mail server hangs", lambda server: server.mail.hangs.set(), lambda server: server.mail.hangs.clear(), 30),
    Fault("two beats", Server.start_second_clock, Server.end_second_clock, told_within=90),
    Fault(
        "clock of worker 2 min fast",
        lambda server: _shift_worker(server, 120),
        lambda server: server.set_clock_of("worker", 0),
        seconds=10,
    ),
    Fault(
        "clock of beat 2 min slow",
        lambda server: server.set_clock_of("clock", -120),
        lambda server: server.set_clock_of("clock", 0),
        seconds=70,  # so long that a sweep of letters was due
        told_within=20,
    ),
)


def measure() -> Iterator[Line]:
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="wijkaanpak-faults-") as name, mail_server_running() as mail:
        os.chmod(name, 0o755)  # noqa: S103 - the servers run as another user below it
        server = Server(Path(name), mail)
        with server.running():
            outcomes = list(_all(server))
    print(*table(outcomes), f"     {time.monotonic() - began:.0f} s", sep="\n", flush=True)
    for what in ("ideas_lost", "ideas_doubled", "letters_lost", "letters_twice", "reports_lost", "reports_doubled"):
        yield _none(what.replace("_", " "), sum(getattr(outcome, what) for outcome in outcomes), what.partition("_")[0])
    silent = [outcome for outcome in outcomes if not outcome.status]
    yield _none("faults that status does not show", len(silent), "faults")


def _all(server: Server) -> Iterator[Outcome]:
    possible = [fault for fault in FAULTS if WANTED in fault.name and _is_possible(fault, server)]
    town = Town(server.environment["SITE_URL"], server.mail, server.media, server.rows)
    _see_a_pulse(server)
    for number, fault in enumerate(possible):
        outcome = _trial.try_out(
            town,
            fault.name,
            ideas=_share(IDEAS, number, len(possible)),
            reports=_share(REPORTS, number, len(possible)),
            during=lambda fault=fault: _go_wrong(server, fault),  # type: ignore[misc]
            over_seconds=min(fault.seconds, 30) + 10,
        )
        print(f"     {in_words(outcome)}", flush=True)
        yield outcome


def _go_wrong(server: Server, fault: Fault) -> list[str]:
    """Status is asked while it lasts; what it said before is left out."""
    usual = set(map(_without_numbers, server.status()))
    began = time.monotonic()
    fault.begin(server)
    said: list[str] = []
    asked = False
    while not said and (not asked or time.monotonic() - began < fault.told_within):
        time.sleep(1)
        said = [line for line in server.status() if _without_numbers(line) not in usual]
        asked = True
    time.sleep(max(0.0, fault.seconds - (time.monotonic() - began)))
    fault.mend(server)
    return said


def _is_possible(fault: Fault, server: Server) -> bool:
    why = ""
    if fault.begin is Server.fill_disk and not server.has_own_disk:
        why = "only root can make a small disk"
    if fault.name.startswith("clock") and clock_shifter() is None:
        why = "the package faketime is not installed"
    if why:
        print(f"     not tried: {fault.name}; {why}", flush=True)
    return not why


def _shift_worker(server: Server, seconds: int) -> None:
    server.set_clock_of("worker", seconds)
    _see_a_pulse(server)


def _see_a_pulse(server: Server) -> None:
    """A sign of life, without waiting for its minute."""

    def last() -> list[object]:
        with server.rows() as rows:
            return rows.execute("select at from wijkaanpak_lasttime where name = 'pulse'").fetchall()

    before = last()
    server.ask_for("wijkaanpak.tasks.pulse")
    wait_until(lambda: last() != before, "a sign of life")


def _share(total: int, number: int, parts: int) -> int:
    """So that together they are the total."""
    return total * (number + 1) // parts - total * number // parts


def table(outcomes: list[Outcome]) -> list[str]:
    """As it stands in docs/faults.md."""
    heads = (
        *("fault", "ideas sent", "kept", "lost", "doubled", "letters lost", "twice"),
        *("reports asked", "lost", "doubled", "`manage.py status` said meanwhile"),
    )
    rows = [
        (
            outcome.fault,
            outcome.sent,
            outcome.kept,
            outcome.ideas_lost,
            outcome.ideas_doubled,
            outcome.letters_lost,
            outcome.letters_twice,
            outcome.reports,
            outcome.reports_lost,
            outcome.reports_doubled,
            "; ".join(textwrap.shorten(line, 100, placeholder=" …") for line in outcome.status) or "nothing",
        )
        for outcome in outcomes
    ]
    return [f"| {' | '.join(map(str, row))} |" for row in (heads, ["---"] * len(heads), *rows)]


def in_words(outcome: Outcome) -> str:
    again = f", pressed again {outcome.pressed_again} times" if outcome.pressed_again else ""
    return (
        f"{outcome.fault}: {outcome.kept} of {outcome.sent} ideas and {outcome.reports - outcome.reports_lost} of "
        f"{outcome.reports} reports, wrong {outcome.wrong}, all there after {outcome.seconds:.0f} s{again}"
    )


def _none(what: str, count: int, of: str) -> Line:
    return Line(what, "one", 1, count, at_most=0, unit=of, judged_when_busy=True)


def _without_numbers(line: str) -> str:
    return "".join(letter for letter in line if not letter.isdigit())


def _nothing(_value: object) -> None:
    """What was given is not needed."""
