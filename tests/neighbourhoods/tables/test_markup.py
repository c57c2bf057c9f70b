"""Sheets that Excel hides: the first that is seen is read, unless one was asked for by its name."""

import io
import zipfile

import openpyxl

from neighbourhoods.tables import opening


def workbook(*, hidden: int) -> bytes:
    """Three sheets, of which the first are hidden."""
    book = openpyxl.Workbook()
    for title in ("Oud", "Nieuw", "Straks"):
        book.create_sheet(title).append(["code", title])
    del book["Sheet"]
    for sheet in book.worksheets[:hidden]:
        sheet.sheet_state = "hidden"
    book.active = hidden
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def all_hidden() -> bytes:
    """As no version of Excel writes it, but another program may."""
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(hidden=2))) as archive, zipfile.ZipFile(saved, "w") as copy:
        for name in archive.namelist():
            copy.writestr(name, archive.read(name).replace(b'state="visible"', b'state="hidden"'))
    return saved.getvalue()


def read(content: bytes, **options):
    return opening.read("peiling.xlsx", content, **options)


def test_the_first_sheet_that_is_seen_is_read_and_named():
    sheet = read(workbook(hidden=2))

    assert sheet.header == ("code", "Straks")
    assert "Het eerste blad (‘Oud’) is verborgen" in sheet.notices[0]
    assert "Gelezen is ‘Straks’" in sheet.notices[0]


def test_nothing_is_said_of_sheets_that_are_all_seen():
    assert (read(workbook(hidden=0)).header, read(workbook(hidden=0)).notices) == (("code", "Oud"), [])


def test_a_hidden_sheet_that_a_mapping_names_is_read_and_that_is_said():
    sheet = read(workbook(hidden=1), name="Oud")

    assert sheet.header == ("code", "Oud")
    assert sheet.notices == ["Het blad ‘Oud’ is verborgen in Excel. Toch is het gelezen: de koppeling noemt het."]


def test_a_workbook_of_hidden_sheets_alone_is_refused():
    sheet = read(all_hidden())

    assert [refusal.reason for refusal in sheet.refused] == [
        "Alle bladen van dit bestand zijn verborgen. Maak in Excel het blad met de cijfers zichtbaar."
    ]
