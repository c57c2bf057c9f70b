"""Partners and what binds them: the local agreement, meetings, obstacles and the chair. Three queries."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from monitoring.evidence.lines import Lines
from monitoring.scoring.administrative_capacity import ChairRecord, Office, SteeringMeetingRecord
from monitoring.scoring.local_coalition import AgreementRecord, MeetingRecord, SignatureRecord
from monitoring.scoring.records import PartnerKind, PartnerRecord, Ref, TermRecord
from programmes.models import LocalAgreement, Meeting, Membership, Partner, Programme

Kind = Partner.Kind
KINDS = {
    Kind.MUNICIPALITY: PartnerKind.MUNICIPALITY,
    Kind.HOUSING_ASSOCIATION: PartnerKind.HOUSING_ASSOCIATION,
    Kind.POLICE: PartnerKind.POLICE_AND_JUSTICE,
    Kind.PROSECUTION: PartnerKind.POLICE_AND_JUSTICE,
    Kind.EDUCATION: PartnerKind.EDUCATION,
    Kind.CARE: PartnerKind.CARE_AND_WELFARE,
    Kind.WELFARE_ORGANISATION: PartnerKind.CARE_AND_WELFARE,
    Kind.EMPLOYER: PartnerKind.EMPLOYERS,
    Kind.RESIDENTS: PartnerKind.RESIDENTS,
    Kind.CENTRAL_GOVERNMENT: PartnerKind.OTHER,
    Kind.OTHER: PartnerKind.OTHER,
}


def partners(programme: Programme, at: date) -> tuple[PartnerRecord, ...]:
    """One record for each membership; `ref.id` is the partner, so a partner that returned has several."""
    rows = Membership.objects.filter(programme=programme, starts_on__lte=at).order_by("pk")
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
        for row in rows.select_related("partner")
    )


def agreements(programme: Programme, at: date) -> tuple[AgreementRecord, ...]:
    """The versions of the local agreement with the signatures under them."""
    rows = LocalAgreement.objects.filter(programme=programme).exclude(starts_on__gt=at)
    columns = ("pk", "title", "version", "starts_on", "ends_on", "signatures__partner_id", "signatures__signed_on")
    found: dict[tuple[Any, ...], list[SignatureRecord]] = defaultdict(list)
    for *agreement, partner, signed_on in rows.order_by("pk", "signatures__pk").values_list(*columns):
        signatures = found[tuple(agreement)]
        if partner is not None and signed_on <= at:
            signatures.append(SignatureRecord(partner, signed_on))
    return tuple(
        AgreementRecord(Ref("local_agreement", pk, f"{title} (versie {version})"), starts_on, ends_on, tuple(signed))
        for (pk, title, version, starts_on, ends_on), signed in found.items()
    )


def meetings(programme: Programme, at: date) -> tuple[tuple[MeetingRecord, ...], tuple[SteeringMeetingRecord, ...]]:
    """Coalition meetings that were held, and steering meetings that were planned."""
    kinds = Meeting.Kind
    rows = Meeting.objects.filter(programme=programme, planned_on__lte=at)
    columns = ("pk", "kind", "title", "planned_on", "was_held", "attendances__partner_id", "attendances__was_present")
    came: dict[tuple[Any, ...], list[tuple[int | None, bool]]] = defaultdict(list)
    wanted = rows.filter(kind__in=[kinds.COALITION, kinds.STEERING]).order_by("pk", "attendances__partner_id")
    for *meeting, partner, was_present in wanted.values_list(*columns):
        came[tuple(meeting)].append((partner, was_present))
    held, steering = [], []
    for (pk, kind, title, planned_on, was_held), attendance in came.items():
        ref = Ref("meeting", pk, f"{title or kinds(kind).label} ({planned_on:%d-%m-%Y})")
        if kind == kinds.STEERING:
            steering.append(SteeringMeetingRecord(ref, planned_on, planned_on if was_held else None))
        elif was_held:
            held.append(MeetingRecord(ref, planned_on, _those(attendance, True), _those(attendance, False)))
    return tuple(held), tuple(steering)


def obstacles(lines: Lines) -> tuple[TermRecord, ...]:
    """What the steering group had to decide, and when it did."""
    return tuple(TermRecord(line.ref, line.day, line.second) for line in lines["obstacle"])


def chairs(lines: Lines) -> tuple[ChairRecord, ...]:
    """Who chaired the steering group."""
    return tuple(
        ChairRecord(line.ref, Office(line.word or "other"), line.day, line.second) for line in lines["steering_chair"]
    )


def _those(attendance: Iterable[tuple[int | None, bool]], wanted: bool) -> tuple[int, ...]:
    return tuple(partner for partner, was_present in attendance if partner is not None and was_present is wanted)
