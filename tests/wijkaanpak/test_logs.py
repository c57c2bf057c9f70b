"""Logs of production: one line for one event, whatever somebody called themselves."""

import json
import subprocess
import sys

import pytest

from wijkaanpak.logs import without_secrets

HOSTILE = "Anna\r\n2026-11-02 [info] signed_in user=admin\x1b[31m"
WRITE = """
import logging, logging.config, structlog, sys
from wijkaanpak import logs
logging.config.dictConfig(logs.configure(json=True))
structlog.get_logger("eigen").info("signed_in", name=sys.argv[1])
logging.getLogger("django.security").warning("Not Found: %s", sys.argv[1])
"""


def test_what_somebody_typed_makes_no_second_line():
    done = subprocess.run([sys.executable, "-c", WRITE, HOSTILE], capture_output=True, text=True, check=True)

    lines = done.stderr.splitlines()
    assert len(lines) == 2
    assert "\x1b" not in done.stderr
    assert json.loads(lines[0])["name"] == HOSTILE
    assert json.loads(lines[1])["event"] == f"Not Found: {HOSTILE}"


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("GET /groningen/initiatieven/bevestigen/" + "aB3_-" * 8 + "xyz/", "GET /groningen/initiatieven/bevestigen/…/"),
        ("GET /account/password/reset/key/1-d2k3ab-" + "0a" * 16 + "/", "GET /account/password/reset/key/…/"),
        ("GET /account/confirm-email/MQ:1vNabc:" + "aB3_-" * 8 + "/", "GET /account/confirm-email/…/"),
        ("GET /groningen/beheer/indische-buurt-de-hoogte/", "GET /groningen/beheer/indische-buurt-de-hoogte/"),
    ],
)
def test_the_secret_of_a_link_is_left_out(path, shown):
    assert without_secrets(None, "info", {"request": path, "code": 200}) == {"request": shown, "code": 200}
