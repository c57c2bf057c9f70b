"""An indicator of an ambition as a card, the same on every page: what its picture says, the picture, its judgement."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from monitoring.pages.changes import Figures
from neighbourhoods.pages import pictures
from neighbourhoods.pages.moved import Moved
from neighbourhoods.series import Series
from neighbourhoods.standings import words
from programmes.models import AmbitionIndicator
from programmes.visions.reads import asked_of
from wijkaanpak import charts
from wijkaanpak.charts import Chart, Drawn, Point

PHONE = 330
"""Width in pixels of a picture that fits a phone of 375."""
WIDE, HEIGHT = 480, 260
STANDS_OUT = ("worse", "better")
"""Tones of a change that is more than ordinary, in the order in which they ask attention."""


@dataclass(frozen=True, slots=True)
class Followed:
    """`finding` is the title of the picture. `moved` is None where nothing is judged, `trend` where none is drawn."""

    key: str
    name: str
    finding: str
    moved: Moved | None
    reach: str
    trend: Drawn | None = None

    @property
    def stands_out(self) -> bool:
        """Whether it became better or worse: said where everybody sees it, without unfolding anything."""
        return self.moved is not None and self.moved.tone in STANDS_OUT


def told(asked: AmbitionIndicator, found: Figures) -> Followed:
    """What an ambition asked for, which `found` has to have, in words alone: a picture takes as long as a page."""
    target = asked_of(asked)
    return Followed(
        key=asked.indicator_key,
        name=found.series[asked.indicator_key].indicator.localized_name,
        finding=found.findings[asked.indicator_key],
        moved=found.moved.get(asked.indicator_key),
        reach=found.reach[target] if target else "",
    )


def drawn(card: Followed, asked: AmbitionIndicator, found: Figures, *, area: str, municipality: str) -> Followed:
    """The same with its picture."""
    return replace(card, trend=_drawn(asked, found.series[card.key], area=area, municipality=municipality))


def without_strip(card: Followed) -> Followed:
    """The same with the change told but not drawn among its peers: for a page that has room for one picture of each."""
    return replace(card, moved=replace(card.moved, draw=None)) if card.moved else card


def by_attention(cards: Iterable[Followed]) -> list[Followed]:
    """What became worse first, then what became better, then the other verdicts, last what nobody could judge."""
    order = [*STANDS_OUT, "plain"]

    def place(card: Followed) -> int:
        return order.index(card.moved.tone) if card.moved and card.moved.is_judged else len(order)

    return sorted(cards, key=place)


def lines(series: Series, *, area: str, municipality: str) -> list[charts.NamedLine]:
    """The area, its gemeente and the Netherlands; a line breaks where the measuring or the boundary changed."""
    own = pictures.line(area, series.figures, series)
    beside = [(municipality, series.municipality), (_("Nederland"), series.country)]
    others = (pictures.line(name, figures, series) for name, figures in beside)
    return [own, *(other for other in others if pictures.has_value(other))]


def _drawn(asked: AmbitionIndicator, series: Series, *, area: str, municipality: str) -> Drawn:
    indicator, named = series.indicator, lines(series, area=area, municipality=municipality)
    baseline = Point(int(asked.baseline_period[:4]), asked.baseline_value) if asked.baseline_value is not None else None
    target = Point(asked.target_year, asked.target_value) if asked.target_value is not None else None

    def trend(width: int, key: str, told: Chart | None = None) -> Chart:
        return charts.trend(
            indicator.localized_name,
            named,
            unit=indicator.localized_unit,
            decimals=indicator.decimals,
            baseline=baseline,
            target=target,
            message=told.message if told else "",
            table=told.table if told else None,
            width=width,
            height=HEIGHT,
            key=key,
        )

    wide = trend(WIDE, f"indicator-{asked.pk}")
    return Drawn(wide, trend(PHONE, f"indicator-{asked.pk}-phone", wide))


def chance(shown: Iterable[Followed]) -> str:
    """How many of the judgements among these stand out by chance, each counted once; empty without any."""
    return words.chance(len({one.key for one in shown if one.moved and one.moved.is_judged}))
