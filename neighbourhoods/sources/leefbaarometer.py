"""Leefbaarometer: scores of version 3.0 and classes of 2.0. Two models, two series: never joined, never averaged.

A score file has a line per area and year. The classes have a line per area and a column per year (KL16), with beside
them the class of the change between two years (VKL1416), kept under the later year. A notebook on buying a home holds
scores of 3.0 without their year, beside figures of others in which zero stands for unknown: only the scores are read.
"""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from neighbourhoods import reference
from neighbourhoods.sources.layout import Column, Layout, column
from neighbourhoods.terms import Note

KEY = "leefbaarometer"
LABEL = gettext_lazy("Leefbaarometer")
SCORES = {"lbm", "afw", "fys", "onv", "soc", "vrz", "won"}
AREAS = (("bu_code", "bu_naam"), ("wk_code", "wk_naam"), ("gm_code", "gm_naam"))
CLASS = re.compile(r"V?KL(?:\d\d)?(\d\d)")
RENAMED = {
    "leefbarometer_score": "lbm",
    "leefbarometer_fysieke_omgeving": "fys",
    "leefbarometer_fysieke_overlast": "onv",
    "leefbarometer_sociale_samenhang": "soc",
    "leefbarometer_voorzieningen": "vrz",
}


def layout(header: list[str], file_name: str) -> Layout | None:
    """The layout when this is a file of scores or of classes, else None."""
    if {*SCORES, "jaar"} <= set(header):
        return _scores(header)
    if set(RENAMED) <= set(header) and "buurt_code" in header:
        return _renamed(header)
    if "code" in header and "KL16" in header:
        return _classes(header, file_name)
    return None


def _scores(header: list[str]) -> Layout | None:
    code, name = next((pair for pair in AREAS if pair[0] in header), (None, None))
    if code is None:
        return None
    return Layout(
        source=KEY,
        code=code,
        name=name if name in header else None,
        period="jaar",
        note=Note.ESTIMATED,
        columns=tuple(column(KEY, name) for name in header if name in SCORES),
        # Each level is a file, so a publication, of its own.
        table=f"{reference.LIVEABILITY}-{code[:2].upper()}",
        series=reference.LIVEABILITY,
        publisher="BZK",
    )


def _renamed(header: list[str]) -> Layout:
    known = ((name, column(KEY, RENAMED[name])) for name in header if name in RENAMED)
    return Layout(
        source=KEY,
        code="buurt_code",
        name="regio" if "regio" in header else None,
        note=Note.ESTIMATED,
        columns=tuple(Column(name, score.title, score.indicator) for name, score in known),
        table=f"{reference.LIVEABILITY}-BU",
        series=reference.LIVEABILITY,
        publisher="BZK",
        notices=(
            _("Alleen de scores van de Leefbaarometer tellen. In de andere kolommen staat 0 ook voor ‘onbekend’."),
        ),
    )


def _classes(header: list[str], file_name: str) -> Layout:
    level = "WK" if "wijk" in file_name.lower() else "GM" if "gemeente" in file_name.lower() else None
    found = ((name, CLASS.fullmatch(name)) for name in header)
    return Layout(
        source=KEY,
        code="code",
        note=Note.ESTIMATED,
        columns=tuple(_class(name, f"20{match.group(1)}") for name, match in found if match),
        table=f"{reference.LIVEABILITY_CLASSES}-{level}" if level else None,
        series=reference.LIVEABILITY_CLASSES,
        publisher="BZK",
    )


def _class(name: str, year: str) -> Column:
    title = "klasse" if name.startswith("KL") else f"verandering sinds 20{name[3:5]}"
    return Column(name, title, reference.FIELDS.get((KEY, title)), whole=True, period=year)
