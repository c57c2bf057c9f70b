"""Reads: what an area would be before it counts: its people, its buurten, and what it shares with others."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from neighbourhoods.series import area_series
from programmes.boundaries.reads import Picking
from programmes.models import Programme, ProgrammeArea

INHABITANTS = "inwoners"


@dataclass(frozen=True, slots=True)
class Overlap:
    """Another wijkaanpak with the buurten that would be in both."""

    programme: Programme
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """Some buurten as one area: `inhabitants` is None when no figure is known for all; `period` says of when it is."""

    names: tuple[str, ...]
    inhabitants: int | None
    period: str


@dataclass(frozen=True, slots=True)
class AreaChange:
    """An area as it is, None before there is one, and as it would be."""

    now: Outlook | None
    then: Outlook
    added: tuple[str, ...]
    removed: tuple[str, ...]
    overlaps: tuple[Overlap, ...]


def beginning(codes: Collection[str], names: Mapping[str, str]) -> AreaChange:
    """The first area of a wijkaanpak. `names` are all buurten of the municipality."""
    return AreaChange(None, _outlook(codes, names), (), (), _overlaps(codes, names, None))


def changing(programme: Programme, picking: Picking, codes: Collection[str]) -> AreaChange:
    """What these buurten make of the area that holds now. The same number of queries for any number of buurten."""
    names = picking.division.names
    before = {*picking.codes, *picking.lost}
    return AreaChange(
        now=_outlook(before, names) if picking.area else None,
        then=_outlook(codes, names),
        added=_called(set(codes) - before, names),
        removed=_called(before - set(codes), names),
        overlaps=_overlaps(codes, names, programme),
    )


def _outlook(codes: Collection[str], names: Mapping[str, str]) -> Outlook:
    series = area_series(sorted(codes), [INHABITANTS]).get(INHABITANTS) if codes else None
    latest = series.latest if series else None
    if latest is None or latest.value is None:
        return Outlook(_called(codes, names), None, "")
    return Outlook(_called(codes, names), round(latest.value), latest.period)


def _overlaps(codes: Collection[str], names: Mapping[str, str], apart_from: Programme | None) -> tuple[Overlap, ...]:
    areas = ProgrammeArea.objects.filter(ends_on=None, members__code__in=list(codes)).distinct()
    if apart_from is not None:
        areas = areas.exclude(programme=apart_from)
    areas = areas.select_related("programme").prefetch_related("members").order_by("programme__name", "pk")
    return tuple(Overlap(area.programme, _called(set(area.codes) & set(codes), names)) for area in areas)


def _called(codes: Collection[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted(names.get(code, code) for code in codes))
