"""What the scores and the report both read of a programme, read once: each part is one query, at its first use.

A row with a day of its own counts from that day. A plan or an amount has none: of those counts what stood here at the
end of the day, from the history of the database. Before the programme came here there is no history; then they are
taken as they are now, and the report says so (docs/adr/0017).
"""

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DateField, Exists, ExpressionWrapper, Model, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import JSONObject

from monitoring.evidence import course
from monitoring.models import Report
from neighbourhoods import series
from neighbourhoods.models import Indicator
from neighbourhoods.models.area import COUNTRY_CODE, municipality_code
from programmes import as_it_stood
from programmes.models import (
    Ambition,
    AmbitionIndicator,
    Initiative,
    LocalAgreement,
    Measure,
    MeasureAdjustment,
    MeasureUpdate,
    Meeting,
    Membership,
    MoneyLine,
    Obstacle,
    Programme,
    ProgrammeArea,
    ProgrammeChallenge,
    Signature,
)

R = TypeVar("R", bound=Model)


class Memory:
    """A programme as it was known on a day. Needs the municipality to be open; holds for one transaction."""

    def __init__(self, programme: Programme, at: date) -> None:
        self._programme = programme
        self.at = at

    @cached_property
    def programme(self) -> Programme:
        """The programme with its description of then."""
        (known,) = self.stood.put_back([copy(self._programme)], keep=lambda row: True)
        return known

    def counted(self, model: type[Model]) -> QuerySet[Any]:
        """The rows of a table that were not withdrawn by then."""
        return as_it_stood.counted(model, self.at)

    def known(self, rows: Iterable[R]) -> tuple[R, ...]:
        """Rows that count by their own day, with the words and numbers of then."""
        return self.stood.put_back(rows, keep=lambda row: True)

    @cached_property
    def stood(self) -> as_it_stood.Stood:
        """How the rows stood that carry no day themselves."""
        return as_it_stood.stood(self._programme, self.at)

    @cached_property
    def obstacles(self) -> tuple[Obstacle, ...]:
        """What had been raised by then."""
        rows = self.counted(Obstacle).filter(programme=self.programme, raised_on__lte=self.at)
        return self.known(rows.order_by("pk"))

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
    def book(self) -> series.Book | None:
        """Every figure of the area, its gemeente and the country, as published here by the day; None without area."""
        if not self.codes:
            return None
        places = [*self.codes, municipality_code(self.codes[0]), COUNTRY_CODE]
        year = self.areas[-1].division_year
        return series.read(places, until=self.at, catalogue=self.catalogue, division_year=year)

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """The reports so far, newest first, without what they hold; each knows whether it `is_superseded`."""
        superseded = Exists(Report.objects.filter(supersedes=OuterRef("pk")))
        rows = Report.objects.filter(programme=self.programme).annotate(is_superseded=superseded)
        return tuple(rows.select_related("assessment").defer("snapshot", "assessment__evidence").newest_first())

    @cached_property
    def ambitions(self) -> tuple[Ambition, ...]:
        """The ambitions that had not ended, each with the indicators it is `followed` by, the names of its
        `principles`, and the `answered` challenges of the programme, each an id and a name. Two queries.
        """
        kept = Ambition.objects.filter(programme=self.programme).exclude(ended_on__lte=self.at)
        followed = Prefetch("indicators", self.counted(AmbitionIndicator).order_by("pk"))
        challenges = self.counted(ProgrammeChallenge).filter(ambitions=OuterRef("pk")).order_by("pk")
        principles = Ambition.objects.filter(pk=OuterRef("pk"), guiding_principles__isnull=False)
        rows = kept.annotate(
            answered=ArraySubquery(challenges.values(found=JSONObject(id="pk", name="challenge__name"))),
            principles=ArraySubquery(
                principles.order_by("guiding_principles__number").values("guiding_principles__name")
            ),
        )
        ambitions = self.stood.put_back(rows.prefetch_related(followed).order_by("number", "pk"))
        for ambition in ambitions:
            ambition.followed = self.stood.put_back(ambition.indicators.all())  # type: ignore[attr-defined]
        return ambitions

    @cached_property
    def agreements(self) -> tuple[LocalAgreement, ...]:
        """The versions of the contract, drafts too, each with who had `signed` it: the id of the partner and the day.

        What came into force later was a draft, when the logbook knows it was written by then; the end that it gave
        to the version before was not known either.
        """
        drafted = as_it_stood.logged(self.programme, "agreement.drafted", until=self.at)
        later = as_it_stood.logged(self.programme, "agreement.drafted", after=self.at)
        rows = LocalAgreement.objects.filter(programme=self.programme).exclude(pk__in=later)
        rows = rows.exclude(~Q(pk__in=drafted), starts_on__gt=self.at)
        signatures = Signature.objects.filter(agreement=OuterRef("pk"), signed_on__lte=self.at).order_by("pk")
        signed = ArraySubquery(signatures.values(found=JSONObject(partner="partner_id", day="signed_on")))
        next_day = ExpressionWrapper(OuterRef("ends_on") + timedelta(days=1), output_field=DateField())
        successors = LocalAgreement.objects.filter(programme=self.programme, starts_on__gt=self.at, starts_on=next_day)
        agreements = tuple(rows.annotate(signed=signed, is_cut_short=Exists(successors)).order_by("pk"))
        for agreement in agreements:
            agreement.ends_on = None if agreement.is_cut_short else agreement.ends_on
        return agreements

    @cached_property
    def memberships(self) -> tuple[Membership, ...]:
        """Everybody who had joined, with the partner; by name."""
        rows = self.counted(Membership).filter(programme=self.programme, starts_on__lte=self.at)
        joined = rows.select_related("partner").order_by("partner__name", "starts_on", "pk")
        return self.known(joined)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings, those ahead too that were planned by then, with the ids of who `came` and who `missed` it."""
        present = Q(attendances__was_present=True)
        absent = Q(attendances__was_present=False)
        later = as_it_stood.logged(self.programme, "meeting.planned", after=self.at)
        rows = self.counted(Meeting).filter(programme=self.programme).exclude(planned_on__gt=self.at, pk__in=later)
        rows = rows.annotate(
            came=ArrayAgg("attendances__partner_id", filter=present, default=[]),
            missed=ArrayAgg("attendances__partner_id", filter=absent, default=[]),
        )
        meetings = self.known(rows.order_by("pk"))
        for meeting in meetings:
            if meeting.cancelled_on and meeting.cancelled_on > self.at:
                meeting.cancelled_on, meeting.was_held, meeting.outcome = None, None, ""
        return tuple(sorted(meetings, key=lambda meeting: (meeting.planned_on, meeting.pk)))

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The measures that had begun, or stood here by then, each with its `course` by the day."""
        recorded = Measure.pgh_event_model.objects.filter(pgh_obj_id=OuterRef("pk"), pgh_created_at__date__lte=self.at)
        known = Measure.objects.filter(Q(starts_on__lte=self.at) | Exists(recorded), programme=self.programme)
        rows = list(known.select_related("owner", "ambition").order_by("ambition__number", "title", "pk"))
        decided: dict[int, list[MeasureAdjustment]] = defaultdict(list)
        for adjustment in self.adjustments:
            decided[adjustment.measure_id].append(adjustment)
        for row in rows:
            row.course = course.of(row, decided[row.pk], self.at)
        measures = self.stood.put_back(rows, keep=lambda row: row.course.has_begun)
        for measure in measures:
            measure.starts_on, measure.ends_on = measure.course.days(measure.starts_on, measure.ends_on)
        return measures

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
        """All lines with their source, by its name. In a year that has not begun nothing was spent."""
        rows = self.counted(MoneyLine).filter(source__programme=self.programme).select_related("source")
        lines = self.stood.put_back(rows.order_by("pk"))
        self.known([line.source for line in lines])
        for line in lines:
            line.spent = line.spent if line.year <= self.at.year else Decimal(0)
        return tuple(sorted(lines, key=lambda line: (line.source.name.casefold(), line.pk)))

    @cached_property
    def initiatives(self) -> tuple[Initiative, ...]:
        """The initiatives that were confirmed: an idea nobody confirmed is not an initiative yet."""
        rows = Initiative.objects.filter(programme=self.programme, confirmed_at__date__lte=self.at)
        return self.known(rows.order_by("submitted_at", "pk"))
