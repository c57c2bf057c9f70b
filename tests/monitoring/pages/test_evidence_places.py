"""Each criterion has a place where its evidence is recorded, and no step leads to a closed door."""

from types import SimpleNamespace

import pytest
from django.conf import settings

from monitoring.pages.evidence_places import PLACES
from monitoring.scoring.factors import FACTORS
from programmes import access
from programmes.workspace.sections import desk_parts, sections
from wijkaanpak.accounts.models import Role

HERE = pytest.mark.urls(settings.MUNICIPALITY_URLCONF)
EVERY = {place for criteria in PLACES.values() for place in criteria.values()}


def test_every_criterion_has_a_place_and_no_place_is_of_nothing():
    asked = {factor.key: [criterion.key for criterion in factor.factor.criteria] for factor in FACTORS}

    assert {factor: list(criteria) for factor, criteria in PLACES.items()} == asked


def _parts():
    """The parts of all sections by page, each with the name people know it by."""
    found = {part.page: (str(part.label), part) for part in desk_parts()}
    for section in sections():
        for part in section.parts:
            found[part.page] = (str(part.label if len(section.parts) > 1 else section.label), part)
    return found


def test_a_place_with_a_page_is_called_as_the_section_it_leads_to():
    parts = _parts()

    assert [place for place in EVERY if place.page and str(place.label) != parts[place.page][0]] == []


@HERE
@pytest.mark.parametrize("role", Role)
def test_who_gets_a_link_may_open_it(role):
    rights, programme, parts = access.Rights(None, frozenset({role})), SimpleNamespace(slug="selwerd"), _parts()

    linked = [place for place in EVERY if place.url(programme, rights)]

    assert [place for place in linked if not rights.may(parts[place.page][1].permission)] == []
    assert bool(linked) == (role not in {Role.PARTNER, Role.READER})
