"""Asking for a report and following it: what is swapped, what is refused, and in which words."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from monitoring.models import Report
from tests.conftest import NOON, make_user
from tests.support.monitoring import make_programme, make_report
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role

HTMX = {"HX-Request": "true"}


def test_refused_report_keeps_what_was_typed(groningen, manager, client):
    client.force_login(manager)
    path = tenancy.path(groningen, "reports:request", slug=make_programme().slug)

    answer = client.post(path, {"period_start": "2026-01-01", "period_end": "", "summary": "Een jaar."}, headers=HTMX)

    assert answer.status_code == 422
    assert answer.content.decode().strip().startswith('<div id="report-request"')
    assert "Een jaar." in answer.content.decode()
    assert not Report.objects.exists()


def test_progress_asks_for_itself_until_it_is_done(groningen, manager, client):
    client.force_login(manager)
    report = make_report(make_programme())
    path = tenancy.path(groningen, "reports:detail", slug=report.programme.slug, pk=report.pk)

    answer = client.get(path, headers=HTMX)

    assert answer.content.decode().strip().startswith('<div id="report"')
    assert f'hx-get="{path}"' in answer.content.decode()


def test_a_report_that_failed_says_so_in_words_of_ours(groningen, manager, client):
    client.force_login(manager)
    failure = "RenderingFailed: No anchor #bron for internal URI reference"
    report = make_report(make_programme(), state="failed", attempts=3, failure=failure)

    shown = client.get(
        tenancy.path(groningen, "reports:detail", slug=report.programme.slug, pk=report.pk)
    ).content.decode()

    assert "Er ging iets mis op de server. Er is niets half bewaard. Probeer het opnieuw." in shown
    assert "anchor" not in shown


def test_adoption_without_a_name_says_what_to_do(groningen, manager, client):
    client.force_login(manager)
    report = make_report(make_programme())
    path = tenancy.path(groningen, "reports:adopt", slug=report.programme.slug, pk=report.pk)

    answer = client.post(path, {"on": "2026-11-02"}, headers=HTMX)

    assert answer.status_code == 422
    assert "Vul in wie het rapport heeft vastgesteld." in answer.content.decode()


def asked(path, client, **fields):
    told = {"period_start": "2026-01-01", "period_end": "2026-06-30", "form_key": str(uuid4())}
    return client.post(path, told | fields)


def test_the_reference_date_is_chosen_apart_from_the_period(groningen, manager, client):
    client.force_login(manager)
    path = tenancy.path(groningen, "reports:request", slug=make_programme().slug)

    assert asked(path, client, reference_date="2026-08-15").status_code == 302
    assert asked(path, client, reference_date="").status_code == 302

    assert [report.reference_date.isoformat() for report in Report.objects.order_by("pk")] == [
        "2026-08-15",
        "2026-06-30",
    ]


def test_a_reference_date_before_the_end_or_in_the_future_is_refused(groningen, manager, client):
    client.force_login(manager)
    path = tenancy.path(groningen, "reports:request", slug=make_programme().slug)

    early, late = asked(path, client, reference_date="2026-06-29"), asked(path, client, reference_date="2999-01-01")

    assert "De peildatum ligt voor het einde van de periode." in early.content.decode()
    assert "De peildatum ligt in de toekomst." in late.content.decode()
    assert not Report.objects.exists()


def test_a_period_before_the_programme_began_is_refused(groningen, manager, client):
    client.force_login(manager)
    programme = make_programme()
    path = tenancy.path(groningen, "reports:request", slug=programme.slug)

    for day in ("1900-01-01", "0026-01-01", (programme.started_on - timedelta(days=1)).isoformat()):
        answer = asked(path, client, period_start=day)

        assert answer.status_code == 422
        assert "is er niets over deze wijkaanpak te vertellen" in answer.content.decode()
    assert asked(path, client, period_start=programme.started_on.isoformat()).status_code == 302


@pytest.mark.parametrize(("day", "why"), [("2099-01-01", "ligt in de toekomst"), ("1900-01-01", "op 1 oktober 2026")])
def test_nobody_adopts_tomorrow_or_before_it_was_written(groningen, manager, client, day, why):
    client.force_login(manager)
    report = make_report(make_programme(), state="done", file="rapport.pdf", rendered_at=NOON)
    path = tenancy.path(groningen, "reports:adopt", slug=report.programme.slug, pk=report.pk)

    answer = client.post(path, {"adopted_by": "het college", "adopted_on": day})

    assert answer.status_code == 422
    assert why in answer.content.decode()
    report.refresh_from_db()
    assert report.status == "concept"


@pytest.fixture
def adopted(groningen):
    return make_report(make_programme(), status="adopted", state="done", file="rapport.pdf", rendered_at=NOON)


@pytest.fixture
def clerk(groningen):
    return make_user("clerk", groningen, Role.COUNCIL_CLERK)


def test_the_clerk_writes_down_once_that_the_council_got_it(groningen, clerk, client, adopted):
    client.force_login(clerk)
    path = tenancy.path(groningen, "reports:offer", slug=adopted.programme.slug, pk=adopted.pk)

    first, second = (client.post(path, {"offered_on": adopted.adopted_on.isoformat()}) for _ in range(2))

    assert first.status_code == 302
    assert "of al aangeboden" in second.content.decode()
    assert "Bekijk het rapport" in second.content.decode()
    adopted.refresh_from_db()
    assert (adopted.status, adopted.offered_on) == ("offered", adopted.adopted_on)
    assert "Aan de raad aangeboden op" in client.get(first.url).content.decode()
    assert path not in client.get(first.url).content.decode()


@pytest.mark.parametrize(
    ("day", "why"), [("2099-01-01", "ligt in de toekomst"), ("1900-01-01", "vastgesteld"), ("", "Vul in wanneer")]
)
def test_the_council_gets_nothing_tomorrow_or_before_it_was_adopted(groningen, clerk, client, adopted, day, why):
    client.force_login(clerk)

    answer = client.post(
        tenancy.path(groningen, "reports:offer", slug=adopted.programme.slug, pk=adopted.pk), {"offered_on": day}
    )

    assert answer.status_code == 422
    assert why in answer.content.decode()
    adopted.refresh_from_db()
    assert adopted.status == "adopted"


@pytest.mark.parametrize(("page", "status"), [("adopt", "adopted"), ("adopt", "offered"), ("offer", "offered")])
def test_what_is_done_asks_for_nothing_more(groningen, manager, client, adopted, page, status):
    offered_on = adopted.adopted_on if status == "offered" else None
    Report.objects.filter(pk=adopted.pk).update(status=status, offered_on=offered_on)
    client.force_login(manager)

    answer = client.get(tenancy.path(groningen, f"reports:{page}", slug=adopted.programme.slug, pk=adopted.pk))

    assert answer.status_code == 302
    assert answer["Location"] == tenancy.path(groningen, "reports:detail", slug=adopted.programme.slug, pk=adopted.pk)


def test_a_concept_is_not_offered(groningen, clerk, client):
    client.force_login(clerk)
    report = make_report(make_programme())
    path = tenancy.path(groningen, "reports:offer", slug=report.programme.slug, pk=report.pk)

    answer = client.post(path, {"offered_on": report.reference_date.isoformat()})

    assert answer.status_code == 409
    assert "nog niet vastgesteld" in answer.content.decode()


def test_the_state_of_the_pdf_is_said_once(groningen, manager, client):
    client.force_login(manager)
    report = make_report(make_programme(), state="done")

    shown = client.get(
        tenancy.path(groningen, "reports:detail", slug=report.programme.slug, pk=report.pk), headers=HTMX
    ).content.decode()

    assert shown.count("klaar") == 1


def test_a_page_below_a_section_marks_that_section(groningen, manager, client):
    client.force_login(manager)
    programme = make_programme()
    report = make_report(programme)
    below = [
        tenancy.path(groningen, "reports:detail", slug=report.programme.slug, pk=report.pk),
        tenancy.path(groningen, "reports:request", slug=programme.slug),
    ]

    for path in below:
        page = client.get(path).content.decode()

        assert page.count('class="wk-rail__link"') == 9
        assert re.findall(r'wk-rail__link" href="([^"]*)" aria-current="true"', page) == [
            tenancy.path(groningen, "reports:listing", slug=programme.slug)
        ]
