"""The page of all components leaves none out, and shows each chart in each state."""

import inspect
from pathlib import Path

import pytest
from django.conf import settings

from wijkaanpak import charts, tenancy
from wijkaanpak.sample_charts import SampleKind, kinds
from wijkaanpak.sample_figures import SampleState

COMPONENTS = Path(settings.BASE_DIR) / "templates" / "components"
FUNCTIONS = {name: part for name in charts.__all__ if inspect.isfunction(part := getattr(charts, name))}
DRAWN = {name for name, part in FUNCTIONS.items() if inspect.signature(part).return_annotation is charts.Chart}


@pytest.fixture
def answer(client, groningen, manager):
    client.force_login(manager)
    return client.get(tenancy.path(groningen, "stijlgids"))


def test_every_component_is_on_the_page(answer):
    drawn = {template.name for template in answer.templates}

    missing = {path.name for path in COMPONENTS.glob("*.html") if f"components/{path.name}" not in drawn}

    assert missing == set()


def test_every_chart_is_on_the_page(answer):
    page = answer.content.decode()

    assert len(DRAWN) >= 12
    assert {name for name in DRAWN if f'id="chart-{name}"' not in page} == set()


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_every_chart_is_there_in_every_state(answer, kind: SampleKind):
    page = answer.content.decode()

    drawn = [drawing for _words, drawing in kind.drawn()]

    assert len({drawing.svg for drawing in drawn}) == len(drawn)
    assert [drawing.message for drawing in drawn if drawing.svg not in page] == []
    assert set(kind.given) == set(SampleState)
