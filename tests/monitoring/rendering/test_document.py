import csv
import io
import json
import re

import pypdf
import pytest

from monitoring import rendering
from monitoring.rendering import attachments
from monitoring.snapshot.seal import sha256
from monitoring.templatetags.report import held
from tests.support.pdf import emptiness, failures
from tests.support.snapshots import example_snapshot
from tests.test_consistency import ROOT
from wijkaanpak import pdf

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
    "overdue": [],
    "learning": {"lessons": [], "sessions": [], "ahead": [], "text": ""},
    "appendices": {"sources": [], "definitions": [], "area_changes": [], "missing": [], "computation": []},
}


def test_the_same_snapshot_gives_the_same_bytes(content):
    assert rendering.render(example_snapshot()) == content


def test_the_report_keeps_in_an_archive_and_reads_for_everybody(content):
    assert failures(content) == []


def test_no_page_but_the_last_is_more_than_two_fifths_empty(content):
    assert [share for share in emptiness(content)[:-1] if share > 0.4] == []


def test_a_story_stands_on_the_page_of_its_ambition(pages):
    for ambition in (ambition for ambition in example_snapshot()["ambitions"] if ambition["story"]):
        page = next(page for page in pages if ambition["story"] in page)

        assert any(indicator["label"] in page for indicator in ambition["indicators"]), ambition["title"]


def test_what_residents_read_is_one_page_before_the_chapters(pages):
    assert "Voor bewoners: dit rapport in gewone taal" in pages[1]
    assert "Wat kost het?" in pages[2]
    assert "1 Samenvatting" in pages[3]


def test_an_empty_programme_still_gives_a_report_and_says_in_one_line_what_is_not_there_yet():
    content = rendering.render(example_snapshot(**EMPTY, own_figures=[]))

    sheets = pypdf.PdfReader(io.BytesIO(content)).pages
    text = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    assert failures(content) == []
    assert len(sheets) == 5
    assert (
        "Hierover is nog niets vastgelegd: ambities en cijfers, maatregelen, bewonersinitiatieven, de lokale coalitie, "
        "de tien succesfactoren, financiën, risico’s en lessen en vooruitblik."
    ) in text


def test_what_the_records_say_is_readable_when_nobody_judged():
    factors = example_snapshot()["factors"]
    factors["items"] = [{**factor, "parties": [], "contradiction": ""} for factor in factors["items"]]

    html = rendering.html(example_snapshot(factors=factors))

    styles = (ROOT / "static" / "css" / "report_parts.css").read_text()
    assert html.count('class="stage stage-records"') == 10
    assert ".stages .stage-records { background: #0b4f6c; color: #fff; }" in styles
    assert not re.search(r"\.stage:(first|last)-child", styles), "it would win from the colours of the records"


def test_the_head_of_a_page_names_the_chapter_that_goes_on_there(reader):
    titles = [f"{number} {title}" for number, (_key, title) in enumerate(rendering.CHAPTERS, start=1)]
    running, seen = "", []

    for sheet in reader.pages[3:]:
        lines = lines_of(sheet)
        head, body = lines[0], " ".join(lines[1:])
        running = next((title for title in titles if body.startswith(title)), running)
        seen.append((head, running))
        running = next((title for title in reversed(titles) if f" {title} " in f" {body} "), running)

    assert [(head, chapter) for head, chapter in seen if not head.endswith(chapter)] == []


def lines_of(sheet) -> list[str]:
    """The text from top to bottom, as it stands on the lines."""
    found: dict[int, str] = {}

    def see(text, cm, tm, font, size):
        found[round(-cm[3] * tm[5] - cm[5])] = found.get(round(-cm[3] * tm[5] - cm[5]), "") + text

    sheet.extract_text(visitor_text=see)
    return [line for _height, text in sorted(found.items()) if (line := " ".join(text.split()))]


def test_the_summary_is_one_page_with_the_decision_asked(pages):
    assert "1 Samenvatting" in pages[3]
    assert "Gevraagd besluit" in pages[3]
    assert "2 Fase en looptijd" in pages[4]


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
    of_figures = ("cijfers", "eigen-cijfers", "vergelijking", "eromheen", "kandidaten", "buurten", "publicaties")
    tables = ("maatregelen", "financien", "succesfactoren", *of_figures)
    names = {*(f"{name}.csv" for name in tables), "rapport.json"}
    rows = list(csv.DictReader(io.StringIO(reader.attachments["cijfers.csv"][0].decode("utf-8-sig")), delimiter=";"))
    frozen = json.loads(reader.attachments["rapport.json"][0])

    assert set(reader.attachments) == names
    assert {"jaar": "2024", "waarde": "69,4", "gebied": "Selwerd"}.items() <= rows[4].items()
    assert sha256(frozen) == sha256(example_snapshot())


def test_no_style_of_a_report_asks_for_features_of_a_font():
    """WeasyPrint leaves a list of them in memory for each line of text: two MB a report. Digits of our font are
    equally wide without.
    """
    linked = re.findall(r'<link rel="stylesheet" href="([^"]+)"', rendering.html(example_snapshot()))
    styles = [pdf.static_file(name).read_text() for name in linked]

    assert len(styles) >= 1
    assert not any(re.search(r"font-(variant|feature)", style) for style in styles)


def test_a_cell_cannot_become_a_formula():
    measures = example_snapshot()["measures"]
    measures["items"][0]["title"] = "=1+1"

    file = attachments.attachments(example_snapshot(measures=measures))[1]

    assert b";'=1+1;" in file.content


def test_a_snapshot_of_another_schema_is_refused():
    with pytest.raises(rendering.UnknownSchema):
        rendering.html(example_snapshot(schema=99))


def test_a_title_does_not_break_behind_a_short_word():
    assert held("Indische Buurt/De Hoogte") == "Indische Buurt/De\u00a0Hoogte"
    assert held("Selwerd") == "Selwerd"


def test_captions_start_with_a_capital():
    html = rendering.html(example_snapshot())

    captions = re.findall(r"<figcaption>(.*?)</figcaption>", html)
    assert [caption for caption in captions if caption[:1] != caption[:1].upper()] == []


def test_the_timeline_marks_the_reference_date_and_not_today(pages):
    text = " ".join(pages)

    assert "peildatum" in text
    assert "vandaag" not in text


def test_money_has_one_word_from_the_summary_to_the_file(pages, reader):
    money = next(page for page in pages if "Per bron, in euro" in page)
    file = reader.attachments["financien.csv"][0].decode("utf-8-sig")

    assert "Toegezegd" in money
    assert "Toegekend" not in money
    assert "toegezegd" in file.splitlines()[0]
