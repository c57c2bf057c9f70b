"""The page about open data, and its description for data portals: what they name is there."""

import re

import pytest

from neighbourhoods.areas import divisions
from tests.neighbourhoods.areas.test_divisions import shapes
from tests.neighbourhoods.areas.test_geometry import feature
from tests.support.factories import ProgrammeAreaFactory, ProgrammeAreaMemberFactory, ProgrammeFactory
from wijkaanpak.open_data.paging import absolute

DATA = "/groningen/data/"


@pytest.fixture
def filled(groningen):
    groningen.code = "GM0014"
    groningen.save()
    rows = shapes(feature("GM0014"), feature("WK001410"), feature("BU00141000"))
    divisions.replace_division(rows, year=2024)
    programme = ProgrammeFactory(slug="selwerd", area_name="Selwerd", is_published=True)
    ProgrammeAreaMemberFactory(area=ProgrammeAreaFactory(programme=programme, division_year=2024), code="BU00141000")
    ProgrammeFactory(slug="nieuw", area_name="Zonder gebied", is_published=True)
    return groningen


def test_everything_the_page_points_at_is_there(client, filled):
    page = client.get(DATA).content.decode()

    main = page[page.index("<main") : page.index("</main")]
    links = [link for link in re.findall(r'href="([^"]+)"', main) if not link.startswith(("mailto:", "https:"))]
    links = [link.replace("&amp;", "&") for link in links]
    found = {link: client.get(link).status_code for link in links}

    assert len(found) == 4 * 3 + 5
    assert [link for link, status in found.items() if status != 200] == []


def test_the_page_lists_every_question_of_the_api(client, filled):
    page = client.get(DATA).content.decode()
    paths = client.get("/groningen/api/v1/openapi.json").json()["paths"]

    assert [path for path in paths if f">{path}<" not in page] == []
    assert "3.000 keer per uur" in page
    assert "Zonder gebied" not in page


def test_a_municipality_without_figures_has_the_page_too(client, groningen):
    page = client.get(DATA)

    assert page.status_code == 200
    assert "Bestanden met cijfers" not in page.content.decode()


def test_the_page_speaks_the_language_of_the_reader(client, filled):
    client.cookies["django_language"] = "en"

    page = client.get(DATA).content.decode()

    assert "The adopted reports, with the PDF" in page
    assert "All neighbourhoods of Groningen" in page


def test_every_public_page_leads_to_it(client, groningen):
    for path in ("/groningen/", "/groningen/buurten/", "/groningen/initiatieven/"):
        assert f'href="{DATA}"' in client.get(path).content.decode()


def test_the_page_takes_as_many_queries_at_ten_times_the_programmes(client, filled, django_assert_num_queries):
    with django_assert_num_queries(7):
        client.get(DATA)
    for number in range(20):
        ProgrammeFactory(slug=f"aanpak-{number}", is_published=True)

    with django_assert_num_queries(7):
        client.get(DATA)


def walk(node):
    if isinstance(node, dict):
        yield node
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from walk(part)


def test_the_catalogue_has_what_a_portal_must_know(client, filled, settings):
    answer = client.get(f"{DATA}dcat.jsonld")
    catalogue = answer.json()

    shared = {"dct:title", "dct:description", "dct:publisher", "dcat:contactPoint"}
    known = shared | {"dct:identifier", "dct:creator", "dct:accessRights", "dcat:theme"}
    assert answer["Content-Type"] == "application/ld+json"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert shared <= catalogue.keys()
    assert catalogue["dct:publisher"]["@id"] == "https://identifier.overheid.nl/tooi/id/gemeente/gm0014"
    for dataset in catalogue["dcat:dataset"]:
        assert known <= dataset.keys()
        for file in dataset["dcat:distribution"]:
            assert {"dcat:accessURL", "dct:license", "dct:format", "dct:title"} <= file.keys()
            assert client.get(file["dcat:accessURL"]["@id"]).status_code == 200
    (service,) = catalogue["dcat:service"]
    assert known | {"dct:license", "dcat:endpointURL"} <= service.keys()
    assert client.get(service["dcat:endpointDescription"]["@id"]).status_code == 200
    assert service["dcat:endpointURL"]["@id"] == absolute("/groningen/api/v1")
    assert service["dcat:servesDataset"] == [{"@id": dataset["@id"]} for dataset in catalogue["dcat:dataset"]]


def test_every_name_in_the_catalogue_has_a_meaning(client, filled):
    catalogue = client.get(f"{DATA}dcat.jsonld").json()

    names = {name for node in walk({**catalogue, "@context": None}) for name in node if not name.startswith("@")}

    assert {name.partition(":")[0] for name in names} == catalogue["@context"].keys()


def test_a_municipality_without_a_code_is_named_by_its_name(client, groningen):
    catalogue = client.get(f"{DATA}dcat.jsonld").json()

    assert "@id" not in catalogue["dct:publisher"]
    assert catalogue["dct:publisher"]["foaf:name"]["@value"] == "Gemeente Groningen"
