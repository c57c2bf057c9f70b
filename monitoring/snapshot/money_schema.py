"""The money of a snapshot, in whole euros. See schema.py."""

from typing import NotRequired, TypedDict

from monitoring.snapshot.figure_schema import Day

Euro = int


class PrintedMoneyRow(TypedDict):
    """Euro by source. `rest` = granted - spent."""

    id: int
    source: str
    kind: str
    is_municipal: bool
    ends_on: Day | None
    budgeted: Euro
    granted: Euro
    spent: Euro
    forecast: Euro | None
    rest: Euro


class PrintedMoneyYear(TypedDict):
    year: int
    budgeted: Euro
    granted: Euro
    spent: Euro
    is_estimate: bool


class PrintedMoney(TypedDict):
    rows: list[PrintedMoneyRow]
    total: PrintedMoneyRow
    municipal: PrintedMoneyRow
    years: list[PrintedMoneyYear]
    themes: NotRequired[list[PrintedMoneyRow]]  # the national grant by theme
    text: str
