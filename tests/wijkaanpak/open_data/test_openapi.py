"""The document that describes the API is valid, keeps the NLGov rules, and is true.

The rules are those of the linter of Logius for the REST API Design Rules, as far as a document can break them.
"""

import re

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

BASE = "/groningen/api/v1"


@pytest.fixture
def document(client, groningen):
    return client.get(f"{BASE}/openapi.json").json()


def operations(document):
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_it_is_valid_openapi(document):
    validate(document, cls=OpenAPIV31SpecValidator)

    assert document["openapi"] == "3.1.0"


def test_it_names_its_address_with_the_major_version_and_whom_to_ask(document, settings):
    assert [server["url"] for server in document["servers"]] == [f"{settings.SITE_URL}{BASE}"]
    assert document["info"]["contact"].keys() == {"name", "email", "url"}
    assert document["info"]["contact"]["url"].endswith("/groningen/data/")
    assert re.fullmatch(r"\d+\.\d+\.\d+", document["info"]["version"])
    assert document["info"]["version"].split(".")[0] == "1"


def test_paths_are_kebab_case_without_a_slash_at_the_end_and_only_read(document):
    segment = r"([a-z0-9-]+|\{[a-z]+\})"

    for path, method, _operation in operations(document):
        assert re.fullmatch(rf"(/{segment})+", path), path
        assert method == "get", path


def test_parameters_and_members_are_camel_case(document):
    camel = re.compile(r"[a-z][a-z\d]*([A-Z][a-z\d]*)*")
    parameters = [
        parameter["name"] for _path, _method, asked in operations(document) for parameter in asked["parameters"]
    ]
    members = [name for schema in document["components"]["schemas"].values() for name in schema["properties"]]

    assert [name for name in parameters + members if not camel.fullmatch(name)] == []
    assert [name for name in document["components"]["schemas"] if not re.fullmatch(r"([A-Z][a-z]+)+", name)] == []


def test_every_answer_carries_the_version_and_every_refusal_is_a_problem(document):
    for path, _method, operation in operations(document):
        assert operation["responses"].keys() == {"200", "400", "404", "414", "429"}, path
        for status, response in operation["responses"].items():
            assert "API-Version" in response["headers"], (path, status)
            if status >= "400":
                assert response["content"].keys() == {"application/problem+json"}, (path, status)
    assert {"status", "title", "detail"} <= document["components"]["schemas"]["Probleem"]["properties"].keys()


def test_every_operation_says_what_it_gives_and_has_a_name_of_its_own(document):
    found = [(operation["operationId"], operation["summary"]) for _path, _method, operation in operations(document)]

    assert len({name for name, _summary in found}) == len(found) == 10
    assert all(summary for _name, summary in found)


def undescribed(document) -> list[str]:
    """Operations without a description, or with the words of their summary once more."""
    return [
        path
        for path, _method, operation in operations(document)
        if len(operation.get("description", "")) < 40 or operation["description"] == operation["summary"]
    ]


def test_every_operation_is_described(document):
    assert undescribed(document) == []


def test_an_operation_without_a_description_is_found(document):
    described = document["paths"]["/rapporten"]["get"]
    described["description"] = described["summary"]
    del document["paths"]["/gebieden"]["get"]["description"]

    assert undescribed(document) == ["/gebieden", "/rapporten"]


def test_limits_are_those_that_are_held(document):
    asked = document["paths"]["/gebieden/{code}/cijfers"]["get"]["parameters"]
    rules = {parameter["name"]: parameter["schema"] for parameter in asked}

    assert rules["indicator"]["maxItems"] == 50
    assert rules["indicator"]["items"] == {"maxLength": 40, "pattern": "^[-a-zA-Z0-9_]+$", "type": "string"}
    assert rules["periode"]["pattern"] == "^[0-9]{4}(-[0-9]{2})?$"


def test_a_day_is_called_a_date(document):
    """A member that ends in ‘Op’ is a day."""
    days = {
        name: about
        for schema in document["components"]["schemas"].values()
        for name, about in schema["properties"].items()
        if name.endswith("Op")
    }

    assert len(days) == 5
    assert all('"date"' in repr(about).replace("'", '"') for about in days.values()), days


def test_each_municipality_has_its_own_address_in_it(client, other_municipality, settings):
    answer = client.get("/voorbeeldstad/api/v1/openapi.json")

    assert answer.json()["servers"] == [{"url": f"{settings.SITE_URL}/voorbeeldstad/api/v1"}]
    assert answer["Access-Control-Allow-Origin"] == "*"
