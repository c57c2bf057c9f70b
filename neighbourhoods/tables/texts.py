"""A large text, a piece at a time: its lines, and a file of it, without a second copy in memory.

`io.StringIO` holds four bytes a letter and `split` a string a line: of a file of 100 MB that would be 600 MB.
"""

from collections.abc import Iterator
from itertools import islice

PIECE = 2**20
LOOKED_AT = 20  # lines at the top, to see how many cells the others have


class Pieces:
    """A text as a file to read from."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def read(self, size: int = -1) -> str:
        """The next `size` letters, all that are left when negative."""
        end = len(self.text) if size is None or size < 0 else self.at + size
        piece = self.text[self.at : end]
        self.at += len(piece)
        return piece

    def __iter__(self) -> Iterator[str]:
        return (line + "\n" for line in lines(self.text))


def lines(text: str) -> Iterator[str]:
    """The lines without their ends; nothing after the last end."""
    at = 0
    while at < len(text):
        end = text.find("\n", at + PIECE)
        end = len(text) if end < 0 else end
        piece = text[at:end]
        yield from (piece.removesuffix("\n") if end == len(text) else piece).split("\n")
        at = end + 1


def without_outer_quotes(text: str, delimiters: str) -> tuple[str, int]:
    """The text without the quotes around whole lines, and around how many lines they stood.

    A spreadsheet that took a table for one column puts them there when it saves it: the cells and their delimiters are
    then one cell. Lines in which it had nothing to quote, and those with fewer cells than the others, stay as they are.
    """
    if not (text.startswith('"') or '\n"' in text):
        return text, 0
    top = list(islice(lines(text), LOOKED_AT))
    delimiter = max(delimiters, key=lambda mark: sum(line.count(mark) for line in top))
    least = max(line.count(delimiter) for line in top)
    kept, count = [], 0
    for line in lines(text):
        whole = line.removesuffix("\r")
        inner = whole[1:-1].replace('""', "\0")
        is_one = len(whole) > 2 and whole[0] == whole[-1] == '"' and '"' not in inner
        if is_one and inner.count(delimiter) >= least > 0:
            line, count = inner.replace("\0", '"'), count + 1
        kept.append(line)
    return ("\n".join(kept) + "\n", count) if count else (text, 0)
