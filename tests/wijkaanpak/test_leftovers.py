"""Files that no row names go after a day; what a row names stays, and what is odd is told."""

import os
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.support.monitoring import make_programme, make_report
from wijkaanpak import leftovers, tenancy
from wijkaanpak.models import LastTime
from wijkaanpak.watching import looking

NOW = timezone.now()
LONG_AGO = (NOW - timedelta(days=2)).timestamp()


@pytest.fixture
def disk(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    def put(name, at=LONG_AGO):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
        os.utime(path, (at, at))
        return path

    return put


def test_what_no_row_of_any_municipality_names_is_removed_after_a_day(groningen, other_municipality, disk):
    named = []
    for there in (groningen, other_municipality):
        name = f"reports/{there.pk}/kept.pdf"
        with tenancy.municipality(there):
            make_report(make_programme(), state="done", file=name, rendered_at=NOW)
        named.append(disk(name))
    concept, half, fresh = (
        disk("reports/1/old.pdf"),
        disk("imports/1/.tmp3x"),
        disk("imports/1/new.csv", at=NOW.timestamp()),
    )

    assert leftovers.clear(at=NOW) == 2

    assert [path.exists() for path in (*named, fresh, concept, half)] == [True, True, True, False, False]
    assert leftovers.clear(at=NOW) == 0


def test_oddly_many_stay_and_are_told(db, disk):
    """As when this is another database than that of the files."""
    for number in range(25):
        disk(f"reports/1/{number}.pdf")

    assert leftovers.clear(at=NOW) == 0

    sign = looking._leftovers(NOW)
    assert sign.alarm == looking.Alarm.LOOK_TODAY
    assert "25 bestanden zonder rij zijn niet verwijderd" in sign.said


def test_a_sweep_that_did_not_come_is_told(db):
    assert looking._leftovers(NOW).alarm == looking.Alarm.NONE
    leftovers.clear(at=NOW)
    assert LastTime.objects.get(name="leftovers cleared").about == {"removed": 0, "left": 0}
    assert looking._leftovers(NOW + timedelta(days=1)).alarm == looking.Alarm.NONE
    assert looking._leftovers(NOW + timedelta(days=4)).alarm == looking.Alarm.LOOK_TODAY
