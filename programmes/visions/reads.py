"""Reads: the figures of the area of a wijkaanpak beside its targets, and how they are written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from neighbourhoods.figures import Figure
from neighbourhoods.models import Indicator
from neighbourhoods.models.area import municipality_code
from neighbourhoods.series import Series, area_series
from neighbourhoods.series.words import STATES
from neighbourhoods.standings import precedents
from neighbourhoods.standings.movements import open_book
from neighbourhoods.standings.precedents import AskedTarget
from neighbourhoods.standings.targets import Precedent
from neighbourhoods.terms import Direction, ReleaseStatus
from programmes.models import AmbitionIndicator, Programme
from wijkaanpak.formats import NBSP, number, rounded

MOST_DECIMALS = 3
COUNT = "aantal"
"""The unit of what is only counted: it is not said behind a number."""
BETTER = {
    Direction.HIGHER: gettext_lazy("hoger is beter"),
    Direction.LOWER: gettext_lazy("lager is beter"),
    Direction.CONTEXT: gettext_lazy("hoger of lager is niet beter of slechter"),
}


@dataclass(frozen=True, slots=True)
class TargetFigures:
    """The figures of the area of a wijkaanpak of some indicators, and of each target who managed it before."""

    area: str
    series: dict[str, Series] = field(default_factory=dict)
    reached: dict[AskedTarget, Precedent] = field(default_factory=dict)

    def newest(self, key: str) -> Figure | None:
        """The newest figure, when it has a value."""
        found = self.series[key].latest if key in self.series else None
        return found if found is not None and found.value is not None else None

    def today(self, indicator: Indicator) -> str:
        """‘Nieuwste cijfer van Selwerd: 57,6 per 1.000 inwoners, in 2025 (Politie, tabel 47018NED, voorlopig).’"""
        line = self.series.get(indicator.key)
        figure = line.latest if line else None
        told = {"area": self.area}
        if figure is None or not figure.is_covered:
            return _("Van %(area)s is dit cijfer hier niet ingelezen, of het bestaat niet.") % told
        told["period"] = figure.period
        if figure.value is None:
            told["why"] = str(STATES[figure.state])
            return _("Van %(area)s is er over %(period)s geen cijfer: %(why)s.") % told
        told |= {"value": amount(newest_value(figure, indicator), indicator), "source": _source(figure)}
        return _("Nieuwste cijfer van %(area)s: %(value)s, in %(period)s (%(source)s).") % told


def read(programme: Programme, keys: Iterable[str], asked: Iterable[AskedTarget] = ()) -> TargetFigures:
    """Of the keys that the catalogue knows. At most five queries, and three for targets, however many are asked."""
    area = programme.areas.filter(ends_on=None).prefetch_related("members").first()
    known = list(Indicator.objects.filter(key__in=set(keys)).values_list("key", flat=True)) if area else []
    if area is None or not area.codes or not known:
        return TargetFigures(programme.area_name)
    book = open_book([*area.codes, municipality_code(area.codes[0])], known, division_year=area.division_year)
    wanted = [target for target in asked if target.key in known]
    return TargetFigures(
        programme.area_name,
        {key: book.series(area.codes, key) for key in known},
        precedents.of_book(book, area.codes, wanted, is_kept=True),
    )


def with_figures(programme: Programme, indicators: Sequence[Indicator]) -> frozenset[str]:
    """The keys of what there is a figure of for the area. Three queries."""
    area = programme.areas.filter(ends_on=None).prefetch_related("members").first()
    if area is None or not area.codes:
        return frozenset()
    lines = area_series(area.codes, [indicator.key for indicator in indicators], division_year=area.division_year)
    return frozenset(key for key, line in lines.items() if line.latest is not None and line.latest.value is not None)


def asked_of(target: AmbitionIndicator) -> AskedTarget | None:
    """What a target asks; None while there is no value and year."""
    if target.target_value is None or target.target_year is None:
        return None
    return AskedTarget(target.indicator_key, float(target.target_value), target.target_year)


def as_typed(value: Any, *, at_least: int = 0) -> str:
    """A number with the decimals that somebody typed."""
    typed = -int(Decimal(str(value)).normalize().as_tuple().exponent)
    return number(value, max(at_least, min(typed, MOST_DECIMALS)))


def amount(value: Any, indicator: Indicator) -> str:
    """57,6 per 1.000 inwoners: with the decimals of the indicator, and with those that somebody typed."""
    told = as_typed(value, at_least=indicator.decimals)
    unit = indicator.unit.strip()
    return told if unit == COUNT or not unit else f"{told}{NBSP}{unit}"


def newest_value(figure: Figure, indicator: Indicator) -> Decimal:
    """The value of a figure as it is shown."""
    return rounded(figure.value or 0.0, indicator.decimals)


def better(indicator: Indicator) -> str:
    """‘lager is beter’"""
    return str(BETTER[Direction(indicator.direction)])


def _source(figure: Figure) -> str:
    origin = figure.origins[0] if figure.origins else None
    if origin is None:
        return _("bron onbekend")
    told = _("%(publisher)s, tabel %(table)s") % {"publisher": origin.publisher, "table": origin.table}
    is_open = origin.status in (ReleaseStatus.PROVISIONAL, ReleaseStatus.REVISED)
    return f"{told}, {ReleaseStatus(origin.status).label}" if is_open else told
