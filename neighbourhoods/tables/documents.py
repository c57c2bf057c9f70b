"""A JSON document to a sheet of text: a map with properties, or figures by code of area."""

from __future__ import annotations

import json
from typing import Any

from django.utils.translation import gettext as _

from neighbourhoods.tables import cells
from neighbourhoods.tables.sheets import Hostile, Sheet, check_size

NAMELESS = "code"  # what the areas of a JSON file without table are called


def read(text: str) -> Sheet:
    """The properties of the features of a map, or figures by code of area. Line n is the n-th of them."""
    document = _document(text)
    if isinstance(document, dict) and "features" not in document:
        return _read_areas(document)
    rows = [feature.get("properties") or {} for feature in _features_of(document)]
    return _sheet([row if isinstance(row, dict) else {} for row in rows])


def _read_areas(document: dict[str, Any]) -> Sheet:
    """A JSON object of areas: code → column → figure. Any other object is known by its keys only."""
    if not document or not all(isinstance(area, dict) and cells.area_code(code) for code, area in document.items()):
        return Sheet(header=tuple(document))
    return _sheet([{NAMELESS: code, **figures} for code, figures in document.items()])


def _sheet(rows: list[dict[str, Any]]) -> Sheet:
    import pandas as pd

    header = tuple(dict.fromkeys(name for row in rows for name in row))
    check_size(columns=len(header), rows=len(rows))
    texts = [[_text(row.get(name)) for name in header] for row in rows]
    return Sheet(header=header, frame=pd.DataFrame(texts, columns=range(len(header)), dtype=str), header_line=0)


def _document(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        reason = _("Hier klopt de JSON niet (teken %d van de regel). Haal het bestand opnieuw op.")
        raise Hostile(reason % error.colno, error.lineno) from error
    except ValueError as error:  # Python reads no whole number of thousands of digits
        raise Hostile(_("In dit bestand staat een getal dat veel te lang is. Haal het opnieuw op.")) from error
    except RecursionError as error:
        raise Hostile(_("Het bestand is geen geldig GeoJSON. Haal het opnieuw op.")) from error


def features_of(text: str) -> list[dict[str, Any]]:
    """The features of a GeoJSON document. Raises Hostile when it is none."""
    return _features_of(_document(text))


def _features_of(document: Any) -> list[dict[str, Any]]:
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or not all(isinstance(feature, dict) for feature in features):
        raise Hostile(_("Het bestand is geen GeoJSON met een lijst van gebieden (FeatureCollection)."))
    return features


def _text(value: object) -> str:
    return "" if value is None else str(value)
