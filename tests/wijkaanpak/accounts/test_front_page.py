"""The page above the municipalities: how to make the first, straight to the only one, or a choice."""

import pytest

from tests.conftest import make_municipality
from wijkaanpak.accounts import views


def test_before_the_first_municipality_it_says_how_to_make_one(client, db):
    response = client.get("/")

    assert response.status_code == 200
    text = response.content.decode()
    assert "Wijkaanpak staat klaar" in text
    assert "--administrator-name" in text


def test_the_command_is_written_as_it_is_typed_on_this_server(client, db, settings):
    settings.MANAGE_COMMAND = "docker compose exec web python manage.py"

    response = client.get("/")

    assert response.context["command"].startswith("docker compose exec web python manage.py municipality Groningen")


def test_the_only_municipality_is_gone_to(client, groningen):
    assert client.get("/")["Location"] == "/groningen/"


def test_of_more_one_is_chosen(client, groningen, other_municipality):
    text = client.get("/").content.decode()

    assert "Kies uw gemeente" in text
    assert "/voorbeeldstad/" in text


@pytest.mark.parametrize("path", ["/groningen/", "/nergens/beheer/"])
def test_an_address_of_nobody_leads_back_to_the_beginning(client, db, path, settings):
    settings.DEBUG = False

    response = client.get(path)

    assert response.status_code == 404
    assert 'href="/"' in response.content.decode()


def test_of_many_so_many_are_shown_a_page(client, groningen, monkeypatch):
    monkeypatch.setattr(views, "MUNICIPALITIES_A_PAGE", 2)
    for name in ("Aa en Hunze", "Zwolle"):
        make_municipality(name.lower().replace(" ", "-"), name)

    first, second = (client.get("/", {"pagina": number}).content.decode() for number in (1, 2))

    assert ("Aa en Hunze" in first, "Groningen" in first, "Zwolle" in first) == (True, True, False)
    assert ("Zwolle" in second, "Groningen" in second) == (True, False)
    assert 'href="?pagina=2"' in first
