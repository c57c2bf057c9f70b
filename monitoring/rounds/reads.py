"""Reads: what the parties said in the round that closed last. The report and the overview both ask it here."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef

from monitoring.models import Round, RoundAnswer
from monitoring.scoring import pulse
from programmes.models import Programme


class HeardAnswer(NamedTuple):
    """Of an answer what is counted: there are hundreds of them, and what was written in each is not shown."""

    factor: str
    question_id: int
    party: str
    stage: int | None
    is_anonymous: bool
    user_id: int | None


@dataclass(frozen=True)
class Heard:
    """The round with its answers; `round` is None while none was closed with an answer."""

    round: Round | None
    answers: tuple[HeardAnswer, ...]

    @property
    def people(self) -> int:
        """How many people answered. Who gave no name counts by the question that most of their party answered: nobody
        answers a question twice.
        """
        named = {answer.user_id for answer in self.answers if answer.user_id is not None}
        unnamed = Counter((answer.party, answer.question_id) for answer in self.answers if answer.user_id is None)
        most: Counter[str] = Counter()
        for (party, _question), count in unnamed.items():
            most[party] = max(most[party], count)
        return len(named) + most.total()

    @cached_property
    def by_factor(self) -> Mapping[str, pulse.Pulse]:
        """What each party finds, by the key of the factor; empty for a factor nobody spoke of."""
        found: dict[str, list[pulse.Judgement]] = defaultdict(list)
        same = Counter((answer.factor, answer.party, answer.stage, answer.is_anonymous) for answer in self.answers)
        for (factor, party, stage, is_anonymous), count in same.items():
            found[factor] += [pulse.Judgement(pulse.Party(party), stage, is_anonymous)] * count
        silent = pulse.pulse_of([])
        return defaultdict(lambda: silent, {key: pulse.pulse_of(judged) for key, judged in found.items()})


def heard(programme: Programme, at: date) -> Heard:
    """The round that had closed last on a day, of those that somebody answered: two queries."""
    answers = RoundAnswer.objects.annotate(factor=F("question__factor")).order_by("pk")
    closed = Round.objects.filter(Exists(answers.filter(question__round=OuterRef("pk"))), programme=programme)
    last = closed.filter(closes_on__lte=at).order_by("-closes_on", "-pk").first()
    rows = answers.filter(question__round=last).values_list(*HeardAnswer._fields) if last else ()
    return Heard(last, tuple(map(HeardAnswer._make, rows)))
