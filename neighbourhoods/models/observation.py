"""The one thing the rest of the code reads: a database view over the releases, one line per figure."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from neighbourhoods.models.area import Area
from neighbourhoods.models.indicator import Indicator
from neighbourhoods.models.release import Release
from neighbourhoods.terms import Note


class ObservationQuerySet(models.QuerySet["Observation"]):
    def current(self) -> "ObservationQuerySet":
        """What holds now; superseded figures stay readable for reports that were adopted with them."""
        return self.filter(is_current=True)

    def preferred(self) -> "ObservationQuerySet":
        """Only the series the catalogue names for the indicator, so that a series never mixes tables."""
        return self.filter(release__table__series=models.F("indicator__series"))

    def of_areas(self, codes: Iterable[str]) -> "ObservationQuerySet":
        """Figures of these areas in any division. Asks for their ids at once and filters on those: right after an
        import there are no statistics, and a join through codes can then take minutes.
        """
        return self.filter(area_id__in=list(Area.objects.filter(code__in=list(codes)).values_list("pk", flat=True)))

    def trend(self, code: str, indicator: str) -> "ObservationQuerySet":
        """One indicator of one area through the years, oldest first. Raises Indicator.DoesNotExist."""
        measured = Indicator.objects.get(key=indicator)
        return (
            self.current()
            .of_areas([code])
            .filter(indicator_id=measured.pk, release__table__series=measured.series)
            .select_related("area", "indicator", "release__table")
            .order_by("period")
        )


class Observation(models.Model):
    """One figure as published. `value` is null unless the note is PRESENT or ESTIMATED."""

    pk = models.CompositePrimaryKey("release_id", "area_id", "indicator_id")
    release = models.ForeignKey(Release, verbose_name=_("publicatie"), on_delete=models.DO_NOTHING, related_name="+")
    area = models.ForeignKey(Area, verbose_name=_("gebied"), on_delete=models.DO_NOTHING, related_name="+")
    indicator = models.ForeignKey(Indicator, verbose_name=_("indicator"), on_delete=models.DO_NOTHING, related_name="+")
    period = models.CharField(_("periode"), max_length=7)
    value = models.FloatField(_("waarde"), null=True)
    note = models.SmallIntegerField(_("aantekening"), choices=Note)
    is_current = models.BooleanField(_("geldt nu"))
    comparison = models.PositiveSmallIntegerField(_("vergelijkingsklasse"), null=True)

    objects = ObservationQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "neighbourhoods_observation"
        verbose_name = _("waarneming")
        verbose_name_plural = _("waarnemingen")

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.area_id} {self.period}"
