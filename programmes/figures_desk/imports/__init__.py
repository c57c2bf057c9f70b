"""Files that are brought in: what one would do, and publishing it."""

from programmes.figures_desk.imports.writes import correct, publish, receive, retry, say_unknown

__all__ = ["correct", "publish", "receive", "retry", "say_unknown"]
