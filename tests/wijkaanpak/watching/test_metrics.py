"""/metrics: the readings of `manage.py status` as numbers, and what the web server answered."""

import os
import re
import runpy
import subprocess
import sys
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection, connections
from django.test.utils import CaptureQueriesContext
from psycopg_pool import ConnectionPool

from monitoring.models import DailyScoring
from tests.conftest import make_municipality
from tests.support.factories import InitiativeFactory, ProgrammeFactory
from wijkaanpak import environment, tenancy
from wijkaanpak.accounts.models import Letter
from wijkaanpak.local.checkout import CHECKOUT
from wijkaanpak.models import LastTime
from wijkaanpak.watching import metrics, upgrades

TOKEN = "een-woord-van-ruim-dertig-tekens-4711"


@pytest.fixture
def scrape(client, settings, monkeypatch):
    """What a watcher reads: the number beside each name with its labels."""
    settings.METRICS_TOKEN = TOKEN
    monkeypatch.setattr(metrics, "KEPT_SECONDS", 0)

    def ask() -> dict[str, float]:
        answer = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}", "Host": "10.0.0.7:8000"})
        assert answer.status_code == 200
        lines = [line.rpartition(" ") for line in answer.content.decode().splitlines() if not line.startswith("#")]
        return {name: float(number) for name, _space, number in lines}

    return ask


def test_without_a_token_there_is_no_such_page(client, db):
    assert client.get("/metrics").status_code == 404


@pytest.mark.parametrize("said", ["", "Bearer ", f"Bearer {TOKEN}x", TOKEN])
def test_who_does_not_know_the_token_reads_nothing(client, settings, said):
    settings.METRICS_TOKEN = TOKEN

    answer = client.get("/metrics", headers={"Authorization": said})

    assert (answer.status_code, answer.content) == (401, b"")


def test_a_short_token_stops_the_start(monkeypatch):
    monkeypatch.setenv("METRICS_TOKEN", "kort")

    with pytest.raises(ImproperlyConfigured, match="METRICS_TOKEN is shorter than 32 characters"):
        environment.refuse()


def test_pages_are_counted_under_their_name_and_never_under_what_somebody_typed(client, groningen, scrape):
    before = scrape()

    for path in ("/groningen/", "/groningen/?q=Jan", "/groningen/Moesstraat-12/"):
        client.get(path)
    after = scrape()

    grown = {name: after[name] - before.get(name, 0) for name in after if after[name] != before.get(name)}
    assert grown['wijkaanpak_requests_total{route="public:home",status="2xx"}'] == 2
    assert grown['wijkaanpak_requests_total{route="no page",status="4xx"}'] == 1
    assert grown['wijkaanpak_request_seconds_count{route="public:home"}'] == 2
    assert not any(typed in name for name in after for typed in ("Jan", "Moesstraat", "metrics"))


def test_the_pool_is_told_as_it_was_when_the_last_request_was_over(db, scrape, monkeypatch):
    """A pool of two of which one is in use; then a server without a pool."""
    names = ("wijkaanpak_pool_size", "wijkaanpak_pool_available", "wijkaanpak_requests_waiting")
    with ConnectionPool(kwargs=connection.get_connection_params(), min_size=2, max_size=2, open=True) as pool:
        pool.wait()
        with pool.connection(), monkeypatch.context() as with_pool:
            with_pool.setattr(type(connections["default"]), "pool", pool)
            metrics.answered("home", 200, 0.1)
    found = scrape()

    metrics.answered("home", 200, 0.1)
    without = scrape()

    assert [found[name] for name in names] == [2, 1, 0]
    assert [without[name] for name in names] == [0, 0, 0]


def test_requests_that_wait_for_a_connection_are_told(db, scrape, monkeypatch):
    """With the names that a pool gives its numbers, as the test before has them from a real one."""
    stats = {"pool_size": 8, "pool_available": 0, "requests_waiting": 3}
    with monkeypatch.context() as with_pool:
        with_pool.setattr(type(connections["default"]), "pool", SimpleNamespace(get_stats=lambda: stats))
        metrics.answered("home", 200, 0.1)

    assert scrape()["wijkaanpak_requests_waiting"] == 3


def test_letters_that_cannot_be_delivered_are_no_longer_waited_for(healthy, now, scrape):
    letter = {"to": "m@voorbeeld.example", "subject": "Welkom", "written_at": now}
    Letter.objects.create(**letter)
    Letter.objects.create(**letter, undeliverable_at=now)

    found = scrape()

    assert found['wijkaanpak_queue_undeliverable{queue="account letters"}'] == 1
    assert found['wijkaanpak_queue_waiting{queue="account letters"}'] == 1


