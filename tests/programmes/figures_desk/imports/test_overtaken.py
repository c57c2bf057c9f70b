"""A colleague publishes another file of the same table between the preview and the button."""

import pytest
from django.test import Client

from neighbourhoods.models import FigureImport, Observation
from tests.conftest import make_user
from tests.programmes.figures_desk.import_story import content, published, read, worked_on
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role

SELWERD = "BU00141000"


@pytest.fixture
def at(groningen):
    return lambda name, **kwargs: tenancy.path(groningen, name, **kwargs)


@pytest.fixture
def colleague(groningen):
    visitor = Client()
    visitor.force_login(make_user("Jelle Wierda", groningen, Role.PROGRAMME_MANAGER))
    return visitor


def told(visitor, at, figure_import) -> str:
    return visitor.get(at("imports:detail", pk=figure_import.pk)).content.decode()


def ask(visitor, at, figure_import, **answers):
    return visitor.post(at("imports:publish", pk=figure_import.pk), answers)


def again(figure_import) -> FigureImport:
    """As after the worker had it once more; it need not be the newest."""
    from neighbourhoods import tasks

    tasks.work_on_import(municipality_id=figure_import.municipality_id, import_id=figure_import.pk)
    figure_import.refresh_from_db()
    return figure_import


def current() -> float:
    return Observation.objects.current().get(area__code=SELWERD).value


def test_who_is_second_reads_what_came_and_decides_again(client, officer, at, tmp_path, colleague):
    client.force_login(officer)
    mine = read(client, at, content(tmp_path, 6580))
    assert "alles is nieuw" in told(client, at, mine)
    published(colleague, at, content(tmp_path, 6600))

    ask(client, at, mine, gezien=mine.mark)
    page = told(client, at, again(mine))

    assert "Er is iets veranderd sinds u keek" in page
    assert "uur vastgelegd door Jelle Wierda." in page
    assert "Uw bestand is bewaard en er is nog niets van vastgelegd." in page
    assert "1 van de 2 cijfers van 2 gebieden zijn anders" in page
    assert current() == 6600

    ask(client, at, mine, gezien=mine.mark)
    assert "De cijfers zijn vastgelegd" in told(client, at, again(mine))
    assert current() == 6580


def test_a_page_that_was_open_since_before_publishes_nothing(client, officer, at, tmp_path, colleague):
    client.force_login(officer)
    mine = read(client, at, content(tmp_path, 6580))
    before = mine.mark
    published(colleague, at, content(tmp_path, 6600))
    ask(client, at, mine, gezien=before)
    again(mine)

    response = ask(client, at, mine, gezien=before)

    assert "Kijk nog eens en leg het dan vast." in client.get(response["Location"]).content.decode()
    assert current() == 6600


def test_figures_that_were_taken_back_meanwhile_are_named(client, officer, at, tmp_path):
    client.force_login(officer)
    wrong = published(client, at, content(tmp_path, 65800)).releases.get()
    mine = read(client, at, content(tmp_path, 6580))
    client.post(at("releases:withdraw", pk=wrong.pk), {"reason": "Er staat een nul te veel in."})

    ask(client, at, mine)

    assert "Kerncijfers wijken en buurten, 2024 is ingetrokken op" in told(client, at, worked_on())
