"""Residents read what is measured in the language they chose, on every page that shows figures."""

import re

import pytest
from django.conf import settings
from django.template.defaultfilters import capfirst
from django.utils import translation

from neighbourhoods import reference
from neighbourhoods.models import Indicator
from tests.neighbourhoods.support import PEOPLE, WOZ, crimes, kwb, publish
from wijkaanpak import tenancy, translations

SELWERD, BEIJUM = "BU00141000", "BU00141100"


@pytest.fixture
def town(groningen, tmp_path):
    """Two buurten, with a picture of the crimes of some years."""
    translations.compile_all()
    groningen.code = "GM0014"
    groningen.save()
    rows = [("Groningen", "GM0014", 1, 243768, 300)]
    rows += [("Selwerd", SELWERD, 1, 6580, 225), ("Beijum", BEIJUM, 1, 5855, 235)]
    publish(kwb(tmp_path, rows, (PEOPLE, WOZ)))
    publish(crimes(tmp_path, [(SELWERD, year, 370 + year % 10) for year in (2023, 2024, 2025)]))
    return groningen


PAGES = {
    "area": ("public:area", {"code": SELWERD}, ""),
    "comparison": ("public:compare", {}, f"?gebied={SELWERD}&gebied={BEIJUM}"),
    "map": ("maps:map", {"key": "misdrijven_per_1000"}, ""),
    "tooltips": ("maps:areas", {"key": "misdrijven_per_1000"}, ""),
}


def read(client, town, page: str, language: str) -> str:
    """What stands on the page, without what only a browser reads."""
    name, kwargs, query = PAGES[page]
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return re.sub(r"<[^>]*>", "\n", client.get(tenancy.path(town, name, **kwargs) + query).text)


@pytest.mark.parametrize("language", translations.LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_no_dutch_name_unit_or_definition(client, town, page, language):
    shown = read(client, town, page, language)

    texts = {
        text
        for indicator in reference.INDICATORS
        for text in (indicator.name, indicator.definition, indicator.unit)
        if len(text) > 5
    }
    assert [text for text in texts if text.casefold() in shown.casefold()] == []


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_an_area_page_has_the_names_of_its_figures(client, town, language):
    shown = read(client, town, "area", language)

    with translation.override(language):
        for indicator in Indicator.objects.filter(key__in=("inwoners", "woz", "misdrijven", "misdrijven_per_1000")):
            assert f"\n{capfirst(indicator.localized_name)}\n" in shown
            assert indicator.localized_unit in shown
            assert indicator.localized_definition in shown


def test_a_picture_is_named_in_the_language_of_the_reader(client, town):
    shown = read(client, town, "area", "en")

    assert "Recorded crimes per 1,000 residents: " in shown
