"""A report whose file is gone is made again from what was frozen, and says whether it is the same file."""

import hashlib
from pathlib import Path

import pytest

from monitoring import rendering, reports, tasks
from monitoring.models import Report
from programmes.models import Event
from tests.conftest import NOON
from tests.support.monitoring import make_programme, make_report
from wijkaanpak import tenancy

FIRST, OTHER = b"%PDF as it was", b"%PDF with newer fonts"


@pytest.fixture
def made(monkeypatch):
    """What the renderer makes, and from which snapshot."""

    def makes(content):
        monkeypatch.setattr(rendering, "render", lambda snapshot: content)

    makes(FIRST)
    return makes


@pytest.fixture
def asked(monkeypatch):
    found = []
    monkeypatch.setattr(tasks.render_report, "delay", lambda **ids: found.append(ids))
    return found


@pytest.fixture
def adopted(groningen, made, asked, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    programme = make_programme(is_published=True)
    report = make_report(programme, status="adopted")
    tasks.render_report(municipality_id=groningen.pk, report_id=report.pk)
    return Report.objects.get()


@pytest.fixture
def gone(adopted):
    Path(adopted.file.path).unlink()
    return adopted


@pytest.fixture
def page(groningen, gone):
    return lambda name, **where: tenancy.path(groningen, f"reports:{name}", **where, pk=gone.pk)


def test_the_digest_of_the_file_is_written_down(adopted):
    assert adopted.file_sha256 == hashlib.sha256(FIRST).hexdigest()


def test_who_asks_for_it_reads_that_it_is_made_again_and_then_gets_it(
    gone, page, groningen, manager, client, asked, django_capture_on_commit_callbacks
):
    client.force_login(manager)
    slug = gone.programme.slug
    with django_capture_on_commit_callbacks(execute=True):
        answers = [client.get(page("download", slug=slug), follow=True) for _click in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert "wordt opnieuw gemaakt" in answers[0].text
    assert asked == [{"municipality_id": groningen.pk, "report_id": gone.pk}]

    tasks.render_report(municipality_id=groningen.pk, report_id=gone.pk)
    again = client.get(page("download", slug=slug))
    assert b"".join(again.streaming_content) == FIRST
    assert "precies hetzelfde bestand" in client.get(page("detail", slug=slug)).text
    after = Report.objects.get()
    assert (after.rendered_at, after.file.name) == (gone.rendered_at, gone.file.name)


def test_everybody_reads_that_it_comes_and_that_it_is_not_lost(page, groningen, client, asked):
    waiting = client.get(page("published"))

    assert (waiting.status_code, waiting.headers["Retry-After"]) == (202, "60")
    assert "Het rapport wordt opnieuw gemaakt" in waiting.text
    assert client.get(page("published")).status_code == 202
    assert Report.objects.get().attempts == 0


def test_another_version_of_the_renderer_is_told_honestly(gone, page, made, manager, groningen, client):
    reports.make_again(gone)
    made(OTHER)

    tasks.render_report(municipality_id=groningen.pk, report_id=gone.pk)

    after = Report.objects.get()
    assert (after.file_sha256, after.remade_sha256) == tuple(hashlib.sha256(one).hexdigest() for one in (FIRST, OTHER))
    client.force_login(manager)
    assert "De inhoud is dezelfde, het bestand niet" in client.get(page("detail", slug=gone.programme.slug)).text
    (line,) = Event.objects.filter(kind="report.remade")
    assert (line.by_name, line.detail) == ("de server", {"same": False})


def test_of_a_report_from_before_nobody_knows(gone, groningen):
    assert "controlegetal bewaard" in Report(remade_at=NOON).remade_in_words
    assert Report().remade_in_words == ""


def test_it_is_not_asked_again_after_it_failed(gone):
    Report.objects.filter(pk=gone.pk).update(state="failed", failure="UnknownSchema: 9")

    assert not reports.make_again(gone)
