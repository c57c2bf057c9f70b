"""A movement on a page: the verdict, the sentences, the strip of peers and their list. Asks the database nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

from django.utils.translation import gettext as _

from neighbourhoods.models import Indicator
from neighbourhoods.standings import around_words, words
from neighbourhoods.standings.movement import ChangeUnit, Movement, Peer
from wijkaanpak import charts
from wijkaanpak.charts import Chart, Dot, Drawn, Ordinary, Table
from wijkaanpak.formats import number

WIDE, NARROW = 640, 330


@dataclass(frozen=True)
class Moved:
    """`tone` is better, worse or plain, `way` up, down or level. Without a verdict `why` says the reason. `draw` makes
    the picture of the peers, once it is asked for: not every page shows that of every figure.
    """

    label: str
    tone: str
    way: str
    sentences: tuple[str, ...]
    for_residents: str
    why: str
    is_judged: bool
    draw: Callable[[], Drawn] | None = field(default=None, compare=False, repr=False)

    @cached_property
    def strip(self) -> Drawn | None:
        """The peers in a picture; None without a verdict."""
        return self.draw() if self.draw else None


def of(movement: Movement, indicator: Indicator, place: str, names: Mapping[str, str]) -> Moved:
    """`names` are those of the peers, by code."""
    change = movement.change or 0.0
    is_judged = movement.verdict is not None
    said = [
        words.happened(movement, indicator),
        words.beside(movement),
        words.visible(movement, indicator),
        around_words.told(movement),
        words.not_because() if is_judged else "",
    ]
    return Moved(
        label=words.label(movement, indicator.direction),
        tone=words.tone(movement, indicator.direction),
        way="up" if change > 0 else "down" if change < 0 else "level",
        sentences=tuple(sentence for sentence in said if sentence),
        for_residents=words.for_residents(movement, indicator.direction),
        why=words.why(movement),
        is_judged=is_judged,
        draw=partial(strip, movement, indicator, place, names) if is_judged else None,
    )


def strip(movement: Movement, indicator: Indicator, place: str, names: Mapping[str, str]) -> Drawn:
    """The peers as dots, for a desk and for a phone; beside it the list, from the largest rise to the largest fall."""
    told = " ".join(
        [words.happened(movement, indicator), words.beside(movement), around_words.happened(movement)]
    ).strip()
    table = peer_table(movement.peers, movement.years, movement.measure, indicator, names)
    wide, narrow = (
        _drawn(movement, indicator, place, names, told, table, width=width, key=f"{key}-{indicator.key}")
        for key, width in (("strip", WIDE), ("strip-phone", NARROW))
    )
    return Drawn(wide, narrow)


def _drawn(
    movement: Movement,
    indicator: Indicator,
    place: str,
    names: Mapping[str, str],
    told: str,
    table: Table,
    *,
    width: int,
    key: str,
) -> Chart:
    fall, rise = words.bounds(movement, indicator)
    label = _("gewoon: tussen %(low)s en %(high)s") % {"low": fall, "high": rise}
    beside = movement.around
    return charts.peer_strip(
        indicator.localized_name,
        Dot(place, movement.change or 0.0),
        [Dot(names.get(peer.code, peer.code), peer.change) for peer in movement.peers],
        ordinary=Ordinary(movement.low or 0.0, movement.high or 0.0, label),
        around=Dot(around_words.key(beside), beside.change) if beside and beside.change is not None else None,
        unit="%" if movement.measure is ChangeUnit.PERCENT else "",
        decimals=words.digits(movement),
        message=told,
        table=table,
        width=width,
        key=key,
    )


def peer_table(
    peers: Sequence[Peer], years: Sequence[int], measure: ChangeUnit, indicator: Indicator, names: Mapping[str, str]
) -> Table:
    """The peers from the largest rise to the largest fall; the first half of `years` is where they began."""
    half = len(years) // 2
    before, after = words.years(years[:half]), words.years(years[half:])
    headers = (_("Gebied"), _("Inwoners"), before, after, _("Verandering"))
    caption = _("De gebieden waarmee is vergeleken: %(name)s") % {"name": indicator.localized_name}
    rows = tuple(_row(peer, indicator, measure, names) for peer in _ordered(peers))
    return Table(caption, headers, rows, numeric=(1, 2, 3, 4))


def _row(peer: Peer, indicator: Indicator, measure: ChangeUnit, names: Mapping[str, str]) -> tuple[str, ...]:
    places = max(indicator.decimals, 1)
    unit = "\N{NO-BREAK SPACE}%" if measure is ChangeUnit.PERCENT else ""
    sign = "+" if peer.change > 0 else ""
    return (
        names.get(peer.code, peer.code),
        number(peer.inhabitants),
        number(peer.base, places),
        number(peer.now, places),
        f"{sign}{number(peer.change, 1)}{unit}",
    )


def _ordered(peers: Sequence[Peer]) -> list[Peer]:
    return sorted(peers, key=lambda peer: (-peer.change, peer.code))
