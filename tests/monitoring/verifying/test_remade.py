"""A report that was frozen is the same report when it is made again, whatever happened to the rows since."""

import uuid
from datetime import date

import pytest

from monitoring import rendering, reports, verifying
from monitoring.models import Report
from monitoring.verifying import words
from tests.conftest import NOON
from tests.monitoring.evidence import story
from tests.monitoring.evidence.story import AT
from tests.monitoring.snapshot import later
from tests.neighbourhoods.support import PEOPLE, crimes, kwb, publish

PLACES = (story.EAST, story.WEST, "GM0014")


@pytest.fixture
def report(groningen, manager, tmp_path) -> Report:
    rows = [(f"Buurt {code}", code, 1, 3000) for code in (story.EAST, story.WEST)]
    publish(kwb(tmp_path, rows, (PEOPLE,)))
    publish(crimes(tmp_path, [(place, year, 200) for place in PLACES for year in range(2021, 2026)]))
    programme = story.tell(story.programme(phase="executing"), groningen)
    programme.ambitions.first().indicators.create(indicator_key="misdrijven_per_1000", reference="municipality")
    later.begin(programme, manager)
    later.recorded(later.EARLY)
    return reports.request(
        programme, period_start=date(2025, 11, 24), period_end=AT, by=None, at=NOON, form_key=uuid.uuid4()
    )


def pdf_of(report: Report) -> bytes:
    return rendering.render(Report.objects.get(pk=report.pk).snapshot)


def test_a_report_made_again_after_rows_changed_is_the_same_file_and_agrees(report, manager, tmp_path):
    first = pdf_of(report)

    later.go_on(report.programme, manager)
    revised = [(place, year, 900) for place in PLACES for year in range(2021, 2026)]
    publish(crimes(tmp_path, revised, name="later.csv.gz"), at=later.LATER, retrieved_at=later.LATER)
    again = pdf_of(report)

    assert again == first
    found = verifying.verify(again)
    assert (found.differences, found.unheld) == ((), ())
    assert words.agreeing(found).startswith("Alles klopt. ")


def test_a_combined_figure_holds_the_buurten_it_was_made_of_and_the_file_of_each(report):
    (crime,) = [
        indicator
        for ambition in report.snapshot["ambitions"]
        for indicator in ambition["indicators"]
        if indicator["key"] == "misdrijven_per_1000"
    ]

    newest = crime["series"][0]["points"][-1]
    releases = {release["id"]: release for release in report.snapshot["releases"]}
    assert (newest["method"], newest["numerator"], newest["denominator"]) == ("rate", 400, 6000)
    assert newest["parts"] == [[code, 200, 3000] for code in sorted((story.EAST, story.WEST))]
    assert (newest["weighed_by"], newest["is_modelled"]) == ("inwoners, 2024", False)
    assert [releases[key]["table"] for key in newest["releases"]] == ["47022NED", "85984NED"]
    assert all(len(release["sha256"]) == 64 for release in releases.values())
    assert {point["period"] for point in crime["series"][0]["points"]} == {"2021", "2022", "2023", "2024", "2025"}


def test_a_finding_holds_its_number_and_the_ids_behind_it_and_no_names(report):
    findings = [finding for factor in report.snapshot["factors"]["items"] for finding in factor["findings"]]

    shared = next(finding for finding in findings if finding["criterion"] == "shared_ownership")
    measures = {measure["id"] for measure in report.snapshot["measures"]["items"]}
    assert float(shared["figure"]) >= 0
    assert shared["records"]
    assert all(kind == "measure" and key in measures for kind, key in shared["records"])
    assert all(len(record) == 2 for finding in findings for record in finding["records"])


def test_the_rule_of_a_stage_stands_in_the_document_and_in_one_paragraph(report):
    rules = report.snapshot["rules"]
    told = {row["term"]: row["text"] for row in report.snapshot["appendices"]["computation"]}
    paragraph = told["Hoe we de stand van een succesfactor bepalen"].replace("\u00a0", " ")

    assert rules["stage"] == {
        "rule": "share_of_points",
        "version": 1,
        "points": {"met": "1", "partly": "0.5", "not_met": "0"},
        "limits": ["0.25", "0.50", "0.80"],
        "least_known": "0.5",
    }
    assert "voldaan 1, deels 0,5, niet voldaan 0" in paragraph
    assert "afwezig onder 25 %, vanaf 25 % begin, vanaf 50 % op weg en vanaf 80 % op orde" in paragraph
    assert "minder dan 50 % van de criteria bekend" in paragraph
    assert "Regel: share_of_points, versie 1." in paragraph
