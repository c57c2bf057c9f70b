"""How many areas reached a target of the ambitions from where this one stands, in words and frozen with those areas."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils import translation

from monitoring.evidence.memory import Memory
from monitoring.snapshot import movements
from monitoring.snapshot.figure_schema import PrintedReach
from monitoring.snapshot.pools import Pools
from neighbourhoods.models import Indicator
from neighbourhoods.standings import precedents, target_words
from neighbourhoods.standings.country import ColumnsOf
from neighbourhoods.standings.precedents import AskedTarget
from neighbourhoods.standings.targets import Precedent


def read(
    memory: Memory, codes: Sequence[str], targets: Iterable[AskedTarget], columns: ColumnsOf
) -> dict[AskedTarget, Precedent]:
    """Of each target of the catalogue, with what was published here by the reference date. Three queries at most."""
    if memory.book is None:
        return {}
    known = [target for target in targets if target.key in memory.book.indicators]
    return precedents.of_book(memory.book, codes, known, until=memory.at, columns=columns, keeps_pool=True)


def frozen(precedent: Precedent, indicator: Indicator, named: Mapping[str, str], pools: Pools) -> PrintedReach:
    """All that the answer rests on, so that anybody can count again. `named` are the names of the peers."""
    with translation.override("nl"):
        text = target_words.told(precedent, indicator)
    return {
        "rule": precedent.rule,
        "version": precedent.version,
        "measure": precedent.measure.value,
        "value": precedent.value,
        "year": precedent.year,
        "today": precedent.today,
        "years": list(precedent.years),
        "span": precedent.span,
        "needed": precedent.needed,
        "reached": precedent.reached,
        "best": precedent.best,
        "median": precedent.median,
        "country": precedent.country,
        "candidates": precedent.candidates,
        "peers": [movements.printed(peer, named) for peer in precedent.peers],
        "obstacle": precedent.obstacle.value if precedent.obstacle else None,
        "text": text,
        "pool": pools.printed(precedent.pool),
    }
