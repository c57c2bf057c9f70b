"""Where the money comes from and where it goes: by source, year and measure."""

from decimal import Decimal

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models import rule
from programmes.models.coalition import Partner
from programmes.models.kept import (
    STANDS,
    CountingManager,
    CountingPartsManager,
    Edited,
    Withdrawable,
    withdrawal_is_complete,
)
from programmes.models.measure import Measure
from programmes.models.programme import PartQuerySet, Programme, programme_key
from wijkaanpak.accounts.models import Person


class FundingSourceKind(models.TextChoices):
    NATIONAL_GRANT = "national_grant", _("specifieke uitkering van het Rijk")
    REGIO_DEAL = "regio_deal", _("Regio Deal")
    MUNICIPALITY = "municipality", _("gemeente")
    HOUSING_ASSOCIATION = "housing_association", _("woningcorporatie")
    FUND = "fund", _("fonds")
    OTHER = "other", _("anders")


@pghistory.track()
class FundingSource(Withdrawable):
    """A source of money with its last day."""

    Kind = FundingSourceKind

    programme = programme_key("funding_sources")
    name = models.CharField(_("naam"), max_length=120)
    kind = models.CharField(_("soort"), max_length=19, choices=Kind)
    partner = models.ForeignKey(
        Partner, verbose_name=_("van partner"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ends_on = models.DateField(_("loopt af op"), null=True, blank=True)
    conditions = models.TextField(_("voorwaarden"), blank=True)

    objects = CountingManager.from_queryset(PartQuerySet)()
    with_withdrawn = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("financieringsbron")
        verbose_name_plural = _("financieringsbronnen")
        ordering = ["programme", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "programme", "name"],
                condition=STANDS,
                name="funding_source_once",
                violation_error_message=_("Er is al een bron met deze naam."),
            ),
            rule.known("funding_source_kind_is_known", "kind", FundingSourceKind),
            withdrawal_is_complete("funding_source_withdrawal_is_complete"),
        ]

    def __str__(self) -> str:
        return self.name


AMOUNTS = ("budgeted", "committed", "spent", "forecast")


class MoneyLineQuerySet(models.QuerySet["MoneyLine"]):
    def visible_to(self, user: Person) -> "MoneyLineQuerySet":
        return self.filter(source__in=FundingSource.objects.visible_to(user))

    def of(self, programme: Programme) -> "MoneyLineQuerySet":
        return self.filter(source__programme=programme)


class MoneyLineTheme(models.TextChoices):
    """The themes of the national grant, for its accounts."""

    POVERTY = "poverty", _("preventie armoede en schulden")
    COHESION = "cohesion", _("maatschappelijke samenhang")
    REINTEGRATION = "reintegration", _("re-integratie")
    SCHOOL = "school", _("School en Omgeving")
    YOUNG_CHILD = "young_child", _("jonge kind")
    HEALTHY_SURROUNDINGS = "healthy_surroundings", _("gezonde leefomgeving")
    SUPPORT = "support", _("programmaondersteuning")


@pghistory.track()
class MoneyLine(Edited):
    """Euros of one source in one year, for a measure or for the programme as a whole.

    Budgeted is what is needed, committed (beschikt) is what the source has promised in writing, so what is covered;
    spent is what has left the account; forecast is what the year will end with.
    """

    Theme = MoneyLineTheme

    source = models.ForeignKey(FundingSource, verbose_name=_("bron"), on_delete=models.CASCADE, related_name="lines")
    measure = models.ForeignKey(
        Measure, verbose_name=_("maatregel"), null=True, blank=True, on_delete=models.PROTECT, related_name="money"
    )
    year = models.PositiveSmallIntegerField(_("jaar"))
    theme = models.CharField(_("thema"), max_length=20, choices=Theme, blank=True)
    is_structural = models.BooleanField(_("structureel"), default=False)
    budgeted = models.DecimalField(_("begroot"), max_digits=12, decimal_places=2)
    committed = models.DecimalField(_("beschikt"), max_digits=12, decimal_places=2, default=Decimal(0))
    spent = models.DecimalField(_("besteed"), max_digits=12, decimal_places=2, default=Decimal(0))
    forecast = models.DecimalField(_("prognose"), max_digits=12, decimal_places=2, null=True, blank=True)
    note = models.CharField(_("toelichting"), max_length=200, blank=True)

    objects = CountingPartsManager.from_queryset(MoneyLineQuerySet)()
    with_withdrawn = MoneyLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("bedrag")
        verbose_name_plural = _("bedragen")
        ordering = ["source", "year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "source", "year", "measure", "theme", "is_structural"],
                name="money_line_once",
                violation_error_message=_("Dit bedrag staat er al. Pas het bestaande bedrag aan."),
            ),
            rule.not_negative("money_line_not_negative", *AMOUNTS),
            rule.known("money_line_theme_is_known", "theme", MoneyLineTheme, or_empty=True),
            models.CheckConstraint(
                name="money_line_year_is_a_year",
                condition=Q(year__gte=2000, year__lte=2100),
                violation_error_message=_("Vul een jaar in, zoals 2027."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}, {self.year}"


@pghistory.track()
class ResidentBudget(Edited):
    """Bewonersbudget: what residents may divide among their initiatives in a year."""

    programme = programme_key("resident_budgets")
    year = models.PositiveSmallIntegerField(_("jaar"))
    amount = models.DecimalField(_("bedrag"), max_digits=12, decimal_places=2)

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("bewonersbudget")
        verbose_name_plural = _("bewonersbudgetten")
        ordering = ["programme", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "programme", "year"],
                name="resident_budget_once_a_year",
                violation_error_message=_("Voor dit jaar is er al een bewonersbudget."),
            ),
            models.CheckConstraint(
                name="resident_budget_is_something",
                condition=Q(amount__gt=0),
                violation_error_message=_("Vul een bedrag boven 0 euro in."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme}, {self.year}"
