"""Where the real files are, and what has to be said to read one of them."""

import gzip
import json
import os
from pathlib import Path

import pytest
from django.conf import settings

from neighbourhoods import tables
from neighbourhoods.sources.layout import plain_name

DATA = Path(os.environ.get("WIJKAANPAK_DATA", settings.BASE_DIR.parent / "shared" / "data"))
TOWNS_2015 = "grenzen/nl_gemeenten_2015.geojson.gz"

# What a file does not say itself.
SAID = {"leefbaarometer/lbm3_kwb_buurten_provincie_utrecht.csv": {"period": "2020"}}

needs_data = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"the real files are not in {DATA}; WIJKAANPAK_DATA says where they are"
)


def content(name: str) -> bytes:
    """The bytes of a file, unpacked."""
    raw = (DATA / name).read_bytes()
    return gzip.decompress(raw) if name.endswith(".gz") else raw


def features(name: str) -> list[dict]:
    """The properties of each area of a map."""
    return [feature["properties"] for feature in json.loads(content(name))["features"]]


def gemeenten(year: int) -> dict[str, str]:
    """The list of gemeenten as it is once the map of 2015 was read; of no other year."""
    if year != 2015:
        return {}
    return {plain_name(town["GM_NAAM"]): town["GM_CODE"] for town in features(TOWNS_2015)}


def read(name: str) -> tables.Reading:
    return tables.interpret(DATA / name, register=gemeenten, **SAID.get(name, {}))
