"""Factor 2, lokale coalitie: parties with a stake that bind themselves, each with a person and a
contribution.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from monitoring.scoring.bounds import Bounds, at_least, ceiling, share
from monitoring.scoring.periods import holds_at, in_past_months
from monitoring.scoring.records import MeasureRecord, PartnerGroup, PartnerRecord, Ref
from monitoring.scoring.score import Criterion, Factor, Finding, refs, share_of
from monitoring.scoring.wording import SHARE, Unit, day, listing

KIND = Unit("soort partij", "soorten partijen")
NO_PARTNERS = "Er zijn nog geen partners in de coalitie."


@dataclass(frozen=True, slots=True)
class SignatureRecord:
    """A partner signed on a date."""

    partner_id: int
    signed_on: date


@dataclass(frozen=True, slots=True)
class AgreementRecord:
    """A version of the local agreement, with the period in which it holds and its signatures."""

    ref: Ref
    holds_from: date | None
    holds_until: date | None = None
    signatures: tuple[SignatureRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """A coalition meeting that was held: ids of the partners that were there, and of those that were
    missed.
    """

    ref: Ref
    held_on: date
    present: tuple[int, ...] = ()
    absent: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LocalCoalitionEvidence:
    """Partners, agreements and meetings of any date, and all measures."""

    partners: tuple[PartnerRecord, ...] = ()
    agreements: tuple[AgreementRecord, ...] = ()
    meetings: tuple[MeetingRecord, ...] = ()
    measures: tuple[MeasureRecord, ...] = ()


def members(partners: Iterable[PartnerRecord], at: date) -> list[PartnerRecord]:
    """The partners in the coalition on the date, each once, in a fixed order."""
    present = [partner for partner in partners if holds_at(partner.member_from, partner.member_until, at)]
    by_age = sorted(present, key=lambda partner: (partner.member_from or date.min, partner.ref.id))
    return sorted({partner.ref.id: partner for partner in by_age}.values(), key=lambda partner: partner.ref.id)


def agreement_signed(evidence: LocalCoalitionEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the partners signed the agreement that holds on the date."""
    partners = members(evidence.partners, at)
    if not partners:
        return Finding.unknown(NO_PARTNERS)
    in_force = [
        (agreement.holds_from, agreement.ref, agreement)
        for agreement in evidence.agreements
        if agreement.holds_from and holds_at(agreement.holds_from, agreement.holds_until, at)
    ]
    if not in_force:
        text = f"Op {day(at)} is er geen lokaal contract dat geldt."
        return Finding.without(text, refs(evidence.agreements), refs(partners), shown=Decimal(0))
    _, ref, agreement = max(in_force, key=lambda entry: entry[:2])
    signed = {signature.partner_id for signature in agreement.signatures if signature.signed_on <= at}
    lacking = [partner for partner in partners if partner.ref.id not in signed]
    part = len(partners) - len(lacking)
    figure = Decimal(part) / len(partners)
    text = f"Het lokale contract is getekend door {part} van de {len(partners)} partners ({SHARE.text(figure)})."
    return Finding.judged(bounds, figure, text, (ref, *refs(partners)), refs(lacking))


def breadth(evidence: LocalCoalitionEvidence, at: date, bounds: Bounds) -> Finding:
    """How many of the seven kinds of partner take part."""
    partners = members(evidence.partners, at)
    if not partners:
        return Finding.unknown(NO_PARTNERS)
    wanted = [kind for kind in PartnerGroup if kind is not PartnerGroup.OTHER]
    present = {partner.kind for partner in partners} & set(wanted)
    text = f"Aan tafel: {len(present)} van de {len(wanted)} soorten partijen."
    if missing := listing(kind.label for kind in wanted if kind not in present):
        text += f" Nog niet aan tafel: {missing}."
    return Finding.judged(bounds, len(present), text, refs(partners))


