"""The figures of an area, made again from those of its buurten, and each beside the release it came from."""

from collections.abc import Iterator, Mapping, Sequence
from math import fsum
from typing import Any

from monitoring.verifying.numbers import is_rounded, same

Point = Mapping[str, Any]
COLUMNS = {"now": "area", "previous": "area", "municipality": "municipality", "netherlands": "netherlands"}
"""Which line the printed figures of an indicator stand in."""


def check(indicator: Mapping[str, Any], releases: Mapping[int, Mapping[str, Any]]) -> Iterator[str]:
    """What is not as the parts, the lines and the releases say."""
    for series in indicator["series"]:
        for point in series["points"]:
            where = f"{series['label']}, {point['year']}"
            yield from (f"{where}: {text}" for text in _made(point, indicator.get("per", 1)))
            yield from (f"{where}: {text}" for text in _stands(point, releases))
    yield from _printed(indicator)


def _made(point: Point, per: float) -> Iterator[str]:
    """Whether the value follows from its parts. Without parts, as of figures of the municipality, it is not known."""
    parts = point.get("parts")
    if point["value"] is None or not parts:
        return
    value, counted, weight = _again(point["method"], parts, per)
    if not same(value, point["value"]):
        yield f"er staat {point['value']}; de buurten geven {value}"
    if point["method"] == "rate" and not same(counted, point["numerator"]):
        yield f"de teller is {point['numerator']}; de buurten geven {counted}"
    if point["method"] in ("rate", "weighted_mean") and not same(weight, point["denominator"]):
        yield f"de noemer is {point['denominator']}; de buurten geven {weight}"


def _again(method: str, parts: Sequence[Sequence[Any]], per: float) -> tuple[float, float, float | None]:
    """The value, the sum of the parts, and that of what they are weighed or divided by."""
    counted = fsum(value for _code, value, _weight in parts if value is not None)
    if method in ("published", "sum"):
        return counted, counted, None
    weight = fsum(part for _code, _value, part in parts if part)
    if method == "rate":
        return counted / weight * per, counted, weight
    return fsum(value * part for _code, value, part in parts if part) / weight, counted, weight


def _stands(point: Point, releases: Mapping[int, Mapping[str, Any]]) -> Iterator[str]:
    """Whether table, period and status are those of the release."""
    if not point.get("releases"):
        return
    unknown = [key for key in point["releases"] if key not in releases]
    if unknown:
        yield f"publicatie {unknown[0]} staat er niet bij"
        return
    release = releases[point["releases"][0]]
    for name in ("table", "period", "status"):
        if point[name] != release[name]:
            yield f"hier staat ‘{point[name]}’, bij de publicatie ‘{release[name]}’"


def _printed(indicator: Mapping[str, Any]) -> Iterator[str]:
    """Whether the figures in the table are those of the lines, rounded."""
    lines = {series["role"]: series["points"] for series in indicator["series"]}
    for column, role in COLUMNS.items():
        figure = indicator[column]
        if figure is None:
            continue
        point = next((point for point in lines[role] if _period(point) == figure["period"]), None)
        # Of several months in a year only the last stands in the line.
        if point is not None and not same(point["value"], figure["value"]):
            yield f"{column}: er staat {figure['value']}; in de reeks staat {point['value']}"
    for column in (*COLUMNS, "baseline", "target"):
        figure = indicator[column]
        if figure is None or figure["value"] is None:
            continue
        if not is_rounded(figure["text"], figure["value"], indicator["decimals"]):
            yield f"{column}: ‘{figure['text']}’ is niet {figure['value']}, afgerond"


def _period(point: Point) -> str:
    return str(point.get("period", point["year"]))
