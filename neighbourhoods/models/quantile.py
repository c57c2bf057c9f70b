"""How the buurten of the country lie for one indicator: what a percentile is read from."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from neighbourhoods.models.indicator import Indicator
from neighbourhoods.models.release import Release

POINTS = 101


class Quantile(models.Model):
    """The smallest value, the 1st to 99th percentile and the largest value among the buurten of one class.

    Made when figures are published, from those figures alone, so that where one buurt stands is read from two rows
    instead of from fourteen thousand. `comparison` is 0 for the whole country.
    """

    pk = models.CompositePrimaryKey("release_id", "indicator_id", "comparison")
    release = models.ForeignKey(
        Release, verbose_name=_("publicatie"), on_delete=models.CASCADE, related_name="quantiles", db_index=False
    )
    indicator = models.ForeignKey(
        Indicator, verbose_name=_("indicator"), on_delete=models.CASCADE, related_name="+", db_index=False
    )
    comparison = models.PositiveSmallIntegerField(_("vergelijkingsklasse"))
    areas = models.PositiveIntegerField(_("aantal buurten"))
    points = ArrayField(models.FloatField(), verbose_name=_("punten"))

    class Meta:
        verbose_name = _("verdeling")
        verbose_name_plural = _("verdelingen")
        constraints = [
            models.CheckConstraint(name="quantile_has_all_points", condition=models.Q(points__len=POINTS)),
            models.CheckConstraint(name="quantile_is_of_areas", condition=models.Q(areas__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.release_id}/{self.indicator_id}/{self.comparison}"
