"""Rules that hold for every chart in every state."""

import re
import subprocess
import sys
from collections.abc import Callable
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from tests.wijkaanpak.charts.samples import EMPTY, HOSTILE, LONG, full
from wijkaanpak import charts
from wijkaanpak.charts import Chart
from wijkaanpak.charts.labels import text_width

SVG = "{http://www.w3.org/2000/svg}"
ALL = {
    **{f"filled {name}": make for name, make in full("Selwerd").items()},
    **{f"long {name}": make for name, make in full(LONG).items()},
    **{f"hostile {name}": make for name, make in full(HOSTILE).items()},
    **{f"empty {name}": make for name, make in EMPTY.items()},
}


@pytest.fixture(params=ALL.values(), ids=ALL)
def make(request: pytest.FixtureRequest) -> Callable[[], Chart]:
    return request.param


def test_picture_is_well_formed_and_named_by_its_title(make):
    chart = make()

    root = fromstring(chart.svg)

    title = root.find(f"{SVG}title")
    assert title is not None
    assert root.get("role") == "img"
    assert root.get("direction") == "ltr"
    assert root.get("aria-labelledby") == title.get("id")
    assert title.text
    assert title.text.endswith(".")
    assert len(title.text.splitlines()) == 1


def test_picture_has_no_style_script_or_address(make):
    root = fromstring(make().svg)

    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    attributes = {name for element in root.iter() for name in element.attrib}
    links = {value for element in root.iter() for value in element.attrib.values() if "url(" in value}
    assert tags <= {"svg", "title", "rect", "line", "polyline", "path", "circle", "text", "pattern"}
    assert not {name for name in attributes if name == "style" or name.startswith("on") or "href" in name}
    assert all(link.startswith("url(#") for link in links)


def test_every_pattern_that_is_used_exists(make):
    root = fromstring(make().svg)

    ids = [element.get("id") for element in root.iter() if element.get("id")]
    used = {value[5:-1] for element in root.iter() for value in element.attrib.values() if value.startswith("url(#")}
    assert used <= set(ids)
    assert len(ids) == len(set(ids))


def test_twice_the_same_is_the_same_bytes(make):
    assert make() == make()


def test_no_word_leaves_the_picture(make):
    root = fromstring(make().svg)
    width, height = float(root.get("width")), float(root.get("height"))

    for element in root.iter(f"{SVG}text"):
        assert -1 <= float(element.get("x")) <= width + 1, element.text
        assert 0 <= float(element.get("y")) <= height, element.text
        left, wide = (
            float(element.get("x")),
            text_width(element.text or "", float(element.get("font-size")), element.get("font-weight") is not None),
        )
        left -= {"middle": wide / 2, "end": wide}.get(element.get("text-anchor"), 0)
        assert left >= -4, element.text
        assert left + wide <= width + 4, element.text


def test_coordinates_are_numbers(make):
    assert not re.search(r"\b(nan|inf|None)\b", re.sub(r"<t(itle|ext).*?</t", "", make().svg))


def test_table_has_a_cell_for_every_header(make):
    table = make().table

    assert table.caption
    assert all(len(row) == len(table.headers) for row in table.rows)
    assert all(isinstance(cell, str) for row in table.rows for cell in row)
    assert all(place < len(table.headers) for place in table.numeric)


@pytest.mark.parametrize("name", full("Selwerd"))
def test_numbers_are_dutch(name):
    chart = full("Selwerd")[name]()
    said = chart.message + " " + " ".join(cell for row in chart.table.rows for cell in row)
    said += " " + " ".join(element.text or "" for element in fromstring(chart.svg).iter(f"{SVG}text"))

    assert not re.search(r"\d,\d{3}\b|\d\.\d\b|\d\.\d\d\b", said)


@pytest.mark.parametrize("name", full("Selwerd"))
def test_hostile_words_stay_words(name):
    root = fromstring(full(HOSTILE)[name]().svg)

    assert "<script>alert('x')</script> & \"Jan\"" in _title(root)
    assert not list(root.iter("script")) + list(root.iter(f"{SVG}script"))


def test_key_gives_the_ids_and_must_be_an_id():
    chart = charts.balance("Voor wie", place=1, both=2, people=3, key="voor-wie")

    assert fromstring(chart.svg).get("aria-labelledby") == "voor-wie-title"
    with pytest.raises(ValueError, match="key"):
        charts.balance("Voor wie", place=1, both=2, people=3, key='x" onload="y')


def test_own_message_is_the_title():
    chart = charts.bars("Eenzaamheid", [charts.Bar("Selwerd", 48.2)], message="Selwerd is eenzamer dan de stad")

    assert chart.message == "Selwerd is eenzamer dan de stad."
    assert _title(fromstring(chart.svg)) == chart.message


def test_package_imports_without_settings():
    done = subprocess.run(
        [sys.executable, "-c", "import wijkaanpak.charts as c; print(len(c.__all__))"],
        capture_output=True,
        text=True,
        env={"PATH": ""},
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert int(done.stdout) == len(charts.__all__)


def _title(root: Element) -> str:
    return root.findtext(f"{SVG}title") or ""
