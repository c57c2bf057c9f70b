"""Two people at one table: who is second looks again before anything is replaced."""

import pytest

from neighbourhoods import imports
from neighbourhoods.models import Observation, Release
from tests.conftest import NOON, make_user
from tests.neighbourhoods.import_story import Stage, content, published, read, worked_on
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role


@pytest.fixture
def colleague(officer):
    return make_user("colleague", officer.home, Role.PROGRAMME_MANAGER)


def test_figures_that_came_since_the_preview_are_looked_at_first(officer, colleague, tmp_path):
    mine = read(content(tmp_path, 243768, 6580, 11905), officer)
    published(content(tmp_path, 243800, 6600, 12000), colleague)

    imports.publish(mine, by=officer)
    mine = worked_on(mine)

    assert (mine.stage, mine.published_by, mine.may_be_published) == (Stage.READ, None, True)
    [theirs] = Release.objects.all()
    assert mine.preview["overtaken"] == {"come": [theirs.pk], "gone": []}
    assert mine.preview["publications"][0]["comparisons"][0]["earlier"] == theirs.pk
    assert Observation.objects.current().get(area__code="BU00141000").value == 6600

    imports.publish(mine, by=officer)
    assert worked_on(mine).stage == Stage.PUBLISHED
    assert Observation.objects.current().get(area__code="BU00141000").value == 6580


def test_figures_that_were_withdrawn_since_the_preview_are_looked_at_first(officer, tmp_path):
    wrong = published(content(tmp_path, 243768, 65800, 11905), officer)
    mine = read(content(tmp_path, 243768, 6580, 11905), officer)
    imports.withdraw(wrong.releases.get(), reason="Er staat een nul te veel in.", by=officer, at=NOON)

    imports.publish(mine, by=officer)

    assert worked_on(mine).preview["overtaken"] == {"come": [], "gone": [wrong.releases.get().pk]}


def test_the_same_figures_of_somebody_else_are_no_news(officer, colleague, tmp_path, other_municipality):
    other_municipality.shares_figures = True
    other_municipality.save()
    data = content(tmp_path, 243768, 6580, 11905)
    mine = read(data, officer)
    with tenancy.municipality(other_municipality):
        published(data, make_user("elders", other_municipality, Role.PROGRAMME_MANAGER))

    imports.publish(mine, by=officer)

    assert worked_on(mine).stage == Stage.PUBLISHED
    assert Release.objects.count() == 1


def test_who_saw_another_preview_looks_again(officer, tmp_path):
    mine = read(content(tmp_path, 243768, 6580, 11905), officer)

    with pytest.raises(imports.Changed):
        imports.publish(mine, by=officer, seen="0123456789abcdef")

    assert imports.publish(mine, by=officer, seen=mine.mark)
