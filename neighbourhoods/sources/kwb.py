"""Kerncijfers wijken en buurten: as StatLine exports them, also when somebody re-saved the file, and as OData dump.

An export has paths for headers ("Wonen/Koopwoningen (%)"), a dump has names with a number that differs each year
(Koopwoningen_40). In neither stands the period: it is in the name of the file, or has to be said. Of the income
columns there is an English extract, in which the names of areas stand under "District_Type".
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy

from neighbourhoods import reference
from neighbourhoods.sources.layout import Column, Layout, column, year_in

KEY = "kwb"
LABEL = gettext_lazy("CBS, Kerncijfers wijken en buurten")
REGION = "regioaanduiding"
CODE, NAME = f"{REGION} codering code", "wijken en buurten"
CHANGE = f"{REGION} indelingswijziging"
DUMP_CODE, DUMP_SIGN, DUMP_CHANGE = "wijkenenbuurten", "aantalinwoners", "indelingswijzigingwijkenenbuurten"
ENGLISH_CODE, ENGLISH_NAME = "area code", "district type"
ENGLISH_NOT_FIGURES = (ENGLISH_CODE, ENGLISH_NAME, "municipality name")
# Codes and classes, not figures: a mean or sum of them says nothing.
NOT_FIGURES = (REGION, "postcode", "stedelijkheid mate van stedelijkheid")
NOT_FIGURES_IN_DUMP = (
    "id",
    "gemeentenaam",
    "soortregio",
    "codering",
    "indelingswijziging",
    "meestvoorkomendepostcode",
    "dekkingspercentage",
    "matevanstedelijkheid",
)


def layout(header: list[str], file_name: str) -> Layout | None:
    """The layout when this is an export, a dump or the English extract of KWB, else None."""
    titles = {reference.title(name): name for name in header}
    named = titles.get(NAME) or titles.get(f"{REGION} {NAME}")  # under a merged cell over all that says which area
    if CODE in titles and named:
        return _layout(titles[CODE], named, _exported(header), _starting(titles, CHANGE), file_name)
    if DUMP_CODE in titles and DUMP_SIGN in titles and "perioden" not in titles:
        return _layout(titles[DUMP_CODE], None, _dumped(header), _starting(titles, DUMP_CHANGE), file_name)
    if ENGLISH_CODE in titles and ENGLISH_NAME in titles:
        return _layout(titles[ENGLISH_CODE], titles[ENGLISH_NAME], _english(header), None, file_name)
    return None


def _layout(code: str, name: str | None, columns: tuple[Column, ...], change: str | None, file_name: str) -> Layout:
    period = year_in(file_name)
    return Layout(
        source=KEY,
        publisher="CBS",
        code=code,
        name=name,
        boundary_change=change,
        columns=columns,
        file_period=period,
        table=reference.kwb_table(int(period)) if period else None,
    )


def _exported(header: list[str]) -> tuple[Column, ...]:
    return tuple(
        column(KEY, name, whole=title.endswith(" aantal") and "gemiddeld" not in title and "3 km" not in title)
        for title, name in _titled(header)
        if title and title != NAME and not title.startswith(NOT_FIGURES)
    )


def _dumped(header: list[str]) -> tuple[Column, ...]:
    return tuple(
        column(KEY, name)
        for title, name in _titled(header)
        if title and title != DUMP_CODE and not title.startswith(NOT_FIGURES_IN_DUMP)
    )


def _english(header: list[str]) -> tuple[Column, ...]:
    return tuple(
        column(KEY, name, whole=title.endswith(" count"))
        for title, name in _titled(header)
        if title and title not in ENGLISH_NOT_FIGURES
    )


def _titled(header: list[str]) -> Iterator[tuple[str, str]]:
    """Every column with its title; in a dump some share one."""
    return ((reference.title(name), name) for name in header)


def _starting(titles: dict[str, str], start: str) -> str | None:
    return next((name for title, name in titles.items() if title.startswith(start)), None)
