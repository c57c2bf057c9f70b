"""Why the programme is there: the programme itself, its area, its analyses and what residents said."""

from datetime import date

from demo.stories import Story
from demo.telling import Telling
from programmes.analyses.reads import figures_of
from programmes.models import (
    AreaAnalysis,
    Challenge,
    Conversation,
    Programme,
    ProgrammeArea,
    ProgrammeAreaMember,
    ProgrammeChallenge,
    Recognition,
    Stakeholder,
    Urgency,
)
from wijkaanpak.accounts.models import User

DIVISION_YEAR = 2024
Weight, Kind = Stakeholder.Weight, Stakeholder.Kind
WEIGHT = {"low": Weight.SMALL, "middle": Weight.MIDDLING, "high": Weight.LARGE}


def begin(story: Story, users: dict[str, User]) -> Telling:
    """The programme with its area, open to everybody."""
    manager = users[story["manager"]]
    programme = Programme.objects.create(
        name=story["name"],
        slug=story["slug"],
        area_name=story["name"],
        summary=story["summary"],
        started_on=story["started_on"],
        horizon_years=story.get("horizon_years", 15),
        phase=story["phase"],
        is_published=True,
        contact_name=manager.name,
        contact_email=manager.email,
    )
    area = ProgrammeArea.objects.create(programme=programme, starts_on=story["started_on"], division_year=DIVISION_YEAR)
    ProgrammeAreaMember.objects.bulk_create(ProgrammeAreaMember(area=area, code=code) for code in story["buurten"])
    telling = Telling(programme, story, users)
    telling.log("programme.started", programme, story["started_on"], hour=9)
    return telling


def urgency(telling: Telling) -> None:
    part = telling.story["urgency"]
    row = Urgency.objects.create(
        programme=telling.programme,
        kind=part["kind"],
        title=part["title"],
        felt_by=part["felt_by"],
        based_on=part["based_on"],
        raised_on=part["raised_on"],
        weighed=part.get("outcome", ""),
        reason=part.get("reason", ""),
        decided_on=part.get("weighed_on"),
        **part.get("answers", {}),
    )
    telling.log("urgency.raised", row, part["raised_on"])
    if "weighed_on" in part:
        telling.log("urgency.weighed", row, part["weighed_on"], outcome=part["outcome"])


def analysis(telling: Telling) -> None:
    """Every version of the analysis, each with the talks and the recognition that led to it; none in the first week."""
    versions = _versions(telling)
    if versions:
        _conversations(telling, versions)
        _recognition(telling, versions)
        _challenges(telling, versions[-1])


def _versions(telling: Telling) -> list[AreaAnalysis]:
    versions = []
    for part in telling.parts("analyses"):
        row = AreaAnalysis.objects.create(
            programme=telling.programme,
            title=part["title"],
            summary=part["summary"],
            causes=part.get("causes", ""),
            strengths=part.get("strengths", ""),
            sources="CBS, RIVM, Politie; gesprekken met bewoners (verzonnen)",
            adopted_on=part.get("adopted_on"),
            adopted_by="coalitie" if "adopted_on" in part else "",
        )
        versions.append(row)
        if row.adopted_on:
            telling.log("analysis.adopted", row, row.adopted_on)
    return versions


def _conversations(telling: Telling, versions: list[AreaAnalysis]) -> None:
    for part in telling.parts("conversations"):
        talk = Conversation.objects.create(
            analysis=_version(versions, part["on"]),
            title=part["title"],
            held_on=part["on"],
            number=part["people"],
            said=part["heard"],
            place=part.get("place", ""),
            follow_up=part.get("done", ""),
            by_neighbourhood=part.get("buurten", {}),
            by_age=part.get("ages", {}),
        )
        telling.log("conversation.recorded", talk, part["on"], words=talk.title, hour=21, people=part["people"])


def _recognition(telling: Telling, versions: list[AreaAnalysis]) -> None:
    """Who finds that the analysis is about their neighbourhood; the residents belong to no partner."""
    rows = Recognition.objects.bulk_create(
        Recognition(
            analysis=_version(versions, part["on"]),
            by_kind="residents" if part["by"] == "bewoners" else "partner",
            partner=None if part["by"] == "bewoners" else telling.partners[part["by"]],
            recognised=part["recognised"],
            remark=part["text"],
            given_on=part["on"],
        )
        for part in telling.parts("recognition")
    )
    for row in rows:
        telling.log("recognition.recorded", row, row.given_on, hour=14)


def _challenges(telling: Telling, newest: AreaAnalysis) -> None:
    """What the newest analysis names, the heaviest first: the story tells the order, the platform keeps a weight."""
    known = {challenge.key: challenge for challenge in Challenge.objects.all()}
    ProgrammeChallenge.objects.bulk_create(
        ProgrammeChallenge(
            programme=telling.programme,
            challenge=known[part["kind"]],
            analysis=newest,
            weight=max(1, 3 - place // 2),
            text=part["text"],
            causes=part.get("causes", ""),
        )
        for place, part in enumerate(telling.parts("challenges"))
    )


def _version(versions: list[AreaAnalysis], day: date) -> AreaAnalysis:
    """The first version that was adopted after this day, else the last."""
    later = [row for row in versions if row.adopted_on and row.adopted_on >= day]
    return later[0] if later else versions[-1]


def pinned_figures(telling: Telling) -> None:
    """Each adopted version keeps the figures that were known on the day of its adoption."""
    for row in telling.programme.analyses.exclude(adopted_on=None):
        row.pinned = figures_of(telling.programme, until=row.adopted_on)
        row.save(update_fields=["pinned"])


def stakeholders(telling: Telling) -> None:
    Stakeholder.objects.bulk_create(
        Stakeholder(
            programme=telling.programme,
            name=part["name"],
            kind=Kind.RESIDENTS if part.get("residents") else part.get("kind", Kind.PARTNER),
            stake=part["interest"],
            interest=WEIGHT[part["stake"]],
            influence=WEIGHT[part["influence"]],
        )
        for part in telling.parts("stakeholders")
    )
