import uuid
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from monitoring.models import Report
from monitoring.snapshot.seal import sha256
from tests.conftest import NOON
from tests.support.monitoring import make_programme, make_report


@pytest.fixture
def programme(groningen):
    return make_programme()


@pytest.mark.parametrize(
    "broken",
    [
        {"status": "klaar"},
        {"period_end": date(2020, 1, 1)},
        {"sha256": "kort"},
        {"rendered_at": NOON},
        {"adopted_by": "het college"},
        {"status": "adopted", "adopted_by": ""},
        {"status": "adopted", "adopted_on": None},
        {"status": "offered", "offered_on": None},
        {"offered_on": date(2026, 11, 3)},
    ],
)
def test_database_refuses(programme, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_report(programme, **broken)


def test_one_form_makes_one_report(programme):
    key = uuid.uuid4()
    make_report(programme, form_key=key)

    with pytest.raises(IntegrityError), transaction.atomic():
        make_report(programme, form_key=key, version=2)


@pytest.mark.parametrize("status", ["adopted", "offered"])
@pytest.mark.parametrize(
    "change",
    [
        {"snapshot": {"schema": 1}},
        {"sha256": "0" * 64},
        {"period_start": date(2024, 1, 1)},
        {"registration_number": "X"},
        {"adopted_by": "iemand anders"},
        {"version": 9},
    ],
)
def test_an_adopted_report_does_not_change(programme, status, change):
    report = make_report(programme, status=status)

    with pytest.raises(IntegrityError, match="does not change"), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(**change)


def test_an_adopted_report_does_not_become_a_concept_again(programme):
    report = make_report(programme, status="adopted")

    with pytest.raises(IntegrityError, match="does not change"), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(status="concept", adopted_by="", adopted_on=None)


def test_an_adopted_report_stays(programme):
    report = make_report(programme, status="adopted")

    with pytest.raises(IntegrityError, match="stays"), transaction.atomic():
        report.delete()


def test_an_adopted_report_still_gets_its_file_once(programme):
    report = make_report(programme, status="adopted")
    mine = Report.objects.filter(pk=report.pk)

    mine.update(state="done", file="reports/1.pdf", rendered_at=NOON)

    with pytest.raises(IntegrityError, match="does not change"), transaction.atomic():
        mine.update(file="reports/2.pdf")


def test_a_concept_can_go(programme):
    make_report(programme).delete()

    assert not Report.objects.exists()


def test_what_comes_back_from_the_database_has_the_same_digest(programme):
    report = make_report(programme)

    again = Report.objects.get(pk=report.pk)

    assert sha256(again.snapshot) == again.sha256


def test_only_adopted_and_rendered_reports_of_public_programmes_are_published(programme):
    public = make_programme(name="Beijum", slug="beijum", is_published=True)
    shown = make_report(public, status="adopted", state="done", file="a.pdf", rendered_at=NOON)
    make_report(public, version=2, state="done", file="b.pdf", rendered_at=NOON)
    make_report(public, version=3, status="adopted")
    make_report(programme, status="adopted", state="done", file="c.pdf", rendered_at=NOON)

    assert list(Report.objects.published()) == [shown]


def test_reports_of_another_municipality_are_not_visible(programme, manager, stranger):
    report = make_report(programme)

    assert list(Report.objects.visible_to(manager)) == [report]
    assert not Report.objects.visible_to(stranger).exists()
