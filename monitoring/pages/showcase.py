"""Reads for the public page of a programme: what it wants, does, costs and shows, for everybody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F, Sum
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from monitoring.models import Report
from monitoring.pages import changes, titles, trends
from monitoring.pages.titles import Titled
from monitoring.pages.trends import PHONE, Followed
from programmes import phases
from programmes.models import (
    Ambition,
    AmbitionIndicator,
    Initiative,
    Measure,
    Meeting,
    MoneyLine,
    Partner,
    Programme,
    Vision,
)
from programmes.models.coalition import partners_on
from programmes.own_figures import tracks
from programmes.public import reads
from programmes.visions.reads import asked_of
from wijkaanpak import charts
from wijkaanpak.charts import Drawn, MoneyRow, StatusCount


@dataclass(frozen=True, slots=True)
class Step:
    """A phase in the stepper; `state` is done, current or upcoming."""

    label: str
    state: str
    watchword: str


@dataclass(frozen=True, slots=True)
class Goal:
    """An ambition with the pictures of its indicators and the measures for it."""

    ambition: Ambition
    trends: tuple[Followed, ...]
    measures: tuple[Measure, ...]

    @property
    def id(self) -> str:
        """Where it stands on the page, for a link."""
        return f"ambitie-{self.ambition.number}"

    @property
    def marks(self) -> list[tuple[str, str]]:
        """What its heading says while the rest is folded: each verdict, how many figures, how many measures."""
        judged = [followed for followed in self.trends if followed.moved and followed.moved.is_judged]
        found = [(one.moved.tone, f"{capfirst(one.name)}: {one.moved.label}") for one in judged if one.moved]
        left, doing = len(self.trends) - len(judged), len(self.measures)
        if left:
            found.append(("plain", ngettext("%(count)s cijfer", "%(count)s cijfers", left) % {"count": left}))
        if doing:
            found.append(("plain", ngettext("%(count)s maatregel", "%(count)s maatregelen", doing) % {"count": doing}))
        return found


@dataclass(frozen=True, slots=True)
class Money:
    """What was budgeted over all years, how much of that is committed, and both for each source in a picture with its
    title.
    """

    title: str
    budgeted: Decimal
    committed: Decimal
    drawn: Drawn


@dataclass(frozen=True, slots=True)
class Showcase:
    programme: Programme
    steps: tuple[Step, ...]
    vision: Vision | None
    goals: tuple[Goal, ...]
    lights: Titled
    partners: tuple[Partner, ...]
    money: Money | None
    agenda: tuple[Meeting, ...]
    own_figures: tuple[tracks.Track, ...]
    ideas: int
    reports: tuple[Report, ...]

    @property
    def chance(self) -> str:
        return trends.chance(followed for goal in self.goals for followed in goal.trends)


def showcase(programme: Programme, municipality: str, today: date) -> Showcase:
    """Fifteen queries, and five for what is judged anew, however much there is."""
    measures = list(Measure.objects.filter(programme=programme).select_related("owner").order_by("title", "pk"))
    return Showcase(
        programme=programme,
        steps=steps(programme),
        vision=Vision.objects.filter(programme=programme).order_by("-pk").first(),
        goals=goals(programme, municipality, measures),
        lights=lights(measures),
        partners=tuple(partners_on(programme, today).order_by("name", "pk")),
        money=money(programme),
        agenda=tuple(
            Meeting.objects.filter(programme=programme, kind=Meeting.Kind.PUBLIC)
            .ahead(today)
            .order_by("planned_on", "pk")[:5]
        ),
        own_figures=tuple(tracks.tracks(tracks.approved(programme, public=True))),
        ideas=Initiative.objects.published().filter(programme=programme).count(),
        reports=tuple(Report.objects.published().filter(programme=programme).newest_first().defer("snapshot")),
    )


def steps(programme: Programme) -> tuple[Step, ...]:
    """The four phases, with the watchword that leads from each to the next."""
    current = phases.position(programme.phase)
    found = []
    for place, phase in enumerate(phases.ORDER):
        gate = phases.gate(phase)
        state = "done" if place < current else "current" if place == current else "upcoming"
        found.append(Step(str(phase.label), state, str(gate.watchword) if gate else ""))
    return tuple(found)


def goals(programme: Programme, municipality: str, measures: Iterable[Measure]) -> tuple[Goal, ...]:
    """The ambitions that still hold, by number."""
    ambitions = list(Ambition.objects.filter(programme=programme, ended_on=None).order_by("number"))
    wanted = list(AmbitionIndicator.objects.of(programme).current().order_by("ambition", "pk"))
    found = figures(programme, wanted)
    cards = _cards(wanted, found, programme, municipality)
    by_ambition: dict[int, list[Measure]] = {}
    for measure in measures:
        by_ambition.setdefault(measure.ambition_id, []).append(measure)
    return tuple(
        Goal(
            ambition=ambition,
            trends=tuple(cards.get(ambition.pk, ())),
            measures=tuple(by_ambition.get(ambition.pk, ())),
        )
        for ambition in ambitions
    )


def _cards(
    wanted: Sequence[AmbitionIndicator], found: changes.Figures, programme: Programme, municipality: str
) -> dict[int, list[Followed]]:
    """The pictures by ambition. Of an indicator that an earlier ambition has too the strip of peers stands there."""
    cards: dict[int, list[Followed]] = {}
    drawn: set[str] = set()
    for asked in wanted:
        if asked.indicator_key in found.series:
            card = trends.told(asked, found)
            card = trends.drawn(card, asked, found, area=programme.area_name, municipality=municipality)
            cards.setdefault(asked.ambition_id, []).append(trends.without_strip(card) if card.key in drawn else card)
            drawn.add(card.key)
    return cards


def figures(programme: Programme, wanted: Sequence[AmbitionIndicator]) -> changes.Figures:
    """The figures of the area of the programme."""
    codes = reads.current_codes([programme]).get(programme.pk, ())
    targets = [target for followed in wanted if (target := asked_of(followed))]
    return changes.read(codes, [followed.indicator_key for followed in wanted], programme.area_name, targets)


def lights(measures: Iterable[Measure], *, width: float = 1080) -> Titled:
    """How the measures that run stand."""
    running = [measure for measure in measures if measure.status in (Measure.Status.RUNNING, Measure.Status.CHANGED)]
    count = {light: sum(measure.light == light for measure in running) for light in ("green", "orange", "red", "")}
    row = StatusCount(
        _("Lopende maatregelen"),
        on_track=count["green"],
        attention=count["orange"],
        obstacle=count["red"],
        not_assessable=count[""],
    )
    wide, narrow = (
        charts.status_bar(row.label, [row], width=size, key=key)
        for size, key in ((width, "lights"), (PHONE, "lights-phone"))
    )
    return Titled(titles.lights(row), Drawn(wide, narrow))


def money(programme: Programme) -> Money | None:
    """Per source what is committed and what is still open, over all years."""
    sources = list(
        MoneyLine.objects.of(programme)
        .values(name=F("source__name"))
        .annotate(budgeted=Sum("budgeted"), committed=Sum("committed"))
        .order_by("-budgeted", "name")
    )
    rows = [
        MoneyRow(
            source["name"],
            committed=source["committed"],
            open=max(source["budgeted"] - source["committed"], Decimal(0)),
        )
        for source in sources
    ]
    if not rows:
        return None
    label = _("Geld per bron, alle jaren samen")
    wide, narrow = (
        charts.money_bars(label, rows, width=size, key=key) for size, key in ((1080, "money"), (PHONE, "money-phone"))
    )
    budgeted, committed = (sum((source[name] for source in sources), Decimal(0)) for name in ("budgeted", "committed"))
    return Money(titles.money(rows), budgeted, committed, Drawn(wide, narrow))
