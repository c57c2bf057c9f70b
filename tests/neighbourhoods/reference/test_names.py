"""The names, units and definitions of the catalogue in the languages of residents."""

import pytest
from django.utils import translation

from neighbourhoods import reference
from neighbourhoods.models import Indicator
from wijkaanpak import translations

# The same in one of the languages or more.
SAME = {"%", "km", "per km²", "score"}
# A unit of more signs is told once; a shorter one stands behind each number in a picture.
SHORT = 4

pytestmark = pytest.mark.usefixtures("catalogues")


@pytest.fixture(scope="session")
def catalogues() -> None:
    translations.compile_all()


def indicator(entry: reference.Entry, **changes) -> Indicator:
    return Indicator(name=entry.name, definition=entry.definition, unit=entry.unit, **changes)


@pytest.fixture(params=translations.LANGUAGES)
def language(request):
    with translation.override(request.param):
        yield request.param


def test_every_name_and_definition_is_in_the_language_of_the_reader(language):
    for entry in reference.INDICATORS:
        told = indicator(entry)

        assert told.localized_name != entry.name
        assert told.localized_definition != entry.definition
        assert told.localized_unit != entry.unit or entry.unit in SAME


def test_no_two_indicators_have_one_name(language):
    names = [indicator(entry).localized_name for entry in reference.INDICATORS]

    assert len(set(names)) == len(names)


def test_a_unit_is_as_short_or_as_long_as_it_was(language):
    for entry in reference.INDICATORS:
        assert (len(indicator(entry).localized_unit) <= SHORT) == (len(entry.unit) <= SHORT), entry.unit


def test_a_capital_does_not_change_a_turkish_word():
    with translation.override("tr"):
        names = [indicator(entry).localized_name for entry in reference.INDICATORS]

    assert not [name for name in names if name.startswith("i")], "its capital is İ, and capfirst makes it I"


def test_dutch_readers_see_the_catalogue_itself():
    for entry in reference.INDICATORS:
        told = indicator(entry)

        assert (told.localized_name, told.localized_unit) == (entry.name, entry.unit)
        assert told.localized_definition == entry.definition


def test_what_a_municipality_typed_and_what_is_empty_stay_as_they_are(language):
    typed = Indicator(owner_id=1, name="inwoners", definition="", unit="aantal")

    assert (typed.localized_name, typed.localized_unit) == ("inwoners", "aantal")
    assert Indicator(name="inwoners", definition="", unit="aantal").localized_definition == ""
