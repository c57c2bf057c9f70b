"""The success factors on four steps: what the records show, what each party says, and where it was last time."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijkaanpak.charts import palette, svg, words
from wijkaanpak.charts.chart import Chart, Table
from wijkaanpak.charts.labels import wrap
from wijkaanpak.charts.marks import Draw, filled, hatch, legend, pattern, shape
from wijkaanpak.charts.words import _

MARK, MARK_DOWN = 19.0, 16
"""What a marker takes, beside the next and above it."""

_SHAPES = (
    ("square", palette.MUNICIPALITY),
    ("triangle", "#6d28a8"),
    ("diamond", "#1b6b2f"),
    ("down", "#7a5c00"),
    ("pentagon", palette.COUNTRY),
    ("star", palette.OBSTACLE),
    ("plus", palette.INK),
)


@dataclass(frozen=True, slots=True)
class Voice:
    """What one party says of one factor: a stage from 1 to 4, or None when it cannot be judged or shown."""

    party: str
    stage: int | None


@dataclass(frozen=True, slots=True)
class Rung:
    """One factor. Stages run from 1 (afwezig) to 4 (op orde); None is 'niet te beoordelen'."""

    label: str
    records: int | None
    voices: Sequence[Voice] = ()
    previous: int | None = None
    """The records stage in the previous adopted report."""


def stages() -> tuple[str, str, str, str]:
    """The four steps in words."""
    return _("afwezig"), _("begin"), _("op weg"), _("op orde")


def factor_ladder(
    label: str,
    rungs: Sequence[Rung],
    *,
    message: str = "",
    table: Table | None = None,
    width: float = 480,
    row: float = 42,
    key: str = "",
) -> Chart:
    """A row for each factor, at least `row` high. Raises ValueError for a stage that is not 1, 2, 3, 4 or None.

    `message` and `table` are made here when left out; of a picture that is drawn twice the second takes those.
    """
    for rung in rungs:
        for stage in (rung.records, rung.previous, *(voice.stage for voice in rung.voices)):
            if stage not in (None, 1, 2, 3, 4):
                raise ValueError(f"a stage is 1 to 4 or None, not {stage!r}")
    parties = list(dict.fromkeys(voice.party for rung in rungs for voice in rung.voices))
    looks = {party: _SHAPES[index % len(_SHAPES)] for index, party in enumerate(parties)}
    left = min(width * 0.36, 230)
    cell = (width - left) / 4
    parts = [pattern("unknown", hatch(palette.HATCH, width=1.4, size=8), size=8)]
    for place, step in enumerate(stages()):
        parts.append(svg.text(left + (place + 0.5) * cell, 20, step, size=svg.SMALL, anchor="middle", bold=True))
    top = 32.0
    for number, rung in enumerate(rungs, 1):
        name = wrap(rung.label, left - 40, size=svg.SIZE)
        tall = max(row, len(name) * 17 + 12, _deepest(rung, cell - 8) * MARK_DOWN + 14)
        parts.append(svg.line(0, top, width, top, stroke=palette.GRID))
        parts.append(svg.text(20, top + tall / 2 + 5, str(number), fill=palette.MUTED, anchor="end"))
        parts.append(svg.lines(30, top + tall / 2, name, leading=17))
        parts.append(_row(rung, looks, left, top, cell, tall))
        top += tall
    parts.append(svg.line(0, top, width, top, stroke=palette.GRID))
    if not rungs:
        nothing = _("Nog geen beoordeling")
        parts.append(svg.text(width / 2, top + 26, nothing, fill=palette.MUTED, anchor="middle"))
        top += 44
    body, below = legend(_entries(rungs, looks), 4, top + 20, width - 8)
    parts.append(body)
    message = words.sentence(message or _message(label, rungs))
    picture = svg.document(parts, width=width, height=top + below + 12, message=message, key=key)
    return Chart(picture, message, table or _table(label, rungs, parties))


def _row(rung: Rung, looks: dict[str, tuple[str, str]], left: float, top: float, cell: float, tall: float) -> str:
    middle = top + tall / 2
    given = [voice for voice in rung.voices if voice.stage is not None]
    parts = []
    if rung.records is None:
        parts.append(svg.rect(left, top + 4, cell * 4, tall - 8, fill=filled("unknown"), radius=4))
    else:
        parts.append(svg.rect(left, top + 4, cell * 4, tall - 8, fill=palette.BAND, radius=4))
        parts.append(svg.rect(left, top + 4, cell * rung.records, tall - 8, fill=palette.AREA_TINT, radius=4))
    for step in (1, 2, 3):
        parts.append(
            svg.line(left + step * cell, top + 4, left + step * cell, top + tall - 4, stroke=palette.PAPER, width=2)
        )
    if rung.records is None and not given and rung.previous is None:
        words_at = left + cell * 2
        parts.append(svg.rect(words_at - 72, middle - 10, 144, 20, radius=4))
        parts.append(
            svg.text(words_at, middle + 5, _("niet te beoordelen"), size=svg.SMALL, fill=palette.MUTED, anchor="middle")
        )
        return "".join(parts)
    for step in (1, 2, 3, 4):
        draws: list[Draw] = []
        if rung.previous == step and rung.previous != rung.records:
            draws.append(_ghost)
        if rung.records == step:
            draws.append(_records_same if rung.previous == step else _records)
        draws += [_party(*looks[voice.party]) for voice in given if voice.stage == step]
        parts.append(_cluster(draws, left + (step - 0.5) * cell, middle, cell - 8))
    return "".join(parts)


def _deepest(rung: Rung, room: float) -> int:
    """Into how many lines the markers of the fullest cell go."""
    given = [voice.stage for voice in rung.voices]
    marks = (
        (rung.records == step) + (rung.previous == step != rung.records) + given.count(step) for step in (1, 2, 3, 4)
    )
    return max(-(-count // _beside(room)) for count in marks)


def _beside(room: float) -> int:
    return max(int(room // MARK), 1)


def _cluster(draws: Sequence[Draw], x: float, y: float, room: float) -> str:
    """Markers side by side, in more lines when the cell is too narrow for one."""
    count = -(-len(draws) // _beside(room)) if draws else 0
    per = -(-len(draws) // count) if count else 1
    parts = []
    for row in range(count):
        group = draws[row * per : (row + 1) * per]
        step = min(MARK, room / max(len(group), 1))
        for place, draw in enumerate(group):
            parts.append(draw(x + (place - (len(group) - 1) / 2) * step, y + (row - (count - 1) / 2) * MARK_DOWN))
    return "".join(parts)


def _records(x: float, y: float) -> str:
    return shape("circle", x, y, 7.5, fill=palette.AREA)


def _ghost(x: float, y: float) -> str:
    return shape("circle", x, y, 6.8, fill=palette.PAPER, stroke=palette.AREA, width=1.4, dash="2 2")


def _records_same(x: float, y: float) -> str:
    return shape("circle", x, y, 9.2, fill="none", stroke=palette.AREA, width=1.2, dash="2 2") + shape(
        "circle", x, y, 6.4, fill=palette.AREA
    )


def _party(name: str, colour: str) -> Draw:
    def draw(x: float, y: float) -> str:
        return shape(name, x, y, 5.6, fill=palette.PAPER, stroke=colour, width=2)

    return draw


def _unknown_sample(x: float, y: float) -> str:
    return svg.rect(x - 9, y - 6, 18, 12, fill=filled("unknown"), stroke=palette.AXIS)


def _entries(rungs: Sequence[Rung], looks: dict[str, tuple[str, str]]) -> list[tuple[Draw, str]]:
    entries: list[tuple[Draw, str]] = []
    if any(rung.records for rung in rungs):
        entries.append((_records, _("wat de gegevens laten zien")))
    if any(rung.previous for rung in rungs):
        entries.append((_ghost, _("gegevens, vorig rapport")))
    entries += [(_party(*look), party) for party, look in looks.items()]
    if any(rung.records is None for rung in rungs):
        entries.append((_unknown_sample, _("gegevens niet te beoordelen")))
    return entries


def _words() -> dict[int | None, str]:
    """What each stage is called: looked up once for a picture of a hundred."""
    return {None: _("niet te beoordelen"), **dict(enumerate(stages(), 1))}


def _message(label: str, rungs: Sequence[Rung]) -> str:
    told, called = [], _words()
    for stage in (4, 3, 2, 1, None):
        names = [rung.label for rung in rungs if rung.records == stage]
        if names:
            told.append(f"{called[stage]}: {words.listing(names)}")
    apart = [
        rung.label
        for rung in rungs
        if rung.records and any(voice.stage and abs(voice.stage - rung.records) >= 2 for voice in rung.voices)
    ]
    if apart:
        told.append(_("gegevens en oordelen lopen uiteen bij %(factors)s") % {"factors": words.listing(apart)})
    return f"{label}. " + ("; ".join(told)[:1].upper() + "; ".join(told)[1:] if told else _("Nog geen beoordeling"))


def _table(label: str, rungs: Sequence[Rung], parties: Sequence[str]) -> Table:
    rows, called = [], _words()
    for rung in rungs:
        said = {voice.party: voice.stage for voice in rung.voices}
        judged = (called[said.get(party)] for party in parties)
        before = "" if rung.previous is None else called[rung.previous]
        rows.append((rung.label, called[rung.records], *judged, before))
    return Table(label, (_("Succesfactor"), _("Gegevens"), *parties, _("Vorig rapport")), tuple(rows))
