"""Twenty years on one line: phases, elections, decisions, revisions and reports, and where we are today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wijkaanpak.charts import palette, svg, words
from wijkaanpak.charts.chart import Chart, Table
from wijkaanpak.charts.labels import text_width, wrap
from wijkaanpak.charts.marks import shape
from wijkaanpak.charts.scale import years
from wijkaanpak.charts.words import _

LANE = 24


class EventKind(StrEnum):
    """What stands on a lane of its own."""

    ELECTION = "election"
    DECISION = "decision"
    REVISION = "revision"
    REPORT = "report"
    HANDOVER = "handover"


@dataclass(frozen=True, slots=True)
class PhaseSpan:
    """A phase from its first to its last day; without last day it still runs. Phases may overlap."""

    label: str
    start: date
    end: date | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One moment, with a few words; without words its year is shown."""

    kind: EventKind
    on: date
    label: str = ""


_LOOKS = {
    EventKind.ELECTION: ("star", palette.MUTED),
    EventKind.DECISION: ("square", palette.AREA),
    EventKind.REVISION: ("diamond", palette.TARGET),
    EventKind.REPORT: ("circle", palette.MUNICIPALITY),
    EventKind.HANDOVER: ("triangle", palette.ATTENTION),
}


def _kinds() -> dict[EventKind, str]:
    return {
        EventKind.ELECTION: _("Verkiezingen"),
        EventKind.DECISION: _("Besluiten"),
        EventKind.REVISION: _("Herzieningen"),
        EventKind.REPORT: _("Rapporten"),
        EventKind.HANDOVER: _("Overdrachten"),
    }


def timeline(
    label: str,
    phases: Sequence[PhaseSpan],
    events: Sequence[TimelineEvent] = (),
    *,
    start: int,
    end: int,
    today: date | None = None,
    today_is: str = "",
    message: str = "",
    width: float = 640,
    key: str = "",
) -> Chart:
    """From 1 January of `start` to 31 December of `end`; what lies outside is in the table alone.

    `today_is`: what the upright is called where a reader may see it years later.
    Raises ValueError when `end` is before `start`.
    """
    if end < start:
        raise ValueError(f"a timeline ends after it starts, not {start}-{end}")
    sketch = _Sketch(start, end, width)
    # The lanes come first: only then is known how far down the frame and the upright of today must reach. They are put
    # before the lanes in the picture, so that they lie under them.
    body: list[str] = []
    top = 34.0
    for phase in phases:
        body.append(sketch.phase(phase, top, today))
        top += LANE + 4
    top += 6
    # A lane per kind, and none for a kind without events: an empty lane would look like something that is lacking.
    for kind, name in _kinds().items():
        chosen = sorted(
            (event for event in events if event.kind is kind and start <= event.on.year <= end),
            key=lambda event: event.on,
        )
        if chosen:
            lane, tall = sketch.lane(kind, name, chosen, top)
            body.append(lane)
            top += tall
    if not phases and not events:
        nothing = _("Nog geen fasen of besluiten")
        body.append(svg.text(width / 2, top + 14, nothing, fill=palette.MUTED, anchor="middle"))
        top += 30
    parts = [sketch.frame(top), sketch.today(today, today_is or _("vandaag"), top), *body]
    # Our own sentence says which day the upright is: in an old report that is not the day on which it is read.
    when = f"; {today_is or _('vandaag')} {words.day(today)}" if today else ""
    message = words.sentence(message or _message(label, phases, events, start, end) + when)
    picture = svg.document(parts, width=width, height=top + 26, message=message, key=key)
    return Chart(picture, message, _table(label, phases, events))


