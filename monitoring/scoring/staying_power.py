"""Factor 9, lange adem: agreed for long, paid ahead, kept up over elections, with people and series that
last.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from monitoring.scoring.bounds import Bounds, at_least, at_most, half, share
from monitoring.scoring.elections import last_election, next_election
from monitoring.scoring.periods import age_in_months, completed_years, in_past_months, is_past
from monitoring.scoring.records import BudgetRecord, CommitmentRecord, Ref, TeamMemberRecord
from monitoring.scoring.score import Criterion, Factor, Finding, refs, share_of
from monitoring.scoring.wording import MONTH, SHARE, YEAR, day, euro, listing

YEARS_AHEAD = 4
SERIES_LENGTH, SERIES_YEARS = 3, 4


@dataclass(frozen=True, slots=True)
class ContinuationRecord:
    """A decision to continue the programme."""

    ref: Ref
    decided_on: date


@dataclass(frozen=True, slots=True)
class SeriesRecord:
    """An indicator of an ambition, and the years in which it has a figure that can be compared with the
    others.
    """

    ref: Ref
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class StayingPowerEvidence:
    """Start and agreed end, budgets and commitments by year, continuations, series, and the team of any
    date.
    """

    started_on: date | None = None
    agreed_until: date | None = None
    budgets: tuple[BudgetRecord, ...] = ()
    commitments: tuple[CommitmentRecord, ...] = ()
    continuations: tuple[ContinuationRecord, ...] = ()
    series: tuple[SeriesRecord, ...] = ()
    members: tuple[TeamMemberRecord, ...] = ()


def horizon(evidence: StayingPowerEvidence, at: date, bounds: Bounds) -> Finding:
    """Whole years that were agreed, from the start."""
    if evidence.started_on is None or evidence.agreed_until is None:
        return Finding.unknown(
            "Hoelang het programma duurt, is nog niet afgesproken in een vastgestelde visie of een lokaal contract."
        )
    years = completed_years(evidence.started_on, evidence.agreed_until)
    text = f"Afgesproken is {YEAR.text(years)}: van {day(evidence.started_on)} tot {day(evidence.agreed_until)}."
    return Finding.judged(bounds, years, text)


def funded_ahead(evidence: StayingPowerEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the budget of the next four years is committed; unknown while one of them has no budget.

    Money left over in one year does not cover another.
    """
    years = range(at.year + 1, at.year + 1 + YEARS_AHEAD)
    needed = {year: _sum(evidence.budgets, year) for year in years}
    if missing := [str(year) for year, amount in needed.items() if not amount]:
        return Finding.unknown(f"Voor {listing(missing)} is nog geen begroting vastgelegd.")
    total = sum(needed.values(), Decimal(0))
    covered = sum((min(_sum(evidence.commitments, year), amount) for year, amount in needed.items()), Decimal(0))
    figure = covered / total
    text = (
        f"Van de begroting van {years[0]} tot en met {years[-1]} ({euro(total)}) "
        f"is {euro(covered)} gedekt ({SHARE.text(figure)})."
    )
    used = [line for line in evidence.commitments if line.year in needed]
    budgets = [line for line in evidence.budgets if line.year in needed]
    return Finding.judged(bounds, figure, text, (*refs(budgets), *refs(used)))


def past_elections(evidence: StayingPowerEvidence, at: date, bounds: Bounds) -> Finding:
    """Money committed for the year after the next municipal election, as a part of this year's."""
    after = next_election(at).year + 1
    this_year = _sum(evidence.commitments, at.year)
    if not this_year:
        return Finding.unknown(f"Voor {at.year} is nog geen geld toegezegd.")
    figure = _sum(evidence.commitments, after) / this_year
    text = (
        f"Voor {after}, het jaar na de volgende verkiezingen, is {euro(_sum(evidence.commitments, after))} "
        f"toegezegd; dat is {SHARE.text(figure)} van {at.year}."
    )
    used = [line for line in evidence.commitments if line.year in (at.year, after)]
    return Finding.judged(bounds, figure, text, refs(used))


