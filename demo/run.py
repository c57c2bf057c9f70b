"""The whole way with one command: servers, data, web and workers, and a council report asked for in the browser's way.

    python -m demo.run           stays until Ctrl-C
    python -m demo.run --once    looks at the main pages too, and stops; exit 0 means: the report is there

Nothing keeps running after it, and what a killed runner left is cleaned up by the next.
"""

import sys

from demo import accounts, loaded, tour
from demo.visitor import NotAsExpected, Visitor
from wijkaanpak.local import site
from wijkaanpak.local.checkout import CHECKOUT
from wijkaanpak.local.site import Site, step

REPORT = site.VAR / "demo" / f"raadsrapport-{tour.PROGRAMME}.pdf"
POST = site.VAR / "demo" / "post"


def main(arguments: list[str]) -> int:
    """Run the demo; returns the exit code."""
    once = "--once" in arguments
    return site.run(lambda here: _show(here, once=once), what="demo", post=POST, known=(NotAsExpected,))


def _show(here: Site, *, once: bool) -> None:
    if not loaded.is_current(CHECKOUT):
        with step("tables"):
            here.manage("migrate", "--no-input")
        with step("demo municipality"):
            here.manage("load_demo")
        loaded.remember(CHECKOUT)
    here.serve()
    with step("council report, asked for in the browser's way"):
        content = tour.ask_for_report(Visitor(here.address), here.family.restart_ended)
        _keep(content)
    if once:
        with step("main pages"):
            seen = tour.look_around(here.address)
        print(f"{len(seen)} pages are as they should be. The report: {REPORT.relative_to(CHECKOUT)}", flush=True)
        return
    _tell(here)
    here.stay()


def _keep(content: bytes) -> None:
    """Put the report where a person finds it; whole or not at all."""
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    fresh = REPORT.with_suffix(".new")
    fresh.write_bytes(content)
    fresh.replace(REPORT)


def _tell(here: Site) -> None:
    print(f"\nReady in {here.seconds:.0f} s:  {here.address}/{tour.MUNICIPALITY}/\n")
    print(f"Sign in at {here.address}/account/login/ with password  {accounts.PASSWORD}")
    for account in accounts.accounts():
        print(f"  {account.role_label:<18} {account.email:<42} {account.name}")
    print(f"\nThe council report of {tour.PROGRAMME}: {REPORT.relative_to(CHECKOUT)}")
    print(f"Mail goes to nobody: it is shown here and kept in {POST.relative_to(CHECKOUT)}/")
    print("Everybody here is invented; places and figures are real. Ctrl-C stops everything.", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
