"""What the comparison shows: a few areas beside each other, indicator by indicator, each in one period.

Built from their `Profile`s; asks the database nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from neighbourhoods.figures import Figure, FigureState
from neighbourhoods.pages import pictures, sentences
from neighbourhoods.pages.area_page import Value, domain_label
from neighbourhoods.pages.profiles import IndicatorRow, Profile
from neighbourhoods.series.words import STATES
from wijkaanpak.charts import Chart


@dataclass(frozen=True, slots=True)
class Beside:
    """One indicator of the areas that are compared in one period: a value for each, then the Netherlands."""

    row: IndicatorRow
    period: str
    values: tuple[Value, ...]
    trend: Chart | None


@dataclass(frozen=True, slots=True)
class BesidePart:
    key: str
    label: str
    lines: tuple[Beside, ...]

    @property
    def trends(self) -> tuple[Beside, ...]:
        return tuple(line for line in self.lines if line.trend)


def comparison(compared: Sequence[Profile]) -> tuple[BesidePart, ...]:
    """The areas beside each other, for every indicator that one of them has."""
    places = [profile.place for profile in compared]
    rows = [{row.indicator.key: row for row in profile.rows} for profile in compared]
    chapters = {chapter.key: chapter for profile in compared for chapter in profile.chapters}
    order = {key: place for place, key in enumerate(("education", "work", "health", "housing", "safety", "people"))}
    parts = []
    for key in sorted(chapters, key=order.__getitem__):
        wanted = dict.fromkeys(
            row.indicator.key
            for profile in compared
            for chapter in profile.chapters
            if chapter.key == key
            for row in chapter.rows
        )
        lines = []
        for indicator in wanted:
            found = [of_place.get(indicator) for of_place in rows]
            known = next(row for row in found if row is not None)
            period = _period([row for row in found if row is not None])
            values = [
                _cell(place.name, row.series.at(period) if row else None, known)
                for place, row in zip(places, found, strict=True)
            ]
            country = known.series.country[known.series.periods.index(period)]
            values.append(_cell(_("Nederland"), country, known))
            named = [(place.name, row) for place, row in zip(places, found, strict=True) if row is not None]
            lines.append(Beside(known, period, tuple(values), pictures.beside(named, f"trend-{indicator}")))
        parts.append(BesidePart(key, domain_label(chapters[key]), tuple(lines)))
    return tuple(parts)


def _period(rows: Sequence[IndicatorRow]) -> str:
    """The newest that was published about all of these places as far as anything was about them, else about one."""
    covered = [{figure.period for figure in row.series.figures if figure.is_covered} for row in rows]
    known = [periods for periods in covered if periods] or [set(rows[0].series.periods)]
    return max(set.intersection(*known) or set.union(*known))


def _cell(label: str, figure: Figure | None, row: IndicatorRow) -> Value:
    if figure is None:
        return Value(label, str(STATES[FigureState.NOT_READ]), False)
    return Value(label, sentences.shown(figure, row.indicator), figure.value is not None)
