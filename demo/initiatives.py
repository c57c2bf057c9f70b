"""The plans of residents in the story, each as far as it came."""

import uuid
from datetime import date, timedelta

from demo.stories import Story, moment
from demo.telling import Telling, by_key
from programmes.models import Initiative, InitiativeMessage

TERM = timedelta(days=56)
SMALL_TERM = timedelta(days=14)
SMALL = 1500
SMALL_SINCE_YEAR = 2026
"""The lesson of 2025: small plans are answered within two weeks."""

Status = Initiative.Status
Direction = InitiativeMessage.Direction
STATES: dict[str, str] = {
    "supplement_asked": Status.MORE_ASKED,
    "under_review": Status.IN_REVIEW,
    "settled": Status.ACCOUNTED,
}
DONE = {Status.CARRIED_OUT, Status.ACCOUNTED}
THEMES = {
    "meeting": "health",
    "health": "health",
    "green": "housing",
    "sustainability": "housing",
    "work": "work",
    "education": "education",
    "youth": "safety",
    "culture": "health",
}


def initiatives(telling: Telling) -> None:
    parts = telling.parts("initiatives")
    rows = Initiative.objects.bulk_create(_initiative(telling, part) for part in parts)
    telling.initiatives = by_key(parts, rows)
    messages = []
    for part, row in zip(parts, rows, strict=True):
        _log(telling, part, row)
        if "supplement" in part:
            messages.append(_message(telling, row, Direction.TO_APPLICANT, part["supplement"], part["supplement_on"]))
        elif "story" in part and row.status not in DONE:
            messages.append(
                _message(telling, row, Direction.FROM_APPLICANT, part["story"], row.decided_at.date() + TERM)
            )
    InitiativeMessage.objects.bulk_create(messages)


def _initiative(telling: Telling, part: Story) -> Initiative:
    status, granted = _status(part), part.get("granted")
    decided = part.get("decided_on")
    confirmed = moment(part["submitted_on"], 20)
    small = part["asked"] <= SMALL and part["submitted_on"].year >= SMALL_SINCE_YEAR
    return Initiative(
        programme=telling.programme,
        title=part["title"],
        plan=_plan(part),
        place=part["place"],
        neighbourhood_code=part.get("buurt", telling.story["buurten"][0]),
        theme=THEMES[part["theme"]],
        applicant_name=part["applicant"],
        applicant_email=f"indiener@{telling.programme.municipality.slug}.example",
        consent_to_publish=True,
        supporters=part["households"],
        amount_asked=part["asked"],
        amount_granted=granted if decided and status != Status.REJECTED else None,
        amount_spent=part.get("spent"),
        status=status,
        submitted_at=confirmed,
        confirmed_at=confirmed + timedelta(minutes=7),
        read_at=confirmed + timedelta(days=1),
        published_at=confirmed + timedelta(days=1),
        due_on=part["submitted_on"] + (SMALL_TERM if small else TERM),
        clock_stopped_on=part.get("supplement_on"),
        decided_at=moment(decided, 14) if decided else None,
        decided_by=telling.manager if decided else None,
        motivation=_motivation(part),
        carried_out_on=part.get("carried_out_on"),
        account=part.get("story", "") if status in DONE else "",
        withdrawn_at=moment(part["withdrawn_on"], 19) if "withdrawn_on" in part else None,
        withdrawn_reason=part.get("withdrawal", ""),
        form_key=uuid.uuid5(uuid.NAMESPACE_URL, f"demo/{telling.programme.slug}/{part['key']}"),
        confirmation_sent_at=confirmed,
        letter_sent_at=moment(decided, 15) if decided else None,
    )


def _status(part: Story) -> str:
    """The status that the story gives; who gets less than was asked is partly approved."""
    status = Status(STATES.get(part["state"], part["state"]))
    if status == Status.APPROVED and part.get("granted", part["asked"]) < part["asked"]:
        return Status.PARTLY_APPROVED
    return status


def _plan(part: Story) -> str:
    """The form of the platform asks for one text, so the answers of the story become its paragraphs."""
    return "\n\n".join(
        [
            part["what"],
            f"Waarom: {part['why']}",
            f"Voor wie: {part['for_whom']}.",
            f"Eigen inzet: {part['hours']} uur.",
        ]
    )


def _motivation(part: Story) -> str:
    if "decided_on" not in part:
        return ""
    terms = part.get("terms")
    return part["motivation"] + (f"\n\nVoorwaarde: {terms}" if terms else "")


def _message(telling: Telling, row: Initiative, direction: str, text: str, on: date) -> InitiativeMessage:
    ours = direction == Direction.TO_APPLICANT
    return InitiativeMessage(
        initiative=row,
        direction=direction,
        text=text,
        by=telling.manager if ours else None,
        at=moment(on),
        letter_sent_at=moment(on) if ours else None,
    )


def _log(telling: Telling, part: Story, row: Initiative) -> None:
    """Every step from the plan to what came of it. The applicant is never named in the logboek."""
    submitted = part["submitted_on"]
    telling.log("initiative.submitted", row, submitted, hour=20, by_applicant=True)
    telling.log("initiative.published", row, submitted + timedelta(days=1), hour=20)
    if row.status != Status.SUBMITTED:
        telling.log("initiative.in_review", row, submitted + timedelta(days=2), hour=11)
    if "supplement_on" in part:
        telling.log("initiative.more_asked", row, part["supplement_on"])
    if "decided_on" in part:
        telling.log("initiative.decided", row, part["decided_on"], hour=14)
    if row.status in {Status.IN_PROGRESS, *DONE}:
        telling.log("initiative.began", row, part["decided_on"] + timedelta(days=7), hour=12)
    if "carried_out_on" in part:
        telling.log("initiative.carried_out", row, part["carried_out_on"], hour=17)
    if row.status == Status.ACCOUNTED:
        telling.log("initiative.accounted", row, part["carried_out_on"] + timedelta(days=14), hour=17)
    if "withdrawn_on" in part:
        telling.log("initiative.withdrawn", row, part["withdrawn_on"], hour=19, by_applicant=True)
