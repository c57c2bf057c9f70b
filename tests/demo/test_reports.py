"""The reports of the demo: full, in both norms, honest about crime, and in agreement with their own files."""

import io
import re

import pypdf
import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from demo import stories
from monitoring import rendering, reports, verifying
from monitoring.snapshot.figure_schema import PrintedIndicator
from monitoring.snapshot.schema import Snapshot
from programmes.models import Programme
from tests.support.pdf import emptiness, failures
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Municipality


@pytest.fixture(scope="module")
def printed(standing_demo: None, django_db_blocker) -> dict[str, bytes]:
    """The report of today of every programme as a file, by its slug."""
    with django_db_blocker.unblock(), tenancy.municipality(Municipality.objects.get(slug="groningen")):
        return {programme.slug: rendering.render(frozen(programme)) for programme in Programme.objects.all()}


def test_the_report_of_every_programme_fills_its_pages_and_keeps_both_norms(printed):
    for slug, content in printed.items():
        assert failures(content) == [], slug
        assert [share for share in emptiness(content)[:-1] if share > 0.4] == [], slug


def test_the_summary_of_selwerd_stays_one_page_with_its_four_figures(printed):
    pages = [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(printed["selwerd"])).pages]

    (page,) = [page for page in pages if "Dit vraagt uw aandacht" in page]
    assert "In één oogopslag" in page
    assert "toegezegd" in page


CRIME = {
    "selwerd": (
        "binnen de gewone schommeling (voorlopig)",
        "Dat is gewoon: van 60 buurten die erop lijken, stegen er 11 sterker.",
    ),
    "de-wijert": (
        "verslechterd (voorlopig)",
        "Dat is meer gestegen dan gewoon: van 60 buurten die erop lijken, steeg er 1 sterker.",
    ),
    "indische-buurt-de-hoogte": (
        "niet te beoordelen",
        "Er ontbreekt een cijfer van een deel van het gebied of van een jaar.",
    ),
}
"""Of each programme that follows crime what its report says of it, and beside whom."""


def frozen(programme: Programme) -> Snapshot:
    period = reports.next_period(programme, at=stories.TODAY)
    return reports.preview(programme, period=period, reference_date=stories.TODAY, at=timezone.now())


def crime_in(document: Snapshot) -> list[PrintedIndicator]:
    every = [indicator for ambition in document["ambitions"] for indicator in ambition["indicators"]]
    return [indicator for indicator in every if indicator["key"] == "misdrijven_per_1000"]


@pytest.mark.parametrize("slug", CRIME)
def test_a_report_says_of_crime_whether_it_is_ordinary_more_than_that_or_incomplete(demo, slug):
    label, sentence = CRIME[slug]

    with tenancy.municipality(demo):
        document = frozen(Programme.objects.get(slug=slug))
    html = rendering.html(document)

    (crime,) = crime_in(document)
    assert crime["verdict_label"] == label
    assert f">{label}</span>" in html
    assert sentence in re.sub(r"<[^>]+>", "", html)
    strips = html.count(f'id="peers-{crime["id"]}')
    assert strips == (crime["movement"]["verdict"] is not None)


def test_every_report_of_the_demo_agrees_with_its_own_files(printed):
    for slug, content in printed.items():
        found = verifying.verify(content)

        assert (found.differences, found.unheld) == ((), ()), slug
        follows = slug != "lewenborg-west"  # that has no ambitions yet
        assert (found.stages, found.verdicts > 0, found.points > 0) == (10, follows, follows), slug


def test_the_targets_of_selwerd_are_put_beside_what_others_managed(demo):
    with tenancy.municipality(demo):
        document = frozen(Programme.objects.get(slug="selwerd"))

    said = {
        indicator["key"]: indicator["reach"]["text"]
        for ambition in document["ambitions"]
        for indicator in ambition["indicators"]
        if indicator["reach"]
    }
    assert said["misdrijven_per_1000"] == (
        "Doel voor 2030: 45,0\u00a0per 1.000 inwoners. Van 60 buurten met zo’n cijfer lukte dit er 3, in drie jaar."
    )
    assert said["geluidhinder_buren"].endswith(
        "Of dit haalbaar is, is niet te zeggen. Er is één meting. Een verandering is dus niet te zien."
    )


def test_the_public_page_of_selwerd_says_that_crime_is_within_what_is_ordinary(demo, client):
    shown = client.get(tenancy.path(demo, "monitoring:programme", slug="selwerd"))

    assertContains(shown, "Verandering: binnen de gewone schommeling (voorlopig)", 1)
    assertContains(shown, "Dat is gewoon: van 60 buurten die erop lijken, stegen er 11 sterker.")
    assertContains(shown, "Van 60 buurten met zo’n cijfer lukte dit er 3, in drie jaar.")
    assertNotContains(shown, "Verandering: verslechterd")
