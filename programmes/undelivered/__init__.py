"""Letters that could not be delivered: corrected and sent again, or closed with a reason."""

from programmes.undelivered.writes import AlreadyMended, close, send_again

__all__ = ["AlreadyMended", "close", "send_again"]
