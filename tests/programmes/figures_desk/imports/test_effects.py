"""What an import would change in the areas of programmes, told before it is published."""

import pytest
from django.utils import timezone

from neighbourhoods.figures import Part, Rule, combine
from neighbourhoods.models import FigureImport, ReleaseRow
from neighbourhoods.terms import Combination, Note
from programmes.figures_desk.imports import effects
from tests.neighbourhoods.support import crimes, publish
from tests.programmes.figures_desk.import_story import area_of, content, published, read
from wijkaanpak import tenancy


@pytest.fixture
def visitor(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def at(groningen):
    return lambda name, **kwargs: tenancy.path(groningen, name, **kwargs)


def test_the_effect_on_the_areas_of_programmes_is_shown(visitor, at, tmp_path):
    area_of("BU00141000", "BU00141100")
    area_of("BU00149999", name="Elders")
    published(visitor, at, content(tmp_path, 6580))
    figure_import = read(visitor, at, content(tmp_path, 7000))

    page = visitor.get(at("imports:detail", pk=figure_import.pk)).content.decode()

    programmes = effects.programmes_of(FigureImport.objects.first().uploaded_by)
    elsewhere, here = effects.read(figure_import, programmes, at=timezone.localdate()).programmes
    [effect] = here.changed
    assert (effect.indicator, effect.period, effect.before, effect.after) == (
        "inwoners",
        "2024",
        "18.485",
        "18.905",
    )
    assert elsewhere.changed == []
    assert "18.905" in page
    assert "Er verandert niets in Elders." in page


def test_a_rate_changes_with_the_count_it_is_divided_by(visitor, at, tmp_path, groningen, officer):
    programme = area_of("BU00141000")
    publish(crimes(tmp_path, [("BU00141000", 2024, 100)]))
    figure_import = read(visitor, at, content(tmp_path, 10000))

    [found] = effects.read(figure_import, [programme], at=timezone.localdate()).programmes

    assert ("10,0", "2024") in {(effect.after, effect.period) for effect in found.changed}


def figure(value, note=Note.PRESENT):
    return combine(["BU1"], {"BU1": Part("BU1", value, note)}, Rule(Combination.SUM), period="2024")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (None, figure(41.2), ("–", "41")),
        (figure(40.8), figure(52.3), ("41", "52")),
        (figure(40.8), figure(41.2), ("40,8", "41,2")),
        (figure(41.231), figure(41.229), ("41,231", "41,229")),
        (figure(None, Note.SECRET), figure(41.2), ("geheim", "41")),
        (figure(41.2), figure(41.2, Note.ESTIMATED), ("41 (gemeten)", "41 (schatting met een model)")),
    ],
)
def test_what_changes_is_told_with_as_many_decimals_as_it_takes(before, after, told):
    assert effects.told_apart(before, after, 0) == told


def test_what_differs_in_nothing_that_can_be_shown_is_the_same(visitor, at, tmp_path):
    programme = area_of("BU00141000")
    published(visitor, at, content(tmp_path, 6580))
    ReleaseRow.objects.update(values=[6580 + 1e-12])
    figure_import = read(visitor, at, content(tmp_path, 6580, 12000))

    [found] = effects.read(figure_import, [programme], at=timezone.localdate()).programmes

    assert (found.changed, found.same) == ([], 1)


def test_figures_of_another_table_than_the_catalogue_prefers_are_named(visitor, at, tmp_path):
    figure_import = read(visitor, at, content(tmp_path, 10000))
    figure_import.figures[0]["series"] = "anders"

    found = effects.read(figure_import, [], at=timezone.localdate())

    assert found.elsewhere == ["inwoners"]
