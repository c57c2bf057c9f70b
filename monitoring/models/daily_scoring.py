"""That a programme is scored every day: one row for each, which moves on a day a night."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.programme import PartQuerySet, programme_key
from wijkaanpak.jobs import Job


class DailyScoring(Job):
    """`day` is what is asked for, `scored_on` the last day that came out; an `Assessment` is kept when it differs."""

    programme = programme_key("daily_scorings")
    day = models.DateField(_("te beoordelen dag"))
    scored_on = models.DateField(_("beoordeeld tot en met"), null=True, blank=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("dagelijkse beoordeling")
        verbose_name_plural = _("dagelijkse beoordelingen")
        ordering = ["programme"]
        constraints = [models.UniqueConstraint(fields=["municipality", "programme"], name="daily_scoring_once")]

    def __str__(self) -> str:
        return f"{self.programme}, {self.day:%d-%m-%Y}"
