"""On a server nothing is assumed: what is missing is named, and what is weak is refused."""

import json
import os
import re
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from wijkaanpak import environment

PRODUCTION = {
    "DEBUG": "false",
    "SECRET_KEY": "een-sleutel-van-ruim-vijftig-tekens-voor-deze-ene-test-4711",
    "ENCRYPTION_KEYS": "nog-een-sleutel-van-ruim-vijftig-tekens-die-anders-is-4712",
    "ALLOWED_HOSTS": "wijkaanpak.example.nl",
    "SITE_URL": "https://wijkaanpak.example.nl",
    "DATABASE_URL": "postgres://wijkaanpak_app:geheim@db.example.nl:5432/wijkaanpak",
    "REDIS_URL": "redis://redis.example.nl:6379/0",
    "EMAIL_URL": "smtp+tls://post:geheim@mail.example.nl:587",
    "MAIL_FROM": "wijkaanpak@example.nl",
    "SECURITY_CONTACT": "mailto:security@example.nl",
}


@pytest.fixture
def production(monkeypatch):
    for name, value in PRODUCTION.items():
        monkeypatch.setenv(name, value)


def manage(*arguments, **changes):
    """`manage.py` with production's environment, changed; a variable set to None is left out."""
    wanted = PRODUCTION | changes
    environment = {name: value for name, value in wanted.items() if value is not None}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        env={"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_deploy_check_is_clean():
    done = manage("check", "--deploy", "--fail-level", "WARNING")

    assert done.returncode == 0, done.stderr


def test_one_word_makes_it_somebodys_own_machine():
    assert environment.development("true", site="http://127.0.0.1:8000")
    assert environment.development("True", site="")
    assert not environment.development("false", site="https://wijkaanpak.example.nl")


@pytest.mark.parametrize("name", sorted(set(PRODUCTION) - {"DEBUG"}))
def test_a_missing_variable_is_named(production, monkeypatch, name):
    monkeypatch.delenv(name)

    with pytest.raises(ImproperlyConfigured, match=f"^{name} is not set."):
        environment.refuse()


def test_all_that_is_wrong_is_told_at_once():
    """Setting a server up is one round, not eight."""
    done = manage("check", **dict.fromkeys(set(PRODUCTION) - {"DEBUG", "SECRET_KEY"}), SECRET_KEY="kort")

    assert done.returncode != 0
    told = [name for name in environment.REQUIRED if f"{name} is " in done.stderr]
    assert told == list(environment.REQUIRED)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"SECURITY_CONTACT": "security@example.nl"}, "SECURITY_CONTACT begins with mailto:"),
        ({"SECRET_KEY": "kort"}, "SECRET_KEY is shorter than 50 characters"),
        ({"SECRET_KEY": "geheim" * 20}, "SECRET_KEY is easy to guess"),
        ({"SECRET_KEY": "django-insecure-" + PRODUCTION["SECRET_KEY"]}, "SECRET_KEY is easy to guess"),
        ({"SECRET_KEY_FALLBACKS": "vorige"}, "SECRET_KEY_FALLBACKS is shorter than 50 characters"),
        ({"ENCRYPTION_KEYS": "kort"}, "ENCRYPTION_KEYS is shorter than 50 characters"),
        ({"ENCRYPTION_KEYS": PRODUCTION["SECRET_KEY"]}, "ENCRYPTION_KEYS holds the SECRET_KEY"),
        ({"BREACHED_PASSWORDS": "/nergens/gelekt.txt"}, "BREACHED_PASSWORDS names no file: /nergens/gelekt.txt"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS may not be *"),
        ({"SITE_URL": "http://wijkaanpak.example.nl"}, "SITE_URL begins with https://"),
    ],
)
def test_a_weak_setting_stops_the_start(production, monkeypatch, changes, reason):
    for name, value in changes.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(ImproperlyConfigured, match=re.escape(reason)):
        environment.refuse()


@pytest.mark.parametrize("said", ["", "ja", "1"])
def test_without_a_word_nothing_starts(said):
    with pytest.raises(ImproperlyConfigured, match="DEBUG says neither true nor false"):
        environment.development(said, site="")


def test_a_server_that_says_it_is_somebodys_own_machine_does_not_start():
    done = manage("check", DEBUG="true")

    assert done.returncode != 0
    assert "https://wijkaanpak.example.nl is a server" in done.stderr


def test_who_migrates_without_being_the_owner_is_told_so_in_a_sentence():
    done = manage("migrate", "--no-input")

    assert done.returncode == 1
    assert done.stderr.startswith("CommandError: DATABASE_OWNER_URL staat niet in de instellingen")
    assert len(done.stderr.splitlines()) == 1


ASK = """
import json
from django.conf import settings
names = [name for name in dir(settings) if name.startswith(("SESSION_COOKIE", "CSRF_COOKIE", "SECURE_HSTS"))]
print(json.dumps({name: getattr(settings, name) for name in names}))
"""


def test_cookies_and_transport_of_production():
    found = json.loads(manage("shell", "--no-imports", "-c", ASK).stdout)

    for cookie in ("SESSION", "CSRF"):
        assert found[f"{cookie}_COOKIE_NAME"].startswith("__Host-")
        assert found[f"{cookie}_COOKIE_SECURE"] is True
        assert found[f"{cookie}_COOKIE_SAMESITE"] == "Lax"
        # A browser takes __Host- with these alone.
        assert (found[f"{cookie}_COOKIE_PATH"], found[f"{cookie}_COOKIE_DOMAIN"]) == ("/", None)
    assert found["SESSION_COOKIE_HTTPONLY"] is True
    assert found["SECURE_HSTS_SECONDS"] >= 365 * 24 * 3600
    assert found["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is True


def test_a_secret_may_come_from_a_file(tmp_path):
    secret = tmp_path / "secret_key"
    secret.write_text(PRODUCTION["SECRET_KEY"][::-1] + "\n")  # as an editor ends it

    done = manage(
        "shell",
        "-c",
        "from django.conf import settings; print(repr(settings.SECRET_KEY))",
        **{
            "SECRET_KEY": None,
            "SECRET_KEY_FILE": str(secret),
        },
    )

    assert repr(PRODUCTION["SECRET_KEY"][::-1]) in done.stdout, done.stderr
