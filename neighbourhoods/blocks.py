"""Rows of figures in the binary form of PostgreSQL's COPY, made by the column instead of by the cell. No database.

A national year holds two million cells. Turning each into bytes by itself takes seconds; here numpy lays them all out
at once, and only the joining of rows is a loop.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

HEADER = b"PGCOPY\n\xff\r\n\0" + struct.pack("!ii", 0, 0)
TRAILER = struct.pack("!h", -1)
FLOAT8, INT2 = 701, 21
ROWS_A_CHUNK = 500


def copied(ids: Iterable[tuple[int, ...]], values: np.ndarray, notes: np.ndarray) -> Iterator[bytes]:
    """Chunks for `COPY … (FORMAT BINARY)`: per row its ids as int8, then `float8[]` with NULL for NaN, then `int2[]`.

    Shapes: values and notes are rows × columns.
    """
    floats, lengths = _floats(values)
    shorts = _shorts(notes)
    chunk = [HEADER]
    start = 0
    for row, numbers in enumerate(ids):
        end = start + int(lengths[row])
        chunk.append(struct.pack("!h", len(numbers) + 2))
        chunk += [struct.pack("!iq", 8, number) for number in numbers]
        chunk += [_array(values.shape[1], FLOAT8, end - start), floats[start:end]]
        chunk += [_array(values.shape[1], INT2, shorts.shape[1]), shorts[row].tobytes()]
        start = end
        if len(chunk) > ROWS_A_CHUNK * 10:
            yield b"".join(chunk)
            chunk = []
    yield b"".join([*chunk, TRAILER])


def _array(width: int, kind: int, size: int) -> bytes:
    """The head of an array of one dimension counting from 1; without elements it has no dimension."""
    if width == 0:
        return struct.pack("!iiii", 12, 0, 0, kind)
    return struct.pack("!iiiiii", 20 + size, 1, 1, kind, width, 1)


def _floats(values: np.ndarray) -> tuple[bytes, np.ndarray]:
    """The elements of all rows after each other, and the bytes of each row: a NULL takes four, not twelve."""
    import numpy as np

    element = np.dtype([("length", ">i4"), ("value", ">f8")])
    laid_out = np.empty(values.shape, dtype=element)
    absent = np.isnan(values)
    laid_out["length"] = np.where(absent, -1, 8)
    laid_out["value"] = values
    lengths = 12 * values.shape[1] - 8 * absent.sum(axis=1)
    if not absent.any():
        return laid_out.tobytes(), lengths
    flat = laid_out.view(np.uint8).reshape(*values.shape, 12)
    kept = np.ones(flat.shape, dtype=bool)
    kept[absent, 4:] = False
    return flat[kept].tobytes(), lengths


def _shorts(notes: np.ndarray) -> np.ndarray:
    """The elements of `int2[]`, rows × bytes."""
    import numpy as np

    element = np.dtype([("length", ">i4"), ("value", ">i2")])
    laid_out = np.empty(notes.shape, dtype=element)
    laid_out["length"] = 2
    laid_out["value"] = notes
    return laid_out.view(np.uint8).reshape(len(notes), -1)
