"""Rows of the base itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wijkaanpak.tenancy import TenantModel


class Allowance(TenantModel):
    """How far somebody has used up what they may do within a time; wijkaanpak/limits.py counts with it.

    `whose` is a keyed hash: who it was cannot be read back. A row whose moment has passed says nothing and is removed.
    """

    action = models.CharField(_("handeling"), max_length=20)
    whose = models.CharField(_("van wie"), max_length=64)
    used_until = models.DateTimeField(_("gebruikt tot"))

    class Meta:
        verbose_name = _("verbruik van een limiet")
        verbose_name_plural = _("verbruik van limieten")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "action", "whose"], name="allowance_once"),
        ]

    def __str__(self) -> str:
        return f"{self.action}: {self.used_until:%d-%m-%Y %H:%M}"


class LastTime(models.Model):
    """When something last happened that somebody who watches the server asks after; wijkaanpak/watching.py."""

    name = models.CharField(_("wat"), max_length=40, unique=True)
    at = models.DateTimeField(_("op"))
    about = models.JSONField(_("bijzonderheden"), default=dict, blank=True)

    class Meta:
        verbose_name = _("laatste keer")
        verbose_name_plural = _("laatste keren")

    def __str__(self) -> str:
        return f"{self.name}: {self.at:%d-%m-%Y %H:%M}"