def named_people(evidence: LocalCoalitionEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the partners has a named representative with a mandate."""
    return share_of(
        members(evidence.partners, at),
        lambda partner: partner.has_representative and partner.has_mandate,
        bounds,
        text="Een vaste vertegenwoordiger met mandaat is er bij {part} van de {total} partners ({percent}).",
        empty=NO_PARTNERS,
    )


def concrete_contributions(evidence: LocalCoalitionEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the partners contributes money, people or a concrete task."""
    return share_of(
        members(evidence.partners, at),
        lambda partner: bool(partner.contribution_euro or partner.contribution_fte or partner.tasks),
        bounds,
        text="Een bijdrage in geld, uren of een taak is er van {part} van de {total} partners ({percent}).",
        empty=NO_PARTNERS,
    )


def attendance(evidence: LocalCoalitionEvidence, at: date, bounds: Bounds) -> Finding:
    """Mean attendance over the meetings of the past 12 months; met only if nobody stayed away twice
    running.
    """
    meetings = [
        meeting
        for meeting in evidence.meetings
        if in_past_months(meeting.held_on, at, 12) and (meeting.present or meeting.absent)
    ]
    if not meetings:
        return Finding.unknown("In de afgelopen 12 maanden is geen coalitieoverleg met aanwezigen vastgelegd.")
    shares = [Decimal(len(meeting.present)) / (len(meeting.present) + len(meeting.absent)) for meeting in meetings]
    figure = sum(shares, Decimal(0)) / len(shares)
    repeated = _absent_twice_running(meetings)
    text = (
        f"In de afgelopen 12 maanden was gemiddeld {SHARE.text(figure)} van de partners aanwezig "
        f"({len(meetings)} keer overleg)."
    )
    lacking = [partner for partner in evidence.partners if partner.ref.id in repeated]
    if repeated:
        text += f" Twee keer achter elkaar afwezig: {len(repeated)}."
    return Finding.judged(bounds, figure, text, refs(meetings), refs(lacking), also=ceiling(holds=not repeated))


def shared_ownership(evidence: LocalCoalitionEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the running measures is owned by another partner than the municipality."""
    return share_of(
        [measure for measure in evidence.measures if measure.is_running(at)],
        lambda measure: measure.owner_kind not in (None, PartnerGroup.MUNICIPALITY),
        bounds,
        text="Een andere partner dan de gemeente is trekker van {part} van de {total} lopende maatregelen ({percent}).",
        empty="Er lopen nog geen maatregelen.",
    )


def _absent_twice_running(meetings: Iterable[MeetingRecord]) -> set[int]:
    invitations: dict[int, list[bool]] = defaultdict(list)
    for meeting in sorted(meetings, key=lambda meeting: (meeting.held_on, meeting.ref.id)):
        for partner in meeting.present:
            invitations[partner].append(True)
        for partner in meeting.absent:
            invitations[partner].append(False)
    return {
        partner
        for partner, came in invitations.items()
        if any(not first and not second for first, second in pairwise(came))
    }


FACTOR = Factor(
    key="local_coalition",
    label="Lokale coalitie",
    question="Is er een brede coalitie van partijen die zich binden en allemaal iets bijdragen?",
    evidence=LocalCoalitionEvidence,
    criteria=(
        Criterion(
            "agreement_signed",
            "Is er een lokaal contract dat geldt, en welk deel van de partners tekende het?",
            agreement_signed,
            share("0.8", "0.5"),
            "Laat het lokale contract tekenen door de partners die dat nog niet deden.",
            met="{met} van de partners",
            partly="{partly} van de partners",
        ),
        Criterion(
            "breadth",
            "Hoeveel soorten partijen doen mee?",
            breadth,
            at_least("6", "4", KIND),
            "Nodig de partijen uit die nog niet aan tafel zitten.",
        ),
        Criterion(
            "named_people",
            "Hebben de partners een vaste vertegenwoordiger met mandaat?",
            named_people,
            share("0.9", "0.6"),
            "Vraag elke partner om een vaste persoon die mag beslissen.",
            met="{met} van de partners",
            partly="{partly} van de partners",
        ),
        Criterion(
            "concrete_contributions",
            "Dragen de partners bij met geld, uren of een concrete taak?",
            concrete_contributions,
            share("0.8", "0.5"),
            "Maak met elke partner een concrete afspraak over de bijdrage.",
            met="{met} van de partners",
            partly="{partly} van de partners",
        ),
        Criterion(
            "attendance",
            "Zijn de partners aanwezig bij het coalitieoverleg?",
            attendance,
            share("0.75", "0.5"),
            "Spreek met de partners die wegblijven over hun deelname.",
            met="gemiddeld {met}, en niemand twee keer achter elkaar afwezig",
            partly="gemiddeld {partly}",
        ),
        Criterion(
            "shared_ownership",
            "Trekken ook andere partners dan de gemeente maatregelen?",
            shared_ownership,
            share("0.4", "0.2"),
            "Spreek af welke maatregelen een andere partner gaat trekken.",
            met="{met} van de lopende maatregelen",
            partly="{partly} van de lopende maatregelen",
        ),
    ),
)
