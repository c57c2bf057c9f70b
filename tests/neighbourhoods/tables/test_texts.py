"""A large text in pieces: what the reading of files stands on."""

from hypothesis import given
from hypothesis import strategies as st

from neighbourhoods.tables import texts


@given(st.text(alphabet="ab\n", max_size=30), st.integers(1, 7))
def test_lines_are_those_of_the_text_however_it_is_cut(text, piece):
    whole = text.split("\n")
    if whole[-1] == "":
        whole.pop()
    before, texts.PIECE = texts.PIECE, piece
    try:
        assert list(texts.lines(text)) == whole
    finally:
        texts.PIECE = before


def test_a_text_is_read_piece_by_piece():
    file = texts.Pieces("code;jaar\n1;2\n")

    assert [file.read(4), file.read(100), file.read(1)] == ["code", ";jaar\n1;2\n", ""]
    assert list(texts.Pieces("a\nb\n")) == ["a\n", "b\n"]
