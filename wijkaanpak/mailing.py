"""Giving one letter to the mail server.

What a mail server answers, and what Python makes of it, names the address of whoever should get the letter. So no error
of it leaves this module: what comes back is whether it helps to try again, and the number of the answer.
"""

import re
import smtplib
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.message import sanitize_address

# After the number of an answer, the part of it that says what the number is about (RFC 3463).
ENHANCED = re.compile(rb"\s*([245]\.\d{1,3}\.\d{1,3})\b")
OF_THE_RECEIVER = ("5.1.", "5.2.")
"""An address or a mailbox that is wrong. What else is refused for good is about our server or its rules: somebody mends
that, and the letter can still go."""
UNWRITABLE = "address"


class Answer(StrEnum):
    TAKEN = "taken"
    LATER = "later"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class MailAttempt:
    """What became of one attempt. `reason` is a number such as 550 5.1.1, or the kind of an error: never its words."""

    answer: Answer
    reason: str = ""


def hand_over(message: EmailMessage) -> MailAttempt:
    """Give it to the mail server; one attempt, within `EMAIL_TIMEOUT` for each answer. Raises nothing of the server."""
    if not _is_writable(message):
        return MailAttempt(Answer.NEVER, UNWRITABLE)
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as refused:
        return _judged(*next(iter(refused.recipients.values())))
    except smtplib.SMTPDataError as refused:
        return _judged(refused.smtp_code, refused.smtp_error)
    except smtplib.SMTPResponseException as refused:
        # About our server: it does not know us, or not now. No letter is to blame.
        return MailAttempt(Answer.LATER, str(refused.smtp_code))
    except (OSError, ValueError) as error:  # also a name of a mail server that cannot be one
        return MailAttempt(Answer.LATER, type(error).__name__)
    return MailAttempt(Answer.TAKEN)


def _is_writable(message: EmailMessage) -> bool:
    """Whether there can be such addresses and such headers."""
    try:
        message.message()
        for address in message.recipients():
            sanitize_address(address, settings.DEFAULT_CHARSET)
    except ValueError:
        return False
    return True


def _judged(code: int, text: Any) -> MailAttempt:
    found = ENHANCED.match(text if isinstance(text, bytes) else str(text).encode())
    about = found[1].decode() if found else ""
    is_final = 500 <= code < 600 and (not about or about.startswith(OF_THE_RECEIVER))
    return MailAttempt(Answer.NEVER if is_final else Answer.LATER, f"{code} {about}".strip())