def continued(evidence: StayingPowerEvidence, at: date, bounds: Bounds) -> Finding:
    """Was it decided to continue after the last municipal election?

    Unknown without an election since the start, and while the time for a decision in good time is still
    running.
    """
    election = last_election(at)
    if evidence.started_on is None or election <= evidence.started_on:
        return Finding.unknown("Sinds het begin zijn er geen gemeenteraadsverkiezingen geweest.")
    decisions = [
        (record.decided_on, record.ref) for record in evidence.continuations if election <= record.decided_on <= at
    ]
    if decisions:
        decided_on, ref = min(decisions)
        months = age_in_months(election, decided_on)
        text = (
            f"Op {day(decided_on)} is besloten door te gaan, "
            f"binnen {MONTH.text(max(months, 1))} na de verkiezingen van {day(election)}."
        )
        return Finding.judged(bounds, months, text, (ref,), also=half(holds=True))
    months = age_in_months(election, at)
    if months <= bounds.met:
        return Finding.unknown(
            f"Na de verkiezingen van {day(election)} is nog geen besluit genomen om door te gaan; dat kan nog op tijd."
        )
    text = f"Na de verkiezingen van {day(election)} is geen besluit vastgelegd om door te gaan."
    return Finding.judged(bounds, months, text, also=half(holds=False))


def series_kept(evidence: StayingPowerEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the ambitions' indicators has three comparable figures over four years or more."""

    def is_kept(series: SeriesRecord) -> bool:
        years = {year for year in series.years if year <= at.year}
        return len(years) >= SERIES_LENGTH and max(years) - min(years) >= SERIES_YEARS

    return share_of(
        evidence.series,
        is_kept,
        bounds,
        text="Minstens 3 vergelijkbare cijfers over 4 jaar zijn er "
        "bij {part} van de {total} indicatoren van de ambities ({percent}).",
        empty="De ambities hebben nog geen indicatoren.",
    )


def handover(evidence: StayingPowerEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of those who left the team in the past 24 months handed over; met when nobody left."""
    if not evidence.members:
        return Finding.unknown("Er is nog geen team.")
    leavers = [member for member in evidence.members if in_past_months(member.until, at, 24)]
    if not leavers:
        text = "In de afgelopen 24 maanden vertrok niemand uit het team (0 vertrekkers)."
        return Finding.judged(bounds, 1, text, shown=None)
    return share_of(
        leavers,
        lambda member: is_past(member.handed_over_on, at),
        bounds,
        text="Een overdracht is vastgelegd bij {part} van de {total} vertrekkers in 24 maanden ({percent}).",
        empty="",
    )


def _sum(lines: Iterable[BudgetRecord | CommitmentRecord], year: int) -> Decimal:
    return sum((line.amount for line in lines if line.year == year), Decimal(0))


FACTOR = Factor(
    key="staying_power",
    label="Lange adem",
    question="Is het programma afgesproken en betaald voor de lange termijn, ook na verkiezingen?",
    evidence=StayingPowerEvidence,
    criteria=(
        Criterion(
            "horizon",
            "Voor hoeveel jaar is het programma afgesproken, vanaf het begin?",
            horizon,
            at_least("15", "10", YEAR),
            "Maak afspraken voor een langere tijd.",
        ),
        Criterion(
            "funded_ahead",
            "Welk deel van de begroting van de komende vier jaar is gedekt?",
            funded_ahead,
            share("0.8", "0.5"),
            "Zoek dekking voor de komende vier jaar.",
            met="{met} gedekt",
            partly="{partly} gedekt",
        ),
        Criterion(
            "past_elections",
            "Is er al geld voor het jaar na de volgende gemeenteraadsverkiezingen?",
            past_elections,
            Bounds(Decimal("0.5"), Decimal(0), SHARE, partly_excludes_limit=True),
            "Leg geld vast voor het jaar na de volgende verkiezingen.",
            met="{met} van dit jaar",
            partly="{partly}",
        ),
        Criterion(
            "continued",
            "Is na de laatste gemeenteraadsverkiezingen besloten om door te gaan?",
            continued,
            at_most("12", "12", MONTH),
            "Laat de nieuwe gemeenteraad besluiten om door te gaan.",
            met="{met} na de verkiezingen",
            partly="later",
        ),
        Criterion(
            "series_kept",
            "Zijn de cijfers bij de ambities lang genoeg te vergelijken?",
            series_kept,
            share("0.8", "0.5"),
            "Blijf dezelfde cijfers meten, zodat de reeksen lang genoeg worden.",
            met="{met} van de indicatoren",
            partly="{partly} van de indicatoren",
        ),
        Criterion(
            "handover",
            "Dragen mensen die het team verlaten hun werk over?",
            handover,
            share("1", "0.5"),
            "Leg bij elk vertrek een overdracht vast.",
            met="{met} van de vertrekkers, of niemand vertrok",
            partly="{partly} van de vertrekkers",
        ),
    ),
)
