"""A saved mapping: how to read a table of a municipality's own, such as a survey among residents."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wijkaanpak.tenancy import TenantModel


class Decimal(models.TextChoices):
    AS_FOUND = "", _("weet ik niet: weiger getallen die u op twee manieren kunt lezen")
    COMMA = ",", _("komma (12,5)")
    POINT = ".", _("punt (12.5)")


class MappingQuerySet(models.QuerySet["Mapping"]):
    def in_order(self) -> "MappingQuerySet":
        return self.order_by("name", "pk")


@pghistory.track()
class Mapping(TenantModel):
    """Which column of a table is what. Its figures become a table of their own, that starts with the code of the
    gemeente (GM0014-buurtpeiling): they never mix with a national table, and only areas of the gemeente may be in it.
    """

    name = models.CharField(_("naam"), max_length=60)
    table = models.CharField(_("tabelcode"), max_length=20)
    publisher = models.CharField(_("wie de cijfers uitgeeft"), max_length=40)
    sheet = models.CharField(_("blad van het Excel-bestand"), max_length=31, blank=True)
    header_row = models.PositiveSmallIntegerField(_("regel met de namen van de kolommen"), null=True, blank=True)
    code_column = models.CharField(_("kolom met de code van het gebied"), max_length=200)
    # One of the two, or neither: then the period is said at each import.
    period_column = models.CharField(_("kolom met de periode"), max_length=200, blank=True)
    period = models.CharField(_("vaste periode"), max_length=7, blank=True)
    # Of how many people the figures of a row are the answers: with too few, none of them is shown.
    respondents_column = models.CharField(
        _("kolom met het aantal antwoorden"), max_length=200, blank=True, default="", db_default=""
    )
    division_year = models.PositiveSmallIntegerField(_("indeling van het jaar"), null=True, blank=True)
    # {"Rapportcijfer buurt": "buurtcijfer"}: name of a column → key of an indicator.
    columns = models.JSONField(_("kolommen met cijfers"), default=dict)
    decimal = models.CharField(_("decimaalteken"), max_length=1, choices=Decimal, blank=True)
    # {"n.b.": "missing"}: what stands in a cell without a figure → why; beside the markers every publisher uses.
    missing = models.JSONField(_("tekens voor ‘geen cijfer’"), default=dict, blank=True)
    note = models.TextField(_("toelichting"), blank=True)

    objects = MappingQuerySet.as_manager()

    class Meta:
        verbose_name = _("koppeling")
        verbose_name_plural = _("koppelingen")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "name"],
                name="mapping_name_once",
                violation_error_message=_("Er is al een koppeling met deze naam."),
            ),
            models.CheckConstraint(
                name="mapping_table_is_of_the_municipality",
                condition=Q(table__regex="^GM[0-9]{4}-[a-z0-9-]+$"),
                violation_error_message=_(
                    "Een tabelcode van uzelf begint met de code van uw gemeente en een streepje."
                ),
            ),
            models.CheckConstraint(
                name="mapping_has_one_period_at_most",
                condition=Q(period="") | Q(period_column=""),
                violation_error_message=_("Kies een kolom met de periode of een vaste periode, niet allebei."),
            ),
            models.CheckConstraint(
                name="mapping_has_columns",
                condition=~Q(columns={}),
                violation_error_message=_("Kies minstens één kolom met cijfers."),
            ),
            models.CheckConstraint(name="mapping_header_row_from_one", condition=Q(header_row__gte=1)),
        ]

    def __str__(self) -> str:
        return self.name
