"""The role the product runs as: what sees past row security is refused before it can do harm."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection

from tests.support.database import seen_by_superuser
from tests.wijkaanpak.test_settings import manage
from wijkaanpak import celery, local, runtime_role


def address(role: str) -> str:
    """The database of this test as another role."""
    url = getattr(local.services(), f"{role}_url")
    return url.replace("/wijkaanpak?", f"/{connection.settings_dict['NAME']}?")


def test_the_role_of_the_tests_is_in_order(db):
    assert runtime_role.faults() == []


@pytest.mark.parametrize(
    ("role", "reason"),
    [("superuser", "Role postgres is a superuser."), ("owner", "Role wijkaanpak_owner owns tables of municipalities")],
)
def test_the_deployment_check_refuses(role, reason, db):
    done = manage("check", "--deploy", "--database", "default", DATABASE_URL=address(role))

    assert done.returncode != 0
    assert reason in done.stderr


def test_the_deployment_check_accepts_the_runtime_role(db):
    done = manage("check", "--deploy", "--database", "default", DATABASE_URL=address("database"))

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("right", "reason"),
    [
        ("alter role {} bypassrls", "has BYPASSRLS."),
        ("grant wijkaanpak_owner to {}", "owns tables of municipalities, or may become their owner."),
    ],
)
def test_a_right_given_to_the_role_later_is_found(right, reason, transactional_db):
    role = f"te_veel_{os.getpid()}"
    with seen_by_superuser() as superuser:
        superuser.execute(f"create role {role}")
        try:
            superuser.execute(right.format(role))
            superuser.execute(f"set role {role}")
            found = {row[0]: runtime_role.describe(*row) for row in superuser.execute(runtime_role.ROLES).fetchall()}
        finally:
            superuser.execute("reset role")
            superuser.execute(f"drop role {role}")

    assert found == {role: [f"Role {role} {reason}"], "postgres": ["Role postgres is a superuser."]}


def test_the_web_server_does_not_start_as_a_superuser(db):
    started = subprocess.run(
        [sys.executable, "-c", "import wijkaanpak.wsgi"],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "wijkaanpak.settings", "DATABASE_URL": address("superuser")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert started.returncode != 0
    assert "Role postgres is a superuser. Set DATABASE_URL" in started.stderr


def test_a_worker_does_not_start_as_a_superuser(db):
    started = subprocess.run(
        [sys.executable, "-m", "celery", "-A", "wijkaanpak.celery", "worker", "-P", "solo"],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "wijkaanpak.settings", "DATABASE_URL": address("superuser")},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert started.returncode != 0
    assert "Role postgres is a superuser." in started.stderr


def test_celery_does_not_swallow_the_refusal(monkeypatch):
    def refuse():
        raise ImproperlyConfigured("Role postgres is a superuser.")

    monkeypatch.setattr(runtime_role, "refuse", refuse)

    with pytest.raises(SystemExit, match="superuser"):
        celery.refuse_wrong_role()


def test_without_a_database_the_start_goes_on(monkeypatch, caplog):
    def away():
        raise OperationalError("database away")

    monkeypatch.setattr(runtime_role, "faults", away)
    monkeypatch.setattr(runtime_role, "_leave_nothing_open", lambda: None)

    runtime_role.refuse()

    assert "runtime_role_unknown" in caplog.text
