"""Who works together in the story: partners, the contract, meetings, and the obstacles they put on the table."""

from datetime import date, timedelta

from demo.stories import Story
from demo.telling import Telling
from programmes.models import (
    AgreementPromise,
    Attendance,
    LocalAgreement,
    Meeting,
    Membership,
    Obstacle,
    Partner,
    Signature,
    SteeringChair,
)

Promise = AgreementPromise.Status


def partners(telling: Telling) -> None:
    """The partners, shared by all programmes of the municipality, and their part in this one."""
    for part in telling.parts("partners"):
        partner, _ = Partner.objects.get_or_create(name=part["name"], defaults={"kind": part["kind"]})
        telling.partners[part["key"]] = partner
        membership = Membership.objects.create(
            programme=telling.programme,
            partner=partner,
            person=part["person"],
            user=telling.users.get(part.get("user", "")),
            function=part["function"],
            has_mandate=part["mandate"],
            has_vote=part["vote"],
            starts_on=part["from"],
            ends_on=part.get("until"),
            contribution_euro=part.get("euro"),
            contribution_fte=part.get("fte"),
            contribution_task="\n".join(part["tasks"]),
        )
        telling.log("membership.began", membership, part["from"], words=partner.name, hour=11)
        if "until" in part:
            telling.log("membership.ended", membership, part["until"], words=partner.name, hour=16)


def agreements(telling: Telling) -> None:
    """Each version of the contract with its promises and signatures."""
    for number, part in enumerate(telling.parts("agreements"), start=1):
        agreement = LocalAgreement.objects.create(
            programme=telling.programme,
            version=number,
            title=part["title"],
            text=part["text"],
            starts_on=part["from"],
            ends_on=part["until"],
        )
        AgreementPromise.objects.bulk_create(_promise(telling, agreement, promise) for promise in part["promises"])
        people = {part["key"]: part["person"] for part in telling.parts("partners")}
        Signature.objects.bulk_create(
            Signature(
                agreement=agreement,
                partner=telling.partners[key],
                signed_by=people[key] or telling.partners[key].name,
                signed_on=part["adopted_on"],
                recorded_by=telling.manager,
            )
            for key in part["signed"]
        )
        telling.log("agreement.signed", agreement, part["adopted_on"], hour=17, signatures=len(part["signed"]))


def _promise(telling: Telling, agreement: LocalAgreement, promise: Story) -> AgreementPromise:
    """A promise that is late simply stays open past its day: nobody has settled it."""
    state = {"late": Promise.OPEN}.get(promise["state"], promise["state"])
    settled = state != Promise.OPEN
    return AgreementPromise(
        agreement=agreement,
        partner=telling.partners[promise["by"]],
        text=promise["text"],
        due_on=promise["due"],
        status=state,
        settled_on=promise["due"] if settled else None,
        explanation="De partner is uit de coalitie gestapt." if state == Promise.BROKEN else "",
    )


def meetings(telling: Telling) -> None:
    """Coalition meetings with who was there, and the meetings of the steering group."""
    for part in telling.parts("meetings"):
        meeting = Meeting.objects.create(
            programme=telling.programme,
            kind=Meeting.Kind.COALITION,
            place="Wijkcentrum",
            planned_on=part["on"],
            was_held=True,
            outcome=part["note"],
        )
        Attendance.objects.bulk_create(
            Attendance(meeting=meeting, partner=telling.partners[key], was_present=key in part["present"])
            for key in _members(telling, part["on"])
        )
        telling.log("meeting.recorded", meeting, part["on"], hour=15, present=len(part["present"]))
    for part in telling.parts("steering"):
        meeting = Meeting.objects.create(
            programme=telling.programme,
            kind=Meeting.Kind.STEERING,
            place="Stadhuis",
            planned_on=part["on"],
            was_held=part["held"],
            outcome=part.get("note", ""),
        )
        telling.log("meeting.recorded", meeting, part["on"], hour=14)
    Meeting.objects.bulk_create(
        Meeting(programme=telling.programme, kind=part["kind"], title=part["title"], planned_on=part["planned_on"])
        for part in telling.parts("planned")
    )
    for part in telling.parts("chairs"):
        chair = SteeringChair.objects.create(
            programme=telling.programme,
            name=part["name"],
            kind=part["office"],
            starts_on=part["from"],
            ends_on=part.get("until"),
        )
        telling.log("chair.appointed", chair, part["from"], hour=9)


def _members(telling: Telling, day: date) -> list[str]:
    return [part["key"] for part in telling.parts("partners") if part["from"] <= day and day <= part.get("until", day)]


def obstacles(telling: Telling) -> None:
    for part in telling.parts("obstacles"):
        obstacle = Obstacle.objects.create(
            programme=telling.programme,
            title=part["title"],
            text=part["text"],
            raised_on=part["raised_on"],
            raised_by=telling.partners[part["by"]].name,
            due_on=part["due_on"],
            decided_on=part.get("decided_on"),
            decision=part.get("decision", ""),
            is_escalated=part["due_on"] - part["raised_on"] > timedelta(days=30),
        )
        telling.log("obstacle.raised", obstacle, part["raised_on"])
        if "decided_on" in part:
            telling.log("obstacle.decided", obstacle, part["decided_on"], decision=part["decision"])
