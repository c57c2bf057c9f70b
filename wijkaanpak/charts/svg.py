"""Small pieces of SVG as text: presentation attributes only, every user's word escaped.

Text is set as given; where it must fit is decided in `labels`. WeasyPrint takes `text-anchor` on text alone,
so it is never inherited.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence

from wijkaanpak.charts import palette

FONT = "Noto Sans, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif"
SIZE = 14
SMALL = 13

_KEY = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
# What XML 1.0 does not allow at all is left out; markup becomes text.
_SAFE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))
_ESCAPES: dict[int, str | None] = {
    **_SAFE,
    **{ord(sign): entity for sign, entity in zip("&<>\"'", ("&amp;", "&lt;", "&gt;", "&quot;", "&#39;"), strict=True)},
}


def escape(text: str) -> str:
    """Safe inside an element and inside an attribute."""
    return text.translate(_ESCAPES)


def n(value: float) -> str:
    """A coordinate: one decimal is a fifth of what the eye sees in print."""
    shown = f"{value:.1f}"
    if shown.endswith(".0"):
        shown = shown[:-2]
    return "0" if shown == "-0" or shown == "-0.0" else shown


def text(
    x: float,
    y: float,
    content: str,
    *,
    size: float = SIZE,
    fill: str = palette.INK,
    anchor: str = "start",
    bold: bool = False,
) -> str:
    """One line of text; `y` is the baseline."""
    weight = ' font-weight="700"' if bold else ""
    align = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text x="{n(x)}" y="{n(y)}" font-size="{n(size)}" fill="{fill}"{weight}{align}>{escape(content)}</text>'


def lines(
    x: float,
    y: float,
    rows: Sequence[str],
    *,
    leading: float = 16,
    size: float = SIZE,
    fill: str = palette.INK,
    anchor: str = "start",
    bold: bool = False,
) -> str:
    """Several lines of text, centred on `y` as a block."""
    top = y - (len(rows) - 1) * leading / 2 + size * 0.36
    return "".join(
        text(x, top + index * leading, row, size=size, fill=fill, anchor=anchor, bold=bold)
        for index, row in enumerate(rows)
    )


def line(
    x1: float, y1: float, x2: float, y2: float, *, stroke: str = palette.AXIS, width: float = 1, dash: str = ""
) -> str:
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{n(x1)}" y1="{n(y1)}" x2="{n(x2)}" y2="{n(y2)}" '
        f'stroke="{stroke}" stroke-width="{n(width)}"{dashes}/>'
    )


def rect(
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    fill: str = palette.PAPER,
    stroke: str = "",
    radius: float = 0,
    dash: str = "",
    opacity: float = 1,
) -> str:
    extra = f' rx="{n(radius)}"' if radius else ""
    if stroke:
        extra += f' stroke="{stroke}"'
    if dash:
        extra += f' stroke-dasharray="{dash}"'
    if opacity < 1:
        extra += f' fill-opacity="{opacity:g}"'
    return f'<rect x="{n(x)}" y="{n(y)}" width="{n(max(width, 0))}" height="{n(max(height, 0))}" fill="{fill}"{extra}/>'


def polyline(points: Iterable[tuple[float, float]], *, stroke: str, width: float, dash: str = "") -> str:
    path = " ".join(f"{n(x)},{n(y)}" for x, y in points)
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<polyline points="{path}" fill="none" stroke="{stroke}" stroke-width="{n(width)}" '
        f'stroke-linejoin="round" stroke-linecap="butt"{dashes}/>'
    )


def document(parts: Iterable[str], *, width: float, height: float, message: str, key: str = "") -> str:
    """The whole picture. Its ids come from `key`, or from its content: twice the same is the same bytes.

    Raises ValueError for a key that cannot be an id. Parts write `ID` where they need the key.
    """
    body = "".join(parts)
    if not key:
        key = "chart-" + hashlib.sha256(f"{message}{body}".encode(errors="replace")).hexdigest()[:12]
    elif not _KEY.fullmatch(key):
        raise ValueError(f"a chart key is a letter followed by letters, digits, - or _, not {key!r}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-labelledby="{key}-title" '
        f'direction="ltr" width="{n(width)}" height="{n(height)}" viewBox="0 0 {n(width)} {n(height)}" '
        f'font-family="{FONT}" font-size="{SIZE}">'
        f'<title id="{key}-title">{escape(message)}</title>'
        f'<rect width="{n(width)}" height="{n(height)}" fill="{palette.PAPER}"/>'
        f"{body.replace(ID, key)}</svg>"
    )


# Stands for the key of the picture while its parts are written; user text cannot hold it, `escape` takes it out.
ID = "\x1a"
