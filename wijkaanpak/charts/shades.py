"""The shades of a map: which class a value falls in, how that class looks, and what it is called."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from wijkaanpak.charts import palette, svg, words
from wijkaanpak.charts.chart import Missing, Number
from wijkaanpak.charts.marks import Draw, filled, hatch, pattern
from wijkaanpak.charts.scale import axis
from wijkaanpak.charts.words import _


@dataclass(frozen=True, slots=True)
class Shade:
    """The look of one area: a ground colour and, unless it is plain, the name of the pattern over it."""

    ground: str
    tile: str


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One line of the key of a map: what it means, how many areas it is, and its `svg` sample."""

    label: str
    count: int
    svg: str


def limits_of(values: Sequence[Number | None]) -> list[float]:
    """Where one class ends and the next begins, as `choropleth` takes them for `breaks`."""
    return limits([value for value in map(words.finite, values) if value is not None], None)


def shades_of(values: Sequence[Number | None], missing: Sequence[Missing]) -> list[Shade]:
    """How the map draws each of these values; None is hatched after its reason."""
    found = [words.finite(value) for value in values]
    inner = limits_of(values)
    used = steps(len(inner) + 1)
    places = [None if value is None else used[bisect_right(inner, value)] for value in found]
    return [Shade(_ground(place), tile(place, reason)) for place, reason in zip(places, missing, strict=True)]


def key_of(
    values: Sequence[Number | None], missing: Sequence[Missing], *, unit: str = "", decimals: int = 0, key: str = "key"
) -> list[KeyEntry]:
    """The key as a list with counts: the classes from low to high, then the reasons why there is no figure.

    `missing` is the reason of each value, looked at where there is none. `key` begins the ids of the samples.
    """
    found = [words.finite(value) for value in values]
    known = sorted(value for value in found if value is not None)
    inner = limits(known, None)
    used = steps(len(inner) + 1)
    entries = []
    for place, label in enumerate(ranges(inner, known, decimals, unit) if known else []):
        count = sum(bisect_right(inner, value) == place for value in known)
        entries.append(KeyEntry(label, count, _sample(used[place], f"{key}-{place}")))
    for reason in Missing:
        lacking = [cause for value, cause in zip(found, missing, strict=True) if value is None and cause is reason]
        if lacking:
            entries.append(KeyEntry(words.missing(reason), len(lacking), _sample(None, f"{key}-{reason}", reason)))
    return entries


def _sample(step: int | None, key: str, missing: Missing = Missing.UNKNOWN) -> str:
    """A swatch on its own; its words stand beside it, so it is silent."""
    drawn = "".join(patterns([] if step is None else [step])) + swatch(step, missing)(14, 10)
    picture = f'<svg width="28" height="20" viewBox="0 0 28 20" aria-hidden="true" focusable="false">{drawn}</svg>'
    return picture.replace(svg.ID, key)


def _ground(step: int | None) -> str:
    return palette.PAPER if step is None else palette.SCALE[step]


def limits(known: Sequence[float], breaks: Sequence[Number] | None) -> list[float]:
    """The values where one class ends and the next begins.

    Round ones, spread over the middle of the figures: the outer classes are open, so they take the outliers.
    """
    if breaks is not None:
        given = [float(value) for value in breaks]
        if len(given) > 4 or any(before >= after for before, after in pairwise(given)):
            raise ValueError("breaks are at most four rising values")
        return given
    if len(set(known)) < 2:
        return []
    ranked = sorted(known)
    low, high = ranked[len(ranked) // 10], ranked[-1 - len(ranked) // 10]
    for count in (6, 5, 4, 3, 2, 1):
        inner = [tick for tick in axis([low, high], count=count).ticks if low < tick <= high]
        if 1 <= len(inner) <= 4:
            return inner
    return [ranked[len(ranked) // 2]]


def steps(count: int) -> list[int]:
    """Which of the five shades are used when there are fewer classes."""
    return {1: [2], 2: [1, 3], 3: [0, 2, 4], 4: [0, 1, 3, 4]}.get(count, [0, 1, 2, 3, 4])


def tile(step: int | None, missing: Missing = Missing.UNKNOWN) -> str:
    """The pattern of a shade; the lightest and the darkest are plain. Too small is hatched the other way."""
    if step is None:
        return "small" if missing is Missing.TOO_SMALL else "none"
    return f"class{step}" if step in (1, 2, 3) else ""


def patterns(steps: Sequence[int]) -> list[str]:
    def dots(colour: str, r: float) -> str:
        return f'<circle cx="3" cy="3" r="{r:g}" fill="{colour}"/>'

    marks = {
        1: dots(palette.SCALE[3], 0.9),
        2: svg.line(0, 3, 6, 3, stroke=palette.SCALE[3]),
        3: dots(palette.SCALE[0], 1.1),
    }
    parts = [pattern(tile(step), marks[step]) for step in steps if step in marks]
    small = pattern("small", hatch(palette.AXIS, width=1, is_falling=True))
    return [*parts, pattern("none", hatch(palette.AXIS, width=1)), small]


def swatch(step: int | None, missing: Missing = Missing.UNKNOWN) -> Draw:
    ground = _ground(step)

    def draw(x: float, y: float) -> str:
        name = tile(step, missing)
        over = svg.rect(x - 9, y - 7, 18, 14, fill=filled(name)) if name else ""
        return svg.rect(x - 9, y - 7, 18, 14, fill=ground, stroke=palette.MUTED) + over

    return draw


def ranges(limits: Sequence[float], known: Sequence[float], decimals: int, unit: str) -> list[str]:
    """Each class in words: 'tot 10', '10 tot 15', '15 en meer'."""

    def shown(value: float) -> str:
        return words.amount(value, words.decimals_for(limits) if limits else decimals, unit)

    if not limits:
        return [shown(known[0])] if len(set(known)) == 1 else [_("alle waarden")]
    between = [
        _("%(low)s tot %(high)s")
        % {"low": shown(low).split(words.NBSP)[0] if unit != "€" else shown(low), "high": shown(high)}
        for low, high in pairwise(limits)
    ]
    first = _("minder dan %(value)s") % {"value": shown(limits[0])}
    return [first, *between, _("%(value)s en meer") % {"value": shown(limits[-1])}]