def test_what_the_command_status_says_stands_there_in_numbers(healthy, now, groningen, scrape):
    night = {"day": now.date(), "state": DailyScoring.State.DONE}
    with tenancy.municipality(groningen):
        long_ago = {"submitted_at": now - timedelta(hours=3), "confirmed_at": None, "due_on": None}
        InitiativeFactory(title="Moestuin", status="idea", read_at=None, **long_ago)
        DailyScoring.objects.create(programme=ProgrammeFactory(slug="selwerd"), scored_on=now.date(), **night)
        DailyScoring.objects.create(programme=ProgrammeFactory(slug="beijum"), scored_on=None, **night)

    found = scrape()

    assert found['wijkaanpak_up{of="database"}'] == found['wijkaanpak_up{of="redis"}'] == 1
    assert found["wijkaanpak_migrations_pending"] == 0
    assert found['wijkaanpak_queue_waiting{queue="letters"}'] == 1
    assert 3 * 3600 <= found['wijkaanpak_queue_oldest_seconds{queue="letters"}'] < 4 * 3600
    assert found['wijkaanpak_queue_failed{queue="monitoring.report"}'] == 0
    assert found['wijkaanpak_night_missed{night="assessments"}'] == 1
    assert now.timestamp() - found["wijkaanpak_last_beat_timestamp_seconds"] < 60
    days_40 = found['wijkaanpak_figures_retrieved_timestamp_seconds{stock="figures"}']
    assert now.timestamp() - days_40 == pytest.approx(40 * 86_400, abs=60)
    hours_9 = now.timestamp() - found["wijkaanpak_backup_verified_timestamp_seconds"]
    assert hours_9 == pytest.approx(9 * 3600, abs=60)
    assert {"wijkaanpak_pool_size", "wijkaanpak_pool_available", "wijkaanpak_requests_waiting"} <= found.keys()


def test_of_what_never_happened_there_is_no_number(groningen, scrape):
    LastTime.objects.all().delete()

    found = scrape()

    assert not [name for name in found if re.match(r"wijkaanpak_(last_beat|backup_verified)", name)]


def test_without_tables_or_database_it_still_answers(groningen, scrape, monkeypatch):
    monkeypatch.setattr(upgrades, "pending", lambda: [("programmes", "0099_a")])
    unmigrated = scrape()

    def away() -> list[upgrades.Name]:
        raise OperationalError("connection refused")

    monkeypatch.setattr(upgrades, "pending", away)
    gone = scrape()

    assert unmigrated["wijkaanpak_migrations_pending"] == 1
    assert not any(name.startswith("wijkaanpak_queue") for name in unmigrated)
    assert gone['wijkaanpak_up{of="database"}'] == 0


def test_the_database_is_read_once_in_half_a_minute(groningen, settings, django_assert_num_queries):
    source = metrics.FromDatabase()
    first = list(source.collect())

    with django_assert_num_queries(0):
        assert list(source.collect()) == first


def test_how_many_municipalities_there_are_costs_no_questions(groningen, django_assert_num_queries):
    with CaptureQueriesContext(connection) as alone:
        list(metrics.FromDatabase().collect())
    for number in range(30):
        make_municipality(f"gemeente-{number}", f"Gemeente {number}")

    with django_assert_num_queries(len(alone)):
        list(metrics.FromDatabase().collect())


TWO_PROCESSES = """
import os, runpy, django
server = runpy.run_path("gunicorn.conf.py")
django.setup()
from wijkaanpak.watching import metrics
for _ in range(2):
    if not os.fork():
        metrics.answered("home", 200, 0.1)
        os._exit(0)
    os.wait()
print(metrics.exposition().decode())
server["on_exit"](None)
"""


def test_what_two_processes_answered_is_added_up(tmp_path):
    nowhere = {"DATABASE_URL": "postgres://x@127.0.0.1:1/x", "REDIS_URL": "redis://127.0.0.1:1/0"}
    folder = {"TMPDIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "wijkaanpak.settings"}

    done = subprocess.run(
        [sys.executable, "-c", TWO_PROCESSES],
        env={**os.environ, "DEBUG": "true", **nowhere, **folder},
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert 'wijkaanpak_requests_total{route="home",status="2xx"} 2.0' in done.stdout
    assert 'wijkaanpak_up{of="database"} 0.0' in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_web_server_has_a_folder_of_its_own_for_counts_and_no_socket_to_steer_it(tmp_path, monkeypatch):
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", "/tmp/wijkaanpak-metrics-of-another")  # noqa: S108
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    (tmp_path / "wijkaanpak-metrics-99999999-of-one-that-was-killed").mkdir()
    begun = runpy.run_path(str(CHECKOUT / "gunicorn.conf.py"))
    [folder] = tmp_path.iterdir()
    again = runpy.run_path(str(CHECKOUT / "gunicorn.conf.py"))  # when it reads its code again

    assert begun["control_socket_disable"]
    assert os.environ["PROMETHEUS_MULTIPROC_DIR"] == str(folder)
    assert list(tmp_path.iterdir()) == [folder]
    again["on_exit"](None)
    assert list(tmp_path.iterdir()) == []
