"""Asking for a report and following it: what is swapped, what is refused, and in which words."""

from monitoring.models import Report
from tests.support.monitoring import make_programme, make_report
from wijkaanpak import tenancy

HTMX = {"HX-Request": "true"}


def test_refused_report_keeps_what_was_typed(groningen, director, client):
    client.force_login(director)
    path = tenancy.path(groningen, "monitoring:report_request", slug=make_programme().slug)

    answer = client.post(path, {"period_start": "2026-01-01", "period_end": "", "summary": "Een jaar."}, headers=HTMX)

    assert answer.status_code == 422
    assert answer.content.decode().strip().startswith('<div id="report-request"')
    assert "Een jaar." in answer.content.decode()
    assert not Report.objects.exists()


def test_progress_asks_for_itself_until_it_is_done(groningen, director, client):
    client.force_login(director)
    report = make_report(make_programme())
    path = tenancy.path(groningen, "monitoring:report", pk=report.pk)

    answer = client.get(path, headers=HTMX)

    assert answer.content.decode().strip().startswith('<div class="wk-progress" id="report-progress"')
    assert f'hx-get="{path}"' in answer.content.decode()


def test_a_report_that_failed_says_so_in_words_of_ours(groningen, director, client):
    client.force_login(director)
    failure = "RenderingFailed: No anchor #bron for internal URI reference"
    report = make_report(make_programme(), state="failed", attempts=3, failure=failure)

    shown = client.get(tenancy.path(groningen, "monitoring:report", pk=report.pk)).content.decode()

    assert "Er ging iets mis op de server. Er is niets half bewaard. Probeer het opnieuw." in shown
    assert "anchor" not in shown


def test_adoption_without_a_name_says_what_to_do(groningen, director, client):
    client.force_login(director)
    path = tenancy.path(groningen, "monitoring:report_adopt", pk=make_report(make_programme()).pk)

    answer = client.post(path, {"on": "2026-11-02"}, headers=HTMX)

    assert answer.status_code == 422
    assert "Vul in wie het rapport heeft vastgesteld." in answer.content.decode()
