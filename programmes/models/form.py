"""What the forms of staff leave behind: what somebody was writing, and which form was sent already."""

import uuid
from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from wijkaanpak.accounts.models import User
from wijkaanpak.tenancy import TenantModel

DRAFT_DAYS = timedelta(days=30)
"""So long a draft is kept after it was last saved."""
SENT_DAYS = timedelta(days=7)
"""So long a form is known to have been sent; a tab that is open longer asks for a new one."""


class Draft(TenantModel):
    """What somebody typed into a form and did not send: theirs alone, and not checked. One for each form."""

    user = models.ForeignKey(User, verbose_name=_("wie"), on_delete=models.CASCADE, related_name="+")
    address = models.CharField(_("adres van het formulier"), max_length=300)
    answers = models.JSONField(_("wat er staat"), default=dict)
    saved_at = models.DateTimeField(_("bewaard om"))

    class Meta:
        verbose_name = _("concept")
        verbose_name_plural = _("concepten")
        ordering = ["user", "address"]
        constraints = [models.UniqueConstraint(fields=["municipality", "user", "address"], name="draft_once_a_form")]

    def __str__(self) -> str:
        return self.address


class SentForm(TenantModel):
    """A form that was sent. Sent again it does nothing more, and goes on to the same page."""

    key = models.UUIDField(_("sleutel"), default=uuid.uuid4)
    went_to = models.CharField(_("waar het verderging"), max_length=500, default="", db_default="")
    sent_at = models.DateTimeField(_("verstuurd om"))

    class Meta:
        verbose_name = _("verstuurd formulier")
        verbose_name_plural = _("verstuurde formulieren")
        ordering = ["-sent_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["municipality", "key"], name="sent_form_once")]

    def __str__(self) -> str:
        return str(self.key)
