"""What a new municipality is asked to do first, who sees that, and when a step counts as taken."""

import pytest

from neighbourhoods.models import Area, ReleaseRow
from programmes.workspace.first_steps import first_steps
from tests.conftest import NOON, make_user
from tests.support.factories import ProgrammeFactory
from tests.support.figures import make_release
from wijkaanpak.accounts import invitations
from wijkaanpak.accounts.models import Role

PAGE = "/groningen/beheer/"
SQUARE = {"type": "Polygon", "coordinates": [[[6.5, 53.2], [6.6, 53.2], [6.6, 53.3], [6.5, 53.2]]]}


@pytest.fixture
def administrator(groningen):
    groningen.code = "GM0014"
    groningen.save()
    return make_user("marit", groningen, Role.ADMINISTRATOR)


def draw(code="BU00141000", year=2025):
    about = {"level": "neighbourhood", "name": "Selwerd", "geometry": SQUARE, "outline": SQUARE}
    return Area.objects.create(code=code, division_year=year, **about)


def words(client, user):
    client.force_login(user)
    return client.get(PAGE).content.decode()


def test_the_administrator_sees_the_exact_commands(client, administrator):
    page = words(client, administrator)

    assert "Zo begint u" in page
    steps = first_steps(administrator.home)
    assert steps.import_areas == ".venv/bin/python manage.py import_areas --year 2025 --gemeente GM0014"
    assert steps.import_figures == ".venv/bin/python manage.py import_figures --table 86165NED"
    assert steps.invite.endswith("--municipality groningen --role programme_manager")
    assert page.count("nog te doen") == 3


def test_a_command_is_written_as_it_is_typed_on_this_server(administrator, settings):
    settings.MANAGE_COMMAND = "docker compose exec web python manage.py"

    steps = first_steps(administrator.home)

    assert steps.import_areas.startswith("docker compose exec web python manage.py import_areas ")


def test_without_a_code_that_comes_first(client, administrator, groningen):
    groningen.code = ""
    groningen.save()

    page = words(client, administrator)

    assert "Zonder de CBS-code" in page
    assert first_steps(groningen).set_code == ".venv/bin/python manage.py municipality groningen --code GM…"


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_colleagues_read_who_begins(client, administrator, groningen, role):
    page = words(client, make_user("anna", groningen, role))

    assert "Zo begint u" not in page
    assert "Beginnen kan wie beheerder of programmamanager van de gemeente is." in page


def test_with_a_programme_the_list_of_programmes_is_back(client, administrator):
    ProgrammeFactory(name="Selwerd")

    page = words(client, administrator)

    assert "Zo begint u" not in page
    assert "Selwerd" in page


def test_boundaries_of_others_are_not_ours(administrator):
    draw("BU19661000")

    assert first_steps(administrator.home).neighbourhoods == 0


def test_the_newest_boundaries_count_and_say_which_figures_fit(administrator):
    draw(year=2023)
    draw(year=2024)

    steps = first_steps(administrator.home)

    assert (steps.year, steps.neighbourhoods) == (2024, 1)
    assert steps.import_figures.endswith("--table 85984NED")


def test_figures_count_until_they_are_withdrawn(administrator):
    release = make_release()
    ReleaseRow.objects.create(release=release, area=draw(), values=[], notes=[])
    before = first_steps(administrator.home).has_figures

    release.withdrawn_at, release.withdrawal_reason, release.withdrawn_by = NOON, "Verkeerd jaar.", administrator
    release.save()

    assert (before, first_steps(administrator.home).has_figures) == (True, False)


def test_who_was_invited_counts_and_is_waited_for(administrator):
    invitations.invite(email="anna@x.example", name="Anna", role=Role.PROGRAMME_MANAGER, by=administrator, at=NOON)

    steps = first_steps(administrator.home)

    assert (steps.people, steps.waiting, steps.has_colleagues) == (2, 1, True)


def test_it_takes_five_queries(administrator, django_assert_num_queries):
    draw()

    with django_assert_num_queries(5):
        first_steps(administrator.home)
