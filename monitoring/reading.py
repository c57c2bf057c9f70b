"""What the scores and the report both read of a programme, read once: each part is one query, at its first use."""

from datetime import date
from functools import cached_property

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import JSONObject

from monitoring.models import Report
from neighbourhoods.models import Indicator
from programmes.models import (
    Ambition,
    Initiative,
    LocalAgreement,
    Measure,
    MeasureAdjustment,
    MeasureUpdate,
    Meeting,
    Membership,
    MoneyLine,
    Programme,
    ProgrammeArea,
    ProgrammeChallenge,
    Signature,
)


class Reading:
    """A programme as it was known on a day. Needs the municipality to be open; holds for one transaction."""

    def __init__(self, programme: Programme, at: date) -> None:
        self.programme = programme
        self.at = at

    @cached_property
    def areas(self) -> tuple[ProgrammeArea, ...]:
        """The areas that held on the day, the latest last, each with its `member_codes`."""
        areas = ProgrammeArea.objects.on(self.at).filter(programme=self.programme)
        with_codes = areas.annotate(member_codes=ArrayAgg("members__code", filter=Q(members__isnull=False), default=[]))
        return tuple(with_codes.order_by("starts_on"))

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of the buurten, sorted."""
        return tuple(sorted(code for area in self.areas for code in area.member_codes))  # type: ignore[attr-defined]

    @cached_property
    def catalogue(self) -> tuple[Indicator, ...]:
        """Every indicator there is, in order."""
        return tuple(Indicator.objects.in_order())

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """The reports so far, newest first, without what they hold; each knows whether it `is_superseded`."""
        superseded = Exists(Report.objects.filter(supersedes=OuterRef("pk")))
        rows = Report.objects.filter(programme=self.programme).annotate(is_superseded=superseded)
        return tuple(rows.select_related("assessment").defer("snapshot", "assessment__evidence").newest_first())

    @cached_property
    def ambitions(self) -> tuple[Ambition, ...]:
        """Those that were not let go, with their indicators, the names of their `principles`, and the `answered`
        challenges of the programme, each an id and a name. Two queries.
        """
        kept = Ambition.objects.filter(programme=self.programme).exclude(ended_on__lte=self.at)
        challenges = ProgrammeChallenge.objects.filter(ambitions=OuterRef("pk")).order_by("pk")
        principles = Ambition.objects.filter(pk=OuterRef("pk"), guiding_principles__isnull=False)
        rows = kept.annotate(
            answered=ArraySubquery(challenges.values(found=JSONObject(id="pk", name="challenge__name"))),
            principles=ArraySubquery(
                principles.order_by("guiding_principles__number").values("guiding_principles__name")
            ),
        )
        return tuple(rows.prefetch_related("indicators").order_by("number", "pk"))

    @cached_property
    def agreements(self) -> tuple[LocalAgreement, ...]:
        """The versions of the contract, drafts too, each with who `signed` it: the id of the partner and the day."""
        rows = LocalAgreement.objects.filter(programme=self.programme).exclude(starts_on__gt=self.at)
        signatures = Signature.objects.filter(agreement=OuterRef("pk")).order_by("pk")
        signed = ArraySubquery(signatures.values(found=JSONObject(partner="partner_id", day="signed_on")))
        return tuple(rows.annotate(signed=signed).order_by("pk"))

    @cached_property
    def memberships(self) -> tuple[Membership, ...]:
        """Everybody who had joined, with the partner; by name."""
        rows = Membership.objects.filter(programme=self.programme, starts_on__lte=self.at)
        return tuple(rows.select_related("partner").order_by("partner__name", "starts_on", "pk"))

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """All meetings, those ahead too, with the ids of the partners that `came` and that `missed` it."""
        present = Q(attendances__was_present=True)
        absent = Q(attendances__was_present=False)
        rows = Meeting.objects.filter(programme=self.programme).annotate(
            came=ArrayAgg("attendances__partner_id", filter=present, default=[]),
            missed=ArrayAgg("attendances__partner_id", filter=absent, default=[]),
        )
        return tuple(rows.order_by("planned_on", "pk"))

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The measures that had begun, or stood here by then: what was planned later is not seen."""
        recorded = Measure.pgh_event_model.objects.filter(pgh_obj_id=OuterRef("pk"), pgh_created_at__date__lte=self.at)
        known = Measure.objects.filter(Q(starts_on__lte=self.at) | Exists(recorded), programme=self.programme)
        return tuple(known.select_related("owner", "ambition").order_by("ambition__number", "title", "pk"))

    @cached_property
    def updates(self) -> tuple[MeasureUpdate, ...]:
        """What was reported of the measures, oldest first."""
        rows = MeasureUpdate.objects.of(self.programme).filter(reported_on__lte=self.at)
        return tuple(rows.order_by("reported_on", "pk"))

    @cached_property
    def adjustments(self) -> tuple[MeasureAdjustment, ...]:
        """What was decided on the measures, oldest first."""
        rows = MeasureAdjustment.objects.of(self.programme).filter(decided_on__lte=self.at)
        return tuple(rows.order_by("decided_on", "pk"))

    @cached_property
    def money(self) -> tuple[MoneyLine, ...]:
        """All lines with their source, by its name. They carry a year and no day."""
        return tuple(MoneyLine.objects.of(self.programme).select_related("source").order_by("source__name", "pk"))

    @cached_property
    def initiatives(self) -> tuple[Initiative, ...]:
        """Those that were confirmed: an idea nobody confirmed is not an initiative yet."""
        rows = Initiative.objects.filter(programme=self.programme, confirmed_at__date__lte=self.at)
        return tuple(rows.order_by("submitted_at", "pk"))
