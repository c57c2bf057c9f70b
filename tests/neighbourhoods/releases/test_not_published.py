"""A figure that its source did not publish, or not yet, is another thing than one that is unknown, secret or zero."""

import csv
import io
import json

import openpyxl
import pytest
from django.utils import timezone

from neighbourhoods.areas import divisions
from neighbourhoods.models import Observation, Release
from neighbourhoods.terms import Note
from tests.neighbourhoods.areas.test_divisions import shapes
from tests.neighbourhoods.areas.test_geometry import NEXT, feature
from tests.neighbourhoods.commands.test_import_figures import run
from tests.neighbourhoods.support import NOON, PEOPLE, WOZ, kwb, publish
from wijkaanpak import tenancy

SELWERD, BEIJUM = "BU00141000", "BU00141100"
REASON = "(nog) niet gepubliceerd"
ROWS = [
    ("Groningen", "GM0014", 1, 243768, 300),
    ("Selwerd", SELWERD, 1, 6580, -99995),
    ("Beijum", BEIJUM, 1, 5855, "."),
]


@pytest.fixture
def address(client, groningen, tmp_path, monkeypatch):
    """Selwerd has no value of its homes yet; that of Beijum is unknown."""
    groningen.code = "GM0014"
    groningen.save()
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    divisions.replace_division(shapes(feature(SELWERD), feature(BEIJUM, NEXT, buurtnaam="Beijum")), year=2024)
    publish(kwb(tmp_path, ROWS, (PEOPLE, WOZ)))
    return lambda name, **kwargs: tenancy.path(groningen, name, **kwargs)


def test_each_kind_is_counted_apart(db, tmp_path):
    _code, said, _ = run(kwb(tmp_path, ROWS, (PEOPLE, WOZ)), "--json")
    _code, in_words, _ = run(kwb(tmp_path, ROWS, (PEOPLE, WOZ)))

    assert json.loads(said)["missing"] == {"missing": 1, "not_published": 1}
    assert Release.objects.get().missing == {"missing": 1, "not_published": 1}
    assert f"zonder waarde, {REASON}: 1" in in_words


def test_a_file_that_was_read_before_they_were_told_apart_is_read_anew_once(db, tmp_path):
    path = kwb(tmp_path, ROWS, (PEOPLE, WOZ))
    publish(path)
    Release.objects.update(missing={"missing": 2})

    assert [publish(path).status for _time in range(2)] == ["published", "unchanged"]
    found = Observation.objects.current().filter(indicator__key="woz", area__code=SELWERD)
    assert found.get().note == Note.NOT_PUBLISHED


def test_its_page_says_so_in_the_language_of_the_reader(client, address, settings):
    path = address("public:area", code=SELWERD)

    dutch = client.get(path).content.decode()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    english = client.get(path).content.decode()

    assert "De bron heeft dit cijfer niet of nog niet gepubliceerd." in dutch
    assert REASON in dutch
    assert "not published (yet)" in english


def test_a_file_to_take_along_gives_the_reason_and_explains_it(client, address):
    text = client.get(address("downloads:download", code=SELWERD, kind="csv")).getvalue().decode("utf-8-sig")
    book = client.get(address("downloads:download", code=SELWERD, kind="xlsx")).getvalue()

    reasons = {
        row["indicatorcode"]: row["reden geen cijfer"]
        for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=";")
    }
    assert (reasons["woz"], reasons["inwoners"]) == (REASON, "")
    explained = [str(cell.value) for sheet in openpyxl.load_workbook(io.BytesIO(book)) for row in sheet for cell in row]
    assert f"reden geen cijfer: {REASON}" in explained


def test_the_api_gives_the_reason(client, address):
    found = client.get(address("open_data:area_figures", code=SELWERD), {"indicator": "woz"}).json()

    assert [(result["waarde"], result["redenGeenCijfer"]) for result in found["resultaten"]] == [(None, REASON)]
