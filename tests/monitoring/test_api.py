"""Reports by the API: adopted ones alone, with where the PDF is and what to check it by."""

import hashlib

import pytest
from django.core.files.base import ContentFile

from monitoring.rendering.attachments import attachments
from tests.conftest import NOON
from tests.support.monitoring import make_programme, make_report
from wijkaanpak import tenancy

REPORTS = "/groningen/api/v1/rapporten"
PDF = {"state": "done", "rendered_at": NOON}


@pytest.fixture
def programme(groningen, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return make_programme(is_published=True)


def made(programme, **fields):
    return make_report(programme, file=ContentFile(b"%PDF", "rapport.pdf"), **PDF, **fields)


def test_an_adopted_report_says_what_it_is_and_where_it_is(client, programme):
    report = made(programme, status="offered")

    (found,) = client.get(REPORTS).json()["resultaten"]

    address = found.pop("pdf")
    assert found == {
        "wijkaanpak": "selwerd",
        "periodeVanaf": "2025-10-01",
        "periodeTotEnMet": "2026-09-30",
        "peildatum": "2026-10-01",
        "versie": 1,
        "vastgesteldDoor": "het college",
        "vastgesteldOp": "2026-10-27",
        "aangebodenOp": "2026-11-03",
        "sha256": report.sha256,
    }
    assert client.get(address).getvalue() == b"%PDF"


def test_the_digest_is_that_of_the_document_in_the_pdf(client, programme):
    report = made(programme, status="adopted")
    inside = {one.name: one.content for one in attachments(report.snapshot)}["rapport.json"]

    (found,) = client.get(REPORTS).json()["resultaten"]

    assert hashlib.sha256(inside).hexdigest() == found["sha256"]


def test_a_concept_is_not_there_nor_what_has_no_pdf_nor_what_is_not_public(client, programme):
    made(programme, status="concept")
    make_report(programme, status="adopted", version=2)
    made(make_programme(slug="geheim", is_published=False), status="adopted")

    assert client.get(REPORTS).json()["resultaten"] == []


def test_those_of_next_door_are_not_there(client, programme, other_municipality):
    with tenancy.municipality(other_municipality):
        made(make_programme(is_published=True), status="adopted")

    assert client.get(REPORTS).json()["aantal"] == 0


def test_reports_of_one_programme(client, programme):
    made(programme, status="adopted")
    made(make_programme(slug="beijum", is_published=True), status="adopted")
    make_programme(slug="geheim", is_published=False)

    found = client.get(f"{REPORTS}?wijkaanpak=beijum").json()["resultaten"]
    refused = [client.get(f"{REPORTS}?wijkaanpak={slug}").status_code for slug in ("nergens", "geheim")]

    assert [one["wijkaanpak"] for one in found] == ["beijum"]
    assert refused == [404, 404]


def test_the_list_takes_as_many_queries_at_ten_times_the_rows(client, programme, django_assert_num_queries):
    for version in range(1, 21):
        made(programme, status="adopted", version=version)

    for per in (2, 20):
        with django_assert_num_queries(11):
            assert len(client.get(f"{REPORTS}?perPagina={per}").json()["resultaten"]) == per
