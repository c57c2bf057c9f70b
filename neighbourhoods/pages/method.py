"""What the page says that explains how a change is judged: the limits of the rule, and how often it is wrong."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from neighbourhoods.standings import movement, peers
from neighbourhoods.standings.contrast import MIDDLE_HALF, MODEL_POINTS
from neighbourhoods.standings.measured import MEASURED, MEASURED_YEARS
from neighbourhoods.standings.placebo import Alarms
from neighbourhoods.standings.words import years
from neighbourhoods.terms import MINIMUM
from wijkaanpak.charts import Table
from wijkaanpak.formats import MINUS, NBSP, number, percent


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of the rule, as they are written on the page."""

    peers: str
    fewest_peers: str
    exceed: str
    equals: str
    fewest: str
    most: str
    districts_from: str
    middle_low: str
    middle_high: str
    model_points: str
    hidden: str
    version: int


def limits() -> Limits:
    return Limits(
        peers=number(peers.PEERS),
        fewest_peers=number(peers.FEWEST_PEERS),
        exceed=number(movement.may_exceed(peers.PEERS)),
        equals=number(movement.most_equals(peers.PEERS)),
        fewest=number(peers.FEWEST_INHABITANTS),
        most=number(peers.MOST_INHABITANTS),
        districts_from=number(peers.DISTRICTS_FROM),
        middle_low=number(MIDDLE_HALF[0]),
        middle_high=number(MIDDLE_HALF[1]),
        model_points=number(MODEL_POINTS),
        hidden=number(MINIMUM - 1),
        version=movement.VERSION,
    )


def tested() -> Table:
    """Of each size of buurt how many were judged, how many stood out, and what could be seen at all."""
    half = len(MEASURED_YEARS) // 2
    caption = _("Alle buurten van Nederland: misdrijven in %(now)s naast %(base)s") % {
        "base": years(MEASURED_YEARS[:half]),
        "now": years(MEASURED_YEARS[half:]),
    }
    headers = (
        _("Inwoners"),
        _("Buurten beoordeeld"),
        _("Viel op"),
        _("Kleinste daling die opvalt"),
        _("Kleinste stijging die opvalt"),
    )
    rows = tuple(_row(alarms) for alarms in MEASURED)
    return Table(caption, headers, rows, numeric=(1, 2, 3, 4))


def _row(alarms: Alarms) -> tuple[str, ...]:
    low, high = abs(alarms.low or 0), alarms.high or 0
    return (
        _size(alarms),
        number(alarms.judged),
        percent(alarms.share, 1),
        f"{MINUS}{number(low)}{NBSP}%",
        f"+{number(high)}{NBSP}%",
    )


def _size(alarms: Alarms) -> str:
    said = {"fewest": number(alarms.fewest), "below": number(alarms.below) if alarms.below < 1e9 else ""}
    if alarms is MEASURED[-1]:
        return _("alle buurten vanaf %(fewest)s inwoners") % said
    if not said["below"]:
        return _("%(fewest)s of meer") % said
    return _("%(fewest)s tot %(below)s") % said
