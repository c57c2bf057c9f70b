"""Many records of a kind in a workbook: taken along, changed, shown, stored, and the second time nothing."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from programmes import analyses
from programmes.models import Stakeholder
from tests.conftest import NOON
from tests.programmes.records.together.conftest import weights, words
from tests.support.factories import ProgrammeFactory, StakeholderFactory
from wijkaanpak import tabular, tenancy


@pytest.fixture
def book(browser, path, rows):
    return openpyxl.load_workbook(io.BytesIO(browser.get(path("stakeholders:workbook")).content))


@pytest.fixture
def give_back(browser, path):
    def of(book):
        content = io.BytesIO()
        book.save(content)
        file = SimpleUploadedFile("terug.xlsx", content.getvalue(), tabular.XLSX_TYPE)
        return browser.post(path("stakeholders:read_workbook"), {"file": file})

    return of


def test_it_hides_what_it_is_known_by_and_offers_what_can_be_chosen(book, rows):
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]

    assert heads == ["stakeholders selwerd", "versie", "Stakeholder", "Soort", "Belang", "Invloed"]
    assert sheet.column_dimensions["A"].hidden
    assert sheet.protection.sheet
    assert (sheet["C2"].protection.locked, sheet["E2"].protection.locked) == (True, False)
    assert {str(rule.sqref) for rule in sheet.data_validations.dataValidation} == {"D2:D4", "E2:E4", "F2:F4"}
    assert [cell.value for cell in book["lijsten"]["E"]][:3] == ["klein", "gemiddeld", "groot"]


def test_what_was_changed_there_is_shown_stored_and_the_second_time_nothing_changes(book, give_back, stored):
    book.worksheets[0]["E2"], book.worksheets[0]["F3"] = "Groot", "gemiddeld"
    shown = give_back(book)
    assert "2 stakeholders veranderen" in words(shown)
    assert set(Stakeholder.objects.values_list("interest", flat=True)) == {1}

    stored(shown)

    assert weights() == [
        (3, 1),
        (1, 2),
        (1, 1),
    ]
    assert "Er verandert niets" in words(give_back(book))


def test_a_row_that_is_wrong_is_named_with_its_column_and_nothing_can_be_stored(book, give_back, path):
    sheet = book.worksheets[0]
    sheet["E2"], sheet["F3"] = "heel groot", "groot"
    sheet["C5"], sheet["E5"] = "Nieuwe club", "groot"

    answer = give_back(book)

    page = words(answer)
    assert answer.status_code == 422
    assert "Rij 2, kolom Belang (Aa): ‘heel groot’. Kies iets uit de lijst." in page
    assert "Rij 5 (Nieuwe club). Deze regel stond niet in het bestand" in page
    assert 'name="shown"' not in page


@pytest.mark.parametrize("key", [12.5, "1E+400", "12", True])
def test_a_key_that_is_of_no_row_is_told(book, give_back, key):
    cell = book.worksheets[0]["A2"]
    cell.value = key
    if key == "1E+400":
        cell.data_type = "n"

    answer = give_back(book)

    assert answer.status_code == 422
    assert "Rij 2" in words(answer)


def test_a_column_that_is_gone_stays_as_it_is_and_one_that_is_unknown_is_said(book, give_back, stored):
    sheet = book.worksheets[0]
    sheet.delete_cols(6)
    sheet["E2"], sheet["F1"] = "groot", "Opmerking"

    shown = give_back(book)
    stored(shown)

    assert "Niet gelezen: Opmerking." in words(shown)
    assert weights()[0] == (3, 1)


def test_a_row_that_a_colleague_changed_meanwhile_is_a_conflict_and_not_overwritten(book, give_back, rows, reader):
    book.worksheets[0]["E2"] = "groot"
    analyses.edit_stakeholder(rows[0], interest=2, by=reader, at=NOON)
    analyses.edit_stakeholder(rows[1], interest=2, by=reader, at=NOON)

    answer = give_back(book)

    assert answer.status_code == 409
    assert "<dt>Van u</dt><dd>groot</dd>" in words(answer)
    assert "1 stakeholder verandert" in words(answer)  # what only the colleague changed stays theirs


def test_another_file_says_what_to_do(browser, path, groningen, give_back, book, manager):
    elsewhere = ProgrammeFactory(slug="beijum", name="Beijum")
    theirs = browser.get(tenancy.path(groningen, "stakeholders:workbook", slug=elsewhere.slug)).content

    refused = give_back(openpyxl.load_workbook(io.BytesIO(theirs)))
    text = browser.post(path("stakeholders:read_workbook"), {"file": SimpleUploadedFile("x.xlsx", b"a;b")})

    assert (refused.status_code, text.status_code) == (422, 422)
    assert "hoort niet bij deze lijst" in words(refused)
    assert "Haal het opnieuw op" in words(text)


def test_text_that_looks_like_a_formula_is_text(browser, path, programme):
    StakeholderFactory(programme=programme, name="=1+1")

    sheet = openpyxl.load_workbook(io.BytesIO(browser.get(path("stakeholders:workbook")).content)).worksheets[0]

    assert (sheet["C2"].value, sheet["C2"].data_type) == ("=1+1", "s")
