"""Making a mapping in the browser: a sample, then which column is what."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.asserts import assertContains, assertRedirects

from neighbourhoods.models import Mapping
from tests.support.figures import make_mapping
from wijkaanpak import tenancy

PEILING = b"Buurtpeiling 2026\nBuurt;Code;Tevreden\nSelwerd;BU00141000;7,4\n"
ANSWERS = {
    "columns_json": '[["Buurt", []], ["Code", ["BU00141000"]], ["Tevreden", ["7,4"]]]',
    "name": "Buurtpeiling",
    "table": "GM0014-buurtpeiling",
    "publisher": "Gemeente Groningen",
    "code_column": "Code",
    "period": "2026",
    "decimal": ",",
    "header_row": "2",
    "column_2": "woz",
    "absent_missing": "n.b. ?",
    "absent_secret": "*",
    "absent_not_published": "volgt",
}


@pytest.fixture
def groningen(groningen):
    groningen.code = "GM0014"
    groningen.save()
    return groningen


@pytest.fixture
def page(client, groningen, manager):
    client.force_login(manager)
    return lambda name, **kwargs: tenancy.path(groningen, name, **kwargs)


def test_a_sample_leads_to_its_columns(client, page):
    response = client.post(page("mappings:add"), {"file": SimpleUploadedFile("peiling.csv", PEILING)})

    assertContains(response, "Welke kolom is wat?")
    assertContains(response, '<option value="Code" selected>Code</option>', html=True)
    assertContains(response, "In de tabel staat bijvoorbeeld: 7,4")
    assert response.context["form"]["header_row"].value() == 2
    assert [field.label for field in response.context["form"].figure_fields] == ["Tevreden"]


def test_a_mapping_is_made_in_steps_and_what_the_sample_told_is_folded(client, page):
    response = client.post(page("mappings:add"), {"file": SimpleUploadedFile("peiling.csv", PEILING)})
    refused = client.post(page("mappings:add"), ANSWERS | {"name": ""})

    assertContains(response, '<details class="wk-fold" open', count=3)
    assertContains(response, '<details class="wk-fold"', count=5)
    assertContains(refused, '<details class="wk-fold" open', count=5, status_code=422)


def test_names_can_be_typed_instead(client, page):
    response = client.post(page("mappings:add"), {"names": "Code\nTevreden\n"})

    assertContains(response, '<option value="Tevreden">Tevreden</option>', html=True)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "typ hieronder minstens twee namen"),
        ({"file": SimpleUploadedFile("peiling.csv", b"Buurt;Tevreden\nSelwerd;7\n")}, "niet met hun code"),
        ({"file": SimpleUploadedFile("peiling.csv", b"Vraag;Tevreden\n1;7\n")}, "de code van een gebied"),
        ({"file": SimpleUploadedFile("peiling.csv", b"")}, "Dit bestand is leeg"),
    ],
)
def test_a_sample_that_says_nothing_is_asked_for_again(client, page, sent, said):
    assertContains(client.post(page("mappings:add"), sent), said, status_code=422)


def test_a_mapping_is_saved(client, page):
    response = client.post(page("mappings:add"), ANSWERS)

    assertRedirects(response, page("mappings:listing"))
    saved = Mapping.objects.get()
    assert (saved.columns, saved.header_row, saved.decimal) == ({"Tevreden": "woz"}, 2, ",")
    assert saved.missing == {"n.b.": "missing", "?": "missing", "*": "secret", "volgt": "not_published"}
    assertContains(client.get(page("mappings:listing")), "Gemiddelde WOZ-waarde")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "Geef de koppeling een naam."),
        ({"table": "85984NED"}, "Begin de tabelcode met GM0014-"),
        ({"code_column": ""}, "Kies de kolom met de code van het gebied."),
        ({"period_column": "Buurt"}, "niet allebei"),
        ({"column_2": ""}, "Kies minstens één kolom met cijfers"),
        ({"absent_secret": "?"}, "Kies één betekenis"),
    ],
)
def test_what_is_not_right_is_explained(client, page, changes, said):
    response = client.post(page("mappings:add"), ANSWERS | changes)

    assertContains(response, said, status_code=422)
    assert not Mapping.objects.exists()


def test_the_number_of_answers_is_no_figure(client, page):
    """Chosen once for the whole row; saved, and filled in when the mapping is changed."""
    columns = '[["Code", []], ["Tevreden", ["7,4"]], ["Respons", ["12"]]]'
    answers = {**ANSWERS, "columns_json": columns, "column_1": "woz", "column_2": "", "respondents_column": "Respons"}

    twice = client.post(page("mappings:add"), {**answers, "column_2": "inwoners"})
    saved = client.post(page("mappings:add"), answers)

    assertContains(twice, "‘Respons’ is al gekozen als code, periode of cijfer.", status_code=422)
    assertRedirects(saved, page("mappings:listing"))
    mapping = Mapping.objects.get()
    assert (mapping.respondents_column, mapping.columns) == ("Respons", {"Tevreden": "woz"})
    form = client.get(page("mappings:edit", pk=mapping.pk)).context["form"]
    assert form["respondents_column"].value() == "Respons"
    assert [field.label for field in form.figure_fields] == ["Tevreden"]


DEEP = "[" * 100_000


@pytest.mark.parametrize("broken", ["{", "[1]", '[["", []]]', '[["a", []], 3]', "null", DEEP], ids=range(6))
def test_columns_that_changed_on_the_way_are_refused(client, page, broken):
    answer = client.post(page("mappings:add"), ANSWERS | {"columns_json": broken})

    assertContains(answer, "De kolommen van uw tabel zijn onderweg veranderd. Begin opnieuw.", status_code=422)


def test_a_mapping_is_changed_with_what_was_saved_filled_in(client, page):
    mapping = make_mapping(missing={"?": "secret"})
    url = page("mappings:edit", pk=mapping.pk)

    assertContains(client.get(url), 'value="GM0014-buurtpeiling"')
    answers = {**ANSWERS, "publisher": "Onderzoek Groningen", "column_1": "woz"}
    assertRedirects(client.post(url, answers), page("mappings:listing"))

    mapping.refresh_from_db()
    assert (mapping.publisher, mapping.columns) == ("Onderzoek Groningen", {"Tevreden": "woz"})


def test_a_mapping_is_removed_by_who_is_sure(client, page):
    url = page("mappings:remove", pk=make_mapping().pk)

    assertContains(client.post(url), "Zet een vinkje", status_code=422)
    assertRedirects(client.post(url, {"is_sure": "on"}), page("mappings:listing"))
    assert not Mapping.objects.exists()


def test_the_mapping_of_another_municipality_is_not_there(client, page, other_municipality):
    with tenancy.municipality(other_municipality):
        theirs = make_mapping(table="GM0363-buurtpeiling")

    assert client.get(page("mappings:edit", pk=theirs.pk)).status_code == 404
    assert client.post(page("mappings:remove", pk=theirs.pk), {"is_sure": "on"}).status_code == 404
