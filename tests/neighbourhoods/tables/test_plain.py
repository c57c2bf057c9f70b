"""The short way reads what the careful way reads, or leaves it to the careful way."""

import gzip

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from neighbourhoods import tables
from neighbourhoods.tables import interpreting, reading, shortcut
from tests.neighbourhoods.support import HOMES, PEOPLE, crimes, kwb

SHARE = "Wonen/Koopwoningen (%)"
LIKELY = ["0", "5", "-3", "12,5", "12.5", "0,1", "-0,4", "007", "123456789", "999999999999", "1,50", "5,0", "-", "."]
TRICKY = [
    "1.234",
    "0,123",
    "1234,567",
    "-1,234",
    "12345678901234567",
    "1e3",
    "1e13",
    "9" * 13,
    "1,2,3",
    ",5",
    "5,",
    "--5",
]
MARKERS = [
    "",
    "x",
    "X",
    "NA",
    "null",
    "-99995",
    "-99997",
    "-99999999",
    "-99995.0",
    "  .",
    " 5",
    "5 ",
    "n.v.t.",
    '"7"',
    '"1,5"',
]
NONSENSE = ["veel", "5a", "²", "٣", "+5", "1 000", "0x10", "nan", "inf", "1_000", '"', 'a"b', "½"]


def short(path, **options):
    """What the short way makes of it, None when it leaves the file."""
    empty = reading.Reading(path.name, "0" * 64)
    return interpreting._taken_short(path.read_bytes(), options.get("period"), empty)


def careful(path, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(shortcut, "taken", lambda *arguments: None)
        return tables.interpret(path)


def same(taken, other):
    assert taken.notices == other.notices
    assert taken.layout == other.layout
    assert len(taken.publications) == len(other.publications)
    for mine, theirs in zip(taken.publications, other.publications, strict=True):
        assert np.array_equal(mine.values, theirs.values, equal_nan=True)
        assert np.array_equal(np.signbit(mine.values), np.signbit(theirs.values))
        assert np.array_equal(mine.notes, theirs.notes)
        assert np.array_equal(mine.lines, theirs.lines)
        for name in ("period", "codes", "names", "changes", "columns", "figures", "missing"):
            assert getattr(mine, name) == getattr(theirs, name)


def agree(path, monkeypatch):
    """The short way says the same, or nothing; and nothing whenever the careful way refuses."""
    taken, expected = short(path), careful(path, monkeypatch)
    if taken is not None:
        assert not expected.refused
        same(taken, expected)
    return taken, expected


@pytest.mark.parametrize("cell", [*LIKELY, *TRICKY, *MARKERS, *NONSENSE])
@pytest.mark.parametrize("column", [PEOPLE, SHARE])
def test_a_cell_means_the_same_in_both_ways(tmp_path, monkeypatch, cell, column):
    path = kwb(tmp_path, [("Selwerd", "BU00141000", 1, cell), ("Beijum", "BU00141100", 1, 10)], (column,))

    taken, expected = agree(path, monkeypatch)

    assert (taken is not None) or expected.refused or cell in (*TRICKY, *NONSENSE)


cells = st.one_of(st.sampled_from([*LIKELY, *TRICKY, *MARKERS, *NONSENSE]), st.text("0123456789.,-x ", max_size=18))


@settings(deadline=None, max_examples=150)
@given(rows=st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=6))
@example(rows=[("1", "2,5", "."), ("-", "", "x")])
def test_any_file_is_read_the_same_in_both_ways(tmp_path_factory, rows):
    numbered = [(f"Buurt {row}", f"BU{row:08d}", 1, *figures) for row, figures in enumerate(rows)]
    path = kwb(tmp_path_factory.mktemp("plain"), numbered, (PEOPLE, HOMES, SHARE))

    with pytest.MonkeyPatch.context() as monkeypatch:
        agree(path, monkeypatch)


