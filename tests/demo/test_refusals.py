"""The demo keeps away from real municipalities, and from servers."""

import pytest
from django.core.management import CommandError, call_command

from wijkaanpak.accounts.models import Municipality


def test_a_real_municipality_is_left_alone(db, settings):
    settings.DEBUG = True
    Municipality.objects.create(slug="groningen", name="Groningen")

    with pytest.raises(CommandError, match="geen demo"):
        call_command("load_demo")


def test_without_debug_nothing_is_loaded(db, settings):
    settings.DEBUG = False

    with pytest.raises(CommandError, match="DEBUG"):
        call_command("load_demo")

    assert not Municipality.objects.exists()
