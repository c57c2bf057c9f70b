"""Reads: the long line of a wijkaanpak on one page: phases, elections, decisions, revisions, reports, handovers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from monitoring.scoring import elections
from monitoring.snapshot import decisions
from monitoring.snapshot.frame import Frame
from programmes.models import Programme, TeamMember
from programmes.phases import Phase
from wijkaanpak import charts


@dataclass(frozen=True, slots=True)
class Moment:
    """Something on the line: what it is in a word, what it was, and where one reads more; empty without a page."""

    on: date
    kind: str
    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class LongLine:
    """`year` of `years`; `ahead` is what comes, the nearest first, and `past` what was, the latest first."""

    year: int
    years: int
    phase: str
    chart: charts.Chart
    narrow: charts.Chart
    """The same for a phone."""
    ahead: tuple[Moment, ...]
    past: tuple[Moment, ...]


def read(programme: Programme, today: date) -> LongLine:
    """Two queries, for any number of decisions."""
    moment = timezone.make_aware(datetime.combine(today, time()))
    line = decisions.read(programme, Frame(programme.started_on, today, today, moment))
    left = list(TeamMember.objects.filter(programme=programme, ends_on__lte=today).order_by("ends_on", "pk"))
    past = [*_decided(programme, line), *(Moment(m.ends_on, _("Overdracht"), _left(m)) for m in left)]
    past.append(Moment(programme.started_on, _("Begin"), _("De wijkaanpak begon.")))
    return LongLine(
        year=min(today.year - programme.started_on.year + 1, programme.horizon_years),
        years=programme.horizon_years,
        phase=str(Phase(line.current).label),
        chart=_chart(programme, line, left, today, width=960),
        narrow=_chart(programme, line, left, today, width=340),
        ahead=tuple(sorted(_coming(programme, today), key=lambda moment: moment.on)),
        past=tuple(sorted(past, key=lambda moment: moment.on, reverse=True)),
    )


def _decided(programme: Programme, line: decisions.DecidedSoFar) -> Iterator[Moment]:
    kinds = {
        "phase": _("Fase"),
        "revision": _("Herziening"),
        "continuation": _("Besluit"),
        "obstacle": _("Besluit over een knelpunt"),
        "agreement": programme.agreement_label.capitalize(),
        "report": _("Rapport"),
    }
    for decision in line.decisions:
        title = decisions.dated(decision)["title"] or _("Voortgangsrapportage")
        url = ""
        if decision.kind == "phase":
            url = reverse("phases:dossier", kwargs={"slug": programme.slug, "pk": decision.pk})
        elif decision.kind == "report":
            url = reverse("reports:detail", kwargs={"slug": programme.slug, "pk": decision.pk})
        yield Moment(decision.on, kinds[decision.kind], title, url)


def _coming(programme: Programme, today: date) -> Iterator[Moment]:
    """Elections until the horizon, and the horizon itself."""
    horizon = date(programme.ends_in, 12, 31)
    day = elections.next_election(today)
    while day <= horizon:
        yield Moment(day, _("Verkiezingen"), _("Verkiezingen van de gemeenteraad"))
        day = elections.next_election(day)
    if today <= horizon:
        yield Moment(horizon, _("Einde"), _("Tot hier loopt de wijkaanpak."))


def _left(member: TeamMember) -> str:
    """The function alone: who it was is for the page of the team."""
    if member.handover_recorded_on:
        return _("%(function)s: het werk is overgedragen.") % {"function": member.function.capitalize()}
    return _("%(function)s: vertrokken zonder vastgelegde overdracht.") % {"function": member.function.capitalize()}


def _chart(
    programme: Programme, line: decisions.DecidedSoFar, left: list[TeamMember], today: date, *, width: int
) -> charts.Chart:
    spans, events = [], []
    for item in decisions.timeline(programme, line):
        start = date.fromisoformat(item["start"])
        if item["kind"] == "phase":
            end = date.fromisoformat(item["end"]) if item["end"] else None
            spans.append(charts.PhaseSpan(item["label"], start, end, end is None))
        else:
            label = "" if item["kind"] == "election" else item["label"]
            events.append(charts.TimelineEvent(charts.EventKind(item["kind"]), start, label))
    events += [charts.TimelineEvent(charts.EventKind.HANDOVER, m.ends_on, m.function.capitalize()) for m in left]
    return charts.timeline(
        _("De looptijd van de wijkaanpak"),
        spans,
        events,
        start=min([programme.started_on.year, *(span.start.year for span in spans)]),
        end=programme.ends_in,
        today=today,
        width=width,
        key=f"years-{width}",
    )
