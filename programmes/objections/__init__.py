"""What a letter with a decision says about objections: the words of the municipality, or the usual ones."""

from programmes.objections.writes import NoLastDay, NothingChanged, change

__all__ = ["NoLastDay", "NothingChanged", "change"]
