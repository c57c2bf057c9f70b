"""Health: what a load balancer and a colleague on call see."""

import pytest
from django.db import OperationalError

from wijkaanpak import runtime_role
from wijkaanpak.watching import upgrades


def test_live_answers_on_an_address_without_a_name_and_asks_no_database(client, settings):
    """Without `db` a test may not ask it anything."""
    settings.ALLOWED_HOSTS = ["wijkaanpak.example.nl"]

    answer = client.get("/health/live", headers={"Host": "10.0.0.7:8000"})

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_ready_names_both_services(client, db):
    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": True, "role": True, "migrations": True, "redis": True}


def test_ready_answers_on_an_address_without_a_name(client, db, settings):
    settings.ALLOWED_HOSTS = ["wijkaanpak.example.nl"]

    assert client.get("/health/ready", headers={"Host": "10.0.0.7:8000"}).status_code == 200


def test_a_version_whose_tables_are_not_there_yet_gets_no_traffic(client, db, monkeypatch):
    later = ("programmes", "9999_of_a_version_to_come")
    monkeypatch.setattr(upgrades, "brought", lambda: {later: frozenset([later])})

    response = client.get("/health/ready")

    assert response.status_code == 503
    assert response.json()["status"] == "unavailable: migrations are pending, type manage.py migrate"
    assert response.json()["migrations"] is False


def test_a_database_that_a_newer_version_migrated_is_ready_for_this_one(client, db, monkeypatch):
    monkeypatch.setattr(upgrades, "brought", lambda: {("programmes", "0001_initial"): {("programmes", "0001_initial")}})

    assert client.get("/health/ready").status_code == 200


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
    assert response.json()["status"] == "unavailable: the database does not answer"


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_health_only_reads(client, db, path):
    assert client.post(path).status_code == 405
