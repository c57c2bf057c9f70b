"""What waits on the overview: all of it can be read, and opened where there is a page for it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.conftest import make_user
from tests.support import factories as made
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role


@pytest.fixture
def programme(groningen):
    """Twelve ideas that wait, and two obstacles, for which there is no page yet."""
    programme = made.ProgrammeFactory(slug="selwerd")
    today = timezone.localdate()
    for days in (1, 2):
        raised = today - timedelta(days=40)
        made.ObstacleFactory(programme=programme, raised_on=raised, due_on=today - timedelta(days=days))
    for days in range(1, 13):
        made.InitiativeFactory(programme=programme, due_on=today - timedelta(days=days))
    return programme


def test_everything_that_waits_is_on_the_page(programme, groningen, manager, client):
    client.force_login(manager)

    page = client.get(tenancy.path(groningen, "monitoring:overview", slug="selwerd")).content.decode()

    assert "12 dingen vragen uw aandacht." in page
    assert "Toon ook de andere 4" in page
    assert page.count(" data-task>") == 12


def test_what_has_a_page_is_a_link_to_it(programme, groningen, manager, client):
    client.force_login(manager)

    page = client.get(tenancy.path(groningen, "monitoring:overview", slug="selwerd")).content.decode()

    for idea in programme.initiatives.all():
        path = tenancy.path(groningen, "initiatives:detail", slug=idea.programme.slug, pk=idea.pk)
        assert f'<a href="{path}">{idea.title}</a>' in page


def test_who_may_not_do_it_is_not_asked_and_sees_no_tab_that_stays_shut(programme, groningen, reader, client):
    client.force_login(reader)

    page = client.get(tenancy.path(groningen, "monitoring:overview", slug="selwerd")).content.decode()

    assert "Er wacht niets op u." in page
    assert "Alles wat een termijn heeft, is op tijd" not in page
    assert "In deze wijkaanpak zijn 14 dingen te laat." in page
    assert "Wie dit doet: programmamanager of procesregisseur" in page
    assert programme.initiatives.first().title not in page
    assert tenancy.path(groningen, "initiatives:listing", slug="selwerd") not in page


def test_where_nothing_is_late_it_says_so(groningen, reader, client):
    made.ProgrammeFactory(slug="selwerd")
    client.force_login(reader)

    page = client.get(tenancy.path(groningen, "monitoring:overview", slug="selwerd")).content.decode()

    assert "Er wacht niets op u" in page
    assert "In deze wijkaanpak is niets te laat." in page


def test_who_has_work_reads_what_is_late_with_others_too(programme, groningen, client):
    made.PhaseActivityFactory(programme=programme, due_on=timezone.localdate(), owner=None)
    client.force_login(make_user("regisseur", groningen, Role.PROCESS_DIRECTOR))

    page = client.get(tenancy.path(groningen, "monitoring:overview", slug="selwerd")).content.decode()

    assert "1 ding vraagt uw aandacht." in page
    assert "Verder zijn in deze wijkaanpak 14 dingen te laat." in page
    assert "Neem een besluit over dit initiatief" in page
    assert programme.initiatives.first().title not in page


def test_what_has_no_page_yet_is_nobodys_task_and_says_that_it_comes(programme, groningen, manager, client):
    client.force_login(manager)

    page = client.get(tenancy.path(groningen, "monitoring:overview", slug="selwerd")).content.decode()

    title = programme.obstacles.first().title
    assert title not in page
    assert page.count("Hiervoor komt hier nog een pagina.") == 1
    assert "Wie dit doet: programmamanager of procesregisseur" in page
