"""On the pages of a programme a figure became better or worse only beside sixty areas alike."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from monitoring.pages import moving
from neighbourhoods.standings import targets
from programmes.models import Ambition, AmbitionIndicator, Programme
from tests.neighbourhoods.standings.small_country import code, crime, health, people, rising
from tests.support import factories as made
from wijkaanpak import tenancy


def followed(slug, number):
    programme = made.ProgrammeFactory(name=slug.title(), slug=slug)
    made.ProgrammeAreaMemberFactory(area__programme=programme, code=code(number))
    for _ in range(2):
        made.AmbitionIndicatorFactory(ambition__programme=programme, indicator_key="misdrijven")
    return programme


@pytest.fixture
def programmes(groningen, tmp_path):
    people(tmp_path)
    crime(tmp_path, rising)
    return [followed("meer", 59), followed("gewoon", 30)]


# An indicator that two ambitions follow is judged at both on the public page, and once in the list of the overview.
PAGES = [("monitoring:overview", 1), ("monitoring:programme", 2)]


@pytest.mark.parametrize(("name", "times"), PAGES)
def test_what_stands_out_is_called_worse_and_the_rest_ordinary(name, times, programmes, groningen, manager, client):
    client.force_login(manager)

    more, ordinary = (client.get(tenancy.path(groningen, name, slug=programme.slug)) for programme in programmes)

    assertContains(more, "Verandering: verslechterd (voorlopig)", times)
    assertContains(more, "van 60 buurten die erop lijken, steeg er 1 sterker.")
    assertContains(ordinary, "Verandering: binnen de gewone schommeling (voorlopig)", times)
    assertContains(ordinary, "Dat is gewoon: van 60 buurten die erop lijken,")
    assertNotContains(ordinary, "verslechterd")
    assertNotContains(ordinary, "verbeterd")
    assertContains(ordinary, "De kans dat dit door toeval opvalt, is 1 op 10.", 1)


@pytest.mark.parametrize("name", [name for name, _times in PAGES])
def test_the_title_of_a_picture_is_what_was_found(name, programmes, groningen, manager, client):
    client.force_login(manager)

    more, ordinary = (client.get(tenancy.path(groningen, name, slug=programme.slug)) for programme in programmes)

    assertContains(more, "Geregistreerde misdrijven: meer gestegen dan gewoon, van gemiddeld 100 naar 159 (2022–2025")
    assertContains(ordinary, "Geregistreerde misdrijven: niet meer veranderd dan gewoon is, van gemiddeld 100 naar 130")


def test_residents_see_the_sixty_and_read_it_in_a_sentence(programmes, groningen, client):
    shown = client.get(tenancy.path(groningen, "monitoring:programme", slug="gewoon"))

    assertContains(shown, "Dit is niet duidelijk beter of slechter.", 2)
    assertContains(shown, 'id="strip-misdrijven', 1)


@pytest.mark.parametrize(("name", "times"), PAGES)
def test_beside_a_target_stands_how_many_reached_it_from_here(name, times, programmes, groningen, manager, client):
    client.force_login(manager)

    shown = client.get(tenancy.path(groningen, name, slug="meer"))

    assertContains(shown, "Doel voor 2030: 80")
    assertContains(shown, "Van 60 buurten met zo’n cijfer lukte dit er geen, in twee jaar.", times)


def test_what_cannot_be_said_of_a_target_is_said_as_what_it_is(groningen, tmp_path, client):
    people(tmp_path)
    health(tmp_path, {2024: lambda number: 60})
    programme = made.ProgrammeFactory(name="Nieuw", slug="nieuw")
    made.ProgrammeAreaMemberFactory(area__programme=programme, code=code(1))
    made.AmbitionIndicatorFactory(ambition__programme=programme, indicator_key="ervaren_gezondheid")

    shown = client.get(tenancy.path(groningen, "monitoring:programme", slug="nieuw"))

    assertContains(shown, "Of dit haalbaar is, is niet te zeggen. Er is één meting.")
    assertContains(shown, "Verandering: niet te beoordelen.")
    assertContains(shown, "Er is één meting. Een verandering is dus niet te zien.", 2)


def test_an_answer_is_found_once_an_hour_for_every_reader(programmes, groningen, client, monkeypatch):
    address = tenancy.path(groningen, "monitoring:programme", slug="meer")
    first = client.get(address)

    monkeypatch.setattr(targets, "precedent", None)
    again = client.get(address)

    assertContains(first, "lukte dit er geen, in twee jaar.")
    assertContains(again, "lukte dit er geen, in twee jaar.")


def test_without_a_target_nothing_is_said_of_one(programmes, groningen, client):
    AmbitionIndicator.objects.update(target_value=None, target_year=None)

    shown = client.get(tenancy.path(groningen, "monitoring:programme", slug="meer"))

    assertNotContains(shown, "met zo’n cijfer")


@pytest.mark.parametrize("name", [name for name, _times in PAGES])
def test_of_an_ambition_that_was_let_go_no_figure_is_judged(name, programmes, groningen, manager, client):
    client.force_login(manager)
    Ambition.objects.update(ended_on=made.TODAY)

    shown = client.get(tenancy.path(groningen, name, slug="meer"))

    assertNotContains(shown, "Geregistreerde misdrijven")


def test_the_overview_draws_what_asks_attention_and_tells_the_rest(programmes, groningen, manager, client, monkeypatch):
    client.force_login(manager)
    monkeypatch.setattr(moving, "SHOWN", 1)
    made.AmbitionIndicatorFactory(ambition__programme=Programme.objects.get(slug="meer"), indicator_key="inwoners")

    response = client.get(tenancy.path(groningen, "monitoring:overview", slug="meer"))

    assertContains(response, '<div class="wk-followed">', count=1)
    assertContains(response, "Toon ook het andere cijfer")
    assertContains(response, '<h3 class="wk-figure__heading">Inwoners: 5.000 in 2024</h3>', html=True)
