"""A figure of one year with all it was made of, and the releases that figures come from."""

from collections.abc import Iterable, Mapping
from math import fsum

from monitoring.snapshot.figure_schema import PrintedPoint, PrintedRelease
from monitoring.snapshot.frame import iso
from neighbourhoods.disclosure.rules import is_own_table
from neighbourhoods.figures import Figure, FigureState, Method, Origin
from neighbourhoods.series import Series
from neighbourhoods.standings.windows import MODELLED

NOTES = {
    FigureState.TOO_SMALL: "too_small",
    FigureState.INCOMPLETE: "incomplete",
    FigureState.NOT_READ: "not_read",
    FigureState.NOT_PUBLISHED: "not_published",
}
"""Of any other figure without a value it is unknown why."""


def points(figures: Iterable[Figure], names: Mapping[str, str]) -> list[PrintedPoint]:
    """One point a year; of several months in a year the last. `names` are those of indicators, by key."""
    return list({figure.year: _point(figure, names) for figure in figures}.values())


def _point(figure: Figure, names: Mapping[str, str]) -> PrintedPoint:
    note = "" if figure.value is not None else NOTES.get(figure.state, "unknown")
    found: PrintedPoint = {"year": figure.year, "value": figure.value, "note": note, "period": figure.period}
    origin, weight = figure.origin, figure.weight
    if origin is None:
        return found
    is_known = figure.value is not None
    is_rate = figure.method is Method.RATE
    counted = fsum(part.value or 0.0 for part in figure.parts) if is_rate and is_known else None
    return found | {
        "table": origin.table,
        "status": str(origin.status.label),
        "method": figure.method.value,
        "numerator": counted,
        "denominator": weight.total if weight and is_known else None,
        "weighed_by": f"{_named(weight.key, names)}, {weight.period}" if weight else "",
        "is_modelled": is_modelled(figure),
        "releases": list(dict.fromkeys(origin.release for origin in _origins(figure) if origin.release is not None)),
        "parts": _parts(figure),
    }


def is_modelled(figure: Figure) -> bool:
    """Whether a model estimated it."""
    return figure.state is FigureState.ESTIMATED or any(origin.series in MODELLED for origin in figure.origins)


def _parts(figure: Figure) -> list[list[str | float | None]]:
    """Of each buurt its value, and what it is weighed or divided by; nothing where that may be too small to show."""
    is_own = any(is_own_table(origin.table, origin.publisher) for origin in figure.origins)
    if is_own or figure.state is FigureState.TOO_SMALL:
        return []
    weights = {part.code: part.value for part in figure.weight.parts} if figure.weight else {}
    return [[part.code, part.value, weights.get(part.code)] for part in figure.parts]


def _origins(figure: Figure) -> list[Origin]:
    """Those of the figure itself, and then of what it is weighed or divided by."""
    weighed = (part.origin for part in figure.weight.parts) if figure.weight else ()
    return [*figure.origins, *(origin for origin in weighed if origin)]


def _named(key: str, names: Mapping[str, str]) -> str:
    return " + ".join(names.get(part, part) for part in key.split("+"))


def releases(series: Iterable[Series]) -> list[PrintedRelease]:
    """Every file that these lines come from, with its digest."""
    used = {
        origin.release: origin
        for line in series
        for figure in (*line.figures, *line.municipality, *line.country)
        for origin in _origins(figure)
        if origin.release is not None
    }
    return [_release(key, used[key]) for key in sorted(used)]


def _release(key: int, origin: Origin) -> PrintedRelease:
    return {
        "id": key,
        "table": origin.table,
        "publisher": origin.publisher,
        "period": origin.period,
        "status": str(origin.status.label),
        "retrieved_on": iso(origin.retrieved_on),
        "division_year": origin.division_year,
        "licence": origin.licence,
        # A report is public; by the digest of a file of our own somebody could check a guess at what it hides.
        "sha256": "" if is_own_table(origin.table, origin.publisher) else origin.sha256,
    }
