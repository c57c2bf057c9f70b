"""Who does the work in the story, and what they learnt: team, process director, sessions, lessons, risks."""

from datetime import timedelta

from demo.telling import Telling
from programmes.models import (
    ContinuationDecision,
    Evaluation,
    LearningSession,
    Lesson,
    ProcessDirection,
    ProgrammeRevision,
    Risk,
    TeamMember,
    TeamPosition,
    WorkingBudget,
)

REVISION_YEARS = 4


def team(telling: Telling) -> None:
    """The team with who left and how they handed over, its formation, and the process director."""
    planned = telling.story.get("team")
    if planned:
        TeamPosition.objects.create(
            programme=telling.programme,
            function="programmateam",
            fte=planned["planned_fte"],
            starts_on=telling.programme.started_on,
        )
    for found in telling.parts("members"):
        handover = found.get("handover", {})
        member = TeamMember.objects.create(
            programme=telling.programme,
            name=found["name"],
            user=telling.users.get(found.get("user", "")),
            employer=telling.partners.get(found["employer"]),
            function=found["role"],
            fte=found["fte"],
            mandate=found["mandate"],
            starts_on=found["from"],
            ends_on=found.get("until"),
            handover_recorded_on=handover.get("on"),
            handover=handover.get("text", ""),
        )
        words = f"{member.name}, {member.function}"
        telling.log("team.joined", member, found["from"], words=words, hour=9)
        if "until" in found:
            telling.log("team.left", member, found["until"], words=words, hour=17)
    for found in telling.parts("directors"):
        direction = ProcessDirection.objects.create(
            programme=telling.programme,
            name=found["name"],
            user=telling.users.get(found.get("user", "")),
            employer_name=found["employer"],
            appointed_by_coalition=found["by_coalition"],
            starts_on=found["from"],
            ends_on=found.get("until"),
            fte=found["fte"],
            budget=found["budget"],
        )
        telling.log("process_director.appointed", direction, found["from"], hour=10)
    WorkingBudget.objects.bulk_create(
        WorkingBudget(programme=telling.programme, year=found["year"], amount=found["amount"], spent=found["spent"])
        for found in telling.parts("working_budgets")
    )


def learning(telling: Telling) -> None:
    """Sessions, lessons as far as they came, evaluations, programmes, decisions after elections, and risks."""
    programme = telling.programme
    for found in telling.parts("sessions"):
        session = LearningSession.objects.create(
            programme=programme,
            kind=found["kind"],
            title=found["title"],
            held_on=found["on"],
            residents_present=found["residents"],
            professionals_present=found["professionals"],
            learnt=found["result"],
        )
        telling.log("session.held", session, found["on"], words=found["title"], hour=16)
    for found in telling.parts("lessons"):
        lesson = Lesson.objects.create(
            programme=programme,
            title=found["title"],
            signal=found["signal"],
            signalled_on=found["signal_on"],
            interpretation=found["interpretation"],
            decision=found.get("decision", ""),
            decided_on=found.get("decision_on"),
            adjustment=found.get("adjustment", ""),
            check_by=found["decision_on"] + timedelta(days=365) if "decision_on" in found else None,
            check_result=found.get("check", ""),
            checked_on=found.get("check_on"),
            by=telling.manager,
        )
        telling.log("lesson.signalled", lesson, found["signal_on"])
    for found in telling.parts("evaluations"):
        evaluation = Evaluation.objects.create(
            programme=programme,
            title=found["title"],
            evaluator=found["by"],
            published_on=found["published_on"],
            conclusion=found["conclusion"],
        )
        telling.log("evaluation.recorded", evaluation, found["published_on"])
    for found in telling.parts("revisions"):
        first = found["adopted_on"].year
        revision = ProgrammeRevision.objects.create(
            programme=programme,
            title=found["title"],
            decided_on=found["adopted_on"],
            decided_in="stuurgroep",
            first_year=first,
            last_year=first + REVISION_YEARS - 1,
            changes=found["reason"],
        )
        telling.log("programme.revised", revision, found["adopted_on"], hour=17)
    for found in telling.parts("continuations"):
        decision = ContinuationDecision.objects.create(
            programme=programme,
            election_on=found["election_on"],
            decided_on=found["decided_on"],
            decided_in=found["by"],
            text=found["text"],
        )
        telling.log("programme.continued", decision, found["decided_on"], words=found["text"], hour=20)
    for found in telling.parts("risks"):
        Risk.objects.create(
            programme=programme,
            title=found["title"],
            chance=found["chance"],
            impact=found["impact"],
            owner=telling.partners[found["owner"]],
            mitigation=found["response"],
            raised_on=found["raised_on"],
        )
