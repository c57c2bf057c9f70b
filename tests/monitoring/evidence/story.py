"""A programme in which every table has rows, and short ways to add one more."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from monitoring import evidence
from monitoring.models import Round
from programmes import coalitions, models
from programmes.models import Ambition, Initiative, Measure, MeasureAdjustment, MeasureUpdate, Partner, Programme
from tests.conftest import make_user
from tests.support.monitoring import make_report
from wijkaanpak.accounts.models import Municipality, Role, User

AT = date(2026, 11, 23)
START = date(2018, 3, 5)
EAST, WEST = "BU00141100", "BU00141101"
KINDS = ("municipality", "housing_association", "police", "prosecution", "education", "care", "employer", "residents")
NOW_RUNNING = {"status": "running", "starts_on": date(2024, 1, 1), "ends_on": date(2028, 12, 31)}


def day(days: int) -> date:
    """So many days before the reference date."""
    return AT - timedelta(days=days)


def moment(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, 12, tzinfo=UTC)


def programme(slug: str = "selwerd", **facts) -> Programme:
    """A programme of twenty years without anything in it."""
    told = {"name": slug.title(), "area_name": slug.title(), "started_on": START, "horizon_years": 20}
    return Programme.objects.create(slug=slug, **told | facts)


def partner(kind: str = "other", name: str = "") -> Partner:
    return Partner.objects.create(name=name or f"{kind} {uuid4().hex[:8]}", kind=kind)


def membership(of: Programme, who: Partner, **facts) -> models.Membership:
    return models.Membership.objects.create(programme=of, partner=who, **{"starts_on": START} | facts)


def ambition(of: Programme, number: int = 1, **facts) -> Ambition:
    told = {"title": f"Ambitie {number}", "outcome": "cohesion", "sub_goal": "perspective"}
    return Ambition.objects.create(programme=of, number=number, **told | facts)


def measure(under: Ambition, title: str = "Huisbezoek", **facts) -> Measure:
    told = {"title": title, "contribution": "Wie bezoek krijgt, is minder alleen.", "directed": "people"}
    return Measure.objects.create(programme=under.programme, ambition=under, **told | NOW_RUNNING | facts)


def update(of: Measure, on: date, light: str = "green", **facts) -> MeasureUpdate:
    lights = {"light": light, "light_time": light, "light_money": light, "light_quality": light}
    why = {"cause": "Ziekte.", "consequence": "Later klaar.", "steering": "Meer handen.", "adjust_by": on}
    explained = why if light != "green" else {}
    return MeasureUpdate.objects.create(measure=of, reported_on=on, **lights | explained | facts)


def adjustment(of: Measure, on: date, kind: str = "changed", **facts) -> MeasureAdjustment:
    return MeasureAdjustment.objects.create(measure=of, kind=kind, decided_on=on, reason="Het werkte niet.", **facts)


def initiative(of: Programme, submitted: date, **facts) -> Initiative:
    """A confirmed initiative; it is decided when `decided_at` is among the facts."""
    told = {
        "title": "Buurttaxi",
        "plan": "Rijden.",
        "place": "In de buurt",
        "neighbourhood_code": EAST,
        "submitted_at": moment(submitted),
        "confirmed_at": moment(submitted),
        "due_on": submitted + timedelta(days=56),
        "status": "submitted",
        "form_key": uuid4(),
    }
    return Initiative.objects.create(programme=of, **told | facts)


def granted(on: date, by: User, amount: int = 500, status: str = "approved") -> dict:
    """What belongs to an initiative that was approved."""
    answer = {"decided_at": moment(on), "decided_by": by, "motivation": "Goed idee."}
    return answer | {"status": status, "amount_granted": Decimal(amount)}


def tell(of: Programme, municipality: Municipality, times: int = 1) -> Programme:
    """Fill every table; `times` as many rows wherever a table allows more than one."""
    by = make_user(f"verteller-{of.slug}", municipality, Role.PROGRAMME_MANAGER)
    area = models.ProgrammeArea.objects.create(programme=of, starts_on=START, division_year=2024)
    for code in (EAST, WEST):
        models.ProgrammeAreaMember.objects.create(area=area, code=code)
    _once(of)
    for number in range(times):
        parties = [_member(of, kind) for kind in KINDS]
        _diagnosis(of, number, parties)
        _agreed(of, number, parties)
        _done(of, number, parties, by)
        _learnt(of)
        _judged(of, number)
    return of


def _once(of: Programme) -> None:
    models.SteeringChair.objects.create(programme=of, name="An", kind="alderperson", starts_on=START)
    models.ProcessDirection.objects.create(
        programme=of,
        name="Roos",
        employer_name="Bureau Buiten",
        appointed_by_coalition=True,
        starts_on=START,
        fte=Decimal("0.6"),
        budget=Decimal(18000),
    )
    models.PhaseTransition.objects.create(
        programme=of, from_phase="designing", to_phase="executing", decided_on=date(2020, 1, 1), reason="Klaar."
    )
    models.ContinuationDecision.objects.create(
        programme=of, election_on=date(2026, 3, 18), decided_on=date(2026, 6, 24), decided_in="de raad"
    )


def _member(of: Programme, kind: str) -> Partner:
    who = partner(kind)
    membership(of, who, person="Sanne", has_mandate=True, has_vote=True, contribution_fte=Decimal(1))
    return who


def _diagnosis(of: Programme, number: int, parties: list[Partner]) -> None:
    analysis = models.AreaAnalysis.objects.create(
        programme=of, title="Analyse", summary="Zo staat het ervoor.", adopted_on=date(2025, 5, 19)
    )
    for talk in range(3):
        analysis.conversations.create(title=f"Gesprek {talk}", held_on=date(2025, 1, 1), number=12, said="Te donker.")
    analysis.recognitions.create(by_kind="residents", given_on=date(2025, 4, 1))
    for who in parties[:2]:
        analysis.recognitions.create(by_kind="partner", partner=who, given_on=date(2025, 4, 1))
    for place in range(6):
        kind = "residents" if place == 0 else "entrepreneur"
        models.Stakeholder.objects.create(programme=of, name=f"Belang {number}-{place}", kind=kind)


def _agreed(of: Programme, number: int, parties: list[Partner]) -> None:
    agreement = models.LocalAgreement.objects.create(
        programme=of, version=number + 1, title="Wijkdeal", starts_on=date(2024, 1, 1)
    )
    for who in parties:
        agreement.signatures.create(partner=who, signed_by="Sanne", signed_on=date(2024, 1, 1))
    for kind in ("coalition", "steering"):
        meeting = models.Meeting.objects.create(programme=of, kind=kind, planned_on=day(60), was_held=True)
        for who in parties:
            meeting.attendances.create(partner=who, was_present=True)
    models.Obstacle.objects.create(
        programme=of, title="Vergunning", raised_on=day(90), due_on=day(30), decided_on=day(40), decision="Doen."
    )
    models.Vision.objects.create(
        programme=of,
        title="Samen verder",
        text="In 2038 is het hier goed.",
        horizon_year=2038,
        adopted_by_coalition_on=date(2018, 10, 29),
        adopted_by_council_on=date(2018, 11, 28),
    )


def _done(of: Programme, number: int, parties: list[Partner], by: User) -> None:
    goal = ambition(of, number + 1)
    challenge, _ = models.ProgrammeChallenge.objects.get_or_create(
        programme=of, challenge=models.Challenge.objects.first()
    )
    goal.challenges.add(challenge)
    goal.indicators.create(
        indicator_key="misdrijven",
        baseline_period="2021",
        baseline_value=400,
        target_value=200,
        target_year=2030,
        reference="municipality",
    )
    asked = initiative(of, day(100), **granted(day(70), by), title=f"Buurttaxi {number}")
    work = measure(
        goal,
        owner=parties[1],
        target_group="Ouderen",
        target_group_size=610,
        budget=Decimal(1000),
        mechanism="Een vast gezicht.",
        output_target=40,
        from_initiative=asked,
    )
    adjustment(work, day(40))
    update(work, day(30))
    source = models.FundingSource.objects.create(programme=of, name=f"Begroting {number}", kind="municipality")
    for year in range(2026, 2032):
        source.lines.create(
            measure=work if year == 2026 else None,
            year=year,
            budgeted=Decimal(1000),
            committed=Decimal(1000),
            is_structural=True,
        )
    models.ResidentBudget.objects.create(programme=of, year=2025 - number, amount=Decimal(1000))
    models.WorkingBudget.objects.create(programme=of, year=2026 - number, amount=Decimal(2000), spent=Decimal(150))
    models.TeamPosition.objects.create(programme=of, function="wijkwerker", fte=Decimal(1), starts_on=START)
    models.TeamMember.objects.create(
        programme=of,
        name=f"Imad {number}",
        function="wijkwerker",
        fte=Decimal(1),
        mandate="Tot € 500.",
        starts_on=START,
    )


def _learnt(of: Programme) -> None:
    for kind in ("learning", "learning", "peer_review", "training"):
        models.LearningSession.objects.create(
            programme=of,
            kind=kind,
            title="Leren",
            held_on=day(50),
            residents_present=4 if kind == "learning" else 0,
            professionals_present=6,
        )
    models.Evaluation.objects.create(
        programme=of, title="Evaluatie", evaluator="Bureau Kijk", published_on=date(2025, 3, 28)
    )
    models.ProgrammeRevision.objects.create(
        programme=of, title="Uitvoering", decided_on=date(2025, 6, 12), first_year=2025, last_year=2028
    )


def judged(of: Programme, closes_on: date, *parties: str, stage: int | None = 2) -> Round:
    """A round in which somebody of each of these parties answered one question."""
    held = Round.objects.create(programme=of, title="Ronde", opens_on=closes_on, closes_on=closes_on)
    question = held.questions.create(factor="vision", text="Is er een visie?")
    for party in parties:
        question.answers.create(party=party, stage=stage, answered_at=moment(closes_on))
    return held


def _judged(of: Programme, number: int) -> None:
    judged(of, day(80), "resident", "independent")
    for year in (2025, 2026):
        make_report(
            of,
            status="offered",
            version=number + 1,
            period_start=date(year - 1, 10, 1),
            period_end=date(year, 9, 30),
            reference_date=date(year, 10, 1),
            adopted_on=date(year, 10, 27),
            offered_on=date(year, 11, 3),
        )


def happen(of: Programme, on: date, by: User) -> None:
    """One more of everything that has a day, all on this one."""
    analysis = models.AreaAnalysis.objects.create(programme=of, title="Nieuw", summary="Anders.", adopted_on=on)
    analysis.conversations.create(title="Gesprek", held_on=on, number=3, said="Beter.")
    analysis.recognitions.create(by_kind="residents", given_on=on)
    who = partner("welfare_organisation")
    membership(of, who, starts_on=on)
    agreement = models.LocalAgreement.objects.create(programme=of, version=99, title="Wijkdeal 2", starts_on=on)
    agreement.signatures.create(partner=who, signed_by="Sanne", signed_on=on)
    models.LocalAgreement.objects.get(programme=of, version=1).signatures.create(
        partner=who, signed_by="Sanne", signed_on=on
    )
    for kind in ("coalition", "steering"):
        coalitions.plan_meeting(of, kind=kind, planned_on=on, was_held=True, by=by, at=moment(on))
    models.Obstacle.objects.create(programme=of, title="Stroom", raised_on=on, due_on=on)
    models.Vision.objects.create(
        programme=of, title="Nieuw", text="Anders.", horizon_year=2045, adopted_by_coalition_on=on
    )
    ambition = of.ambitions.first()
    of.ambitions.filter(pk=ambition.pk).update(ended_on=on)
    work = of.measures.first()
    update(work, on, "red")
    adjustment(work, on, "stopped")
    initiative(of, on, **granted(on, by))
    models.TeamPosition.objects.create(programme=of, function="coach", fte=Decimal(1), starts_on=on)
    models.TeamMember.objects.create(programme=of, name="Els", function="coach", fte=Decimal(1), starts_on=on)
    models.ProcessDirection.objects.filter(programme=of).update(ends_on=on)
    models.ProcessDirection.objects.create(programme=of, name="Bo", starts_on=on)
    models.SteeringChair.objects.filter(programme=of).update(ends_on=on)
    models.SteeringChair.objects.create(programme=of, name="Cor", kind="mayor", starts_on=on)
    for kind in ("learning", "training"):
        models.LearningSession.objects.create(programme=of, kind=kind, title="Leren", held_on=on)
    models.Evaluation.objects.create(programme=of, title="Tweede", evaluator="Bureau Kijk", published_on=on)
    models.ProgrammeRevision.objects.create(
        programme=of, title="Herzien", decided_on=on, first_year=2027, last_year=2030
    )
    judged(of, on, "municipality")
    make_report(of, status="adopted", version=99, reference_date=on, adopted_on=on)


def about(of: Programme, factor: str, name: str, at: date = AT) -> Any:
    """One field of the evidence of one factor."""
    return getattr(evidence.gather(of, at)[factor], name)
