"""Reads: what a wijkaanpak that is not there yet would be: its people, its buurten, and what it shares with others."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.text import slugify

from neighbourhoods.series import area_series
from programmes.models import Programme, ProgrammeArea
from wijkaanpak import addresses

INHABITANTS = "inwoners"


@dataclass(frozen=True, slots=True)
class Overlap:
    """Another wijkaanpak with the buurten that would be in both."""

    programme: Programme
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StartPreview:
    """What would be: `inhabitants` is None when no figure is known for all buurten; `period` says of when it is."""

    names: tuple[str, ...]
    inhabitants: int | None
    period: str
    overlaps: tuple[Overlap, ...]


def preview(codes: Collection[str], names: dict[str, str]) -> StartPreview:
    """The buurten with these codes as one area. `names` are all buurten of the municipality."""
    series = area_series(sorted(codes), [INHABITANTS]).get(INHABITANTS) if codes else None
    latest = series.latest if series else None
    known = latest is not None and latest.value is not None
    return StartPreview(
        names=tuple(sorted(names.get(code, code) for code in codes)),
        inhabitants=round(latest.value) if latest is not None and latest.value is not None else None,
        period=latest.period if latest is not None and known else "",
        overlaps=tuple(_overlaps(codes, names)),
    )


def _overlaps(codes: Collection[str], names: dict[str, str]) -> list[Overlap]:
    areas = ProgrammeArea.objects.filter(ends_on=None, members__code__in=list(codes)).distinct()
    areas = areas.select_related("programme").prefetch_related("members").order_by("programme__name", "pk")
    return [
        Overlap(area.programme, tuple(sorted(names.get(code, code) for code in set(area.codes) & set(codes))))
        for area in areas
    ]


def free_slug(name: str) -> str:
    """The address of a new wijkaanpak: its name, with a number where that is taken."""
    stem = slugify(name)[:50] or "wijkaanpak"
    others = Programme.objects.filter(slug__startswith=stem).values_list("slug", flat=True)
    taken = {*others, *addresses.taken_by_staff()}
    numbers = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(slug for slug in numbers if slug not in taken)
