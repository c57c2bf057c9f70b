"""What a picture of a figure through the years says, as its title: one line that never says more than the judgement.

Better and worse are not in it: those words stand beside the picture, where a verdict gave them.
"""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from neighbourhoods.figures import Figure
from neighbourhoods.models import Indicator
from neighbourhoods.series.book import Series
from neighbourhoods.series.words import STATES
from neighbourhoods.standings import words
from neighbourhoods.standings.movement import Movement, MovementObstacle
from wijkaanpak.charts.words import amount, apart
from wijkaanpak.formats import NBSP

BARE = frozenset({"aantal", "score", "klasse"})
"""Units that say nothing behind a number: what is counted or scored is in the name."""
SHORT = 4
"""Letters of a unit that belongs to its number: ‘69,4 %’."""
OBSTACLES = {
    MovementObstacle.TOO_SMALL: gettext_lazy("te weinig inwoners voor een oordeel"),
    MovementObstacle.TOO_LARGE: gettext_lazy("te veel inwoners voor een oordeel"),
    MovementObstacle.INCOMPLETE: gettext_lazy("er ontbreken cijfers, dus geen oordeel"),
    MovementObstacle.FEWER_THAN_FOUR_YEARS: gettext_lazy("te weinig jaren voor een oordeel"),
    MovementObstacle.ONE_MEASUREMENT: gettext_lazy("er is één meting"),
    MovementObstacle.BREAK: gettext_lazy("tussendoor anders gemeten, dus geen oordeel"),
    MovementObstacle.BOUNDARY: gettext_lazy("de grens veranderde, dus geen oordeel"),
    MovementObstacle.MODEL_ESTIMATE: gettext_lazy("een schatting, dus geen oordeel"),
    MovementObstacle.SURVEY_WITHOUT_ANSWERS: gettext_lazy("een peiling, dus geen oordeel"),
}
"""Why nothing is said of the change, in a few words; in full it is said below the picture."""


def finding(series: Series, movement: Movement | None = None) -> str:
    """The title of the picture of one indicator; `movement` is how it was judged, None where nobody judges it."""
    name = apart(capfirst(_subject(series.indicator)))
    return f"{name}: {said(series, movement)}"


def said(series: Series, movement: Movement | None = None) -> str:
    """The same without the name, for where that stands above it."""
    latest = series.latest
    if movement is not None and movement.verdict is not None:
        return _judged(movement, series.indicator)
    if latest is None or latest.value is None:
        return _lacking(latest)
    if movement is None:
        return _path(series)
    obstacle = movement.obstacle or MovementObstacle.NO_RULE
    why = OBSTACLES.get(obstacle, _("geen oordeel over de verandering"))
    return f"{_path(series)}; {why}"


def _subject(indicator: Indicator) -> str:
    """The name, without the unit where it ends in that: the unit stands behind the number."""
    name, unit = indicator.localized_name, indicator.localized_unit
    return name.removesuffix(unit).strip() if unit and len(name) > len(unit) else name


def _judged(movement: Movement, indicator: Indicator) -> str:
    """‘meer gestegen dan gewoon, van gemiddeld 48 naar 55 per 1.000 (2022–2025)’"""
    text = _("%(verdict)s, van gemiddeld %(base)s naar %(now)s (%(years)s)")
    if movement.is_provisional:
        text = _("%(verdict)s, van gemiddeld %(base)s naar %(now)s (%(years)s, voorlopig)")
    return text % {
        "verdict": words.compared_to_peers(movement),
        "base": _number(movement.base or 0.0, indicator),
        "now": _number(movement.now or 0.0, indicator, is_last=True),
        "years": _span(movement.years[0], movement.years[-1]),
    }


def _path(series: Series) -> str:
    """From where to where the figure went since it may be compared; a single figure with its year."""
    indicator = series.indicator
    # Only the last stretch that the picture draws as one line: over a break there is no way from one to the other.
    broken = series.broken(series.figures)
    stretch: list[tuple[int, float]] = []
    for figure in series.figures:
        if figure.value is not None:
            stretch = [*([] if figure.period in broken else stretch), (figure.year, figure.value)]
    (first, base), (last, now) = stretch[0], stretch[-1]
    if first == last:
        return _("%(value)s in %(period)s") % {"value": _number(now, indicator, is_last=True), "period": last}
    return _from_to(base, now, _span(first, last), indicator)


def _from_to(base: float, now: float, years: str, indicator: Indicator) -> str:
    return _("van %(base)s naar %(now)s (%(years)s)") % {
        "base": _number(base, indicator),
        "now": _number(now, indicator, is_last=True),
        "years": years,
    }


def _lacking(latest: Figure | None) -> str:
    """Why there is no figure, of the newest period that is about this area."""
    if latest is None:
        return _("nog geen cijfers")
    return _("%(why)s in %(period)s") % {"why": STATES[latest.state], "period": latest.period}


def _number(value: float, indicator: Indicator, *, is_last: bool = False) -> str:
    """A number as it is read; the last one of a title carries the unit."""
    unit = indicator.localized_unit
    if not is_last or indicator.unit in BARE:
        return apart(amount(value, indicator.decimals))
    if len(unit) <= SHORT:
        return apart(amount(value, indicator.decimals, unit))
    # ‘per 1.000’ is enough where the name says of whom.
    short = " ".join(unit.split()[:2]) if indicator.localized_name.endswith(unit) else unit
    return apart(f"{amount(value, indicator.decimals)}{NBSP}{short}")


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}\N{EN DASH}{last}"
