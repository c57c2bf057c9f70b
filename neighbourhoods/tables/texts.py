"""A large text, a piece at a time: its lines, and a file of it, without a second copy in memory.

`io.StringIO` holds four bytes a letter and `split` a string a line: of a file of 100 MB that would be 600 MB.
"""

from collections.abc import Iterator

PIECE = 2**20


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
