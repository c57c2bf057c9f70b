import uuid
from datetime import UTC, date, datetime

import pytest

from monitoring import rendering, reports, tasks
from monitoring.models import Assessment, Report
from monitoring.snapshot.seal import sha256
from programmes.models import Event
from tests.conftest import NOON
from tests.support.monitoring import make_programme, make_report
from wijkaanpak import pdf, tenancy

LATER = datetime(2026, 11, 9, 12, tzinfo=UTC)


@pytest.fixture
def programme(groningen):
    return make_programme()


@pytest.fixture
def sent(monkeypatch):
    found = []
    monkeypatch.setattr(tasks.render_report, "delay", lambda **kwargs: found.append(kwargs))
    return found


@pytest.fixture
def rendered(monkeypatch):
    monkeypatch.setattr(rendering, "render", lambda snapshot: f"%PDF {snapshot['head']['status']}".encode())


def ask(programme, manager, **changes):
    fields = {
        "period_start": date(2026, 1, 1),
        "period_end": date(2026, 10, 31),
        "by": manager,
        "at": NOON,
        "form_key": uuid.uuid4(),
    }
    return reports.request(programme, **{**fields, **changes})


def test_request_freezes_the_snapshot_and_asks_for_the_file_after_commit(
    programme, manager, sent, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        report = ask(programme, manager)
        assert sent == []

    assert sent == [{"municipality_id": programme.municipality_id, "report_id": report.pk}]
    assert report.sha256 == sha256(report.snapshot)
    assert report.reference_date == date(2026, 10, 31)
    assert report.assessment == Assessment.objects.get()
    assert Event.objects.filter(kind="report.requested").count() == 1


def test_the_same_form_twice_is_one_report(programme, manager, sent):
    key = uuid.uuid4()

    first = ask(programme, manager, form_key=key)
    second = ask(programme, manager, form_key=key, at=LATER)

    assert first == second
    assert Report.objects.count() == 1


def test_a_second_report_of_the_period_is_the_next_version_and_replaces_the_adopted_one(programme, manager, sent):
    period = {"period_start": date(2026, 1, 1), "period_end": date(2026, 10, 31)}
    adopted = make_report(programme, status="adopted", **period)

    second = ask(programme, manager)
    third = ask(programme, manager)

    assert (second.version, second.supersedes) == (2, adopted)
    assert (third.version, third.supersedes) == (3, None)


def test_the_report_remembers_the_adopted_one_before_it(programme, manager, sent):
    make_report(programme, status="adopted", reference_date=date(2025, 10, 1))
    make_report(programme, version=2, reference_date=date(2026, 9, 1))

    report = ask(programme, manager)

    assert report.snapshot["head"]["previous_reference_date"] == "2025-10-01"


def test_adopt_needs_a_file_that_was_read(programme, manager):
    with pytest.raises(reports.NotReady):
        reports.adopt(
            make_report(programme), adopted_by="het college", adopted_on=date(2026, 11, 3), by=manager, at=NOON
        )


def test_adopt_changes_the_standing_only_and_has_the_file_made_again(
    programme, manager, sent, django_capture_on_commit_callbacks
):
    report = make_report(programme, state="done", attempts=1, file="reports/concept.pdf", rendered_at=NOON)

    with django_capture_on_commit_callbacks(execute=True):
        adopted = reports.adopt(report, adopted_by="het college", adopted_on=date(2026, 11, 3), by=manager, at=LATER)

    kept = Report.objects.get()
    assert adopted == kept
    assert {**kept.snapshot, "head": None} == {**report.snapshot, "head": None}
    assert kept.snapshot["head"]["status_label"] == "vastgesteld door het college op 3 november 2026"
    assert kept.sha256 == sha256(kept.snapshot)
    assert (kept.state, bool(kept.file)) == ("received", False)
    assert len(sent) == 1


def test_adopting_twice_is_refused(programme, manager):
    report = make_report(programme, status="adopted", state="done", file="a.pdf", rendered_at=NOON)

    with pytest.raises(reports.AlreadyAdopted):
        reports.adopt(report, adopted_by="iemand", adopted_on=date(2026, 11, 3), by=manager, at=LATER)


def test_only_an_adopted_report_is_offered(programme, manager):
    report = make_report(programme, status="adopted", state="done", file="a.pdf", rendered_at=NOON)

    reports.offer(report, offered_on=date(2026, 11, 10), by=manager, at=LATER)

    assert Report.objects.get().status == Report.Status.OFFERED
    with pytest.raises(reports.NotAdopted):
        reports.offer(report, offered_on=date(2026, 11, 11), by=manager, at=LATER)


def test_the_next_period_follows_the_last_adopted_report(programme):
    first = reports.next_period(programme, at=date(2026, 10, 1))
    make_report(programme, status="adopted", adopted_on=date(2026, 7, 20), period_end=date(2026, 6, 30))

    second = reports.next_period(programme, at=date(2026, 10, 1))

    assert first == reports.Period(date(2025, 10, 1), date(2026, 9, 30))
    assert second == reports.Period(date(2026, 7, 1), date(2026, 9, 30))


def test_render_report_twice_keeps_the_first_file(programme, groningen, rendered, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    report = make_report(programme)

    tasks.render_report(municipality_id=groningen.pk, report_id=report.pk)
    first = Report.objects.get()
    tasks.render_report(municipality_id=groningen.pk, report_id=report.pk)

    with first.file.open("rb") as file:
        assert file.read() == b"%PDF adopted"
    assert Report.objects.get().rendered_at == first.rendered_at
    assert first.is_ready


def test_a_report_of_another_municipality_does_not_exist_for_a_task(programme, other_municipality, rendered):
    report = make_report(programme)

    tasks.render_report(municipality_id=other_municipality.pk, report_id=report.pk)

    assert Report.objects.get().state == Report.State.RECEIVED


def test_a_concept_made_while_it_was_adopted_is_not_stored(programme, groningen, monkeypatch):
    report = make_report(programme)

    def adopt_meanwhile(snapshot):
        with tenancy.municipality(groningen):
            Report.objects.filter(pk=report.pk).update(sha256="0" * 64)
        return b"%PDF"

    monkeypatch.setattr(rendering, "render", adopt_meanwhile)

    tasks.render_report(municipality_id=groningen.pk, report_id=report.pk)

    kept = Report.objects.get()
    assert not kept.file
    assert kept.failure.startswith("SnapshotChanged")


def test_a_document_unfit_to_hand_out_fails_with_its_reason_and_can_be_retried(
    programme, groningen, manager, sent, monkeypatch
):
    report = make_report(programme, attempts=2)

    def refuse(snapshot):
        raise pdf.RenderingFailed("an image without text")

    monkeypatch.setattr(rendering, "render", refuse)
    tasks.render_report(municipality_id=groningen.pk, report_id=report.pk)
    failed = Report.objects.get()

    assert (failed.state, failed.failure) == ("failed", "RenderingFailed: an image without text")
    assert reports.retry(failed, by=manager, at=LATER)
    assert Report.objects.get().state == Report.State.RECEIVED
    assert not reports.retry(failed, by=manager, at=LATER)
