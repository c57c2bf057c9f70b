"""Partners and what binds them: the local agreement, meetings, obstacles and the chair."""

from datetime import date
from typing import Any

from monitoring.evidence.memory import Memory
from monitoring.scoring.administrative_capacity import ChairRecord, Office, SteeringMeetingRecord
from monitoring.scoring.local_coalition import AgreementRecord, MeetingRecord, SignatureRecord
from monitoring.scoring.records import PartnerGroup, PartnerRecord, Ref, TermRecord
from programmes.models import LocalAgreement, Meeting, Partner, SteeringChair

Kind = Partner.Kind
KINDS = {
    Kind.MUNICIPALITY: PartnerGroup.MUNICIPALITY,
    Kind.HOUSING_ASSOCIATION: PartnerGroup.HOUSING_ASSOCIATION,
    Kind.POLICE: PartnerGroup.POLICE_AND_JUSTICE,
    Kind.PROSECUTION: PartnerGroup.POLICE_AND_JUSTICE,
    Kind.EDUCATION: PartnerGroup.EDUCATION,
    Kind.CARE: PartnerGroup.CARE_AND_WELFARE,
    Kind.WELFARE_ORGANISATION: PartnerGroup.CARE_AND_WELFARE,
    Kind.EMPLOYER: PartnerGroup.EMPLOYERS,
    Kind.RESIDENTS: PartnerGroup.RESIDENTS,
    Kind.CENTRAL_GOVERNMENT: PartnerGroup.OTHER,
    Kind.OTHER: PartnerGroup.OTHER,
}


def partners(memory: Memory) -> tuple[PartnerRecord, ...]:
    """One record for each membership; `ref.id` is the partner, so a partner that returned has several."""
    return tuple(
        PartnerRecord(
            ref=Ref("partner", row.partner_id, row.partner.name),
            kind=KINDS[Kind(row.partner.kind)],
            member_from=row.starts_on,
            member_until=row.ends_on,
            has_representative=bool(row.person),
            has_mandate=row.has_mandate,
            has_vote=row.has_vote,
            contribution_euro=row.contribution_euro,
            contribution_fte=row.contribution_fte,
            tasks=int(bool(row.contribution_task)),
        )
        for row in sorted(memory.memberships, key=lambda row: row.pk)
    )


def agreements(memory: Memory) -> tuple[AgreementRecord, ...]:
    """The versions of the local agreement with the signatures under them."""
    return tuple(
        AgreementRecord(
            Ref("local_agreement", row.pk, str(row)), row.starts_on, row.ends_on, _signatures(row, memory.at)
        )
        for row in memory.agreements
    )


def _signatures(agreement: LocalAgreement, at: date) -> tuple[SignatureRecord, ...]:
    signed: list[dict[str, Any]] = agreement.signed  # type: ignore[attr-defined]
    records = (SignatureRecord(row["partner"], date.fromisoformat(row["day"])) for row in signed)
    return tuple(signature for signature in records if signature.signed_on <= at)


def meetings(memory: Memory) -> tuple[tuple[MeetingRecord, ...], tuple[SteeringMeetingRecord, ...]]:
    """Coalition meetings that were held, and steering meetings that were planned."""
    kinds = Meeting.Kind
    held, steering = [], []
    for row in sorted(memory.meetings, key=lambda row: row.pk):
        if row.planned_on > memory.at:
            continue
        ref = Ref("meeting", row.pk, f"{row.title or kinds(row.kind).label} ({row.planned_on:%d-%m-%Y})")
        if row.kind == kinds.STEERING:
            steering.append(SteeringMeetingRecord(ref, row.planned_on, row.planned_on if row.was_held else None))
        elif row.kind == kinds.COALITION and row.was_held:
            came, missed = tuple(sorted(row.came)), tuple(sorted(row.missed))  # type: ignore[attr-defined]
            held.append(MeetingRecord(ref, row.planned_on, came, missed))
    return tuple(held), tuple(steering)


def obstacles(memory: Memory) -> tuple[TermRecord, ...]:
    """What the steering group had to decide, and when it did."""
    return tuple(
        TermRecord(Ref("obstacle", obstacle.pk, obstacle.title), obstacle.due_on, obstacle.decided_on)
        for obstacle in memory.obstacles
    )


def chairs(memory: Memory) -> tuple[ChairRecord, ...]:
    """Who chaired the steering group."""
    rows = SteeringChair.objects.filter(programme=memory.programme, starts_on__lte=memory.at)
    return tuple(
        ChairRecord(
            Ref("steering_chair", chair.pk, chair.name),
            office=Office(chair.kind),
            since=chair.starts_on,
            until=chair.ends_on,
        )
        for chair in rows.order_by("pk")
    )
