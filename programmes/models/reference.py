"""Words of the national programme that everybody shares: fixed lists, and two tables the platform keeps."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from neighbourhoods.terms import Domain, SubGoal

__all__ = ["Challenge", "Domain", "GuidingPrinciple", "ProgrammeOutcome", "SubGoal"]


class ProgrammeOutcome(models.TextChoices):
    """The four outcomes the programme wants."""

    PROSPERITY = "prosperity", _("sociaaleconomische verbetering")
    COHESION = "cohesion", _("meer cohesie en vertrouwen")
    LESS_CRIME = "less_crime", _("minder criminaliteit")
    SURROUNDINGS = "surroundings", _("aantrekkelijker leefklimaat")


class GuidingPrinciple(models.Model):
    """Uitgangspunt: one of the six the national programme works from. The same for everybody."""

    key = models.SlugField(_("sleutel"), max_length=40, unique=True)
    number = models.PositiveSmallIntegerField(_("volgorde"), unique=True)
    name = models.CharField(_("naam"), max_length=120)
    explanation = models.TextField(_("uitleg"), blank=True)

    class Meta:
        verbose_name = _("uitgangspunt")
        verbose_name_plural = _("uitgangspunten")
        ordering = ["number"]

    def __str__(self) -> str:
        return self.name


class Challenge(models.Model):
    """Opgave: what weighs on neighbourhoods, from inequality to the energy transition. The same for everybody."""

    key = models.SlugField(_("sleutel"), max_length=40, unique=True)
    number = models.PositiveSmallIntegerField(_("volgorde"), unique=True)
    name = models.CharField(_("naam"), max_length=120)
    explanation = models.TextField(_("uitleg"), blank=True)
    is_new = models.BooleanField(_("nieuwe opgave"), default=False)

    class Meta:
        verbose_name = _("opgave")
        verbose_name_plural = _("opgaven")
        ordering = ["number"]

    def __str__(self) -> str:
        return self.name
