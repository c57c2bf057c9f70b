"""What the area page shows: every figure in words, with its picture and where it comes from.

Built from a `Profile`; asks the database nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from neighbourhoods.areas.places import Place
from neighbourhoods.figures import Figure, FigureState, Verdict
from neighbourhoods.models.area import COUNTRY_CODE
from neighbourhoods.pages import findings, moved, pictures, profiles, provenance, sentences
from neighbourhoods.pages.moved import Moved
from neighbourhoods.pages.profiles import IndicatorRow, Profile
from neighbourhoods.pages.provenance import Provenance
from neighbourhoods.standings import words
from neighbourhoods.standings.contrast import Contrast, contrast
from neighbourhoods.standings.movement import Movement
from neighbourhoods.standings.ranks import Standing
from wijkaanpak.charts import Chart

KINDS = {Verdict.BETTER: "better", Verdict.WORSE: "worse"}
WIDEST = 3
ABSENT_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Value:
    """A figure as it stands on the page; `is_known` False when `text` says why there is none."""

    label: str
    text: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class Versus:
    """‘lager dan Groningen; dat is gunstig’; `way` is up, down or level, `kind` better, worse or plain.

    `gap` is how large the difference is beside how far areas lie apart, None where that is not known, and `share` how
    large beside the figure that it is compared with.
    """

    text: str
    way: str
    kind: str
    share: float
    gap: float | None


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One indicator of one place; `finding` is the title of its trend."""

    row: IndicatorRow
    period: str
    values: tuple[Value, ...]
    versus: Versus | None
    change: str
    is_comparable: bool
    remark: str
    trend: Chart | None
    finding: str
    breaks: tuple[tuple[str, str], ...]
    provenance: Provenance
    ranks: tuple[str, ...]
    moved: Moved | None

    @property
    def is_known(self) -> bool:
        return self.values[0].is_known

    @property
    def aside(self) -> tuple[str, ...]:
        """What stands in the row on a desk and behind its fold on a phone."""
        return (*([] if self.is_comparable else [self.change]), *self.ranks[:1])


@dataclass(frozen=True)
class DomainPart:
    """One domain with its lines: what is known first. What a page asks more often is made once."""

    key: str
    label: str
    lines: tuple[IndicatorLine, ...]

    @cached_property
    def first(self) -> tuple[IndicatorLine, ...]:
        """What is read first: everything but the counts behind a rate that stands here too."""
        lines = self._lines(counts=False)
        return tuple(line for line in lines if line.is_known) if self.absent else lines

    @cached_property
    def absent(self) -> tuple[IndicatorLine, ...]:
        """What has no value here, when that is so many that it would hide the rest."""
        lines = tuple(line for line in self._lines(counts=False) if not line.is_known)
        return lines if len(lines) > ABSENT_SHOWN else ()

    @cached_property
    def counts(self) -> tuple[IndicatorLine, ...]:
        """The counts that a rate of this domain was made of."""
        return self._lines(counts=True)

    @property
    def better(self) -> int:
        return self._judged("better")

    @property
    def worse(self) -> int:
        return self._judged("worse")

    def changed(self, tone: str) -> int:
        """How many changes stand out this way; the counts behind a rate that stands here too are the same change."""
        return sum(line.moved is not None and line.moved.tone == tone for line in self._lines(counts=False))

    @property
    def lacking(self) -> int:
        """How many figures have no value here."""
        return sum(not line.is_known for line in self.lines)

    @cached_property
    def marks(self) -> tuple[tuple[str, str], ...]:
        """How this domain compares, for beside its name."""
        return marks([self]) or (("plain", _("zonder oordeel")),)

    def _lines(self, *, counts: bool) -> tuple[IndicatorLine, ...]:
        behind = {line.row.indicator.numerator for line in self.lines}
        return tuple(line for line in self.lines if (line.row.indicator.key in behind) == counts)

    def _judged(self, kind: str) -> int:
        return sum(line.versus is not None and line.versus.kind == kind for line in self.lines)


@dataclass(frozen=True)
class AreaPage:
    """A place with its figures by domain."""

    profile: Profile
    parts: tuple[DomainPart, ...]
    reference: str
    asked: frozenset[str]

    @cached_property
    def marks(self) -> tuple[tuple[str, str], ...]:
        return marks(self.parts)

    @cached_property
    def widest(self) -> tuple[IndicatorLine, ...]:
        """Where the place differs most from what it is compared with, beside how far areas lie apart: first of what an
        ambition is about, and never of what is about equal. Without a spread by its share, after the others.
        """
        found = [
            (
                line.row.indicator.key not in self.asked,
                line.versus.gap is None,
                -(line.versus.gap or line.versus.share),
                line,
            )
            for part in self.parts
            for line in part.first
            if line.versus is not None and line.versus.way != "level"
        ]
        return tuple(line for *_order, line in sorted(found, key=lambda candidate: candidate[:3])[:WIDEST])

    @property
    def begins_with_ambition(self) -> bool:
        return any(line.row.indicator.key in self.asked for line in self.widest)

    @property
    def chance(self) -> str:
        """How many of the judgements on this page stand out by chance; empty without any."""
        return words.chance(
            sum(bool(line.moved and line.moved.is_judged) for part in self.parts for line in part.lines)
        )

    @property
    def sources(self) -> tuple[str, ...]:
        """The publishers on this page, for the line at its foot."""
        found = {
            source.origin.publisher
            for part in self.parts
            for line in part.lines
            for source in line.provenance.sources
            if source.origin.publisher
        }
        return tuple(sorted(found))


