"""A report of a day is of that day: what comes later changes nothing in it, whenever it is made."""

from datetime import date

import pytest

from monitoring import reports
from monitoring.snapshot.seal import canonical
from tests.conftest import NOON
from tests.monitoring.evidence import story
from tests.monitoring.evidence.story import AT
from tests.monitoring.snapshot import later
from tests.neighbourhoods.support import crimes, publish

PERIOD = reports.Period(date(2025, 11, 24), AT)
PLACES = (story.EAST, story.WEST, "GM0014")


@pytest.fixture
def programme(groningen, manager, tmp_path):
    publish(crimes(tmp_path, [(place, year, 200) for place in PLACES for year in range(2021, 2026)]))
    told = story.tell(story.programme(phase="executing"), groningen)
    later.begin(told, manager)
    return told


def frozen(programme, at=AT):
    return reports.preview(programme, period=PERIOD, reference_date=at, at=NOON)


def differences(one, other, where=""):
    """The places in which two documents differ, in words."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = sorted(one.keys() | other.keys())
        return [text for key in keys for text in differences(one.get(key), other.get(key), f"{where}.{key}")]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return [text for place, (a, b) in pairs for text in differences(a, b, f"{where}[{place}]")]
    return [] if one == other else [f"{where}: {one!r} became {other!r}"]


def go_on(programme, manager, tmp_path):
    later.go_on(programme, manager)
    figures = [(place, year, 900) for place in PLACES for year in (2024, 2025)]
    publish(crimes(tmp_path, figures, name="later.csv.gz"), at=later.LATER, retrieved_at=later.LATER)
    programme.refresh_from_db()


def test_what_came_later_changes_nothing(programme, manager, tmp_path):
    later.recorded(later.EARLY)
    before = frozen(programme)

    go_on(programme, manager, tmp_path)
    later.recorded(later.LATER, except_at=later.EARLY)

    assert differences(before, frozen(programme)) == []
    assert canonical(before) == canonical(frozen(programme))


def test_it_does_change_the_report_of_that_day(programme, manager, tmp_path):
    later.recorded(later.EARLY)
    before = frozen(programme)

    go_on(programme, manager, tmp_path)
    after = frozen(programme, later.THAT_DAY)

    changed = {key for key in before if before[key] != after[key]}
    assert changed == before.keys() - {"schema", "map", "rules", "alike"}


def test_a_report_of_before_the_programme_came_here_says_what_is_of_today(programme):
    later.recorded(later.LATER)

    known = frozen(programme)["appendices"]["computation"][0]

    assert "Wat later gebeurde of werd gepubliceerd, telt niet mee." in known["text"]
    assert "Deze wijkaanpak staat sinds 13 december 2026 in dit systeem." in known["text"]
