"""Whether a target is within reach of what ever happened, in words and numbers, and what in it seems a slip.

It informs, and forbids nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from neighbourhoods.models import Indicator
from neighbourhoods.pages import moved, profiles
from neighbourhoods.standings import target_words, targets, windows, words
from neighbourhoods.standings.movement import YEARS_IN_MEAN, ChangeUnit
from neighbourhoods.standings.precedents import AskedTarget
from neighbourhoods.standings.targets import Precedent
from programmes.models import AmbitionIndicator, Programme
from programmes.visions.reads import COUNT, TargetFigures, amount, asked_of, better, read
from wijkaanpak import charts
from wijkaanpak.charts import Dot, Drawn
from wijkaanpak.formats import NBSP, number, rounded

WIDE, NARROW = 640, 330
FAR = 10
"""So many times as high or low as today is probably a slip: euros where the figure counts thousands of euros."""


@dataclass(frozen=True, slots=True)
class Realism:
    """What stands beside a target: whether it was managed before, the numbers of that, and what seems a slip."""

    sentence: str
    facts: tuple[tuple[str, str], ...] = ()
    doubts: tuple[str, ...] = ()
    is_counted: bool = False
    """Whether it says how many managed."""
    strip: Drawn | None = None


@dataclass(frozen=True, slots=True)
class TargetCard:
    """A target on a page. `indicator` is None when the catalogue does not have it any more; texts may be empty."""

    target: AmbitionIndicator
    indicator: Indicator | None
    better: str = ""
    today: str = ""
    baseline: str = ""
    goal: str = ""
    realism: Realism | None = None


def cards(
    programme: Programme, followed: Sequence[AmbitionIndicator], *, with_strip: bool = False
) -> tuple[TargetCard, ...]:
    """What stands beside each target, in their order. At most nine queries, and one for each strip."""
    if not followed:
        return ()
    indicators = {one.key: one for one in Indicator.objects.filter(key__in={row.indicator_key for row in followed})}
    asked = {row.pk: target for row in followed if (target := asked_of(row))}
    found = read(programme, indicators, asked.values())
    return tuple(
        _card(row, indicators[row.indicator_key], found, asked.get(row.pk), with_strip=with_strip)
        if row.indicator_key in indicators
        else TargetCard(row, None)
        for row in followed
    )


def _card(
    row: AmbitionIndicator, indicator: Indicator, found: TargetFigures, asked: AskedTarget | None, *, with_strip: bool
) -> TargetCard:
    baseline = (row.baseline_period, row.baseline_value) if row.baseline_value is not None else None
    goal = _("%(value)s in %(year)s")
    return TargetCard(
        target=row,
        indicator=indicator,
        better=better(indicator),
        today=found.today(indicator),
        baseline=goal % {"value": amount(baseline[1], indicator), "year": baseline[0]} if baseline else "",
        goal=goal % {"value": amount(asked.value, indicator), "year": asked.year} if asked else "",
        realism=realism(found, indicator, asked, baseline=baseline, with_strip=with_strip) if asked else None,
    )


def realism(
    found: TargetFigures,
    indicator: Indicator,
    asked: AskedTarget,
    *,
    baseline: tuple[str, float] | None = None,
    with_strip: bool = False,
) -> Realism:
    """`baseline` is a period and a value. The strip of peers takes a query for their names."""
    precedent = found.reached.get(asked)
    if precedent is None:
        why = _("Van %(area)s kennen we dit cijfer niet.") % {"area": found.area}
        sentence = _("Of dit haalbaar is, is niet te zeggen. %(why)s") % {"why": why}
        return Realism(sentence, doubts=tuple(_doubts(found, indicator, asked, baseline, None)))
    return Realism(
        sentence=target_words.managed(precedent),
        facts=tuple(_facts(found, indicator, precedent)),
        doubts=tuple(_doubts(found, indicator, asked, baseline, precedent)),
        is_counted=precedent.reached is not None,
        strip=_strip(indicator, precedent) if with_strip and precedent.reached is not None else None,
    )


def _facts(found: TargetFigures, indicator: Indicator, precedent: Precedent) -> Iterable[tuple[str, str]]:
    """What the answer is made of, as far as it is known."""
    if precedent.today is not None:
        yield _("Nu"), _now(found, indicator, precedent.today)
    if precedent.reached is None or precedent.needed is None:
        return
    half = len(precedent.years) // 2
    told = {
        "base": words.years(precedent.years[:half]),
        "now": words.years(precedent.years[half:]),
        "areas": words.among(precedent.peers),
        "area": found.area,
    }
    yield _("Nodig"), words.signed(precedent.needed, precedent.measure, indicator, 1)
    if precedent.measure is ChangeUnit.PERCENT:
        alike = _("%(areas)s die in %(base)s stonden waar %(area)s nu staat, gevolgd tot %(now)s")
    else:  # the gap to the country says who is alike
        alike = _("%(areas)s die in %(base)s zo ver van het cijfer van Nederland lagen als %(area)s nu, tot %(now)s")
    yield _("Vergeleken met"), alike % told
    best = _("Sterkste daling van hen") if precedent.needed < 0 else _("Sterkste stijging van hen")
    yield best, words.signed(precedent.best or 0.0, precedent.measure, indicator, 1)
    yield _("De middelste van hen"), words.signed(precedent.median or 0.0, precedent.measure, indicator, 1)
    if precedent.country is not None:
        change = words.signed(precedent.country, precedent.measure, indicator, 1)
        yield _("Heel Nederland"), _("%(change)s; dat is van elk gebied afgetrokken") % {"change": change}


def _now(found: TargetFigures, indicator: Indicator, today: float) -> str:
    value = number(today, max(indicator.decimals, 1))
    unit = indicator.unit.strip()
    told = {"value": value if unit == COUNT else f"{value}{NBSP}{unit}"}
    newest = found.newest(indicator.key)
    if newest is None:
        return told["value"]
    if windows.is_counted(indicator):
        told["years"] = words.years(range(newest.year - YEARS_IN_MEAN + 1, newest.year + 1))
        return _("%(value)s, gemiddeld in %(years)s") % told
    return _("%(value)s, in %(period)s") % {**told, "period": newest.period}


def _doubts(
    found: TargetFigures,
    indicator: Indicator,
    asked: AskedTarget,
    baseline: tuple[str, float] | None,
    precedent: Precedent | None,
) -> Iterable[str]:
    """What may be a slip: it is told, and refused nowhere."""
    newest = found.newest(indicator.key)
    today = precedent.today if precedent else None
    today = newest.value if today is None and newest else today
    told = {"value": amount(asked.value, indicator), "better": better(indicator)}
    if today is not None and targets.is_reached(today, asked.value, indicator.direction):
        told["today"] = _now(found, indicator, today)
        yield _("Nu is het %(today)s, en %(better)s. Dit doel is dus al gehaald. Typte u het goed?") % told
    elif baseline and _is_worse(asked.value, baseline[1], indicator.direction):
        told |= {"baseline": amount(baseline[1], indicator), "period": baseline[0]}
        yield (
            _("%(value)s is slechter dan de nulmeting (%(baseline)s in %(period)s): %(better)s. Bedoelt u dat?") % told
        )
    if today and asked.value and not 1 / FAR <= asked.value / today <= FAR:
        told |= {"today": amount(rounded(today, indicator.decimals), indicator), "times": str(FAR)}
        yield (
            _("Nu is het %(today)s. Dit doel is meer dan %(times)s keer zo hoog of zo laag. Typte u het goed?") % told
        )


def _is_worse(value: float, baseline: float, direction: str) -> bool:
    return value != baseline and targets.is_reached(baseline, value, direction)


def _strip(indicator: Indicator, precedent: Precedent) -> Drawn:
    """The peers as dots with how far each moved, what the target asks marked; for a desk and for a phone."""
    names = profiles.area_names({peer.code for peer in precedent.peers})
    needed, median = (
        words.signed(change or 0.0, precedent.measure, indicator, 1) for change in (precedent.needed, precedent.median)
    )
    told = _("Nodig is %(needed)s; de middelste van %(areas)s kwam op %(median)s.") % {
        "needed": needed,
        "median": median,
        "areas": words.among(precedent.peers),
    }
    table = moved.peer_table(precedent.peers, precedent.years, precedent.measure, indicator, names)
    wide, narrow = (
        charts.peer_strip(
            indicator.name,
            Dot(_("nodig voor het doel"), precedent.needed or 0.0),
            [Dot(names.get(peer.code, peer.code), peer.change) for peer in precedent.peers],
            unit="%" if precedent.measure is ChangeUnit.PERCENT else "",
            decimals=1,
            message=told,
            table=table,
            width=width,
            key=f"{key}-{indicator.key}",
        )
        for key, width in (("target", WIDE), ("target-phone", NARROW))
    )
    return Drawn(wide, narrow)
