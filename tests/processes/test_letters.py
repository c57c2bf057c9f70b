"""A letter that could not be queued goes out when the broker is back, and once. Real processes."""

import time
import uuid

import pytest

from programmes import initiatives, tasks
from programmes.models import Initiative
from tests.conftest import NOON
from tests.processes.machines import wait_until
from tests.support.factories import ProgrammeFactory
from wijkaanpak import tenancy

pytestmark = pytest.mark.processes


def unsent(groningen) -> int:
    with tenancy.municipality(groningen):
        return Initiative.objects.filter(confirmation_sent_at=None).count()


def test_without_redis_an_idea_is_kept_and_its_letter_goes_out_once_when_redis_is_back(machines, groningen):
    machines.start_worker(lease=100)
    with tenancy.municipality(groningen):
        programme = ProgrammeFactory()
    machines.broker.stop()

    began = time.monotonic()
    with tenancy.municipality(groningen):
        idea = {"title": "Buurttaxi", "plan": "Samen rijden.", "place": "Eikenlaan"}
        email = "bewoner@voorbeeld.example"
        initiatives.submit(programme, form_key=uuid.uuid4(), at=NOON, applicant_email=email, **idea)
    seconds = time.monotonic() - began
    assert seconds < 15  # on a busy machine; how much of it Redis costs is measured in test_reports.py
    assert (unsent(groningen), machines.letters()) == (1, [])

    machines.broker.start()
    for _sweep in range(3):
        tasks.sweep_letters.delay()
    wait_until(lambda: not unsent(groningen), "a letter that went out")
    machines.come_to_rest()  # the other two sweeps are done as well
    [letter] = machines.letters()
    assert "Bevestig uw idee voor" in letter
