import base64
import gc
import inspect
import io
import logging
from datetime import UTC, datetime

import pypdf
import pytest

from tests.support.pdf import emptiness, failures, wrong_lengths
from wijkaanpak import pdf

NOON = datetime(2026, 3, 7, 12, tzinfo=UTC)
FIGURES = pdf.Attachment("cijfers.csv", b"wijk;2025\nSelwerd;73,5\n", "Alle cijfers")


def document(body: str, *, head: str = "") -> str:
    return (
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Proef</title>{head}</head>'
        f"<body>{body}</body></html>"
    )


def data_image(svg: str) -> str:
    encoded = base64.b64encode(svg.encode()).decode()
    return f'<img alt="Een plaatje" src="data:image/svg+xml;base64,{encoded}">'


SIMPLE = document(
    "<h1>Selwerd</h1><p>De wijk telt 6.580 inwoners.</p>"
    "<table><caption>Inwoners</caption><thead><tr><th scope=col>Jaar</th></tr></thead>"
    "<tbody><tr><td>2025</td></tr></tbody></table>"
)


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "geheim.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>')
    return path.as_uri()


def linked_svg(address: str) -> str:
    return data_image(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        ' width="9" height="9">'
        f'<image width="9" height="9" href="{address}" xlink:href="{address}"/></svg>'
    )


def inline_svg(address: str) -> str:
    image = f'<image width="9" height="9" href="{address}"/>'
    return f'<svg width="9" height="9"><title>Een plaatje</title>{image}</svg>'


@pytest.mark.parametrize("address", ["secret", "http://127.0.0.1:1/x.svg", "https://example.org/x.svg", "ftp://x/y"])
@pytest.mark.parametrize(
    "place",
    [
        lambda address: document(f'<img alt="x" src="{address}">'),
        lambda address: document("<p>Hoi</p>", head=f'<link rel="stylesheet" href="{address}">'),
        lambda address: document("<p>Hoi</p>", head=f"<style>@import url({address});</style>"),
        lambda address: document(f'<p style="background: url({address})">Hoi</p>'),
        lambda address: document(linked_svg(address)),
        lambda address: document(inline_svg(address)),
        lambda address: document(f'<p><a rel="attachment" href="{address}">bijlage</a></p>'),
    ],
    ids=["image", "stylesheet", "import", "background", "svg-in-data", "svg-inline", "attachment"],
)
def test_nothing_outside_our_static_files_is_read(place, address, secret):
    html = place(secret if address == "secret" else address)

    with pytest.raises(pdf.RenderingFailed):
        pdf.render_html(html, at=NOON)


@pytest.mark.parametrize("name", ["../manage.py", "%2e%2e/manage.py", "css/../../manage.py", "/etc/hosts", "css"])
def test_a_name_that_climbs_out_of_static_is_refused(name):
    with pytest.raises(pdf.RenderingFailed, match="Not a file of ours"):
        pdf.render_html(document("<p>Hoi</p>", head=f'<link rel="stylesheet" href="{name}">'), at=NOON)


def test_our_own_style_sheet_is_used(settings, tmp_path):
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "proef.css").write_text("@page { size: 100mm 50mm }")
    settings.STATICFILES_DIRS = [tmp_path]

    content = pdf.render_html(document("<p>Hoi</p>", head='<link rel="stylesheet" href="css/proef.css">'), at=NOON)

    assert round(pypdf.PdfReader(io.BytesIO(content)).pages[0].mediabox.width) == 283


def test_two_renders_are_byte_identical():
    first = pdf.render_html(SIMPLE, at=NOON, attachments=[FIGURES])
    second = pdf.render_html(SIMPLE, at=NOON, attachments=[FIGURES])

    assert first == second


def test_the_file_passes_pdf_ua_1_and_pdf_a_3a():
    content = pdf.render_html(SIMPLE, at=NOON, attachments=[FIGURES])

    assert failures(content) == []


