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
    _formation(telling)
    _members(telling)
    _directors(telling)
    WorkingBudget.objects.bulk_create(
        WorkingBudget(programme=telling.programme, year=part["year"], amount=part["amount"], spent=part["spent"])
        for part in telling.parts("working_budgets")
    )


def _formation(telling: Telling) -> None:
    """How large the team should be, of which the people there are make up a part. Not every story has it."""
    planned = telling.story.get("team")
    if planned:
        TeamPosition.objects.create(
            programme=telling.programme,
            function="programmateam",
            fte=planned["planned_fte"],
            starts_on=telling.programme.started_on,
        )


def _members(telling: Telling) -> None:
    for part in telling.parts("members"):
        handover = part.get("handover", {})
        member = TeamMember.objects.create(
            programme=telling.programme,
            name=part["name"],
            user=telling.users.get(part.get("user", "")),
            employer=telling.partners.get(part["employer"]),
            function=part["role"],
            fte=part["fte"],
            mandate=part["mandate"],
            starts_on=part["from"],
            ends_on=part.get("until"),
            handover_recorded_on=handover.get("on"),
            handover=handover.get("text", ""),
        )
        words = f"{member.name}, {member.function}"
        telling.log("team.joined", member, part["from"], words=words, hour=9)
        if "until" in part:
            telling.log("team.left", member, part["until"], words=words, hour=17)


def _directors(telling: Telling) -> None:
    for part in telling.parts("directors"):
        direction = ProcessDirection.objects.create(
            programme=telling.programme,
            name=part["name"],
            user=telling.users.get(part.get("user", "")),
            employer_name=part["employer"],
            appointed_by_coalition=part["by_coalition"],
            starts_on=part["from"],
            ends_on=part.get("until"),
            fte=part["fte"],
            budget=part["budget"],
        )
        telling.log("process_director.appointed", direction, part["from"], hour=10)


def learning(telling: Telling) -> None:
    """Sessions, lessons as far as they came, evaluations, programmes, decisions after elections, and risks."""
    _sessions(telling)
    _lessons(telling)
    _evaluations(telling)
    _revisions(telling)
    _continuations(telling)
    _risks(telling)


def _sessions(telling: Telling) -> None:
    for part in telling.parts("sessions"):
        session = LearningSession.objects.create(
            programme=telling.programme,
            kind=part["kind"],
            title=part["title"],
            held_on=part["on"],
            residents_present=part["residents"],
            professionals_present=part["professionals"],
            learnt=part["result"],
        )
        telling.log("session.held", session, part["on"], words=part["title"], hour=16)


def _lessons(telling: Telling) -> None:
    """From a signal to what was checked afterwards; a lesson that has come less far lacks the last fields."""
    for part in telling.parts("lessons"):
        lesson = Lesson.objects.create(
            programme=telling.programme,
            title=part["title"],
            signal=part["signal"],
            signalled_on=part["signal_on"],
            interpretation=part["interpretation"],
            decision=part.get("decision", ""),
            decided_on=part.get("decision_on"),
            adjustment=part.get("adjustment", ""),
            check_by=part["decision_on"] + timedelta(days=365) if "decision_on" in part else None,
            check_result=part.get("check", ""),
            checked_on=part.get("check_on"),
            by=telling.manager,
        )
        telling.log("lesson.signalled", lesson, part["signal_on"])


def _evaluations(telling: Telling) -> None:
    for part in telling.parts("evaluations"):
        evaluation = Evaluation.objects.create(
            programme=telling.programme,
            title=part["title"],
            evaluator=part["by"],
            published_on=part["published_on"],
            conclusion=part["conclusion"],
        )
        telling.log("evaluation.recorded", evaluation, part["published_on"])


def _revisions(telling: Telling) -> None:
    """Every implementation programme after the first; it runs for a fixed number of years."""
    for part in telling.parts("revisions"):
        first = part["adopted_on"].year
        revision = ProgrammeRevision.objects.create(
            programme=telling.programme,
            title=part["title"],
            decided_on=part["adopted_on"],
            decided_in="stuurgroep",
            first_year=first,
            last_year=first + REVISION_YEARS - 1,
            changes=part["reason"],
        )
        telling.log("programme.revised", revision, part["adopted_on"], hour=17)


def _continuations(telling: Telling) -> None:
    """What a new council or coalition decided: to go on, or not."""
    for part in telling.parts("continuations"):
        decision = ContinuationDecision.objects.create(
            programme=telling.programme,
            election_on=part["election_on"],
            decided_on=part["decided_on"],
            decided_in=part["by"],
            text=part["text"],
        )
        telling.log("programme.continued", decision, part["decided_on"], words=part["text"], hour=20)


def _risks(telling: Telling) -> None:
    for part in telling.parts("risks"):
        Risk.objects.create(
            programme=telling.programme,
            title=part["title"],
            chance=part["chance"],
            impact=part["impact"],
            owner=telling.partners[part["owner"]],
            mitigation=part["response"],
            raised_on=part["raised_on"],
        )
