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
    for found in telling.parts("partners"):
        partner, _ = Partner.objects.get_or_create(name=found["name"], defaults={"kind": found["kind"]})
        telling.partners[found["key"]] = partner
        membership = Membership.objects.create(
            programme=telling.programme,
            partner=partner,
            person=found["person"],
            user=telling.users.get(found.get("user", "")),
            function=found["function"],
            has_mandate=found["mandate"],
            has_vote=found["vote"],
            starts_on=found["from"],
            ends_on=found.get("until"),
            contribution_euro=found.get("euro"),
            contribution_fte=found.get("fte"),
            contribution_task="\n".join(found["tasks"]),
        )
        telling.log("membership.began", membership, found["from"], words=partner.name, hour=11)
        if "until" in found:
            telling.log("membership.ended", membership, found["until"], words=partner.name, hour=16)


def agreements(telling: Telling) -> None:
    """Each version of the contract with its promises and signatures."""
    for number, found in enumerate(telling.parts("agreements"), start=1):
        agreement = LocalAgreement.objects.create(
            programme=telling.programme,
            version=number,
            title=found["title"],
            text=found["text"],
            starts_on=found["from"],
            ends_on=found["until"],
        )
        AgreementPromise.objects.bulk_create(_promise(telling, agreement, promise) for promise in found["promises"])
        people = {part["key"]: part["person"] for part in telling.parts("partners")}
        Signature.objects.bulk_create(
            Signature(
                agreement=agreement,
                partner=telling.partners[key],
                signed_by=people[key] or telling.partners[key].name,
                signed_on=found["adopted_on"],
                recorded_by=telling.manager,
            )
            for key in found["signed"]
        )
        telling.log("agreement.signed", agreement, found["adopted_on"], hour=17, signatures=len(found["signed"]))


def _promise(telling: Telling, agreement: LocalAgreement, found: Story) -> AgreementPromise:
    """A promise that is late simply stays open past its day: nobody has settled it."""
    state = {"late": Promise.OPEN}.get(found["state"], found["state"])
    settled = state != Promise.OPEN
    return AgreementPromise(
        agreement=agreement,
        partner=telling.partners[found["by"]],
        text=found["text"],
        due_on=found["due"],
        status=state,
        settled_on=found["due"] if settled else None,
        explanation="De partner is uit de coalitie gestapt." if state == Promise.BROKEN else "",
    )


def meetings(telling: Telling) -> None:
    """Coalition meetings with who was there, and the meetings of the steering group."""
    for found in telling.parts("meetings"):
        meeting = Meeting.objects.create(
            programme=telling.programme,
            kind=Meeting.Kind.COALITION,
            place="Wijkcentrum",
            planned_on=found["on"],
            was_held=True,
            outcome=found["note"],
        )
        Attendance.objects.bulk_create(
            Attendance(meeting=meeting, partner=telling.partners[key], was_present=key in found["present"])
            for key in _members(telling, found["on"])
        )
        telling.log("meeting.recorded", meeting, found["on"], hour=15, present=len(found["present"]))
    for found in telling.parts("steering"):
        meeting = Meeting.objects.create(
            programme=telling.programme,
            kind=Meeting.Kind.STEERING,
            place="Stadhuis",
            planned_on=found["on"],
            was_held=found["held"],
            outcome=found.get("note", ""),
        )
        telling.log("meeting.recorded", meeting, found["on"], hour=14)
    Meeting.objects.bulk_create(
        Meeting(programme=telling.programme, kind=found["kind"], title=found["title"], planned_on=found["planned_on"])
        for found in telling.parts("planned")
    )
    for found in telling.parts("chairs"):
        chair = SteeringChair.objects.create(
            programme=telling.programme,
            name=found["name"],
            kind=found["office"],
            starts_on=found["from"],
            ends_on=found.get("until"),
        )
        telling.log("chair.appointed", chair, found["from"], hour=9)


def _members(telling: Telling, day: date) -> list[str]:
    return [part["key"] for part in telling.parts("partners") if part["from"] <= day and day <= part.get("until", day)]


def obstacles(telling: Telling) -> None:
    for found in telling.parts("obstacles"):
        obstacle = Obstacle.objects.create(
            programme=telling.programme,
            title=found["title"],
            text=found["text"],
            raised_on=found["raised_on"],
            raised_by=telling.partners[found["by"]].name,
            due_on=found["due_on"],
            decided_on=found.get("decided_on"),
            decision=found.get("decision", ""),
            is_escalated=found["due_on"] - found["raised_on"] > timedelta(days=30),
        )
        telling.log("obstacle.raised", obstacle, found["raised_on"])
        if "decided_on" in found:
            telling.log("obstacle.decided", obstacle, found["decided_on"], decision=found["decision"])
