import csv
import io
import json

import pypdf
import pytest

from monitoring import rendering
from monitoring.snapshot_schema import sha256
from tests.support.pdf import failures
from tests.support.snapshots import example_snapshot

EMPTY = {
    "summary": {"text": [], "decision_kind": "Ter kennisname", "decisions": [], "attention": [], "key_figures": []},
    "phase": {"steps": [], "text": "", "activities": [], "changes": [], "decisions": []},
    "timeline": [],
    "map": None,
    "ambitions": [],
    "measures": {"items": [], "text": ""},
    "initiatives": {
        "counts": [],
        "median_days": None,
        "term_days": 42,
        "in_time": None,
        "asked": None,
        "granted": None,
        "spent": None,
        "by_theme": [],
        "by_neighbourhood": [],
        "examples": [],
        "text": "",
    },
    "coalition": {
        "partners": [],
        "agreement": "",
        "meetings_planned": None,
        "meetings_held": None,
        "attendance": None,
        "changes": [],
        "text": "",
    },
    "factors": {"items": [], "contradictions": [], "attention": [], "round_text": ""},
    "money": {**example_snapshot()["money"], "rows": [], "years": []},
    "risks": [],
    "learning": {"lessons": [], "sessions": [], "ahead": [], "text": ""},
    "appendices": {"sources": [], "definitions": [], "area_changes": [], "missing": [], "computation": []},
}


@pytest.fixture(scope="module")
def content() -> bytes:
    return rendering.render(example_snapshot())


@pytest.fixture(scope="module")
def reader(content) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


@pytest.fixture(scope="module")
def pages(reader) -> list[str]:
    return [" ".join(sheet.extract_text().split()) for sheet in reader.pages]


def test_the_same_snapshot_gives_the_same_bytes(content):
    assert rendering.render(example_snapshot()) == content


def test_the_report_keeps_in_an_archive_and_reads_for_everybody(content):
    assert failures(content) == []


def test_an_empty_programme_still_gives_an_accessible_report():
    content = rendering.render(example_snapshot(**EMPTY))

    text = " ".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(content)).pages)
    assert failures(content) == []
    assert "De ambities van dit programma zijn nog niet vastgelegd." in text


def test_the_summary_is_one_page_with_the_decision_asked(pages):
    assert "1 Samenvatting" in pages[2]
    assert "Gevraagd besluit" in pages[2]
    assert "2 Fase en looptijd" in pages[3]


@pytest.mark.parametrize("chapter", [title for _key, title in rendering.CHAPTERS])
def test_every_chapter_is_there_and_bookmarked(reader, chapter):
    bookmarks = [item.title for item in reader.outline if not isinstance(item, list)]

    assert any(chapter in title for title in bookmarks)


def test_the_page_says_whose_criteria_these_are(pages):
    assert "standaardcriteria van dit platform, aanpasbaar door de gemeente" in " ".join(pages)


def test_the_alderperson_accounts_for_the_municipal_part_only(pages):
    assert "De wethouder legt alleen verantwoording af over het gemeentelijk deel." in " ".join(pages)


def test_what_is_invented_says_so(pages):
    assert "verzonnen" in pages[0]


def test_a_real_municipality_is_not_marked_as_invented():
    head = {**example_snapshot()["head"], "is_demo": False}

    assert "verzonnen" not in rendering.html(example_snapshot(head=head))


def test_red_comes_with_cause_consequence_and_steering_first():
    html = rendering.html(example_snapshot())

    assert html.index("Vernieuwing portiekflats Eikenlaan <span") < html.index("Vroeg erop af bij schulden <span")
    assert "De aannemer stopte in februari." in html


def test_unknown_is_never_printed_as_zero():
    measures = example_snapshot()["measures"]
    measures["items"] = [{**measures["items"][0], "spent": None}]

    assert "onbekend<span" in rendering.html(example_snapshot(measures=measures)).replace("\n", "")


def test_what_people_wrote_cannot_become_markup():
    head = {**example_snapshot()["head"], "programme": "<script>alert(1)</script>", "area": "<b>x</b>"}
    ambitions = example_snapshot()["ambitions"]
    ambitions[0]["indicators"][0]["label"] = "<img src=http://example.org/x>"

    html = rendering.html(example_snapshot(head=head, ambitions=ambitions))

    assert "<script" not in html
    assert "<img" not in html
    assert "<b>x" not in html


def test_the_figures_and_the_frozen_document_are_inside(reader):
    tables = ("cijfers", "maatregelen", "financien", "succesfactoren", "eigen-cijfers")
    names = {*(f"{name}.csv" for name in tables), "rapport.json"}
    rows = list(csv.DictReader(io.StringIO(reader.attachments["cijfers.csv"][0].decode("utf-8-sig")), delimiter=";"))
    frozen = json.loads(reader.attachments["rapport.json"][0])

    assert set(reader.attachments) == names
    assert {"jaar": "2024", "waarde": "69,4", "gebied": "Selwerd"}.items() <= rows[4].items()
    assert sha256(frozen) == sha256(example_snapshot())


def test_a_cell_cannot_become_a_formula():
    measures = example_snapshot()["measures"]
    measures["items"][0]["title"] = "=1+1"

    file = rendering.report_files.attachments(example_snapshot(measures=measures))[1]

    assert b";'=1+1;" in file.content


def test_a_snapshot_of_another_schema_is_refused():
    with pytest.raises(rendering.UnknownSchema):
        rendering.html(example_snapshot(schema=99))
