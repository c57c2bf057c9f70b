"""Figures as they were published: a year of a table stays the wide table it is."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from neighbourhoods.models.area import Area
from neighbourhoods.models.indicator import Indicator
from neighbourhoods.terms import ReleaseStatus
from wijkaanpak.accounts.models import User


def _owner(**options: Any) -> Any:
    """Of which municipality it is; without one it is everybody's. Filled by a trigger, and held by the policies of
    migrations 0008 and 0021: what a municipality measures itself is for nobody else.
    """
    return models.ForeignKey(
        "accounts.Municipality",
        verbose_name=_("gemeente van wie de cijfers zijn"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        db_constraint=False,
        related_name="+",
        **options,
    )


class SourceTable(models.Model):
    """A table of a publisher. Tables with one `series` may stand in one line of a chart, others never.

    Its row is the lock under which a release of the table is published.
    """

    code = models.CharField(_("tabelnummer"), max_length=20, primary_key=True)
    series = models.CharField(_("reeks"), max_length=20)
    publisher = models.CharField(_("uitgever"), max_length=40)
    licence = models.CharField(_("licentie"), max_length=40)
    owner = _owner()

    class Meta:
        verbose_name = _("brontabel")
        verbose_name_plural = _("brontabellen")

    def __str__(self) -> str:
        return f"{self.publisher} {self.code}"


class ReleaseQuerySet(models.QuerySet["Release"]):
    def current(self) -> "ReleaseQuerySet":
        """Releases of which at least one column has not been superseded."""
        return self.filter(columns__is_current=True).distinct()

    def standing(self) -> "ReleaseQuerySet":
        """Releases that were not withdrawn, superseded or not."""
        return self.filter(withdrawn_at=None)


class Release(models.Model):
    """One publication of one table and period. Its figures never change: a revision is a new release.

    A release that was wrong is withdrawn with a reason (neighbourhoods/releases/withdrawals.py): it stays readable for
    reports that were adopted with it, and counts nowhere else.
    """

    table = models.ForeignKey(SourceTable, verbose_name=_("tabel"), on_delete=models.PROTECT, related_name="releases")
    owner = _owner()
    period = models.CharField(_("periode"), max_length=7)
    division_year = models.PositiveSmallIntegerField(_("indeling van het jaar"))
    source = models.CharField(_("soort bestand"), max_length=20)
    status = models.CharField(_("status"), max_length=11, choices=ReleaseStatus, default=ReleaseStatus.UNSTATED)
    retrieved_at = models.DateTimeField(_("opgehaald op"))
    published_at = models.DateTimeField(_("vastgelegd op"))
    file_name = models.CharField(_("bestandsnaam"), max_length=200)
    sha256 = models.CharField(_("sha256 van het bestand"), max_length=64)
    areas = models.PositiveIntegerField(_("aantal gebieden"))
    figures = models.PositiveIntegerField(_("aantal cijfers"))
    missing = models.JSONField(_("ontbrekend naar soort"), default=dict)
    loss_reason = models.TextField(_("waarom er gemeenten wegvallen"), blank=True, default="", db_default="")
    withdrawn_at = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, verbose_name=_("ingetrokken door"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawal_reason = models.TextField(_("reden van intrekken"), blank=True)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("publicatie")
        verbose_name_plural = _("publicaties")
        constraints = [
            models.CheckConstraint(
                name="release_period_is_year_or_month",
                condition=Q(period__regex=r"^[0-9]{4}(-(0[1-9]|1[0-2]))?$"),
                violation_error_message=_("Een periode is een jaar (2024) of een maand (2024-03)."),
            ),
            models.CheckConstraint(name="release_has_a_digest", condition=Q(sha256__regex="^[0-9a-f]{64}$")),
            models.CheckConstraint(
                name="release_withdrawal_has_a_reason",
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawal_reason="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawal_reason="")),
                violation_error_message=_("Leg uit waarom de cijfers worden ingetrokken."),
            ),
        ]
        indexes = [models.Index(fields=["table", "period", "-published_at"], name="release_by_table")]

    def __str__(self) -> str:
        return f"{self.table_id} {self.period}"


class ReleaseColumn(models.Model):
    """One column of a release: its header in the file, its place in the rows, what it measures if known.

    Table and period are copied from the release (held equal by a composite foreign key) so that the database
    itself refuses two current columns for one indicator of one table and period.
    """

    release = models.ForeignKey(
        Release, verbose_name=_("publicatie"), on_delete=models.CASCADE, related_name="columns", db_index=False
    )
    owner = _owner()
    position = models.PositiveSmallIntegerField(_("plaats in de rij, vanaf 1"))
    header = models.CharField(_("kop in het bestand"), max_length=200)
    title = models.CharField(_("genormaliseerde kop"), max_length=200)
    indicator = models.ForeignKey(
        Indicator, verbose_name=_("indicator"), on_delete=models.PROTECT, null=True, blank=True
    )
    table = models.ForeignKey(SourceTable, verbose_name=_("tabel"), on_delete=models.PROTECT, related_name="+")
    period = models.CharField(_("periode"), max_length=7)
    is_current = models.BooleanField(_("geldt nu"), default=True)

    class Meta:
        verbose_name = _("kolom")
        verbose_name_plural = _("kolommen")
        constraints = [
            models.UniqueConstraint(fields=["release", "position"], name="releasecolumn_one_per_position"),
            # With all that a read of figures asks of a column: it need not fetch the columns themselves.
            models.UniqueConstraint(
                fields=["release", "indicator"],
                include=["position", "is_current", "owner"],
                name="releasecolumn_indicator_once",
            ),
            models.UniqueConstraint(
                fields=["table", "period", "title"],
                condition=Q(is_current=True),
                name="releasecolumn_title_current_once",
            ),
            models.UniqueConstraint(
                fields=["table", "period", "indicator"],
                condition=Q(is_current=True),
                name="releasecolumn_indicator_current_once",
            ),
            models.CheckConstraint(name="releasecolumn_counts_from_one", condition=Q(position__gte=1)),
        ]

    def __str__(self) -> str:
        return self.header


class ReleaseRow(models.Model):
    """All figures of one area in one release, in the order of the columns: some ten bytes a figure."""

    pk = models.CompositePrimaryKey("release_id", "area_id")
    release = models.ForeignKey(
        Release, verbose_name=_("publicatie"), on_delete=models.CASCADE, related_name="rows", db_index=False
    )
    owner = _owner(db_index=False)  # rows are found by their release or their area
    area = models.ForeignKey(Area, verbose_name=_("gebied"), on_delete=models.PROTECT, related_name="+")
    values = ArrayField(models.FloatField(null=True), verbose_name=_("waarden"))
    notes = ArrayField(models.SmallIntegerField(), verbose_name=_("aantekeningen"))
    # What a buurt is compared with, as `classes` numbers it; empty for larger areas and where it is not known.
    comparison = models.PositiveSmallIntegerField(_("vergelijkingsklasse"), null=True, blank=True)

    class Meta:
        verbose_name = _("rij")
        verbose_name_plural = _("rijen")

    def __str__(self) -> str:
        return f"{self.release_id}/{self.area_id}"
