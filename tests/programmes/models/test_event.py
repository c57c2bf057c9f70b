"""The logbook reads as words."""

import re
from pathlib import Path

from django.conf import settings

from programmes import access
from programmes.models.event_words import WORDS
from tests.support.factories import EventFactory

KIND = re.compile(r"\"([a-z_]+\.[a-z_]+)\",\s*(?:\w+\.)*(?:programme|None|report\.programme)")


def kinds_in_use():
    """Every kind a write of the two apps names in full."""
    files = [*Path(settings.BASE_DIR, "programmes").rglob("*.py"), *Path(settings.BASE_DIR, "monitoring").rglob("*.py")]
    kinds = {kind for path in files for kind in KIND.findall(path.read_text())}
    return kinds - access.PERMISSIONS.keys()


def test_every_kind_in_use_has_words():
    used = kinds_in_use()

    assert len(used) > 40
    assert used - WORDS.keys() == set()


def test_a_line_says_who_did_what(groningen):
    event = EventFactory(kind="measure.stopped", subject="Huisbezoeken", by_name="Sanne")

    assert str(event).endswith("Sanne: maatregel gestopt (Huisbezoeken)")


def test_a_kind_without_words_is_shown_as_it_is(groningen):
    assert EventFactory(kind="iets.anders").what == "iets.anders"
