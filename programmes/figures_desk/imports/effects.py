"""Reads: what a file that was brought in would do to the figures of the programmes' own areas.

The figures of the file were kept when it was read; what stands there is read now. So the effect is that of this moment.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from neighbourhoods import series
from neighbourhoods.disclosure.rules import OWN_TABLE
from neighbourhoods.figures import Figure, Origin, Part
from neighbourhoods.models import FigureImport, Indicator
from neighbourhoods.series import words
from neighbourhoods.terms import LinkKind, Note
from programmes.models import Programme, ProgrammeArea
from wijkaanpak.accounts.models import User

MOST_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class Effect:
    """One figure of one area, now and after publishing, in words."""

    indicator: str
    unit: str
    period: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class AreaEffects:
    """What changes for one programme, and how many of its figures stay as they are."""

    programme: Programme
    changed: list[Effect]
    same: int


@dataclass(frozen=True, slots=True)
class Effects:
    """Per programme with an area. `elsewhere` names indicators whose series the catalogue takes from another table."""

    programmes: list[AreaEffects]
    elsewhere: list[str]

    @property
    def unchanged(self) -> list[str]:
        """Names of the programmes for which nothing changes."""
        return [effects.programme.name for effects in self.programmes if not effects.changed]


def read(figure_import: FigureImport, programmes: Sequence[Programme], *, at: date) -> Effects:
    """Five queries, however many programmes and indicators."""
    held = ProgrammeArea.objects.filter(programme__in=programmes).on(at).prefetch_related("members")
    codes = {area.programme_id: area.codes for area in held if area.codes}
    every = sorted({code for some in codes.values() for code in some})
    brought = {key for own in figure_import.figures for key in own["keys"]}
    known = list(Indicator.objects.filter(key__in=brought))
    book = series.read(every) if every else series.Book([])
    counted = _counted(figure_import, known, book)
    elsewhere = [indicator.name for indicator in known if indicator.key not in counted]
    if not every:
        return Effects([], elsewhere)
    touched = [indicator for indicator in book.indicators.values() if {indicator.key, *indicator.needs} & counted]
    before = _figures(book, codes, touched)
    _lay_over(book, figure_import, counted)
    after = _figures(book, codes, touched)
    return Effects(
        [
            _effects(programme, codes[programme.pk], touched, before, after)
            for programme in programmes
            if programme.pk in codes
        ],
        elsewhere,
    )


def _counted(figure_import: FigureImport, known: Sequence[Indicator], book: series.Book) -> set[str]:
    """Keys that are read from this very table: the catalogue prefers it, or it is our own and there is nothing else."""
    preferred = {indicator.key: indicator.series for indicator in known}
    free = {indicator.key for indicator in known if not book.has(indicator.key, indicator.series)}
    return {
        key
        for own in figure_import.figures
        for key in own["keys"]
        if preferred.get(key) == own["series"] or (key in free and OWN_TABLE.match(own["table"]))
    }


def _figures(
    book: series.Book, codes: dict[int, list[str]], indicators: Sequence[Indicator]
) -> dict[tuple[int, str, str], Figure]:
    return {
        (programme, indicator.key, period): book.figure(some, indicator.key, period)
        for programme, some in codes.items()
        for indicator in indicators
        for period in book.periods(indicator.key)
    }


def _lay_over(book: series.Book, figure_import: FigureImport, counted: set[str]) -> None:
    """The figures of the file in the place of those that stand. A recoded buurt is shown under its newer code."""
    newer = {link.code: link.later_code for link in book.links if link.kind == LinkKind.RECODED}
    for own in figure_import.figures:
        origin = Origin(own["table"], own["series"], own["period"], own["division_year"])
        for code, cells in own["rows"].items():
            for key, (value, note) in zip(own["keys"], cells, strict=True):
                if key in counted:
                    for shown in {code, newer.get(code, code)}:
                        book.add(key, Part(shown, value, Note(note), origin))


def _effects(
    programme: Programme,
    codes: list[str],
    indicators: Sequence[Indicator],
    before: dict[tuple[int, str, str], Figure],
    after: dict[tuple[int, str, str], Figure],
) -> AreaEffects:
    changed, same = [], 0
    for indicator in indicators:
        for (owner, key, period), figure in after.items():
            if (owner, key) != (programme.pk, indicator.key):
                continue
            earlier = before.get((programme.pk, key, period))
            if earlier is not None and (earlier.value, earlier.state) == (figure.value, figure.state):
                same += 1
                continue
            was, becomes = told_apart(earlier, figure, indicator.decimals)
            if was == becomes:  # the last digit of a computer, which nobody is shown
                same += 1
            else:
                changed.append(Effect(indicator.name, indicator.unit, period, was, becomes))
    return AreaEffects(programme, changed, same)


def told_apart(before: Figure | None, after: Figure, decimals: int) -> tuple[str, str]:
    """Both in words, with as many decimals as it takes to see that they differ; else with what they are."""
    if before is None:
        return "–", words.value(after, decimals)
    for shown in range(decimals, MOST_DECIMALS + 1):
        pair = words.value(before, shown), words.value(after, shown)
        if pair[0] != pair[1]:
            return pair
    first, second = (f"{words.value(figure, decimals)} ({words.STATES[figure.state]})" for figure in (before, after))
    return first, second


def programmes_of(user: User) -> list[Programme]:
    """The programmes somebody may see, in order of name."""
    return list(Programme.objects.visible_to(user).order_by("name", "pk"))
