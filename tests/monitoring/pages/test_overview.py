"""What the pages of a programme ask of the database: a fixed number of questions, however much there is.

Counted are the statements that read or write rows, over the whole request: municipality, session, person and page.
Left out is what only the transaction around a test adds: savepoints, and putting the municipality of the test back.
"""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from monitoring import assessments
from monitoring.evidence.memory import Memory
from monitoring.pages import factor_page, ladder, moving
from programmes.models import Programme
from tests.neighbourhoods.support import HOMES, PEOPLE, WOZ, kwb, publish
from tests.support import factories as made
from wijkaanpak import tenancy

AROUND = ("SAVEPOINT", "RELEASE", "ROLLBACK", "select coalesce(current_setting", "select set_config")
ROWS = [
    ("Nederland", "NL00", ".", 17942942, 8_000_000, 378),
    ("Groningen", "GM0014", 1, 243768, 120_000, 300),
    ("Selwerd", "BU00141100", 1, 5855, 3000, 235),
]
STAFF = ("monitoring:overview", "initiatives:listing", "reports:listing")
DRAWN = ("monitoring:overview", "monitoring:success_factors")
JUDGED = (*DRAWN, "monitoring:programme")


@pytest.fixture
def small_and_large(groningen, tmp_path) -> list[Programme]:
    publish(kwb(tmp_path, ROWS, (PEOPLE, HOMES, WOZ)))
    return [_story("klein", 1), _story("groot", 10)]


def _story(slug: str, times: int) -> Programme:
    programme = made.ProgrammeFactory(name=slug.title(), slug=slug)
    made.ProgrammeAreaMemberFactory(area__programme=programme, code="BU00141100")
    long_ago = timezone.localdate() - timedelta(days=400)
    for _ in range(times):
        ambition = made.AmbitionFactory(programme=programme)
        made.AmbitionIndicatorFactory(ambition=ambition, indicator_key="woz")
        made.MeasureFactory(ambition=ambition, owner=made.PartnerFactory(), light="red", reported_on=long_ago)
        made.InitiativeFactory(programme=programme, due_on=long_ago, published=True)
        made.ObstacleFactory(programme=programme, raised_on=long_ago, due_on=long_ago)
        made.MoneyLineFactory(source__programme=programme)
        made.MembershipFactory(programme=programme)
    assessments.assess(programme, at=timezone.localdate(), by=None, made_at=timezone.now())
    return programme


def _asked(client, path: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return sum(not query["sql"].startswith(AROUND) for query in found.captured_queries)


def test_overview_asks_at_most_fourteen_questions_however_much_there_is(small_and_large, groningen, manager, client):
    client.force_login(manager)

    few, many = (
        _asked(client, tenancy.path(groningen, "monitoring:overview", slug=programme.slug))
        for programme in small_and_large
    )

    assert few == many
    assert many <= 14


@pytest.mark.parametrize("name", STAFF)
def test_page_of_the_workspace_asks_as_much_of_ten_times_the_rows(name, small_and_large, groningen, manager, client):
    client.force_login(manager)

    few, many = (_asked(client, tenancy.path(groningen, name, slug=programme.slug)) for programme in small_and_large)

    assert few == many


def test_public_page_asks_eighteen_questions_at_most(small_and_large, groningen, client):
    few, many = (
        _asked(client, tenancy.path(groningen, "monitoring:programme", slug=programme.slug))
        for programme in small_and_large
    )

    assert few == many
    assert many <= 18


def test_lists_of_programmes_and_ideas_do_not_grow_in_questions(small_and_large, groningen, client):
    paths = [tenancy.path(groningen, name) for name in ("public:home", "initiatives:published")]
    before = [_asked(client, path) for path in paths]
    for number in range(10):
        _story(f"meer-{number}", 1)

    assert [_asked(client, path) for path in paths] == before


@pytest.mark.parametrize("name", JUDGED)
def test_page_shows_the_stored_assessment_and_gathers_nothing(
    name, small_and_large, groningen, manager, client, monkeypatch
):
    client.force_login(manager)

    def refuse(*arguments: object) -> None:
        raise AssertionError("a page gathers evidence")

    monkeypatch.setattr(Memory, "__init__", refuse)
    response = client.get(tenancy.path(groningen, name, slug=small_and_large[0].slug))

    assert response.status_code == 200


def test_who_comes_second_reads_the_same_charts_without_them_being_drawn_again(
    small_and_large, groningen, manager, client, monkeypatch
):
    small, large = small_and_large
    client.force_login(manager)

    def pieces(programme: Programme) -> dict[str, list[str]]:
        shown = {name: client.get(tenancy.path(groningen, name, slug=programme.slug)).text for name in DRAWN}
        return {name: re.findall(r"(?s)<svg.*?</svg>|<p>opnieuw</p>", page) for name, page in shown.items()}

    first = pieces(small)
    for drawing in (ladder, moving, factor_page):
        monkeypatch.setattr(drawing, "render_to_string", lambda *_asked: "<p>opnieuw</p>")

    assert pieces(small) == first
    assert [found.count("<p>opnieuw</p>") for found in pieces(large).values()] == [2, 1]


def test_every_measure_that_asks_attention_stands_on_the_overview_red_first(groningen, manager, client):
    programme = made.ProgrammeFactory(slug="veel")
    for light, name in [*(("orange", f"oranje {at}") for at in range(5)), *(("red", f"rood {at}") for at in range(4))]:
        made.MeasureFactory(ambition__programme=programme, light=light, status="running", title=f"Maatregel {name}")
    client.force_login(manager)

    page = client.get(tenancy.path(groningen, "monitoring:overview", slug="veel")).content.decode()

    found = re.findall(r"Maatregel (rood|oranje) \d", page)
    assert found == ["rood"] * 4 + ["oranje"] * 5
    assert "Toon ook de andere 6" in page
