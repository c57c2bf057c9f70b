"""What can happen to a programme after a day, by the writes of the product: one of everything."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Model

from programmes import (
    agreements,
    analyses,
    as_it_stood,
    coalitions,
    initiatives,
    learning,
    lifecycle,
    measures,
    money,
    own_figures,
    teams,
    visions,
)
from programmes.models import Conversation, Initiative, Light, Meeting, Partner, Phase, Programme
from tests.monitoring.evidence import story
from tests.monitoring.evidence.story import AT
from tests.support.factories import OwnFigureFactory, OwnSeriesFactory
from tests.support.history import written
from tests.support.monitoring import make_report
from wijkaanpak.accounts.models import User

EARLY, THEN = story.moment(story.START), story.moment(AT)
LATER = THEN + timedelta(days=20)
THAT_DAY = LATER.date()


def recorded(at: datetime, *, except_at: datetime | None = None) -> None:
    """Say in the history of every table that it was written at this moment; what was written then stays."""
    for model in as_it_stood.KEPT:
        written(model.pgh_event_model.objects.exclude(pgh_created_at=except_at or at), at)


def begin(of: Programme, by: User) -> None:
    """On top of the story: what is on its way when the report is made."""
    then = {"by": by, "at": EARLY}
    visions.write(of, title="Verder", text="In 2045 ook.", horizon_year=2045, **then)
    visions.write(of, title="Nog een concept", text="Misschien.", horizon_year=2041, **then)
    draft = agreements.draft(of, title="Wijkdeal 2", text="Nieuw.", **then)
    agreements.promise(draft, Partner.objects.first(), text="Een huis open houden.", **then)
    holds = of.agreements.get(version=1)
    holds.promises.create(partner=Partner.objects.order_by("pk").first(), text="Elke week spreekuur.")
    coalitions.plan_meeting(of, kind="coalition", title="Overleg", planned_on=AT + timedelta(days=9), **then)
    coalitions.plan_meeting(of, kind="coalition", title="Komt niet", planned_on=AT + timedelta(days=30), **then)
    lesson = learning.signal(of, title="Stil", text="Minder bezoek.", seen_on=AT - timedelta(days=30), **then)
    learning.interpret(lesson, text="Het regende.", **then)
    learning.signal(of, title="Druk", text="Meer bezoek.", seen_on=AT - timedelta(days=20), **then)
    learning.record_risk(of, title="Ziekte", chance=2, impact=2, raised_on=story.START, **then)
    goal = of.ambitions.first()
    visions.follow(goal, indicator_key="eenzaam", target_value=40, target_year=2030, **then)
    running = story.measure(goal, "Buurthuis", output_target=10, ends_on=date(2027, 6, 30))
    story.update(running, AT - timedelta(days=5), "orange", adjust_by=AT + timedelta(days=30), output_done=3)
    story.measure(goal, "Speeltuin", status="planned", starts_on=date(2027, 3, 1), ends_on=None)
    story.initiative(of, AT - timedelta(days=80), title="Bankjes")
    story.initiative(of, AT - timedelta(days=8), title="Boomspiegels")
    asked = story.initiative(of, AT - timedelta(days=15), title="Moestuin")
    initiatives.ask_more(asked, question="Hoe groot?", by=by, at=THEN - timedelta(days=3))
    story.initiative(of, AT - timedelta(days=90), **story.granted(AT - timedelta(days=60), by), title="Soep")
    series = OwnSeriesFactory(programme=of, name="Bezoekers", is_public=True)
    _figure(series, 3, 100, THEN)
    for name in ("Wordt anders", "Gaat weg"):
        _recorded_twice(of, name, then)


def _recorded_twice(of: Programme, name: str, then: dict) -> None:
    """Of each noun that people correct and withdraw one row under this name."""
    partner = Partner.objects.create(name=name, kind="employer")
    coalitions.join(of, partner, starts_on=story.START, function="lid", **then)
    week = AT + timedelta(days=7)
    coalitions.plan_meeting(of, kind="coalition", title=name, planned_on=week, **then)
    told = {"title": name, "text": "Zo.", "raised_by": "team"}
    coalitions.raise_obstacle(of, raised_on=AT - timedelta(days=9), term_days=5, **told, **then)
    analyses.map_stakeholder(of, name=name, kind="residents", stake="Rust", **then)
    talk = {"title": name, "held_on": AT - timedelta(days=40), "number": 7, "said": "Het is stil."}
    analyses.record_conversation(of.analyses.first(), **talk, **then)
    source = money.add_source(of, name=name, kind="fund", ends_on=date(2028, 1, 1), **then)
    money.set_amounts(source, year=2026, budgeted=900, committed=800, spent=100, **then)
    teams.add_position(of, function=name, fte=Decimal(1), starts_on=story.START, **then)
    learning.record_risk(of, title=name, chance=3, impact=2, owner=partner, raised_on=story.START, **then)
    held = {"held_on": AT - timedelta(days=12), "residents_present": 4, "professionals_present": 2}
    learning.record_session(of, kind="learning", title=name, learnt="Veel.", **held, **then)


def _figure(series: Model, quarter: int, value: int, at: datetime, **fields: object) -> None:
    period, _ = series.programme.own_periods.get_or_create(year=2026, quarter=quarter)
    OwnFigureFactory(series=series, period=period, value=value, approved=True, reviewed_at=at, **fields)


def go_on(of: Programme, by: User) -> None:
    """Everything goes on, and all of it after the reference date."""
    now = {"by": by, "at": LATER}
    _targets(of, now)
    story.happen(of, THAT_DAY, by)
    _work(of, now)
    _residents(of, by)
    _people(of, now)
    _plans(of, now)
    _lessons(of, now)
    _corrections(of, now)
    _withdrawals(of, now)
    before = {"period_start": date(2026, 10, 2), "period_end": date(2026, 11, 1), "reference_date": date(2026, 11, 1)}
    make_report(of, status="adopted", adopted_on=THAT_DAY, **before)
    series = of.own_series.get()
    _figure(series, 4, 50, LATER)
    _figure(series, 3, 110, LATER, version=2, correction_reason="Er was dubbel geteld.")


def _targets(of: Programme, now: dict) -> None:
    """While the ambition still holds: with what happens it is let go."""
    followed = of.ambitions.first().indicators.order_by("pk")
    changed, withdrawn = followed[0], followed.get(indicator_key="eenzaam")
    visions.change_target(changed, reason="Het ging te goed.", target_value=390, **now)
    visions.withdraw_target(withdrawn, reason="Dit cijfer past niet meer.", **now)


def _work(of: Programme, now: dict) -> None:
    goal = of.ambitions.first()
    running, planned = of.measures.get(title="Buurthuis"), of.measures.get(title="Speeltuin")
    measures.edit(running, budget=Decimal(9999), owner=story.partner("care"), target_group="Jongeren", **now)
    good = {"light_time": Light.GREEN, "light_money": Light.GREEN, "light_quality": Light.GREEN}
    measures.report_progress(running, reported_on=THAT_DAY, output_done=9, reached=70, **good, **now)
    measures.finish(running, ends_on=THAT_DAY, **now)
    measures.begin(planned, starts_on=THAT_DAY, **now)
    later = {"contribution": "Zo.", "directed": "place", "starts_on": THAT_DAY}
    measures.plan(goal, title="Later bedacht", **later, **now)
    source = of.funding_sources.first()
    money.set_amounts(source, year=2027, is_structural=True, budgeted=5, committed=4, spent=3, **now)
    money.set_amounts(source, year=2026, theme="poverty", budgeted=500, committed=400, spent=300, **now)
    money.set_amounts(
        money.add_source(of, name="Nieuw fonds", kind="national_grant", **now), year=2027, budgeted=70, **now
    )


def _residents(of: Programme, by: User) -> None:
    asked = {initiative.title: initiative for initiative in Initiative.objects.filter(programme=of)}
    initiatives.answer(asked["Moestuin"], text="Tien bij tien.", at=LATER)
    initiatives.decide(asked["Moestuin"], approve=True, motivation="Goed plan.", by=by, at=LATER, amount_granted=0)
    initiatives.decide(asked["Bankjes"], approve=False, motivation="Dat is er al.", by=by, at=LATER)
    initiatives.withdraw(asked["Boomspiegels"], reason="Verhuisd.", at=LATER)
    initiatives.carry_out(asked["Soep"], carried_out_on=THAT_DAY, by=by, at=LATER)
    initiatives.account_for(asked["Soep"], account="Het smaakte.", amount_spent=Decimal(480), by=by, at=LATER)


def _people(of: Programme, now: dict) -> None:
    staying, leaving = of.memberships.filter(ends_on=None, starts_on__lt=AT).order_by("pk")[:2]
    coalitions.agree_contribution(staying, contribution_euro=Decimal(1), delivered="Meer dan beloofd.", **now)
    coalitions.leave(leaving, ends_on=THAT_DAY, **now)
    coalitions.record_meeting(Meeting.objects.get(programme=of, title="Overleg"), was_held=True, **now)
    coalitions.plan_meeting(of, kind="public", title="Feest", planned_on=THAT_DAY + timedelta(days=9), **now)
    promise = of.agreements.get(version=1).promises.get()
    agreements.settle(promise, kept=True, settled_on=THAT_DAY, **now)
    agreements.put_in_force(
        of.agreements.get(title="Wijkdeal 2", version=2), starts_on=THAT_DAY + timedelta(days=1), ends_on=None, **now
    )
    agreements.draft(of, title="Wijkdeal 3", text="Nog nieuwer.", **now)
    analyses.map_stakeholder(of, name="Kerk", kind="other", **now)


def _plans(of: Programme, now: dict) -> None:
    visions.add_ambition(of, number=99, title="Later erbij", outcome="cohesion", sub_goal="perspective", **now)
    visions.adopt(of.visions.get(title="Verder"), adopted_by=visions.AdoptedBy.COUNCIL, adopted_on=THAT_DAY, **now)
    boundaries_of = of.areas.get()
    of.areas.filter(pk=boundaries_of.pk).update(ends_on=THAT_DAY - timedelta(days=1))
    of.areas.create(starts_on=THAT_DAY, division_year=2024).members.create(code=story.EAST)
    lifecycle.go_back(of, to=Phase.DESIGN, decided_on=THAT_DAY, reason="Opnieuw kijken.", **now)


def _lessons(of: Programme, now: dict) -> None:
    first, second = of.lessons.order_by("signalled_on")
    learning.decide(first, text="Binnen zitten.", decided_on=THAT_DAY, **now)
    first.refresh_from_db()
    learning.adjust(first, text="Een zaal gehuurd.", check_by=None, **now)
    learning.check(first, text="Het hielp.", checked_on=THAT_DAY, **now)
    learning.interpret(second, text="De zon scheen.", **now)
    learning.close_risk(of.risks.get(title="Ziekte"), closed_on=THAT_DAY, **now)
    learning.record_risk(of, title="Storm", chance=3, impact=3, raised_on=THAT_DAY, **now)
    learning.record_session(of, kind="learning", title="Terugblik", held_on=THAT_DAY, **now)


def _corrections(of: Programme, now: dict) -> None:
    """What stood in the records is corrected, and so is the description of the programme."""
    name = "Wordt anders"
    member = of.memberships.get(partner__name=name)
    coalitions.edit_membership(member, function="voorzitter", has_seat=False, **now)
    moved = AT + timedelta(days=60)
    coalitions.edit_meeting(of.meetings.get(title=name), title="Verzet", planned_on=moved, place="Elders", **now)
    coalitions.edit_obstacle(of.obstacles.get(title=name), title="Anders gezegd", due_on=moved, **now)
    analyses.edit_stakeholder(of.stakeholders.get(name=name), name="Iemand", kind="other", **now)
    talk = Conversation.objects.get(title=name)
    analyses.edit_conversation(talk, title="Ander gesprek", number=99, **now)
    money.edit_source(of.funding_sources.get(name=name), name="Zz", kind="municipality", ends_on=moved, **now)
    teams.edit_position(of.team_positions.get(function=name), fte=Decimal(9), **now)
    risk = of.risks.get(title=name)
    learning.edit_risk(risk, title="Groter", chance=1, impact=1, owner=None, mitigation="Niets.", **now)
    session = of.learning_sessions.get(title=name)
    learning.edit_session(session, title="Anders", kind="training", residents_present=0, learnt="Niets.", **now)
    coming = of.meetings.get(title="Komt niet")
    coalitions.cancel_meeting(coming, reason="Te druk.", cancelled_on=THAT_DAY, **now)
    lifecycle.edit(of, name="Andere naam", area_name="Elders", horizon_years=11, agreement_label="pact", **now)
    own_figures.redefine(of.own_series.get(), name="Gasten", definition="Wie komt.", unit="gasten", **now)
    visions.rewrite(of.visions.get(title="Nog een concept"), title="Ander concept", horizon_year=2050, **now)


def _withdrawals(of: Programme, now: dict) -> None:
    name, why = "Gaat weg", {"reason": "Dubbel.", **now}
    coalitions.withdraw_membership(of.memberships.get(partner__name=name), **why)
    coalitions.withdraw_meeting(of.meetings.get(title=name), **why)
    coalitions.withdraw_obstacle(of.obstacles.get(title=name), **why)
    analyses.withdraw_stakeholder(of.stakeholders.get(name=name), **why)
    analyses.withdraw_conversation(Conversation.objects.get(title=name), **why)
    money.withdraw_source(of.funding_sources.get(name=name), **why)
    teams.withdraw_position(of.team_positions.get(function=name), **why)
    learning.withdraw_risk(of.risks.get(title=name), **why)
    learning.withdraw_session(of.learning_sessions.get(title=name), **why)
