"""Reads: what the parties said in the round that closed last. The report and the overview both ask it here."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Subquery

from monitoring.models import Round, RoundAnswer
from monitoring.scoring import pulse
from programmes.models import Programme


@dataclass(frozen=True, slots=True)
class Heard:
    """The round with its answers; `round` is None while none was closed with an answer."""

    round: Round | None
    answers: tuple[RoundAnswer, ...]

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

    @property
    def by_factor(self) -> Mapping[str, pulse.Pulse]:
        """What each party finds, by the key of the factor; empty for a factor nobody spoke of."""
        found: dict[str, list[pulse.Judgement]] = defaultdict(list)
        for answer in self.answers:
            judged = pulse.Judgement(pulse.Party(answer.party), answer.stage, answer.is_anonymous)
            found[answer.question.factor].append(judged)
        silent = pulse.pulse_of([])
        return defaultdict(lambda: silent, {key: pulse.pulse_of(judged) for key, judged in found.items()})


def heard(programme: Programme, at: date) -> Heard:
    """The round that had closed last on a day: one query."""
    closed = RoundAnswer.objects.filter(question__round__programme=programme, question__round__closes_on__lte=at)
    newest_first = closed.order_by("-question__round__closes_on", "-question__round_id")
    of_last = RoundAnswer.objects.filter(question__round=Subquery(newest_first.values("question__round")[:1]))
    rows = tuple(of_last.select_related("question__round").order_by("pk"))
    return Heard(rows[0].question.round, rows) if rows else Heard(None, ())
