"""Any other table of StatLine by area and period. Columns are known by title, in whatever table they stood."""

from django.utils.translation import gettext_lazy

from neighbourhoods import reference
from neighbourhoods.sources.layout import Column, Layout

KEY = "statline"
LABEL = gettext_lazy("CBS StatLine, andere tabel")
AREAS = ("WijkenEnBuurten", "RegioS", "Regio")
PERIODS = "Perioden"
NOT_FIGURES = {"ID", PERIODS, *AREAS, "Leeftijd", "Marges", "SoortMisdrijf"}
NOT_FIGURES_BY_TITLE = ("gemeentenaam", "soortregio", "codering", "indelingswijziging")


def layout(header: list[str], file_name: str) -> Layout | None:
    """The layout when lines are about an area and a period; None else. Comes after the sources that know more."""
    area = next((name for name in AREAS if name in header), None)
    if area is None or PERIODS not in header:
        return None
    figures = [name for name in header if name and name not in NOT_FIGURES]
    columns = tuple(_column(name) for name in figures if not reference.title(name).startswith(NOT_FIGURES_BY_TITLE))
    return Layout(source=KEY, code=area, period=PERIODS, columns=columns)


def _column(header: str) -> Column:
    title = reference.title(header)
    names = {title, reference.words(header)}
    known = {indicator for (_, name), indicator in reference.FIELDS.items() if name in names}
    return Column(header, title[:200], known.pop() if len(known) == 1 else None)
