"""Who works together: what partners promised and delivered, and whether they were at the table."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from monitoring.evidence.memory import Memory
from monitoring.snapshot.frame import Frame, iso, whole, words
from monitoring.snapshot.people_schema import PrintedCoalition, PrintedDatedText, PrintedPartner, PrintedPromises
from programmes.models import AgreementPromise, LocalAgreement, Meeting, Membership
from programmes.models.agreement import AgreementPromiseStatus
from wijkaanpak import formats


def coalition(memory: Memory, frame: Frame) -> PrintedCoalition:
    """One query: the promises of the contract that holds."""
    everyone = memory.memberships
    members = [member for member in everyone if member.ends_on is None or member.ends_on >= frame.at]
    agreement = max(
        (candidate for candidate in memory.agreements if candidate.holds_on(frame.at)), key=_version, default=None
    )
    promises: dict[int, list[AgreementPromise]] = defaultdict(list)
    made = memory.counted(AgreementPromise).filter(agreement=agreement).order_by("pk") if agreement else []
    for promise in memory.known(made):
        promises[promise.partner_id].append(promise)
    meetings = [row for row in memory.meetings if row.kind == Meeting.Kind.COALITION and frame.holds(row.planned_on)]
    present = _presence(meetings)
    held = [meeting for meeting in meetings if meeting.was_held]
    signed = {signature["partner"] for signature in agreement.signed} if agreement else set()  # type: ignore[attr-defined]
    shares = [share for own in present.values() if (share := _share(own)) is not None]
    return {
        "partners": [
            _partner(
                member, promises[member.partner_id], signed if agreement else None, present[member.partner_id], frame.at
            )
            for member in members
        ],
        "agreement": _agreement(agreement, members, signed),
        "meetings_planned": len(meetings) if meetings else None,
        "meetings_held": len(held) if meetings else None,
        "attendance": sum(shares) / len(shares) if shares else None,
        "changes": _changes(everyone, frame),
        "promises": _counted([promise for own in promises.values() for promise in own], frame.at),
        "text": "",
    }


def _version(agreement: LocalAgreement) -> int:
    return agreement.version


def _presence(meetings: Sequence[Meeting]) -> defaultdict[int, list[bool]]:
    found: defaultdict[int, list[bool]] = defaultdict(list)
    for row in meetings:
        for partner in row.came:  # type: ignore[attr-defined]
            found[partner].append(True)
        for partner in row.missed:  # type: ignore[attr-defined]
            found[partner].append(False)
    return found


def _share(presence: Sequence[bool]) -> float | None:
    return sum(presence) / len(presence) if presence else None


def _partner(
    member: Membership,
    promises: Sequence[AgreementPromise],
    signed: set[int] | None,
    presence: Sequence[bool],
    at: date,
) -> PrintedPartner:
    delivered, state = _delivered(member, promises, at)
    return {
        "id": member.partner_id,
        "name": member.partner.name,
        "kind": str(member.partner.get_kind_display()),
        "representative": _representative(member),
        "promised": _promised(member),
        "delivered": delivered,
        "delivered_state": state,  # type: ignore[typeddict-item]
        "signed": None if signed is None else member.partner_id in signed,
        "attendance": _share(presence),
    }


def _representative(member: Membership) -> str:
    """A function, not a name: the report is public."""
    if not member.person:
        return ""
    function = member.function or "benoemd"
    return f"{function}, met mandaat" if member.has_mandate else function


def _promised(member: Membership) -> str:
    parts = []
    if member.contribution_euro:
        parts.append(f"{formats.euro(whole(member.contribution_euro))} per jaar")
    if member.contribution_fte:
        parts.append(f"{formats.number(member.contribution_fte, _decimals(member.contribution_fte))} fte")
    if member.contribution_task:
        parts += member.contribution_task.splitlines()
    return "; ".join(part.strip().rstrip(";.") for part in parts if part.strip())


def _decimals(value: Decimal) -> int:
    return 0 if value == value.to_integral_value() else 1


def _counted(promises: Sequence[AgreementPromise], at: date) -> PrintedPromises:
    settled = [promise for promise in promises if _is_settled(promise, at)]
    return {
        "made": len(promises),
        "kept": sum(promise.status == AgreementPromiseStatus.KEPT for promise in settled),
        "broken": sum(promise.status == AgreementPromiseStatus.BROKEN for promise in settled),
        "late": sum(_is_late(promise, at) for promise in promises),
    }


def _is_settled(promise: AgreementPromise, at: date) -> bool:
    return promise.settled_on is not None and promise.settled_on <= at


def _is_late(promise: AgreementPromise, at: date) -> bool:
    return not _is_settled(promise, at) and promise.due_on is not None and promise.due_on < at


def _delivered(member: Membership, promises: Sequence[AgreementPromise], at: date) -> tuple[str, str]:
    settled = [promise for promise in promises if _is_settled(promise, at)]
    kept = [promise for promise in settled if promise.status == AgreementPromiseStatus.KEPT]
    broken = [promise for promise in settled if promise.status == AgreementPromiseStatus.BROKEN]
    if not promises:
        return (member.delivered, "open") if member.delivered else ("geen afspraken", "none")
    late = [promise for promise in promises if _is_late(promise, at)]
    running = len(promises) - len(settled) - len(late)
    told = [f"{len(kept)} van {len(promises)} {'afspraak' if len(promises) == 1 else 'afspraken'} nagekomen"]
    told += [f"{len(broken)} niet"] if broken else []
    told += [f"{len(late)} te laat"] if late else []
    told += [f"{running} {'loopt' if running == 1 else 'lopen'} nog"] if running else []
    if broken or late:
        return ", ".join(told), "partly"
    return ", ".join(told), "open" if running else "kept"


def _agreement(agreement: LocalAgreement | None, members: Sequence[Membership], signed: set[int]) -> str:
    if agreement is None or agreement.starts_on is None:
        return "Er is geen lokaal contract van kracht."
    until = f" tot en met {words(agreement.ends_on)}" if agreement.ends_on else ""
    ours = [member for member in members if member.partner_id in signed]
    return (
        f"{agreement.title}, versie {agreement.version}, van kracht vanaf {words(agreement.starts_on)}{until}. "
        f"{len(ours)} van de {len(members)} partners tekenden."
    )


def _changes(members: Sequence[Membership], frame: Frame) -> list[PrintedDatedText]:
    joined = [
        (member.starts_on, member.pk, f"{member.partner.name} doet mee")
        for member in members
        if frame.holds(member.starts_on)
    ]
    left = [
        (member.ends_on, member.pk, f"{member.partner.name}: deelname beëindigd")
        for member in members
        if member.ends_on and frame.holds(member.ends_on)
    ]
    return [
        {"id": f"membership-{pk}", "on": iso(day), "title": title, "text": ""}
        for day, pk, title in sorted([*joined, *left])
    ]