def marks(parts: Sequence[DomainPart]) -> tuple[tuple[str, str], ...]:
    """How many figures changed more than is ordinary, and how many are better, worse or lacking: the kind of each mark
    with its words.
    """
    found = (
        ("better", _("%(count)s verbeterd"), sum(part.changed("better") for part in parts)),
        ("worse", _("%(count)s verslechterd"), sum(part.changed("worse") for part in parts)),
        ("better", _("%(count)s gunstiger"), sum(part.better for part in parts)),
        ("worse", _("%(count)s ongunstiger"), sum(part.worse for part in parts)),
        ("lacking", _("%(count)s zonder cijfer"), sum(part.lacking for part in parts)),
    )
    return tuple((kind, text % {"count": count}) for kind, text, count in found if count)


def page(
    profile: Profile,
    municipality: str,
    names: Mapping[str, str],
    standings: Mapping[str, Standing] = MappingProxyType({}),
    movements: Mapping[str, Movement] = MappingProxyType({}),
    peers: Mapping[str, str] = MappingProxyType({}),
    asked: Collection[str] = (),
) -> AreaPage:
    """`names` are the names of areas by code and `peers` those of peers; `standings` says where figures stand, and
    `movements` how they changed beside those of the peers, by key of the indicator. `asked` are the keys of the
    indicators that an ambition here is about.
    """
    place = profile.place
    names = {place.municipality_code: municipality, COUNTRY_CODE: _("Nederland"), place.code: place.name, **names}
    indicators = {row.indicator.key: row.indicator.localized_name for row in profile.rows}
    parts = tuple(
        DomainPart(
            chapter.key,
            domain_label(chapter),
            tuple(
                _line(
                    row,
                    profile,
                    municipality,
                    names,
                    indicators,
                    standings.get(row.indicator.key, Standing()),
                    movements.get(row.indicator.key),
                    peers,
                )
                for row in sorted(chapter.rows, key=lambda row: row.figure.value is None)
            ),
        )
        for chapter in profile.chapters
    )
    reference = _("Nederland") if place.is_municipality else municipality
    return AreaPage(profile, parts, reference, frozenset(asked))


def domain_label(chapter: profiles.Chapter) -> str:
    return str(chapter.domain.label).capitalize() if chapter.domain else _("Bewoners")


def _line(
    row: IndicatorRow,
    profile: Profile,
    municipality: str,
    names: Mapping[str, str],
    indicators: Mapping[str, str],
    standing: Standing,
    movement: Movement | None,
    peers: Mapping[str, str],
) -> IndicatorLine:
    place, figure, series = profile.place, row.figure, row.series
    change = row.change
    return IndicatorLine(
        row=row,
        period=figure.period,
        values=_values(row, profile, municipality),
        versus=_versus(row, municipality, standing, is_municipality=place.is_municipality),
        change=sentences.changed(change.since, change.difference, row.indicator) if change else "",
        is_comparable=change is None or change.difference.value is not None,
        remark=sentences.remark(figure, names),
        trend=pictures.trend(row, area=place.name, municipality=municipality),
        finding=capfirst(findings.said(series, movement)),
        breaks=tuple((period, sentences.broken(why)) for period, why in series.broken(series.figures).items()),
        provenance=provenance.of(figure, row.indicator, indicators, names, standing),
        ranks=sentences.ranked(standing),
        moved=_moved(row, place, movement, peers),
    )


def _moved(row: IndicatorRow, place: Place, movement: Movement | None, peers: Mapping[str, str]) -> Moved | None:
    """How the figure changed beside that of its peers, None where nobody looked or where there is no figure."""
    if movement is None or row.figure.value is None:
        return None
    return moved.of(movement, row.indicator, place.name, peers)


def _values(row: IndicatorRow, profile: Profile, municipality: str) -> tuple[Value, ...]:
    shown: list[tuple[str, Figure]] = [(profile.place.name, row.figure)]
    if not profile.place.is_municipality:
        shown.append((municipality, row.municipality))
    shown.append((_("Nederland"), row.country))
    return tuple(
        Value(label, sentences.shown(figure, row.indicator), figure.value is not None) for label, figure in shown
    )


def _versus(row: IndicatorRow, municipality: str, standing: Standing, *, is_municipality: bool) -> Versus | None:
    """Favourable or not is said of what is apart from those alike; what is like them is about equal, without colour."""
    if is_municipality:
        difference, name, other = row.series.to_country(row.figure), _("Nederland"), row.country
    else:
        difference, name, other = row.series.to_municipality(row.figure), municipality, row.municipality
    if difference.value is None:
        return None
    size = abs(difference.value / other.value) if other.value else 0.0, standing.gap(difference.value)
    found = contrast(standing, difference.value, is_modelled=row.figure.state is FigureState.ESTIMATED)
    if found is Contrast.ALIKE and difference.value:
        return Versus(sentences.alike(name), "level", "plain", *size)
    told = difference if found is Contrast.APART else replace(difference, verdict=Verdict.CONTEXT)
    way = "level" if difference.value == 0 else "up" if difference.value > 0 else "down"
    return Versus(sentences.compared(told, name), way, KINDS.get(told.verdict, "plain"), *size)