class _Sketch:
    """Where dates lie, and the lanes."""

    def __init__(self, start: int, end: int, width: float) -> None:
        self.start, self.end, self.width = start, end, width
        self.left = min(112.0, width * 0.3)
        self.right = width - 14.0
        self.first = date(start, 1, 1).toordinal()
        self.days = date(end, 12, 31).toordinal() + 1 - self.first

    def x(self, on: date) -> float:
        share = (on.toordinal() - self.first) / self.days
        return self.left + min(max(share, 0), 1) * (self.right - self.left)

    def frame(self, bottom: float) -> str:
        parts = []
        for year in range(self.start, self.end + 1):
            at = self.x(date(year, 1, 1))
            parts.append(svg.line(at, 26, at, bottom, stroke=palette.GRID))
        parts.append(svg.line(self.right, 26, self.right, bottom, stroke=palette.GRID))
        parts.append(svg.line(self.left, 26, self.right, 26, stroke=palette.AXIS))
        for year in years(self.start, self.end, self.right - self.left, 46):
            middle = self.x(date(year, 7, 1))
            parts.append(svg.text(middle, 18, str(year), size=svg.SMALL, fill=palette.MUTED, anchor="middle"))
        return "".join(parts)

    def phase(self, phase: PhaseSpan, top: float, today: date | None) -> str:
        begin = self.x(phase.start)
        stop = self.x(phase.end) if phase.end else self.x(max(today, phase.start)) if today else self.right
        fill = palette.AREA if phase.current else palette.BOTH if phase.end else palette.AREA
        wide = max(stop - begin, 4)
        parts = [svg.rect(begin, top + 2, wide, LANE - 4, fill=fill, radius=3)]
        if phase.end is None:
            x, middle = begin + wide, top + LANE / 2
            tip = f"M{svg.n(x)} {svg.n(top + 2)}L{svg.n(x + 9)} {svg.n(middle)}L{svg.n(x)} {svg.n(top + LANE - 2)}Z"
            parts.append(f'<path d="{tip}" fill="{fill}"/>')
        name = wrap(phase.label, self.left - 10, bold=phase.current, most=1)[0]
        parts.append(svg.text(0, top + LANE / 2 + 5, name, bold=phase.current))
        return "".join(parts)

    def lane(self, kind: EventKind, name: str, events: Sequence[TimelineEvent], top: float) -> tuple[str, float]:
        """One lane, as many lines high as its words need to stay apart."""
        look, colour = _LOOKS[kind]
        rows: list[float] = []  # how far each line is taken
        parts: list[str] = []
        for event in events:
            at = self.x(event.on)
            said = words.one_line(event.label) or str(event.on.year)
            room = max(self.width - at - 10, at - 12 - self.left)
            written = wrap(said, room, size=svg.SMALL, most=1)[0]
            wide = text_width(written, svg.SMALL)
            fits_right = at + 10 + wide <= self.width
            begin, finish = (at - 8, at + 12 + wide) if fits_right else (at - 12 - wide, at + 8)
            row = next((i for i, taken in enumerate(rows) if taken <= begin), len(rows))
            if row == len(rows):
                rows.append(0)
            rows[row] = finish + 4
            middle = top + row * 20 + 12
            parts.append(shape(look, at, middle, 5.2, fill=colour))
            words_at, anchor = (at + 10, "start") if fits_right else (at - 10, "end")
            backing = words_at - 1 if fits_right else words_at - wide - 1
            parts.append(svg.rect(backing, middle - 8, wide + 2, 16))
            parts.append(svg.text(words_at, middle + 4.6, written, size=svg.SMALL, anchor=anchor))
        tall = len(rows) * 20 + 8
        head = svg.line(0, top, self.right, top, stroke=palette.GRID) + svg.text(0, top + 17, name)
        return head + "".join(parts), tall

    def today(self, today: date | None, name: str, bottom: float) -> str:
        if today is None or not self.start <= today.year <= self.end:
            return ""
        at = self.x(today)
        half = text_width(name, svg.SMALL, True) / 2
        middle = min(max(at, half + 2), self.width - half - 2)
        return svg.line(at, 26, at, bottom + 4, stroke=palette.OBSTACLE, width=1.6, dash="4 2") + svg.text(
            middle, bottom + 18, name, size=svg.SMALL, fill=palette.OBSTACLE, anchor="middle", bold=True
        )


def _span(phase: PhaseSpan) -> str:
    if phase.end is None:
        return _("vanaf %(year)s") % {"year": phase.start.year}
    return f"{phase.start.year}-{phase.end.year}" if phase.end.year != phase.start.year else str(phase.end.year)


def _message(
    label: str,
    phases: Sequence[PhaseSpan],
    events: Sequence[TimelineEvent],
    start: int,
    end: int,
) -> str:
    told = [f"{phase.label} {_span(phase)}" for phase in phases]
    sentence = f"{label}, {start}-{end}: {words.listing(told) if told else _('nog geen fasen')}"
    for kind, name in _kinds().items():
        count = sum(event.kind is kind for event in events)
        if count:
            sentence += f"; {name.lower()}: {words.number(count)}"
    return sentence


def _table(label: str, phases: Sequence[PhaseSpan], events: Sequence[TimelineEvent]) -> Table:
    rows = [(phase.start, _("Fase"), phase.label, phase.end) for phase in phases]
    names = _kinds()
    rows += [(event.on, names[event.kind], event.label, None) for event in events]
    cells = tuple(
        (words.day(on), kind, f"{said} ({_('tot')} {words.day(until)})" if until else said)
        for on, kind, said, until in sorted(rows, key=lambda row: row[0])
    )
    return Table(label, (_("Datum"), _("Soort"), _("Wat")), cells)
