"""What a letter with a decision says about objections: the words of the municipality, or the usual ones."""

from programmes.objections.writes import ChangedMeanwhile, NoLastDay, NothingChanged, change

__all__ = ["ChangedMeanwhile", "NoLastDay", "NothingChanged", "change"]
