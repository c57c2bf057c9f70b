"""Money: sources, amounts by year, and the budgets of residents."""

from programmes.money.writes import (
    OtherProgramme,
    add_source,
    set_amounts,
    set_resident_budget,
)

__all__ = [
    "OtherProgramme",
    "add_source",
    "set_amounts",
    "set_resident_budget",
]
