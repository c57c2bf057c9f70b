"""Words that are part of an address already."""

from types import ModuleType

import pytest
from django.core.exceptions import ValidationError
from django.urls import include, path

from wijkaanpak import addresses, health, tenancy
from wijkaanpak.accounts.models import Municipality


def test_the_words_are_those_of_the_addresses():
    assert {"cijfers", "criteria", "indicatoren", "koppelingen", "stijlgids"} <= addresses.taken_by_staff()
    assert {"account", "platform", "taal"} <= addresses.taken_above()
    assert not any("<" in word or not word for word in addresses.taken_by_staff() | addresses.taken_above())


def test_every_address_of_the_site_is_kept_from_municipalities():
    """The middleware asks the fixed list, in which names of later stand too."""
    before_it = {path.split("/")[1] for path in health.ANSWERS}

    assert addresses.taken_above() | before_it <= tenancy.RESERVED


def test_a_page_of_tomorrow_is_kept_too():
    """Read from whatever addresses there are, also those that are included."""
    tomorrow = ModuleType("tomorrow")
    tomorrow.urlpatterns = [path("beheer/", include(([path("straks/", id), path("<slug:slug>/later/", id)], "x")))]

    assert addresses.taken(tomorrow, "beheer/") == {"straks"}
    assert addresses.taken(tomorrow) == {"beheer"}


def test_a_municipality_cannot_hide_the_site():
    with pytest.raises(ValidationError, match="al een adres"):
        Municipality(name="X", slug="account").clean_fields()