@settings(deadline=None, max_examples=100)
@given(number=st.floats(min_value=-9_999, max_value=1e11, allow_nan=False), decimals=st.integers(0, 12))
def test_a_number_is_the_very_float_of_its_text(tmp_path_factory, number, decimals):
    text = f"{number:.{decimals}f}".replace(".", ",")
    path = kwb(tmp_path_factory.mktemp("float"), [("Selwerd", "BU00141000", 1, text)], (SHARE,))

    taken = short(path)

    if taken is not None:
        assert taken.publications[0].values[0, 0] == float(text.replace(",", "."))


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\r\n", "\n"),
        lambda text: text.rstrip("\r\n"),
        lambda text: "Kerncijfers wijken en buurten\r\n" + text,
        lambda text: text.replace("Selwerd", "Wijk 'Zuid', deel 2"),
    ],
)
def test_a_plain_file_takes_the_short_way(tmp_path, monkeypatch, change):
    path = kwb(tmp_path, [("Selwerd", "BU00141000", 1, 6580), ("Beijum", "BU00141100", 1, ".")])
    path.write_text(change(path.read_text("utf-8-sig")), encoding="utf-8-sig", newline="")

    taken, _expected = agree(path, monkeypatch)

    assert taken is not None
    assert taken.publications[0].missing == {"missing": 1}


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("Selwerd", 'Wijk ""Zuid""'),
        lambda text: text.replace("Selwerd", "Wijk; deel 2"),
        lambda text: text.replace("Selwerd", "Wijk\r\ndeel 2"),
        lambda text: text.replace("Selwerd", "Wijk\rdeel 2"),
        lambda text: text.replace("6580", "6580;7"),
        lambda text: text + "\r\n",
        lambda text: text + "Bron: CBS\r\n",
        lambda text: text.replace("BU00141000", "BU0014"),
        lambda text: text.replace("BU00141100", "BU00141000"),
        lambda text: text.replace("Regioaanduiding/Codering (code)", "Code"),
    ],
)
def test_a_file_with_something_odd_is_left_to_the_careful_way(tmp_path, monkeypatch, change):
    path = kwb(tmp_path, [("Selwerd", "BU00141000", 1, 6580), ("Beijum", "BU00141100", 1, ".")])
    path.write_text(change(path.read_text("utf-8-sig")), encoding="utf-8-sig", newline="")

    taken, _expected = agree(path, monkeypatch)

    assert taken is None


def test_old_encodings_and_binary_files_are_left_to_the_careful_way(tmp_path, monkeypatch):
    path = kwb(tmp_path, [("Fort-België", "BU00141000", 1, 6580)])
    text = path.read_text("utf-8-sig")
    for content in (
        text.encode("cp1252"),
        text.encode("utf-16"),
        text.replace("6580", "6\x00").encode(),
        b"PK\x03\x04",
    ):
        path.write_bytes(content)
        assert short(path) is None


def test_rows_of_one_period_are_kept_together(tmp_path, monkeypatch):
    path = crimes(tmp_path, [("BU00141000", year, year) for year in (2025, 2023, 2024)])

    taken, _expected = agree(path, monkeypatch)

    assert [publication.period for publication in taken.publications] == ["2023", "2024", "2025"]


def test_a_damaged_pack_is_left_to_the_careful_way(tmp_path):
    path = crimes(tmp_path, [("BU00141000", 2024, 5)])
    path.write_bytes(gzip.compress(path.read_bytes())[:-12])

    assert short(path) is None
    assert tables.interpret(path).refused


def test_a_file_may_end_with_an_empty_cell_and_no_newline(tmp_path, monkeypatch):
    path = kwb(tmp_path, [("Selwerd", "BU00141000", 1, 6580), ("Beijum", "BU00141100", 1, "")])
    path.write_bytes(path.read_bytes().removesuffix(b"\r\n"))

    taken, _expected = agree(path, monkeypatch)

    assert taken.publications[0].missing == {"missing": 1}


def test_many_lines_are_read_in_pieces(tmp_path, monkeypatch):
    rows = [(f"Buurt {number}", f"BU{number:08d}", 1, number, f"{number},5") for number in range(1_200)]

    taken, _expected = agree(kwb(tmp_path, rows, (PEOPLE, SHARE)), monkeypatch)

    assert taken.publications[0].values[1_199].tolist() == [1_199, 1_199.5]
