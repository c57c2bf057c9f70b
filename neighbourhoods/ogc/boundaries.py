"""The gemeenten, wijken and buurten of one year's division, of the country or of one gemeente."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from neighbourhoods.areas import geometry
from neighbourhoods.ogc.client import OgcClient
from wijkaanpak.remote import ChangedShape, NotThere, Pages, Trouble

# As PDOK names them; the service of each year has these three.
MUNICIPALITIES, PARTS = "gemeenten", ("wijken", "buurten")
PAGE = 200  # features; PDOK allows 1,000, but a page of whole gemeenten would be large
DECIMALS = 3  # of a degree, some 100 metres: wider than needed is harmless


@dataclass(frozen=True, slots=True)
class FetchedBoundaries:
    """Features with their properties. Call `done` once the boundaries are stored: the pages go then."""

    features: list[dict[str, Any]]
    done: Callable[[], None]


def fetch(year: int, *, municipality: str | None = None) -> FetchedBoundaries:
    """The boundaries of a division, in degrees (CRS84). Raises Trouble; what is wrong with a shape, geometry.read says.

    After a break the same question goes on with the page that was missing. The service refuses a question about a
    property, so the parts of one gemeente are asked by its surroundings, and what lies beside it is left out here.
    """
    client = OgcClient(settings.PDOK_OGC_URL.format(year=year).rstrip("/"))
    folder = Path(settings.ODATA_FOLDER) / f"pdok-{year}"
    try:
        asked = [_pages(client, MUNICIPALITIES, folder)]
        features = list(_wanted(asked[0], municipality))
        if municipality and not features:
            reason = _("Bij PDOK staat geen gemeente %(code)s in de indeling van %(year)d. Controleer code en jaar.")
            raise Trouble(reason % {"code": municipality, "year": year})
        box = _surroundings(features) if municipality else {}
        for collection in PARTS:
            pages = _pages(client, collection, folder, box)
            asked.append(pages)
            features += _wanted(pages, municipality)
    except NotThere as error:
        reason = _("PDOK heeft de indeling van %d niet. Kies een ander jaar, of lees een kaart als bestand in.")
        raise Trouble(reason % year) from error

    def forget() -> None:
        for pages in asked:
            pages.forget()

    try:
        _check(features, year)
    except ChangedShape:
        forget()
        raise
    return FetchedBoundaries(features, forget)


def _pages(client: OgcClient, collection: str, folder: Path, box: dict[str, str] | None = None) -> Pages:
    parameters = {"f": "json", "limit": str(PAGE)} | (box or {})
    return Pages(client, folder, client.items(collection), parameters, client.version(collection))


def _wanted(pages: Pages, municipality: str | None) -> Iterator[dict[str, Any]]:
    for feature in pages.rows():
        if municipality is None or geometry.lies_in(feature, municipality):
            yield feature


def _surroundings(features: list[dict[str, Any]]) -> dict[str, str]:
    """The box around the features, in degrees, rounded outwards. Raises ChangedShape."""
    from shapely.errors import ShapelyError
    from shapely.geometry import shape

    try:
        bounds = [shape(feature["geometry"]).bounds for feature in features]
        west, south = (min(bound[side] for bound in bounds) for side in (0, 1))
        east, north = (max(bound[side] for bound in bounds) for side in (2, 3))
    except (ValueError, TypeError, IndexError, KeyError, AttributeError, ShapelyError) as error:
        raise ChangedShape(_("PDOK stuurt een gemeente zonder grens. Er is niets ingelezen.")) from error
    scale = 10**DECIMALS
    box = [math.floor(west * scale), math.floor(south * scale), math.ceil(east * scale), math.ceil(north * scale)]
    return {"bbox": ",".join(f"{side / scale:.{DECIMALS}f}" for side in box)}


def _check(features: list[dict[str, Any]], year: int) -> None:
    """Each gemeente has its wijken and each wijk its buurten, all of this year. Raises ChangedShape.

    The service does not say how many there are in all, so this is how a list that was cut short is found.
    """
    others = {str(feature["properties"].get("jaar") or year) for feature in features} - {str(year)}
    if others:
        reason = _("PDOK stuurt grenzen van %(other)s in plaats van %(year)d. Er is niets ingelezen.")
        raise ChangedShape(reason % {"other": ", ".join(sorted(others)[:5]), "year": year})
    codes = {code for feature in features if (code := geometry.code_of(feature))}
    by_kind = {kind: {code[2:] for code in codes if code.startswith(kind)} for kind in ("GM", "WK", "BU")}
    missing = {f"GM{code}" for code in by_kind["GM"] ^ {code[:4] for code in by_kind["WK"]}}
    missing |= {f"WK{code}" for code in by_kind["WK"] ^ {code[:6] for code in by_kind["BU"]}}
    if missing:
        reason = _("De kaart van PDOK is niet compleet: rond %s ontbreken gebieden. Er is niets ingelezen.")
        again = _("Probeer het later opnieuw, of lees een kaart als bestand in.")
        raise ChangedShape(f"{reason % ', '.join(sorted(missing)[:5])} {again}")
