"""Health: what a load balancer and a colleague on call see."""

import pytest
from django.db import OperationalError

from wijkaanpak import runtime_role


def test_live_answers_without_signing_in(client, db):
    assert client.get("/health/live").json() == {"status": "ok"}


def test_ready_names_both_services(client, db):
    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": True, "role": True, "redis": True}


def test_a_role_that_sees_past_row_security_gets_no_traffic(client, db, monkeypatch, caplog):
    monkeypatch.setattr(runtime_role, "faults", lambda: ["Role postgres is a superuser."])

    response = client.get("/health/ready")

    assert response.status_code == 503
    assert response.json()["role"] is False
    assert "postgres is a superuser" in caplog.text


def test_without_redis_pages_still_work(client, db, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "wijkaanpak.cache.SteadyCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }

    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json()["redis"] is False


def test_without_database_no_traffic(client, db, monkeypatch):
    def away():
        raise OperationalError("database away")

    monkeypatch.setattr(runtime_role, "faults", away)

    response = client.get("/health/ready")

    assert response.status_code == 503
    assert response.json()["status"] == "unavailable"


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_health_only_reads(client, db, path):
    assert client.post(path).status_code == 405
