"""A file that nobody recognises becomes a mapping, and that reads it: nothing is sent or typed twice."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from neighbourhoods import imports
from neighbourhoods.models import FigureImport, Indicator, Mapping, Observation
from programmes.models import Event
from tests.neighbourhoods.support import kwb, publish
from tests.programmes.figures_desk.import_story import send, worked_on
from tests.support.figures import make_mapping
from wijkaanpak import tenancy

Stage = FigureImport.Stage
PEILING = b"Buurtcode;Huishoudens;Jaar;Rapportcijfer\nBU00141000;2010;2025;7,4\nBU00141100;1950;2025;6,9\n"
WITH_WORDS = PEILING.replace(b"6,9", b"n.b.")
INDICATOR = {
    "name": "rapportcijfer voor de buurt",
    "definition": "Het cijfer dat bewoners hun buurt geven, van 1 tot en met 10.",
    "unit": "cijfer",
    "decimals": 1,
    "direction": "higher",
    "combination": "weighted_mean",
    "counts_people": "nobody",
    "weight": "inwoners",
    "minimum": 100,
    "fewest_people": 5,
    "fewest_events": 10,
    "source": "Gemeente Groningen",
    "table": "peiling",
    "rhythm": "yearly",
}


@pytest.fixture
def visitor(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def at(groningen):
    return lambda name, **kwargs: tenancy.path(groningen, name, **kwargs)


@pytest.fixture
def areas(db, tmp_path):
    publish(kwb(tmp_path, [("Selwerd", "BU00141000", 1, 6580), ("Beijum-West", "BU00141100", 1, 5855)]))


@pytest.fixture
def unknown(visitor, at):
    """A file that was sent in and that no source recognises."""
    send(visitor, at, PEILING, name="peiling.csv")
    return worked_on()


def filled_in(response, **changes):
    """What a browser sends: what the form shows, and what somebody changed in it."""
    form = response.context["form"]
    shown = {field.html_name: field.value() for field in form}
    return {name: value for name, value in (shown | changes).items() if value is not None}


NAMED = {"name": "Buurtpeiling", "table": "GM0014-peiling", "publisher": "Gemeente Groningen", "decimal": ","}


def test_an_unknown_table_leads_with_its_file_into_a_mapping(visitor, at, unknown, areas):
    page = at("mappings:for_import", pk=unknown.pk)
    refused = visitor.get(at("imports:detail", pk=unknown.pk))
    asked = visitor.get(page)

    done = visitor.post(page, filled_in(asked, **NAMED, column_3="woz"))
    figure_import = worked_on()

    assertContains(refused, f'href="{page}"')
    assertContains(asked, "In de tabel staat bijvoorbeeld: 7,4 · 6,9")
    assertRedirects(done, at("imports:detail", pk=unknown.pk))
    assert (figure_import.pk, figure_import.stage, figure_import.mapping) == (
        unknown.pk,
        Stage.READ,
        Mapping.objects.get(),
    )
    assert figure_import.preview["publications"][0]["figures"] == 2
    assert [event.kind for event in Event.objects.order_by("pk")] == ["import.received", "import.corrected"]


def test_a_column_that_is_called_a_year_is_the_period(visitor, at, unknown):
    form = visitor.get(at("mappings:for_import", pk=unknown.pk)).context["form"]

    assert (form["code_column"].value(), form["period_column"].value()) == ("Buurtcode", "Jaar")


def test_a_new_indicator_is_made_on_the_way(visitor, at, unknown, areas):
    page, new = at("mappings:for_import", pk=unknown.pk), at("indicators:add_for_mapping")
    answers = filled_in(visitor.get(page), **NAMED, note="Onder 400 bewoners.")

    left = visitor.post(page, answers | {"nieuwe_indicator": "1"})
    told = visitor.get(new).context["form"]
    made = visitor.post(new, INDICATOR)
    back = visitor.get(made["Location"])
    own = Indicator.objects.own().get()
    done = visitor.post(page, filled_in(back, column_3=own.key))
    worked_on()

    assertRedirects(left, new)
    assert (told["table"].value(), told["source"].value()) == ("peiling", "Gemeente Groningen")
    assert made["Location"] == f"{page}?verder=1"
    assertContains(back, "‘rapportcijfer voor de buurt’ staat in de catalogus. Kies hem hieronder bij zijn kolom.")
    assert [back.context["form"][name].value() for name in ("name", "note")] == ["Buurtpeiling", "Onder 400 bewoners."]
    assertRedirects(done, at("imports:detail", pk=unknown.pk))
    assert Mapping.objects.get().columns == {"Rapportcijfer": own.key}
    assert FigureImport.objects.get().stage == Stage.READ


def test_a_new_indicator_is_made_for_a_mapping_that_is_changed(visitor, at):
    page = at("mappings:edit", pk=make_mapping().pk)
    answers = filled_in(visitor.get(page), publisher="Onderzoek Groningen", nieuwe_indicator="1")

    visitor.post(page, answers)
    made = visitor.post(at("indicators:add_for_mapping"), INDICATOR)

    assert visitor.get(made["Location"]).context["form"]["publisher"].value() == "Onderzoek Groningen"
    assert visitor.get(page).context["form"]["publisher"].value() == "Gemeente Groningen"
    assert Mapping.objects.get().publisher == "Gemeente Groningen"


def test_without_a_mapping_that_waits_an_indicator_is_shown_as_it_was_made(visitor, at):
    made = visitor.post(at("indicators:add_for_mapping"), INDICATOR)

    assertRedirects(made, at("indicators:detail", key=Indicator.objects.own().get().key))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"Postcode;Jaar;Rapportcijfer\n9741;2025;7,4\n", "Dit gaat over postcodes (zoals ‘9741’)."),
        (b"Buurt;Jaar;Rapportcijfer\nSelwerd;2025;7,4\n", "De gebieden staan er met hun naam (zoals ‘Selwerd’)"),
    ],
)
def test_a_table_without_codes_does_not_lead_to_a_mapping(visitor, at, content, why):
    send(visitor, at, content, name="peiling.csv")
    figure_import = worked_on()
    page = at("mappings:for_import", pk=figure_import.pk)

    refused = visitor.get(at("imports:detail", pk=figure_import.pk))

    assertContains(refused, why)
    assertNotContains(refused, page)
    assertContains(visitor.get(page, follow=True), why)
    sample = visitor.post(at("mappings:add"), {"file": SimpleUploadedFile("peiling.csv", content)})
    assertContains(sample, why, status_code=422)


def test_a_word_becomes_a_sign_for_unknown_with_one_click(visitor, at, areas):
    columns = {"Rapportcijfer": "woz"}
    mapping = make_mapping(
        table="GM0014-peiling", code_column="Buurtcode", period="", period_column="Jaar", columns=columns, decimal=","
    )
    send(visitor, at, WITH_WORDS, name="peiling.csv")
    figure_import = worked_on()
    figure_import.mapping = mapping
    imports.correct(figure_import, imports.Correction(**figure_import.corrections))
    page = at("imports:detail", pk=worked_on().pk)

    refused = visitor.get(page)
    strange = visitor.post(at("imports:mean", pk=figure_import.pk), {"teken": "7,4"})
    clicked = visitor.post(at("imports:mean", pk=figure_import.pk), {"teken": "n.b."})
    figure_import = worked_on()

    assertContains(refused, "‘n.b.’ is geen getal.")
    assertContains(refused, "‘n.b.’ betekent: onbekend")
    assert [answer["Location"] for answer in (strange, clicked)] == [page, page]
    assert Mapping.objects.get().missing == {"n.b.": "missing"}
    assert figure_import.stage == Stage.READ
    assert figure_import.preview["publications"][0]["missing"] == {"missing": 1}
    assert not Observation.objects.filter(indicator__key="woz").exists()


def test_without_a_mapping_there_is_nothing_that_could_learn_a_word(visitor, at):
    send(visitor, at, b"code;huishoudens\nBU00141000;n.b.\n", name="tabel_2024.csv")
    figure_import = worked_on()

    visitor.post(at("imports:mean", pk=figure_import.pk), {"teken": "n.b."})

    page = visitor.get(at("imports:detail", pk=figure_import.pk))
    assertContains(page, "Betekent het ‘onbekend’? Maak de cel dan leeg of zet er een punt in.")
    assertNotContains(page, "betekent: onbekend")
