"""On the pages of a programme a figure became better or worse only beside sixty areas alike."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from tests.neighbourhoods.standings.small_country import code, crime, people, rising
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


@pytest.mark.parametrize("name", ["monitoring:overview", "monitoring:programme"])
def test_what_stands_out_is_called_worse_and_the_rest_ordinary(name, programmes, groningen, manager, client):
    client.force_login(manager)

    more, ordinary = (client.get(tenancy.path(groningen, name, slug=programme.slug)) for programme in programmes)

    assertContains(more, "Verandering: verslechterd (voorlopig)", 1)
    assertContains(more, "van 60 buurten die erop lijken, steeg er 1 sterker.")
    assertContains(ordinary, "Verandering: binnen de gewone schommeling (voorlopig)", 1)
    assertContains(ordinary, "Dat is gewoon: van 60 buurten die erop lijken,")
    assertNotContains(ordinary, "verslechterd")
    assertNotContains(ordinary, "verbeterd")


def test_residents_see_the_sixty_and_read_it_in_a_sentence(programmes, groningen, client):
    shown = client.get(tenancy.path(groningen, "monitoring:programme", slug="gewoon"))

    assertContains(shown, "Dit is niet duidelijk beter of slechter.", 1)
    assertContains(shown, 'id="strip-misdrijven', 1)
