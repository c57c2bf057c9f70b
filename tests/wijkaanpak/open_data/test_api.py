"""What every answer of the API has in common, whatever is asked."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from neighbourhoods import api
from neighbourhoods.models import Area
from tests.conftest import NOON
from tests.support.factories import ProgrammeFactory
from wijkaanpak import limits
from wijkaanpak.models import Allowance

BASE = "/groningen/api/v1"


@pytest.fixture
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    return NOON


@pytest.fixture
def strict_client() -> Client:
    """As a browser would be: a form without its token is refused."""
    return Client(enforce_csrf_checks=True)


def test_an_answer_carries_the_version_and_may_be_read_by_any_website(client, groningen):
    answer = client.get(f"{BASE}/indicatoren", headers={"Origin": "https://portaal.example"})

    assert answer.status_code == 200
    assert answer["API-Version"] == "1.0.0"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Content-Type"] == "application/json; charset=utf-8"
    assert answer["Cache-Control"] == "public, no-cache"
    assert "Access-Control-Allow-Credentials" not in answer
    assert "Set-Cookie" not in answer
    assert not answer.cookies


def test_who_has_it_already_gets_nothing_until_it_changes(client, groningen):
    ProgrammeFactory(slug="selwerd", is_published=True)
    etag = client.get(f"{BASE}/wijkaanpakken")["ETag"]

    same = client.get(f"{BASE}/wijkaanpakken", headers={"If-None-Match": etag})
    ProgrammeFactory(slug="beijum", is_published=True)
    other = client.get(f"{BASE}/wijkaanpakken", headers={"If-None-Match": etag})

    assert (same.status_code, same.content, same["API-Version"]) == (304, b"", "1.0.0")
    assert (other.status_code, other["ETag"] == etag) == (200, False)


def test_words_are_dutch_for_every_reader(client, groningen):
    client.cookies["django_language"] = "en"

    answer = client.get(f"{BASE}/indicatoren/woz")

    assert answer["Content-Language"] == "nl"
    assert "buurt" in answer.json()["soortenGebied"]


def test_pages_follow_each_other_and_say_so(client, groningen):
    first = client.get(f"{BASE}/indicatoren?perPagina=40").json()
    second = client.get(first["links"]["volgende"]).json()

    assert first["links"]["deze"].endswith("/groningen/api/v1/indicatoren?perPagina=40&pagina=1")
    assert first["links"]["vorige"] is None
    assert second["links"]["volgende"] is None
    assert len(first["resultaten"]) == 40
    assert first["aantal"] == len(first["resultaten"]) + len(second["resultaten"])
    codes = [result["code"] for result in first["resultaten"] + second["resultaten"]]
    assert len(set(codes)) == first["aantal"]


def assert_problem(answer, status):
    """RFC 9457, and as any other answer: readable from anywhere, with its version."""
    said = answer.json()
    assert answer.status_code == said["status"] == status
    assert answer["Content-Type"] == "application/problem+json"
    assert said["title"]
    assert said["detail"]
    assert answer["API-Version"] == "1.0.0"
    assert answer["Access-Control-Allow-Origin"] == "*"
    return said


@pytest.mark.parametrize(
    "path",
    [
        "/nergens",
        "/",
        "/indicatoren/",
        "/indicatoren/geluk",
        "/gebieden/BU99999999",
        "/indicatoren?pagina=9999",
        "/%01",
        "/gebieden/%00",
        "/%00/gebieden",
    ],
)
def test_what_is_not_there_is_a_problem(client, groningen, path):
    assert_problem(client.get(BASE + path), 404)


@pytest.mark.parametrize(
    ("query", "name", "detail"),
    [
        ("pagina=een", "pagina", "Schrijf een heel getal."),
        ("pagina=0", "pagina", "Schrijf 1 of meer."),
        ("perPagina=1001", "perPagina", "Schrijf 1000 of minder."),
        ("per_pagina=10", "per_pagina", "Deze parameter is er niet."),
        ("jaar=24", "jaar", "Schrijf 1995 of meer."),
        ("soort=straat", "soort", "Dit is hier geen goede waarde. In openapi.json staat wat kan."),
        ("soort=%00", "soort", "Haal het teken met code 0 weg."),
        ("%00=1", "", "Haal het teken met code 0 weg."),
        ("soort=%FF", "soort", "Dit is hier geen goede waarde. In openapi.json staat wat kan."),
        ("__proto__[x]=1", "__proto__[x]", "Deze parameter is er niet."),
        ("pagina=1&pagina=2", "pagina", "Noem deze parameter één keer."),
        (f"pagina={'9' * 500}", "pagina", "Schrijf 100000 of minder."),
    ],
)
def test_a_wrong_question_says_what_to_put_right(client, groningen, query, name, detail):
    said = assert_problem(client.get(f"{BASE}/gebieden?{query}"), 400)

    found = [(error["in"], error["location"], error["detail"]) for error in said["errors"]]
    assert found == [("query", {"name": name}, detail)]


def test_more_than_fifty_indicators_at_once_are_refused(client, groningen):
    groningen.code = "GM0014"
    groningen.save()
    Area.objects.create(code="GM0014", division_year=2024, level="municipality", name="Groningen")
    asked = [f"indicator=code_{number}" for number in range(51)]

    many = client.get(f"{BASE}/gebieden/GM0014/cijfers?{'&'.join(asked)}")
    fifty = client.get(f"{BASE}/gebieden/GM0014/cijfers?{'&'.join(asked[:50])}")

    assert assert_problem(many, 400)["detail"] == "indicator: Vraag er hoogstens 50 tegelijk."
    assert assert_problem(fifty, 404)["errors"][0]["location"] == {"name": "indicator"}


def test_an_address_that_is_too_long_is_refused_before_it_is_read(client, groningen):
    longest = f"{BASE}/indicatoren?pagina="
    longest += "0" * (4000 - len(longest))

    assert_problem(client.get(longest), 400)
    assert_problem(client.get(longest + "0"), 414)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "VERZIN"])
@pytest.mark.parametrize("path", ["/indicatoren", "/openapi.json", "/nergens"])
def test_nothing_but_reading(groningen, strict_client, path, method):
    answer = strict_client.generic(method, BASE + path)

    assert_problem(answer, 405)
    assert answer["Allow"] == "GET, HEAD"


def test_a_question_for_the_head_alone_is_answered(client, groningen):
    whole, head = client.get(f"{BASE}/indicatoren"), client.head(f"{BASE}/indicatoren")

    assert (head.status_code, head["ETag"], head.content) == (200, whole["ETag"], b"")


def test_who_asks_too_often_is_told_when_to_come_back(client, groningen, settings, noon):
    settings.OPEN_DATA_PER_CONNECTION = 3

    answers = [client.get(f"{BASE}/indicatoren/woz") for _ in range(4)]
    other = client.get(f"{BASE}/indicatoren/woz", REMOTE_ADDR="192.0.2.7")

    assert [answer.status_code for answer in answers[:3]] == [200, 200, 200]
    assert_problem(answers[3], 429)
    assert answers[3]["Retry-After"] == "1200"
    assert other.status_code == 200


def test_another_connection_of_the_same_network_does_not_get_round_its_limit(client, groningen, settings, monkeypatch):
    settings.OPEN_DATA_PER_CONNECTION = 1
    monkeypatch.setattr(limits, "NETWORK_TIMES", 1)
    addresses = ("2001:db8:1:1::1", "2001:db8:1:2::1", "2001:db8:2:2::1")

    answers = [client.get(f"{BASE}/indicatoren/woz", REMOTE_ADDR=address).status_code for address in addresses]

    assert answers == [200, 429, 200]


def test_what_was_refused_costs_nothing_and_a_new_hour_begins(client, groningen, settings, monkeypatch):
    settings.OPEN_DATA_PER_CONNECTION = 1
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    assert [client.get(f"{BASE}/indicatoren/woz").status_code for _ in range(3)] == [200, 429, 429]

    monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(hours=1))

    assert client.get(f"{BASE}/indicatoren/woz").status_code == 200
    assert Allowance.objects.filter(action="open data").count() == 1


def test_the_connection_is_not_kept_as_it_is(client, groningen):
    client.get(f"{BASE}/indicatoren/woz", REMOTE_ADDR="192.0.2.7")

    assert "192.0.2.7" not in str(Allowance.objects.values_list())


def test_an_error_of_ours_is_a_problem_without_our_words(client, groningen, monkeypatch):
    def broken(indicator):
        raise RuntimeError("het geheim van de smid")

    monkeypatch.setattr(api, "_indicator", broken)
    client.raise_request_exception = False

    answer = client.get(f"{BASE}/indicatoren/woz")

    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert "smid" not in answer.content.decode()
