"""What a trend says: its sentence and its table."""

from collections.abc import Sequence

from wijkaanpak.charts import lines, words
from wijkaanpak.charts.chart import Missing, NamedLine, Point, Table
from wijkaanpak.charts.words import _


def _full(value: float, unit: str, decimals: int) -> str:
    shown = words.amount(value, decimals, unit)
    return f"{shown} {unit}" if len(unit) > 4 else shown


def is_severed(series: Sequence[NamedLine], baseline: Point) -> bool:
    """Whether the line of the area breaks after the baseline, so that today's figure says nothing about it."""
    return any(point.break_before and point.period > baseline.period for line in series[:1] for point in line.points)


def message_of(
    label: str,
    series: Sequence[NamedLine],
    unit: str,
    decimals: int,
    baseline: Point | None,
    target: Point | None,
) -> str:
    """The latest figures, baseline, target, and what is missing, in one sentence."""
    told = []
    # Each line has its own latest period, so the period is said with each figure.
    for line in series:
        found = lines.known(line)
        if found:
            point, value = found[-1]
            told.append(
                _("%(area)s %(value)s in %(period)s")
                % {
                    "area": words.apart(line.label),
                    "value": words.apart(_full(value, unit, decimals)),
                    "period": words.period(point),
                }
            )
    sentence = f"{words.apart(label)}: " + (words.listing(told) if told else _("nog geen cijfers"))
    # Baseline and target only where they have a number: a target may be set before anybody knows how high.
    for name, mark in ((_("nulmeting"), baseline), (_("doel"), target)):
        known = words.finite(mark.value) if mark else None
        if mark and known is not None:
            sentence += "; " + _("%(area)s %(value)s in %(period)s") % {
                "area": name,
                "value": words.apart(_full(known, unit, decimals)),
                "period": words.period(mark),
            }
            # A reader would subtract the two; after a break in the line that difference says nothing.
            if mark is baseline and is_severed(series, mark):
                sentence += f" ({_('niet te vergelijken met nu')})"
    # Gaps of the area itself, by reason: ‘geheim’ and ‘onbekend’ are not the same, and neither is zero.
    gaps: dict[Missing, list[str]] = {}
    for point in series[0].points if series else ():
        if words.finite(point.value) is None:
            gaps.setdefault(point.missing, []).append(words.period(point))
    for reason, periods in gaps.items():
        told_of = {"what": words.missing(reason), "periods": words.listing(periods)}
        sentence += "; " + _("%(what)s in %(periods)s") % told_of
    broken = [words.period(point) for line in series[:1] for point in line.points if point.break_before]
    if broken:
        sentence += "; " + _("breuk in de reeks voor %(periods)s") % {"periods": words.listing(broken)}
    return words.sentence(sentence)


def table_of(
    label: str,
    series: Sequence[NamedLine],
    unit: str,
    decimals: int,
    baseline: Point | None,
    target: Point | None,
) -> Table:
    """A row for each year, then baseline and target."""
    named: dict[float, str] = {}
    for line in series:
        for point in line.points:
            named.setdefault(point.period, words.period(point))
    columns = [{point.period: point for point in line.points} for line in series]
    rows = [(named[at], *(_cell(column.get(at), decimals) for column in columns)) for at in sorted(named)]
    for name, mark in ((_("nulmeting"), baseline), (_("doel"), target)):
        if mark is not None and series:
            title = f"{name} {words.period(mark)}"
            rows.append((title, _cell(mark, decimals), *("" for _one in series[1:])))
    caption = f"{label} ({unit})" if unit and unit not in label else label
    return Table(caption, (_("Jaar"), *(line.label for line in series)), tuple(rows), tuple(range(1, len(series) + 1)))


def _cell(point: Point | None, decimals: int) -> str:
    if point is None:
        return ""
    value = words.finite(point.value)
    if value is None:
        return words.missing(point.missing)
    shown = words.number(value, decimals)
    return f"{shown} ({_('breuk')})" if point.break_before else shown
