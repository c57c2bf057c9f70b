"""What was published, and taking it back."""

from programmes.figures_desk.releases.writes import withdraw

__all__ = ["withdraw"]
