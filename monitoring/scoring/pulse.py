"""What the parties find: judgements of a round per factor, kept apart per party, without telling on anybody.

A mean over parties is never made. A party with 1 to 4 anonymous judgements is only shown together with other
parties that also judged anonymously; the parts of such a group appear nowhere, so that nothing can be found by
subtraction. When no such group reaches five, those judgements are not shown at all.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from monitoring.scoring.score import stage_label

FEWEST_ANONYMOUS = 5
CONTRADICTION = 2
"""So many stages apart is a contradiction."""

PHASE_FACTORS: dict[str, tuple[int, ...]] = {
    "orienting": (1, 2, 3),
    "initiating": (2, 4, 6, 8),
    "designing": (5, 7, 8),
    "executing": (5, 9, 10),
}
"""The numbers of the factors that weigh most in each phase; they only decide the order of attention."""


class Party(StrEnum):
    """Who judges."""

    MUNICIPALITY = "municipality"
    PARTNER = "partner"
    PROFESSIONAL = "professional"
    RESIDENT = "resident"
    INDEPENDENT = "independent"

    @property
    def label(self) -> str:
        """The Dutch word."""
        return {
            "municipality": "gemeente",
            "partner": "partners",
            "professional": "professionals",
            "resident": "bewoners",
            "independent": "onafhankelijke beoordelaar",
        }[self]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One answer to the question of one factor; stage None is "niet te beoordelen"."""

    party: Party
    stage: int | None
    is_anonymous: bool = False

    def __post_init__(self) -> None:
        if self.stage is not None and self.stage not in (1, 2, 3, 4):
            raise ValueError(f"a stage is 1 to 4 or None, not {self.stage}")


@dataclass(frozen=True, slots=True)
class PartyView:
    """What a party, or a group of parties that may only be shown together, finds of one factor.

    `distribution` counts the judgements at stage 1, 2, 3 and 4; `n` is their sum, `not_assessable` comes beside it.
    `median` is rounded down to a stage; `lowest` and `highest` are the spread. None when nobody gave a stage.
    """

    parties: tuple[Party, ...]
    n: int
    not_assessable: int
    distribution: tuple[int, int, int, int]
    median: int | None
    lowest: int | None
    highest: int | None

    @property
    def label(self) -> str:
        """The parties in words."""
        return " en ".join(party.label for party in self.parties)


@dataclass(frozen=True, slots=True)
class Pulse:
    """All that may be shown of one factor: the views, and the parties of which too few answered to show anything."""

    views: tuple[PartyView, ...]
    withheld: tuple[Party, ...] = ()

    def stage(self, party: Party) -> int | None:
        """The median of a party that is shown apart; None for any other."""
        for view in self.views:
            if view.parties == (party,):
                return view.median
        return None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two witnesses of one factor that are two or more stages apart. `party` None stands for the records."""

    first: Party
    first_stage: int
    second: Party | None
    second_stage: int

    @property
    def distance(self) -> int:
        """How many stages they are apart."""
        return abs(self.first_stage - self.second_stage)

    @property
    def is_between_parties(self) -> bool:
        """Gemeente against bewoners, and not a party against the records."""
        return self.second is not None

    @property
    def text(self) -> str:
        """The contradiction in a sentence."""
        other = f"{self.second.label} zeggen" if self.second else "de gegevens laten zien"
        first = self.first.label.capitalize()
        return (
            f"{first}: {self.first_stage} ({stage_label(self.first_stage)}), "
            f"maar {other}: {self.second_stage} ({stage_label(self.second_stage)})."
        )


def pulse_of(judgements: Iterable[Judgement]) -> Pulse:
    """The views on one factor that may be shown, in the order of `Party`; parties without judgements are left out."""
    by_party: dict[Party, list[Judgement]] = {}
    for judgement in judgements:
        by_party.setdefault(judgement.party, []).append(judgement)
    together, withheld = _together(by_party)
    views = [_view((party,), by_party[party]) for party in Party if party in by_party.keys() - {*together, *withheld}]
    if together:
        views.append(_view(together, [judgement for party in together for judgement in by_party[party]]))
    return Pulse(tuple(views), withheld)


def contradictions(pulse: Pulse, records: int | None) -> tuple[Contradiction, ...]:
    """Gemeente against bewoners first, then every party against the records stage; the widest apart first.

    Parties that are not shown apart take no part, for a contradiction would tell what they found.
    """
    found: list[Contradiction] = []
    municipality, residents = pulse.stage(Party.MUNICIPALITY), pulse.stage(Party.RESIDENT)
    if municipality is not None and residents is not None:
        found.append(Contradiction(Party.MUNICIPALITY, municipality, Party.RESIDENT, residents))
    if records is not None:
        for party in Party:
            stage = pulse.stage(party)
            if stage is not None:
                found.append(Contradiction(party, stage, None, records))
    wide = [contradiction for contradiction in found if contradiction.distance >= CONTRADICTION]
    return tuple(sorted(wide, key=lambda item: (not item.is_between_parties, -item.distance)))


def attention_order(phase: str, stages: Mapping[int, int | None]) -> tuple[int, ...]:
    """Factor numbers in the order a summary names them: those of the phase first, each part from the lowest stage.

    `stages` gives the records stage by factor number; None comes after the stages. ValueError for an unknown phase.
    """
    if phase not in PHASE_FACTORS:
        raise ValueError(f"unknown phase {phase!r}; known are {', '.join(PHASE_FACTORS)}")
    weighty = PHASE_FACTORS[phase]

    def rank(number: int) -> tuple[bool, int, int]:
        stage = stages[number]
        return number not in weighty, 5 if stage is None else stage, number

    return tuple(sorted(stages, key=rank))


def _together(by_party: Mapping[Party, Sequence[Judgement]]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Which parties must be shown as one group, and which cannot be shown; both in the order of `Party`."""
    anonymous = {
        party: sum(judgement.is_anonymous and judgement.stage is not None for judgement in judgements)
        for party, judgements in by_party.items()
    }
    hidden = {
        party
        for party, judgements in by_party.items()
        if any(judgement.is_anonymous for judgement in judgements) and anonymous[party] < FEWEST_ANONYMOUS
    }
    if not hidden:
        return (), ()
    group = set(hidden)
    others = sorted((p for p in anonymous if anonymous[p] and p not in hidden), key=lambda p: (anonymous[p], p))
    while others and not _is_large_enough(group, anonymous):
        group.add(others.pop(0))
    in_order = tuple(party for party in Party if party in group)
    return (in_order, ()) if _is_large_enough(group, anonymous) else ((), in_order)


def _is_large_enough(group: set[Party], anonymous: Mapping[Party, int]) -> bool:
    return len(group) > 1 and sum(anonymous[party] for party in group) >= FEWEST_ANONYMOUS


def _view(parties: tuple[Party, ...], judgements: Sequence[Judgement]) -> PartyView:
    stages = sorted(judgement.stage for judgement in judgements if judgement.stage is not None)
    counts = Counter(stages)
    n = len(stages)
    return PartyView(
        parties=parties,
        n=n,
        not_assessable=len(judgements) - n,
        distribution=(counts[1], counts[2], counts[3], counts[4]),
        median=(stages[(n - 1) // 2] + stages[n // 2]) // 2 if stages else None,
        lowest=stages[0] if stages else None,
        highest=stages[-1] if stages else None,
    )
