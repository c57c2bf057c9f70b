"""One scoring: the date, the evidence as it was then, and what came out. Never changed afterwards."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models import rule
from programmes.models.programme import PartQuerySet, programme_key
from wijkaanpak.accounts.models import User
from wijkaanpak.tenancy import TenantModel


class Assessment(TenantModel):
    """The records level of the ten factors at one date, with everything it was made from.

    `evidence` and `scores` map the key of a factor to the frozen dataclass (`monitoring.scoring.frozen`).
    """

    programme = programme_key("assessments")
    reference_date = models.DateField(_("peildatum"))
    made_at = models.DateTimeField(_("gemaakt op"))
    made_by = models.ForeignKey(
        User, verbose_name=_("gemaakt door"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    criteria_name = models.CharField(_("criteria"), max_length=120)
    criteria_version = models.CharField(_("versie van de criteria"), max_length=20)
    evidence = models.JSONField(_("onderbouwing"))
    scores = models.JSONField(_("uitkomsten"))

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("beoordeling")
        verbose_name_plural = _("beoordelingen")
        ordering = ["programme", "-reference_date", "-pk"]
        constraints = [rule.filled("assessment_names_its_criteria", "criteria_name", "criteria_version")]
        triggers = [pgtrigger.Protect(name="keep", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.programme}, {self.reference_date:%d-%m-%Y}"
