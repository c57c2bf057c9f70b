"""The request log: one line a request, and nothing in it that somebody typed."""

from typing import Any

import pytest
from django.test import Client

from tests.support.factories import ProgrammeFactory
from tests.support.world import client_of
from wijkaanpak import statements

WANTED = ("method", "route", "municipality", "status", "user_id")


def lines(caplog) -> list[dict[str, Any]]:
    """What was logged, whoever did."""
    return [record.msg if isinstance(record.msg, dict) else {"event": record.msg} for record in caplog.records]


def test_a_page_of_staff_is_one_line_with_who_what_and_how_long(manager, caplog):
    ProgrammeFactory(name="Selwerd", slug="selwerd")
    client = client_of(manager)
    caplog.clear()

    client.get("/groningen/beheer/selwerd/?zoek=Jan+de+Vries", headers={"User-Agent": "Jans telefoon"})

    [line] = lines(caplog)
    assert [line[name] for name in WANTED] == ["GET", "monitoring:overview", "groningen", 200, manager.pk]
    assert line["event"] == "request"
    assert 0 <= line["ms"] < 60_000
    assert len(line["request_id"]) == 32
    assert "Jan" not in str(line)


@pytest.mark.parametrize(
    ("path", "route", "status"),
    [
        ("/groningen/?plaats=Moesstraat+12", "public:home", 200),
        ("/groningen/Moesstraat-12/", "no page", 404),
        ("/account/confirm-email/MQ:1vNabc:4711/", "account_confirm_email", 200),
    ],
)
def test_of_a_resident_no_address_is_kept_nor_what_they_typed(client, groningen, caplog, path, route, status):
    caplog.clear()

    client.get(path, headers={"X-Forwarded-For": "198.51.100.7"})

    [line] = lines(caplog)
    assert (line["route"], line["status"], line["user_id"], line["ip"]) == (route, status, None, None)
    assert not any(typed in str(line) for typed in ("Moesstraat", "1vNabc", "198.51"))


@pytest.mark.parametrize(("proxies", "logged"), [(0, "127.0.0.1"), (1, "198.51.100.7")])
def test_of_staff_the_address_is_the_one_our_proxies_saw(manager, settings, caplog, proxies, logged):
    settings.TRUSTED_PROXIES = proxies
    caplog.clear()

    client_of(manager).get("/groningen/beheer/", headers={"X-Forwarded-For": "203.0.113.9, 198.51.100.7"})

    assert [line["ip"] for line in lines(caplog) if line["event"] == "request"] == [logged]


def test_what_went_wrong_on_our_side_is_an_error_with_its_traceback_beside_it(db, caplog, monkeypatch):
    def broken(*arguments: Any, **options: Any) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(statements, "page", broken)

    answer = Client(raise_request_exception=False).get("/over/")

    written = [(record.levelname, line["event"]) for record, line in zip(caplog.records, lines(caplog), strict=True)]
    assert answer.status_code == 500
    assert ("ERROR", "request") in written
    assert sum("a bug" in str(record.exc_info) for record in caplog.records) == 1


def test_a_health_check_writes_no_line(client, caplog):
    client.get("/health/live")

    assert lines(caplog) == []
