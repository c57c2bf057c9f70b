"""What waits about the local agreement."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Subquery, Value
from django.utils.translation import gettext_lazy as _

from programmes.models import AgreementPromise, LocalAgreement, Membership, Signature
from programmes.waiting import Asked, WaitingKind, columns


def _signatures(asked: Asked) -> Any:
    """Partners of the coalition that did not sign the newest version."""
    versions = LocalAgreement.objects.filter(programme=OuterRef("programme")).order_by("-version")
    members = Membership.objects.on(asked.today).filter(programme__in=asked.programmes)
    members = members.annotate(newest=Subquery(versions.values("pk")[:1])).filter(newest__isnull=False)
    signed = Signature.objects.filter(agreement=OuterRef("newest"), partner=OuterRef("partner"))
    return columns(asked, members.filter(~Exists(signed)), "signature", "partner__name", Value(None))


def _promises(asked: Asked) -> Any:
    rows = AgreementPromise.objects.filter(agreement__programme__in=asked.programmes)
    return columns(
        asked, rows.overdue(asked.near + timedelta(days=1)), "promise", "text", "due_on", "agreement__programme"
    )


KINDS = (
    WaitingKind(
        "signature",
        _("Vraag deze partner het lokaal contract te ondertekenen"),
        "programmes.edit_agreement",
        _signatures,
    ),
    WaitingKind("promise", _("Vraag of deze afspraak is nagekomen"), "programmes.edit_agreement", _promises),
)
