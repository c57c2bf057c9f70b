"""The catalogue for staff, and indicators of the municipality itself."""

from programmes.figures_desk.indicators.writes import NameTaken, NotOwn, define, redefine

__all__ = ["NameTaken", "NotOwn", "define", "redefine"]
