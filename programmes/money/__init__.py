"""Money: sources, amounts by year, and the budgets of residents."""

from programmes.money.writes import (
    add_source,
    edit_source,
    set_amounts,
    set_resident_budget,
    withdraw_source,
)

__all__ = [
    "add_source",
    "edit_source",
    "set_amounts",
    "set_resident_budget",
    "withdraw_source",
]
