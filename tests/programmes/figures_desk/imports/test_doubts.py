"""A file that is likely wrong: it is asked about, and published only when somebody says that it is right."""

import pytest

from neighbourhoods.models import Observation, Release
from tests.neighbourhoods.support import OWNED, PEOPLE, kwb
from tests.programmes.figures_desk.import_story import read, worked_on
from wijkaanpak import tenancy

TOWN, UTRECHT = ("Groningen", "GM0014", 1), ("Utrecht", "GM0344", 1)
WHY = "De tabel van Utrecht is ingetrokken."


@pytest.fixture
def visitor(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def at(groningen):
    return lambda name, **kwargs: tenancy.path(groningen, name, **kwargs)


def shown(visitor, at, figure_import) -> str:
    return visitor.get(at("imports:detail", pk=figure_import.pk)).content.decode()


def corrected(visitor, at, figure_import, **answers):
    return visitor.post(
        at("imports:correct", pk=figure_import.pk), {"retrieved_on": "2026-03-01", "table": "", **answers}
    )


def published(visitor, at, figure_import):
    visitor.post(at("imports:publish", pk=figure_import.pk))
    return worked_on()


def test_percentages_below_one_are_asked_about_and_may_be_confirmed(visitor, at, tmp_path):
    figure_import = read(visitor, at, kwb(tmp_path, [(*TOWN, 0.4)], (OWNED,)).read_bytes())

    asked = shown(visitor, at, figure_import)
    corrected(visitor, at, figure_import, confirmed=["shares"])
    figure_import = worked_on()
    published(visitor, at, figure_import)

    assert "Staan dit delen van 1?" in asked
    assert "Klopt het toch? Dan kunt u dat hieronder bevestigen." in asked
    assert "Het zijn percentages, ook al zijn ze allemaal kleiner dan 1" in asked
    assert "Het klopt dat er hele gemeenten wegvallen" not in asked  # nobody doubted that
    assert Observation.objects.current().get().value == 0.4


def test_without_a_tick_nothing_is_published(visitor, at, tmp_path):
    figure_import = read(visitor, at, kwb(tmp_path, [(*TOWN, 0.4)], (OWNED,)).read_bytes())

    corrected(visitor, at, figure_import)

    assert "Staan dit delen van 1?" in shown(visitor, at, worked_on())
    assert not Release.objects.exists()


def test_a_gemeente_goes_only_with_a_reason_and_the_page_keeps_it(visitor, at, tmp_path):
    published(visitor, at, read(visitor, at, kwb(tmp_path, [(*TOWN, 240_000), (*UTRECHT, 360_000)]).read_bytes()))
    figure_import = read(visitor, at, kwb(tmp_path, [(*TOWN, 240_001)]).read_bytes())
    corrected(visitor, at, figure_import, replaces_more="on")
    figure_import = worked_on()
    asked = shown(visitor, at, figure_import)

    both = {"replaces_more": "on", "confirmed": ["lost", "alone"]}
    without = corrected(visitor, at, figure_import, **both)
    corrected(visitor, at, figure_import, **both, reason=WHY)
    figure_import = worked_on()
    warned = shown(visitor, at, figure_import)
    published(visitor, at, figure_import)

    assert "geweigerd om 2 redenen" in asked
    assert "Dit bestand gaat over één gemeente: Groningen (GM0014)." in asked
    assert without.status_code == 422
    assert "Leg in een zin uit waarom er gemeenten wegvallen." in without.content.decode()
    assert "Kijk dit na voordat u vastlegt" in warned
    assert "Utrecht (GM0344)" in warned
    release = Release.objects.order_by("-pk").first()
    assert release.loss_reason == WHY
    assert WHY in visitor.get(at("releases:detail", pk=release.pk)).content.decode()


def test_a_leap_is_shown_above_the_button(visitor, at, tmp_path):
    published(visitor, at, read(visitor, at, kwb(tmp_path, [(*TOWN, 240_000)]).read_bytes()))

    page = shown(visitor, at, read(visitor, at, kwb(tmp_path, [(*TOWN, 24_000)], (PEOPLE,)).read_bytes()))

    assert "Kijk dit na voordat u vastlegt" in page
    assert "Groningen (GM0014, regel 2): 240.000 → 24.000" in page
    assert page.index("240.000 → 24.000") < page.index("Cijfers vastleggen")
