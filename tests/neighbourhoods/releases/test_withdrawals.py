"""Withdrawing a release: reads are as they were before it, whatever was published around it."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neighbourhoods import series
from neighbourhoods.areas.divisions import replace_division
from neighbourhoods.areas.geometry import Shape
from neighbourhoods.models import Area, AreaLink, Observation, Release, ReleaseColumn
from neighbourhoods.pages import profiles
from neighbourhoods.pages.area_reads import newest_division
from neighbourhoods.releases import withdrawals
from tests.neighbourhoods.support import HOMES, NOON, PEOPLE, WOZ, crimes, kwb, publish

SELWERD, BEIJUM = ("Selwerd", "BU00141000", 1), ("Beijum-West", "BU00141100", 1)
SQUARE = {"type": "Polygon", "coordinates": [[[6.5, 53.2], [6.6, 53.2], [6.6, 53.3], [6.5, 53.3], [6.5, 53.2]]]}
WHY = "Het CBS heeft het bestand teruggetrokken."


def withdraw(release, by=None):
    return withdrawals.withdraw(release, reason=WHY, by=by, at=NOON)


def of(tmp_path, selwerd, beijum=10, columns=(PEOPLE,)):
    rows = [(*area, *[figure] * len(columns)) for area, figure in ((SELWERD, selwerd), (BEIJUM, beijum))]
    return publish(kwb(tmp_path, rows, columns)).releases[0]


def seen() -> set[tuple]:
    """Everything that counts now, as all of the code reads it."""
    fields = ("release_id", "area__code", "indicator__key", "period", "value", "note")
    return set(Observation.objects.current().values_list(*fields))


def counting() -> set[int]:
    return set(ReleaseColumn.objects.filter(is_current=True).values_list("pk", flat=True))


def test_what_was_superseded_counts_again(db, tmp_path, manager):
    of(tmp_path, 6580)
    before = seen(), counting()
    wrong = of(tmp_path, 65800)

    withdraw(wrong, by=manager)

    wrong.refresh_from_db()
    assert (seen(), counting()) == before
    assert (wrong.withdrawn_at, wrong.withdrawn_by, wrong.withdrawal_reason) == (NOON, manager, WHY)
    assert Observation.objects.get(release=wrong, area__code="BU00141000").value == 65800


def test_a_release_in_the_middle_is_withdrawn_without_touching_the_last(db, tmp_path):
    of(tmp_path, 6580)
    middle = of(tmp_path, 6590)
    of(tmp_path, 6600)
    before = seen()

    withdraw(middle)

    assert seen() == before


def test_the_first_stays_superseded_by_what_stands_when_the_last_goes_after_the_middle(db, tmp_path):
    first = of(tmp_path, 6580)
    middle = of(tmp_path, 6590)
    last = of(tmp_path, 6600)

    withdraw(middle)
    withdraw(last)

    assert {row[0] for row in seen()} == {first.pk}


def test_areas_that_only_a_withdrawn_file_spoke_of_are_gone(db, tmp_path):
    of(tmp_path, 6580)
    rows = [(*SELWERD, 6600), ("Nepbuurt", "BU00149999", 1, 5)]
    wrong = publish(kwb(tmp_path, rows, name="kwb_2025.csv"), table="86165NED").releases[0]
    assert (newest_division("GM0014"), AreaLink.objects.count()) == (2025, 1)

    withdraw(wrong)

    assert (newest_division("GM0014"), AreaLink.objects.count()) == (2024, 0)
    assert not Area.objects.filter(code="BU00149999").exists()
    assert Observation.objects.filter(release=wrong, area__code="BU00149999").exists()  # as it was, for who looks back
    assert profiles.newest("BU00141000").division_year == 2024


def test_areas_come_back_under_the_name_of_the_file_that_brings_them_back(db, tmp_path):
    wrong = publish(kwb(tmp_path, [("Nepbuurt", "BU00141000", 3, 5)])).releases[0]
    withdraw(wrong)

    of(tmp_path, 6580)

    area = Area.objects.get(code="BU00141000")
    assert (area.name, area.boundary_change) == ("Selwerd", 1)


def test_an_area_with_a_boundary_or_other_figures_stays(db, tmp_path):
    replace_division([Shape("BU00141000", "Selwerd", SQUARE, SQUARE)], year=2024)
    other = publish(crimes(tmp_path, [("BU00141100", 2024, 20)]), division_year=2024).releases[0]
    wrong = of(tmp_path, 6580)

    withdraw(wrong)

    assert set(Area.objects.values_list("code", flat=True)) == {"BU00141000", "BU00141100"}
    withdraw(other)
    assert set(Area.objects.values_list("code", flat=True)) == {"BU00141000"}


def test_it_is_withdrawn_once(db, tmp_path):
    release = of(tmp_path, 6580)
    withdraw(release)

    with pytest.raises(withdrawals.AlreadyWithdrawn):
        withdraw(release)


def test_the_same_file_can_be_published_again_after_a_withdrawal(db, tmp_path):
    release = of(tmp_path, 6580)
    withdraw(release)

    again = of(tmp_path, 6580)

    assert again.pk != release.pk
    assert {row[0] for row in seen()} == {again.pk}


def test_a_report_about_the_past_does_not_use_what_was_withdrawn(db, tmp_path):
    of(tmp_path, 6580)
    wrong = of(tmp_path, 65800)
    withdraw(wrong)

    book = series.read(["BU00141000"], ["inwoners"], until=date(2026, 12, 31))

    assert book.figure(["BU00141000"], "inwoners", "2024").value == 6580


def test_a_report_about_a_day_on_which_it_stood_does(db, tmp_path):
    """Made again, it shows what was known then (docs/adr/0017)."""
    of(tmp_path, 6580)
    wrong = of(tmp_path, 65800)
    withdrawals.withdraw(wrong, reason=WHY, by=None, at=NOON + timedelta(days=3))

    days = (NOON.date() + timedelta(days=day) for day in (1, 3))
    books = [series.read(["BU00141000"], ["inwoners"], until=day) for day in days]

    assert [book.figure(["BU00141000"], "inwoners", "2024").value for book in books] == [65800, 6580]


@pytest.mark.parametrize("half", [{"withdrawal_reason": "Zomaar"}, {"withdrawn_at": NOON}])
def test_the_database_refuses_half_a_withdrawal(db, tmp_path, half):
    release = of(tmp_path, 6580)

    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.filter(pk=release.pk).update(**half)


FILES = st.tuples(st.integers(1, 4), st.sets(st.sampled_from([PEOPLE, HOMES, WOZ]), min_size=1))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(earlier=st.lists(FILES, max_size=4), mistake=FILES, later=st.lists(FILES, max_size=2))
def test_publish_and_withdraw_leaves_reads_as_before(db, earlier, mistake, later):
    """Whatever was published before. And a release that went away never was, for those that came after it."""

    def file(folder, number, figure, columns):
        return of(folder / str(number), figure, 100 + number, tuple(sorted(columns)))

    with TemporaryDirectory() as name, transaction.atomic():
        folders = Path(name)
        for number in range(20):
            (folders / str(number)).mkdir()
        for number, each in enumerate(earlier):
            file(folders, number, *each)
        before = seen(), counting()
        wrong = file(folders, 9, *mistake)
        withdraw(wrong)
        assert (seen(), counting()) == before

        wrong = file(folders, 10, *mistake)
        for number, each in enumerate(later, start=11):
            file(folders, number, *each)
        withdraw(wrong)
        left = values()
        transaction.set_rollback(True)
    with TemporaryDirectory() as name, transaction.atomic():
        folders = Path(name)
        for number in range(20):
            (folders / str(number)).mkdir()
        for number, each in enumerate(earlier):
            file(folders, number, *each)
        for number, each in enumerate(later, start=11):
            file(folders, number, *each)
        assert values() == left
        transaction.set_rollback(True)


def values() -> set[tuple]:
    return {row[1:] for row in seen()}


def test_a_long_row_of_releases_is_replayed_in_few_queries(db, tmp_path, django_assert_max_num_queries):
    releases = [of(tmp_path, 6000 + number) for number in range(6)]

    with django_assert_max_num_queries(16):
        withdrawals.withdraw(releases[3], reason=WHY, by=None, at=NOON + timedelta(days=1))

    assert {row[0] for row in seen()} == {releases[-1].pk}
