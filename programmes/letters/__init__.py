"""The words we send to people, and sending them once. Plain text in plain Dutch; addresses never come from a request.

A letter goes out while its row is locked and is marked in the same transaction: no mail server, no mark, and the sweep
tries again. A crash between the mail and the mark sends it twice; it is never lost.
"""

from programmes.letters.applicants import (
    ApplicantLetter,
    decision,
    hashed,
    objection,
    send_confirmation,
    send_decision,
    send_message,
)
from programmes.letters.suppliers import send_returned_figure

__all__ = [
    "ApplicantLetter",
    "decision",
    "hashed",
    "objection",
    "send_confirmation",
    "send_decision",
    "send_message",
    "send_returned_figure",
]
