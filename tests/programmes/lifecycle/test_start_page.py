"""A wijkaanpak begins in the browser: choose buurten, look what it becomes, begin."""

import pytest

from neighbourhoods.models import Area
from programmes.models import Programme
from tests.support import sendings
from tests.support.factories import (
    ProgrammeAreaFactory,
    ProgrammeAreaMemberFactory,
    ProgrammeFactory,
    StakeholderFactory,
)
from tests.support.world import client_of
from wijkaanpak import tenancy

WEST, EAST = "BU00141000", "BU00141001"


@pytest.fixture
def browser(manager, groningen):
    groningen.code = "GM0014"
    groningen.save()
    for code, name in ((WEST, "Selwerd-West"), (EAST, "Selwerd-Oost")):
        Area.objects.create(code=code, division_year=2025, level="neighbourhood", name=name)
    return client_of(manager)


@pytest.fixture
def path(groningen):
    return tenancy.path(groningen, "lifecycle:start")


def answers(**other):
    return {
        "name": "Selwerd",
        "area_name": "Selwerd",
        "started_on": "2026-11-01",
        "horizon_years": "20",
        "codes": [WEST, EAST],
        "step": "begin",
        **other,
    }


def test_it_begins_with_its_area_its_activities_and_the_list_of_the_first_phase(browser, path, groningen):
    answer = browser.post(path, answers(), follow=True)

    programme = Programme.objects.get()
    page = answer.content.decode()
    assert (programme.slug, programme.phase, programme.horizon_years) == ("selwerd", "orienting", 20)
    assert programme.areas.get().codes == [WEST, EAST]
    assert programme.activities.count() == 18
    assert "‘Selwerd’ is begonnen" in page
    assert page.count("niet bekeken") == 4


def test_looking_first_stores_nothing_and_tells_what_is_shared(browser, path):
    other = ProgrammeFactory(name="De Hoogte")
    ProgrammeAreaMemberFactory(area=ProgrammeAreaFactory(programme=other), code=EAST)

    answer = browser.post(path, answers(step="look"))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Selwerd-Oost hoort ook bij de wijkaanpak De Hoogte" in page
    assert "niet bekend: er zijn nog geen cijfers" in page
    assert Programme.objects.count() == 1


def test_sent_twice_it_begins_once(browser, path):
    shown = sendings.form_of(browser.get(path).content, path, path)
    sent = answers(ticket=sendings.ticket(shown))

    urls = [browser.post(path, sent)["Location"] for _time in range(2)]

    assert urls[0] == urls[1]
    assert Programme.objects.count() == 1


@pytest.mark.parametrize(("name", "slug"), [("Selwerd", "selwerd-2"), ("Cijfers", "cijfers-2")])
def test_an_address_that_is_taken_gets_a_number(browser, path, name, slug):
    ProgrammeFactory(slug="selwerd")

    browser.post(path, answers(name=name))

    assert Programme.objects.filter(slug=slug).exists()


def test_without_a_name_and_buurten_it_says_what_to_do(browser, path):
    answer = browser.post(path, answers(name="", codes=[]))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Geef de wijkaanpak een naam." in page
    assert "Kies minstens één buurt." in page


def test_a_search_keeps_what_was_filled_in(browser, path):
    page = browser.post(path, answers(codes=[WEST], search="yes", wanted="oost", name="Half af")).content.decode()

    assert 'value="Half af"' in page
    assert "Selwerd-Oost" in page
    assert f'id="buurt-{WEST}" checked' in page


def test_without_boundaries_it_says_what_comes_first(manager, groningen, path):
    assert "Eerst worden de grenzen van deze gemeente ingelezen." in client_of(manager).get(path).content.decode()


@pytest.fixture
def earlier(groningen):
    programme = ProgrammeFactory(name="De Hoogte", agreement_label="wijkakkoord")
    StakeholderFactory(programme=programme, name="Lefier", kind="partner", stake="Rust", influence=3)
    StakeholderFactory(programme=programme, name="Bewoners van de Hoogte", kind="residents")
    return programme


def test_what_goes_along_from_an_earlier_one_is_shown_before_it_begins(browser, path, earlier):
    sent = answers(earlier=earlier.pk)

    answer = browser.post(path, sent)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Lefier" in page
    assert "Bewoners van de Hoogte" not in page
    assert "wijkakkoord" in page
    assert Programme.objects.count() == 1

    browser.post(path, {**sent, "shown": earlier.pk})

    programme = Programme.objects.get(slug="selwerd")
    assert programme.agreement_label == "wijkakkoord"
    assert [row.name for row in programme.stakeholders.all()] == ["Lefier"]


def test_somebody_who_looked_at_another_one_looks_again(browser, path, earlier):
    browser.post(path, answers(earlier=earlier.pk, shown=ProgrammeFactory().pk))

    assert not Programme.objects.filter(slug="selwerd").exists()


def test_a_wijkaanpak_of_elsewhere_is_none_to_copy(browser, path, other_municipality):
    with tenancy.municipality(other_municipality):
        theirs = ProgrammeFactory(name="Van elders")

    answer = browser.post(path, answers(earlier=theirs.pk))

    assert answer.status_code == 422
    assert "Kies iets uit de lijst." in answer.content.decode()
    assert "Van elders" not in browser.get(path).content.decode()
