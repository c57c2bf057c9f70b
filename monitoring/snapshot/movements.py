"""How the figures of the ambitions changed beside comparable areas, frozen with those areas, and in words."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from django.utils import translation

from monitoring.evidence.memory import Memory
from monitoring.snapshot.figure_schema import (
    PrintedAmbition,
    PrintedAround,
    PrintedDefinition,
    PrintedMovement,
    PrintedVerdict,
)
from monitoring.snapshot.pools import Pools
from neighbourhoods.models import Indicator
from neighbourhoods.pages import findings, profiles
from neighbourhoods.series import Series
from neighbourhoods.standings import around_words, peers, words
from neighbourhoods.standings.country import ColumnsOf
from neighbourhoods.standings.movement import (
    RULE,
    VERSION,
    Movement,
    MovementObstacle,
    MovementVerdict,
    Peer,
    may_exceed,
)
from neighbourhoods.standings.movements import columns_of, of_book
from neighbourhoods.standings.targets import Precedent
from wijkaanpak import formats

JUDGED_BY = f"{RULE}, versie {VERSION}"
TONES: dict[str, PrintedVerdict] = {"better": "improved", "worse": "worse", "plain": "apart"}


def columns(memory: Memory, indicators: Sequence[Indicator]) -> ColumnsOf:
    """Where it stands for the whole country what these were by the reference date. One query, none without any."""
    return columns_of(indicators, memory.at) if indicators else {}


def read(memory: Memory, codes: Sequence[str], keys: Iterable[str], columns: ColumnsOf) -> dict[str, Movement]:
    """Of each of these indicators, with what was published here by the reference date. Three queries at most."""
    if memory.book is None:
        return {}
    return of_book(memory.book, dict.fromkeys(keys, codes), until=memory.at, columns=columns, keeps_pool=True)


def names(compared: Collection[Movement | Precedent]) -> dict[str, str]:
    """What the areas that were compared with, or lie around, are called: one query, none without any."""
    codes = {peer.code for found in compared for peer in found.peers}
    moved = [found.around for found in compared if isinstance(found, Movement) and found.around]
    return profiles.area_names(codes.union(code for around in moved for code, _base, _now in around.parts))


def verdict(movement: Movement, indicator: Indicator) -> PrintedVerdict:
    """Better or worse only for what stands out in the direction it went."""
    if movement.verdict is None:
        return "not_assessable"
    if movement.verdict is MovementVerdict.ORDINARY:
        return "ordinary"
    return TONES[words.tone(movement, indicator.direction)]


def label(movement: Movement, indicator: Indicator) -> str:
    """The verdict in a few words."""
    with translation.override("nl"):
        return words.label(movement, indicator.direction)


def reason(movement: Movement, indicator: Indicator, *, otherwise: str) -> str:
    """What happened, what is ordinary, and from where on a change is seen; `otherwise` when the change is not known."""
    if movement.obstacle is MovementObstacle.NO_RULE and indicator.is_context:
        return "Dit cijfer beschrijft de wijk; hoger of lager is niet vanzelf beter."
    with translation.override("nl"):
        said = [
            words.happened(movement, indicator) or otherwise,
            words.beside(movement),
            words.visible(movement, indicator),
            words.not_because() if movement.verdict else "",
            words.why(movement),
        ]
    return " ".join(sentence for sentence in said if sentence)


def finding(series: Series, movement: Movement) -> str:
    """The title of the picture. What only describes an area is not judged, so nothing is said of a judgement either."""
    with translation.override("nl"):
        return findings.finding(series, None if series.indicator.is_context else movement)


def frozen(movement: Movement, indicator: Indicator, named: Mapping[str, str], pools: Pools) -> PrintedMovement:
    """All that the judgement rests on, so that anybody can make it again. `named` are the names of the peers."""
    with translation.override("nl"):
        low, high = words.bounds(movement, indicator) if movement.low is not None else ("", "")
        beside = words.beside(movement)
    return {
        "rule": movement.rule,
        "version": movement.version,
        "measure": movement.measure.value,
        "years": list(movement.years),
        "base": movement.base,
        "now": movement.now,
        "change": movement.change,
        "candidates": movement.candidates,
        "peers": [printed(peer, named) for peer in movement.peers],
        "more": movement.more,
        "less": movement.less,
        "low": movement.low,
        "high": movement.high,
        "verdict": movement.verdict.value if movement.verdict else None,
        "obstacle": movement.obstacle.value if movement.obstacle else None,
        "is_provisional": movement.is_provisional,
        "beside": beside,
        "ordinary": f"gewoon: tussen {low} en {high}" if low else "",
        "decimals": words.digits(movement),
        "pool": pools.printed(movement.pool),
        "around": _around(movement, named),
    }


def _around(movement: Movement, named: Mapping[str, str]) -> PrintedAround | None:
    found = movement.around
    if found is None:
        return None
    with translation.override("nl"):
        text, key = around_words.told(movement), around_words.key(found)
    return {
        "shared": found.shared.value,
        "parts": [[code, named.get(code, code), base, now] for code, base, now in found.parts],
        "base": found.base,
        "now": found.now,
        "change": found.change,
        "compared": found.compared,
        "more": found.more,
        "less": found.less,
        "text": text,
        "key": key,
    }


def printed(peer: Peer, named: Mapping[str, str]) -> list[str | float]:
    """Code, name, inhabitants, base, now and change."""
    return [peer.code, named.get(peer.code, peer.code), peer.inhabitants, peer.base, peer.now, peer.change]


def rule(ambitions: Sequence[PrintedAmbition]) -> PrintedDefinition:
    """The rule in one paragraph, with how many of the judgements in this report stand out by chance."""
    judged = sum(
        indicator["movement"]["verdict"] is not None for ambition in ambitions for indicator in ambition["indicators"]
    )
    with translation.override("nl"):
        because = words.not_because()
        # Of one judgement the sentence before it has said the chance already.
        chance = "In dit rapport is één verandering beoordeeld." if judged == 1 else words.chance(judged)
    few = may_exceed(peers.PEERS)
    text = (
        "Het gemiddelde van de twee nieuwste jaren staat tegenover dat van de twee jaren ervoor. Dat leggen we naast "
        f"{peers.PEERS} andere gebieden: buurten, en vanaf {formats.number(peers.DISTRICTS_FROM)} inwoners ook wijken. "
        "Ze hebben twee derde tot anderhalf keer zoveel inwoners, zijn even stedelijk of schelen daarin één klasse, en "
        "begonnen op het niveau dat het dichtst bij dat van hier ligt. Niemand kiest ze uit. Wat hoogstens "
        f"{few} van die {peers.PEERS} overtreffen, is meer dan gewoon. Alleen dan staat er verbeterd of verslechterd. "
        "Ook als er niets aan de hand is, valt 1 op de 10 gebieden zo op. "
        f"{chance or 'In dit rapport is geen verandering te beoordelen.'} {because} Van schattingen met een model "
        "geven we geen oordeel. De gebieden waarmee is vergeleken staan in vergelijking.csv. "
        f"Regel: {JUDGED_BY}."
    )
    return {"term": "Hoe we een verandering beoordelen", "text": text}
