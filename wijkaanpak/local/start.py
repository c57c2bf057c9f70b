"""An empty installation on this machine: servers, tables, web, worker and clock, and nothing in it.

python -m wijkaanpak.local.start           stays until Ctrl-C
python -m wijkaanpak.local.start --once    looks whether the first page is there, and stops
"""

import sys
import urllib.request

from wijkaanpak.local import site
from wijkaanpak.local.checkout import CHECKOUT

POST = site.VAR / "start" / "post"
MAKE_ONE = """
  .venv/bin/python manage.py municipality Groningen --code GM0014 \\
    --administrator you@example.nl --administrator-name "Your Name"
"""


def main(arguments: list[str]) -> int:
    """Run it; returns the exit code."""
    return site.run(lambda here: _show(here, once="--once" in arguments), what="site", post=POST)


def _show(here: site.Site, *, once: bool) -> None:
    with site.step("tables"):
        here.manage("migrate", "--no-input")
    here.serve()
    if once:
        with site.step("first page"):
            _look(here.address)
        return
    print(f"\nReady in {here.seconds:.0f} s:  {here.address}/\n")
    print("Municipalities here:")
    print("".join(f"  {line}\n" for line in here.manage("municipality").splitlines()))
    print("Make one in another terminal; its administrator gets a letter, which is shown here:")
    print(MAKE_ONE)
    print("Signed in, the administrator sees the next three steps: areas, figures, people.")
    print(f"Mail goes to nobody: it is shown here and kept in {POST.relative_to(CHECKOUT)}/")
    print(
        "To begin with an empty database: stop, remove var/postgres, start again. Ctrl-C stops everything.", flush=True
    )
    here.stay()


def _look(address: str) -> None:
    """Raises StepFailed unless the first page is there."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(f"{address}/", timeout=30):
            pass
    except OSError as error:
        raise site.StepFailed(f"{address}/ does not answer: {error}") from error


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
