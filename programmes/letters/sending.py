"""A letter in the name of a programme: who signs it, and where an answer goes."""

from django.core.mail import EmailMessage

from programmes.models import Programme


def post(programme: Programme, subject: str, text: str, *, to: str) -> None:
    """Send it now; raises what the mail server raises, and then nothing may be marked as sent."""
    reply_to = [programme.contact_email] if programme.contact_email else []
    EmailMessage(subject, text, to=[to], reply_to=reply_to).send()


def signature(programme: Programme) -> str:
    """Who writes, on whose behalf: a name alone says nothing to somebody at home."""
    on_behalf = f"{programme.name}, {programme.municipality.name}"
    return "\n".join(filter(None, [programme.contact_name, on_behalf]))
