"""What `make bench faults` does to a whole server, in small: two faults at once, and the count of what came."""

from pathlib import Path

import pytest

from bench import _trial
from bench._trial import Town
from programmes import tasks
from tests.processes.machines import LONG, Machines
from tests.support import database
from tests.support.mail_server import mail_server_running
from wijkaanpak import settings as product

pytestmark = pytest.mark.processes


@pytest.fixture
def town(machines, settings, monkeypatch):
    settings.PASSWORD_HASHERS = product.PASSWORD_HASHERS  # the web server knows no other
    _trial.make_town()
    media, name = Path(machines.environment["MEDIA_ROOT"]), settings.DATABASES["default"]["NAME"]
    with mail_server_running() as mail:
        for setting, value in {"EMAIL_URL": mail.url, **_trial.LIMITS}.items():
            monkeypatch.setitem(machines.environment, setting, value)
        machines.start_worker(lease=LONG)
        machines.run_clock()
        yield Town(machines.start_web(), mail, media, lambda: database.superuser(name))


def test_without_web_server_and_redis_people_try_again_and_all_of_it_comes_once(machines: Machines, town: Town):
    def both_stop() -> list[str]:
        machines.broker.stop()
        machines.kill_web()
        said = machines.status()
        machines.start_web()
        machines.broker.start()
        tasks.sweep_letters.delay()  # beat asks for one every minute
        return said

    outcome = _trial.try_out(town, "proef", ideas=24, reports=1, during=both_stop, over_seconds=6)

    assert (outcome.kept, outcome.reports, outcome.wrong) == (24, 1, 0), outcome
    assert {"Redis", "Website"} <= {line[8:].partition(":")[0] for line in outcome.status}
