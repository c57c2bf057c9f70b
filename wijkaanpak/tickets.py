"""The ticket in every form of staff: who the form was shown to, and on which page. Signed, so that nobody makes one.

What is done with it: programmes.records.sending.
"""

from uuid import uuid4

from django.core import signing
from django.http import HttpRequest

SALT = "form of staff"
TICKET = "ticket"


def ticket(request: HttpRequest, page: str = "") -> str:
    """A new one for who is signed in; that of a form that is shown again. Nobody else has one."""
    if not request.user.is_authenticated:
        return ""
    sent: str = getattr(request, TICKET, "")
    return sent or signing.dumps([request.user.pk, page or request.path, uuid4().hex], salt=SALT)
