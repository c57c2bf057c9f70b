"""What a municipality changed in the criteria of the ten success factors: added, never changed."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models import rule
from wijkaanpak.accounts.models import User
from wijkaanpak.tenancy import TenantModel

LIMITS = ("met", "partly", "met_up_to", "partly_up_to")


class CriterionChange(TenantModel):
    """One criterion switched off, given other limits, or put back as it was. The last one of a criterion holds.

    A share is a fraction of 1. A limit that is empty is that of the platform.
    """

    # Counts on per municipality: it is the version of the criteria.
    number = models.PositiveIntegerField(_("nummer"), editable=False)
    factor = models.SlugField(_("succesfactor"), max_length=30)
    criterion = models.SlugField(_("criterium"), max_length=40)
    is_used = models.BooleanField(_("telt mee"), default=True)
    met = models.DecimalField(_("voldaan"), max_digits=12, decimal_places=4, null=True, blank=True)
    partly = models.DecimalField(_("deels"), max_digits=12, decimal_places=4, null=True, blank=True)
    met_up_to = models.DecimalField(_("voldaan, hoogstens"), max_digits=12, decimal_places=4, null=True, blank=True)
    partly_up_to = models.DecimalField(_("deels, hoogstens"), max_digits=12, decimal_places=4, null=True, blank=True)
    reason = models.TextField(_("reden"))
    by = models.ForeignKey(User, verbose_name=_("door"), on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("wanneer"))

    class Meta:
        verbose_name = _("aangepast criterium")
        verbose_name_plural = _("aangepaste criteria")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="criterion_change_number_once"),
            rule.filled("criterion_change_has_reason", "factor", "criterion", "reason"),
            rule.not_negative("criterion_change_limits_not_negative", *LIMITS),
            models.CheckConstraint(
                name="criterion_change_off_has_no_limits",
                condition=Q(is_used=True) | Q(met=None, partly=None, met_up_to=None, partly_up_to=None),
            ),
        ]
        triggers = [pgtrigger.Protect(name="keep_changes", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.factor}.{self.criterion}"
