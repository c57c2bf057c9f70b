"""The words we send to people, and sending them once. Plain text in plain Dutch; addresses never come from a request.

The record says whether its letter went out; `Delivery` how it goes with one that did not. It is tried with growing
pauses for three days, and what cannot be delivered waits for somebody to mend it (`programmes.undelivered`). A crash
between the mail and the mark sends it twice, under one Message-ID; it is never lost.
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
from programmes.letters.sending import forget
from programmes.letters.suppliers import send_returned_figure

__all__ = [
    "ApplicantLetter",
    "decision",
    "forget",
    "hashed",
    "objection",
    "send_confirmation",
    "send_decision",
    "send_message",
    "send_returned_figure",
]
