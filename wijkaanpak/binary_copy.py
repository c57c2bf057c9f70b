"""Rows of figures in the binary form of PostgreSQL's COPY, laid out by numpy instead of cell by cell. No database.

A national year holds two million cells; turning each into bytes by itself takes seconds. Here a block of rows is one
array of bytes in which every row has the same form, and what a NULL takes less is cut out of it afterwards.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

HEADER = b"PGCOPY\n\xff\r\n\0" + struct.pack("!ii", 0, 0)
TRAILER = struct.pack("!h", -1)
FLOAT8, INT2 = 701, 21
ROWS_A_CHUNK = 100  # few enough to fit on the way: the database takes them in while the next are laid out
# What stands before the elements: bytes of the field, dimensions, has NULLs, type, elements, counts from 1.
ARRAY_HEAD = [(name, ">i4") for name in ("size", "dimensions", "nulls", "kind", "width", "first")]


def copied(ids: np.ndarray, values: np.ndarray, notes: np.ndarray, small: np.ndarray | None = None) -> Iterator[bytes]:
    """Chunks for `COPY … (FORMAT BINARY)`: per row its ids as int8, `float8[]` with NULL for NaN, `int2[]`, and an
    int2 with NULL for -1 when `small` is given.

    Shapes: ids, values and notes are rows × columns with the same rows, small has one number a row.
    """
    yield HEADER
    for start in range(0, len(ids), ROWS_A_CHUNK):
        rows = slice(start, start + ROWS_A_CHUNK)
        yield _block(ids[rows], values[rows], notes[rows], None if small is None else small[rows])
    yield TRAILER


def _block(ids: np.ndarray, values: np.ndarray, notes: np.ndarray, small: np.ndarray | None) -> bytes:
    import numpy as np

    width = values.shape[1]
    laid_out = np.zeros(len(ids), dtype=_form(ids.shape[1], width, small is not None))
    laid_out["fields"] = ids.shape[1] + 2 + (small is not None)
    laid_out["ids"]["length"], laid_out["ids"]["value"] = 8, ids
    absent = np.isnan(values)
    floats, shorts = laid_out["floats"], laid_out["shorts"]
    _head(floats, FLOAT8, width, 12 * width - 8 * absent.sum(axis=1))
    _head(shorts, INT2, width, 6 * width)
    floats["elements"]["length"] = np.where(absent, -1, 8)
    floats["elements"]["value"] = values
    shorts["elements"]["length"], shorts["elements"]["value"] = 2, notes
    gone = absent.any() or width == 0
    if small is not None:
        laid_out["small"]["length"] = np.where(small == -1, -1, 2)
        laid_out["small"]["value"] = small
        gone = gone or (small == -1).any()
    return _without(laid_out, absent, small) if gone else laid_out.tobytes()


def _form(ids: int, width: int, has_small: bool) -> np.dtype:
    """One row of the same number of bytes whatever is NULL in it."""
    import numpy as np

    form: list[Any] = [("fields", ">i2"), ("ids", [("length", ">i4"), ("value", ">i8")], (ids,))]
    form.append(("floats", [*ARRAY_HEAD, ("elements", [("length", ">i4"), ("value", ">f8")], (width,))]))
    form.append(("shorts", [*ARRAY_HEAD, ("elements", [("length", ">i4"), ("value", ">i2")], (width,))]))
    if has_small:
        form.append(("small", [("length", ">i4"), ("value", ">i2")]))
    return np.dtype(form)


def _head(field: np.ndarray, kind: int, width: int, size: np.ndarray | int) -> None:
    """An array of one dimension counting from 1; without elements it has no dimension, and two numbers less."""
    field["dimensions"], field["kind"] = (1 if width else 0), kind
    field["size"] = size + 20 if width else 12
    field["width"], field["first"] = width, 1


def _without(laid_out: np.ndarray, absent: np.ndarray, small: np.ndarray | None) -> bytes:
    """The bytes of the rows, with those cut out that a NULL or an array without elements does not have."""
    import numpy as np

    kept = np.zeros(len(laid_out), dtype=laid_out.dtype)
    marks = kept.view(np.uint8).reshape(len(laid_out), -1)
    marks[:] = 1
    if absent.shape[1]:
        kept["floats"]["elements"]["value"][absent] = 0.0
    else:
        for name in ("floats", "shorts"):
            kept[name]["width"] = kept[name]["first"] = 0
    if small is not None:
        kept["small"]["value"][small == -1] = 0
    return laid_out.view(np.uint8)[marks.reshape(-1).view(bool)].tobytes()


def spread(keys: np.ndarray, points: np.ndarray) -> bytes:
    """`COPY … (FORMAT BINARY)` of distributions: per row release and indicator as int8, comparison as int2, areas as
    int4, and the points as `float8[]`.

    Shapes: keys is rows × 4 whole numbers in that order, points is rows × points without NaN.
    """
    import numpy as np

    form: list[Any] = [("fields", ">i2")]
    for name, kind in (("release", ">i8"), ("indicator", ">i8"), ("comparison", ">i2"), ("areas", ">i4")):
        form += [(f"{name}_length", ">i4"), (name, kind)]
    form.append(("points", [*ARRAY_HEAD, ("elements", [("length", ">i4"), ("value", ">f8")], (points.shape[1],))]))
    laid_out = np.zeros(len(keys), dtype=np.dtype(form))
    laid_out["fields"] = 5
    for place, (name, length) in enumerate((("release", 8), ("indicator", 8), ("comparison", 2), ("areas", 4))):
        laid_out[f"{name}_length"], laid_out[name] = length, keys[:, place]
    _head(laid_out["points"], FLOAT8, points.shape[1], 12 * points.shape[1])
    laid_out["points"]["elements"]["length"], laid_out["points"]["elements"]["value"] = 8, points
    return HEADER + laid_out.tobytes() + TRAILER
