"""Whatever is asked, and by how many at once: an answer or a problem, never an error of ours."""

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote, urlencode

import pytest
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.factories import ProgrammeFactory

PATHS = (
    "indicatoren",
    "indicatoren/{}",
    "gebieden",
    "gebieden/{}",
    "gebieden/{}/cijfers",
    "wijkaanpakken",
    "wijkaanpakken/{}",
    "wijkaanpakken/{}/cijfers",
    "wijkaanpakken/{}/eigen-cijfers",
    "rapporten",
)
NAMES = ("pagina", "perPagina", "jaar", "soort", "indicator", "periode", "wijkaanpak")
ANYTHING = st.text(max_size=12) | st.sampled_from(
    ["\0", "½", "1e3", "-0", "NaN", "9" * 40, "GM0014", "selwerd", "buurt"]
)


@pytest.fixture
def here(groningen):
    groningen.code = "GM0014"
    groningen.save()
    ProgrammeFactory(slug="selwerd", is_published=True)
    return groningen


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from(PATHS),
    part=ANYTHING,
    query=st.lists(st.tuples(st.sampled_from(NAMES) | ANYTHING, ANYTHING), max_size=3),
)
def test_any_question_gets_an_answer(client, here, path, part, query):
    address = path.format(quote(part, safe=""))

    answer = client.get(f"/groningen/api/v1/{address}?{urlencode(query)}")

    assert answer.status_code in (200, 400, 404, 429)
    if "\0" not in part:
        assert answer["Content-Type"].startswith(("application/json", "application/problem+json"))


def test_many_at_once_are_counted_one_by_one(transactional_db, groningen, settings):
    settings.OPEN_DATA_PER_CONNECTION = 20

    def ask(_number):
        try:
            return Client().get("/groningen/api/v1/indicatoren").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(ask, range(40)))

    assert sorted(found) == [200] * 20 + [429] * 20
