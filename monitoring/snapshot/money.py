"""Euros per source and per year. Amounts are rounded first and added up afterwards, so the tables add up."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from monitoring.evidence.memory import Memory
from monitoring.snapshot.frame import Frame, iso, whole
from monitoring.snapshot.money_schema import PrintedMoney, PrintedMoneyRow, PrintedMoneyYear
from programmes.models import FundingSource, MoneyLine


def money(memory: Memory, frame: Frame) -> PrintedMoney:
    """The lines by source and by year."""
    lines = memory.money
    by_source: dict[FundingSource, list[MoneyLine]] = defaultdict(list)
    for line in lines:
        by_source[line.source].append(line)
    rows = [_row(source, own) for source, own in by_source.items()]
    years = [_year(year, lines, frame) for year in sorted({line.year for line in lines})]
    return {
        "rows": rows,
        "total": _total("Totaal", rows),
        "municipal": _total("Waarvan gemeentelijk", [row for row in rows if row["is_municipal"]]),
        "years": years,
        "themes": _themes(lines),
        "text": "",
    }


def _row(source: FundingSource, lines: list[MoneyLine]) -> PrintedMoneyRow:
    granted, spent = _sum(line.committed for line in lines), _sum(line.spent for line in lines)
    return {
        "id": source.pk,
        "source": source.name,
        "kind": str(source.get_kind_display()),
        "is_municipal": source.kind == FundingSource.Kind.MUNICIPALITY,
        "ends_on": iso(source.ends_on),
        "budgeted": _sum(line.budgeted for line in lines),
        "granted": granted,
        "spent": spent,
        "forecast": _sum(line.committed if line.forecast is None else line.forecast for line in lines),
        "rest": granted - spent,
    }


def _themes(lines: Iterable[MoneyLine]) -> list[PrintedMoneyRow]:
    """The national grant by its themes, for its accounts; what has no theme comes last."""
    by_theme: dict[str, list[MoneyLine]] = defaultdict(list)
    for line in lines:
        if line.source.kind == FundingSource.Kind.NATIONAL_GRANT:
            by_theme[line.theme].append(line)
    names = {**dict(MoneyLine.Theme.choices), "": "nog geen thema vastgelegd"}
    return [
        _total(str(name), [_row(by_theme[key][0].source, by_theme[key])])
        for key, name in names.items()
        if key in by_theme
    ]


def _total(label: str, rows: list[PrintedMoneyRow]) -> PrintedMoneyRow:
    granted, spent = sum(row["granted"] for row in rows), sum(row["spent"] for row in rows)
    return {
        "id": 0,
        "source": label,
        "kind": "",
        "is_municipal": False,
        "ends_on": None,
        "budgeted": sum(row["budgeted"] for row in rows),
        "granted": granted,
        "spent": spent,
        "forecast": sum(row["forecast"] or 0 for row in rows),
        "rest": granted - spent,
    }


def _year(year: int, lines: Iterable[MoneyLine], frame: Frame) -> PrintedMoneyYear:
    own = [line for line in lines if line.year == year]
    return {
        "year": year,
        "budgeted": _sum(line.budgeted for line in own),
        "granted": _sum(line.committed for line in own),
        "spent": _sum(line.spent for line in own),
        "is_estimate": year > frame.at.year,
    }


def _sum(amounts: Iterable[Decimal]) -> int:
    return whole(sum(amounts, Decimal(0))) or 0