def test_an_archive_reads_what_the_file_is_without_unpacking_it():
    content = pdf.render_html(SIMPLE, at=NOON)

    assert b'pdfaid:part="3"' in content


def test_data_that_ends_in_a_carriage_return_has_the_length_it_says():
    one_byte = pdf.Attachment("a.csv", b"\x0c", "Proef")  # its checksum, the last byte of the stream, is 13

    content = pdf.render_html(SIMPLE, at=NOON, attachments=[one_byte])

    assert b"\r\nendstream" in content
    assert failures(content) == []


def test_a_wrong_length_does_not_pass():
    content = pdf.render_html(SIMPLE, at=NOON)
    wrong = content.replace(b"/Length 1", b"/Length 2", 1)

    assert wrong_lengths(content) == []
    assert len(wrong_lengths(wrong)) == 1


def test_the_file_says_what_it_is_and_carries_its_figures():
    reader = pypdf.PdfReader(io.BytesIO(pdf.render_html(SIMPLE, at=NOON, attachments=[FIGURES])))

    root = reader.trailer["/Root"]
    xmp = root["/Metadata"].get_object().get_data()
    assert b'pdfaid:part="3"' in xmp
    assert b'pdfaid:conformance="A"' in xmp
    assert b"<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert root["/Lang"] == "nl"
    assert reader.metadata.title == "Proef"
    assert reader.metadata.creation_date == NOON
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert reader.attachments == {"cijfers.csv": [FIGURES.content]}
    assert {file.get_object()["/AFRelationship"] for file in root["/AF"]} == {"/Data"}


def test_a_document_cannot_attach_a_file_by_itself(secret):
    content = pdf.render_html(document("<p>Hoi</p>", head=f'<link rel="attachment" href="{secret}">'), at=NOON)

    assert pypdf.PdfReader(io.BytesIO(content)).attachments == {}


@pytest.mark.parametrize(
    ("html", "message"),
    [
        (document('<img src="data:image/svg+xml;utf8,<svg/>">'), "alt"),
        (SIMPLE.replace(' lang="nl"', ""), "lang"),
    ],
    ids=["alt", "lang"],
)
def test_an_inaccessible_document_is_a_failure(html, message):
    with pytest.raises(pdf.RenderingFailed, match=message):
        pdf.render_html(html, at=NOON)


def test_rendering_leaves_logging_and_garbage_collection_as_they_were():
    handlers = list(logging.getLogger("weasyprint").handlers)
    threshold = gc.get_threshold()

    with pytest.raises(pdf.RenderingFailed):
        pdf.render_html(document('<img src="file:///x">'), at=NOON)

    assert gc.get_threshold() == threshold
    assert logging.getLogger("weasyprint").handlers == handlers


def test_a_page_is_as_full_as_the_text_of_its_drawing_stands_low():
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="600">'
        '<text x="0" y="{}" font-size="12">2025</text></svg>'
    )
    pages = [document(f"<p>Selwerd</p>{data_image(drawing.format(height))}") for height in (20, 590)]

    high, low = [emptiness(pdf.render_html(page, at=NOON))[0] for page in pages]

    assert high > 0.8
    assert 0.3 < low < 0.4, "590 of 993 pixels"


def test_a_document_is_cleared_away_once_it_is_let_go_of_also_one_that_fails(monkeypatch):
    """Its boxes point at each other and would stay until the collector comes along: a worker grew by each report."""
    cleared = []
    monkeypatch.setattr(gc, "collect", lambda: cleared.append([frame.function for frame in inspect.stack()]))

    pdf.render_html(SIMPLE, at=NOON)
    with pytest.raises(pdf.RenderingFailed):
        pdf.render_html(document('<img alt="" src="file:///etc/passwd">'), at=NOON)

    assert len(cleared) == 2
    assert not any("_written" in functions for functions in cleared)
