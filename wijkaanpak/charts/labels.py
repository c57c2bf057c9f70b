"""Where words go: how wide they are, how they break, and how they keep out of each other's way."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

# Advance widths of Noto Sans in hundredths of an em, from space to tilde. It is a wide face, so what fits here
# fits in the other faces of the stack as well.
_REGULAR = (
    "26 27 41 65 57 83 73 22 30 30 55 57 27 32 27 37 57 57 57 57 57 57 57 57 57 57 27 27 57 57 57 43 "
    "90 64 65 63 73 56 52 73 74 34 27 62 52 91 76 78 60 78 62 55 56 73 60 93 59 57 57 33 37 33 57 44 "
    "28 56 62 48 62 56 34 62 62 26 26 53 26 94 62 60 62 62 41 48 36 62 51 79 53 51 47 38 55 38 57"
)
_ADVANCE = {chr(32 + index): int(width) / 100 for index, width in enumerate(_REGULAR.split())}
_ADVANCE |= {"\u00a0": 0.26, "…": 0.82, "\u00ad": 0.0}
_SPACE = re.compile("[\t\n\v\f\r \x1c-\x1f\x85\u2028\u2029]+")
_OTHER, _WIDE = 0.64, 1.05
_VOWELS = frozenset("aeiouyáéíóúàèëïöüê")


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: "Box") -> bool:
        return (
            self.left >= other.left
            and self.top >= other.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Item:
    """Something that wants to be centred somewhere on a line. A fixed one makes others give way."""

    wanted: float
    size: float
    fixed: bool = False


@lru_cache(maxsize=4096)
def text_width(content: str, size: float = 14, bold: bool = False) -> float:
    """Width in the units of `size`, on the safe side."""
    ems = sum(_ADVANCE.get(sign) or (_WIDE if sign > "\u2e7f" else _OTHER) for sign in content)
    return ems * size * (1.08 if bold else 1.0)


def _cut(word: str, room: float, size: float, bold: bool) -> int:
    """After how many letters a word too long for a line breaks: before a consonant with a vowel behind it."""
    fits = 1
    while fits < len(word) and text_width(word[: fits + 1] + "-", size, bold) <= room:
        fits += 1
    for at in range(fits, max(fits - 6, 2), -1):
        if at + 1 < len(word) and word[at] not in _VOWELS and word[at + 1] in _VOWELS and word[at - 1].isalpha():
            return at
    return fits


@lru_cache(maxsize=1024)
def wrap(content: str, room: float, *, size: float = 14, bold: bool = False, most: int = 3) -> tuple[str, ...]:
    """Lines no wider than `room`; what does not fit in `most` lines ends in '…'. At least one line."""
    rows: list[str] = []
    row = ""
    words = [word for word in _SPACE.split(content) if word][::-1]
    while words:
        word = words.pop()
        longer = f"{row} {word}" if row else word
        if text_width(longer, size, bold) <= room:
            row = longer
        elif row:
            rows.append(row)
            row = ""
            words.append(word)
        else:
            slash = word.rfind("/", 1, max(_cut(word, room, size, bold), 2))
            at = slash + 1 if slash > 0 else _cut(word, room, size, bold)
            if at >= len(word):
                row = word
                continue
            rows.append(word[:at] + ("" if slash > 0 else "-"))
            words.append(word[at:])
    rows.append(row)
    if len(rows) <= most:
        return tuple(rows)
    last = rows[most - 1].removesuffix("-")
    while last and text_width(last + "…", size, bold) > room:
        last = last[:-1]
    return (*rows[: most - 1], last.rstrip(" ,-–/") + "…")


def spread(items: Sequence[Item], low: float, high: float) -> list[float]:
    """Centres as near as can be to what was wanted, without overlap, in the same order, between low and high.

    The least-squares answer, by pooling neighbours that collide. If all together need more than high - low,
    they start at low and go on beyond high: too much is visible, never on top of each other.
    """
    order = sorted(range(len(items)), key=lambda index: items[index].wanted)
    pools: list[tuple[float, float, int]] = []  # start of the pool as shifted to zero, weight, how many
    before = 0.0
    offsets: list[float] = []
    for index in order:
        item = items[index]
        offset = before + item.size / 2
        before += item.size
        offsets.append(offset)
        start, weight, count = item.wanted - offset, 1e6 if item.fixed else 1.0, 1
        while pools and pools[-1][0] > start:
            other, other_weight, other_count = pools.pop()
            start = (start * weight + other * other_weight) / (weight + other_weight)
            weight, count = weight + other_weight, count + other_count
        pools.append((start, weight, count))
    shifted = [start for start, _, count in pools for _ in range(count)]
    room = max(high - before, low)
    centres = [0.0] * len(items)
    for index, start, offset in zip(order, shifted, offsets, strict=True):
        centres[index] = min(max(start, low), room) + offset
    return centres


def place(
    wanted: Sequence[tuple[float, float, float, float]], bounds: Box, taken: Sequence[Box] = ()
) -> list[Box | None]:
    """A free spot for each (centre x, centre y, width, height), as near as can be, in order of importance.

    Looks in growing rings around the wish; None where the picture is full.
    """
    filled = list(taken)
    result: list[Box | None] = []
    for x, y, width, height in wanted:
        found = None
        reach = max(bounds.right - bounds.left, bounds.bottom - bounds.top)
        step = height / 2
        for ring in range(int(reach / step) + 2):
            for dx, dy in _ring(ring):
                left = min(max(x + dx * step - width / 2, bounds.left), bounds.right - width)
                top = y + dy * step - height / 2
                box = Box(left, top, left + width, top + height)
                if box.within(bounds) and not any(box.meets(other) for other in filled):
                    found = box
                    break
            if found:
                break
        if found:
            filled.append(found)
        result.append(found)
    return result


@lru_cache(maxsize=256)
def _ring(ring: int) -> tuple[tuple[int, int], ...]:
    """Steps on the edge of a square, nearest first, above and below before left and right."""
    if ring == 0:
        return ((0, 0),)
    edge = [(dx, dy) for dx in range(-ring, ring + 1) for dy in range(-ring, ring + 1) if max(abs(dx), abs(dy)) == ring]
    return tuple(sorted(edge, key=lambda step: (step[0] ** 2 + step[1] ** 2, abs(step[0]), step)))
