"""What is measured, and how its figures may be read and combined."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from neighbourhoods.figures import Rule
from neighbourhoods.terms import Combination, Direction, Domain, SubGoal


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    def in_order(self) -> "IndicatorQuerySet":
        return self.order_by("number")

    def judged(self) -> "IndicatorQuerySet":
        """Indicators with a good side; the rest is background and gets no colour."""
        return self.exclude(direction=Direction.CONTEXT)


class Indicator(models.Model):
    """One line of the catalogue. Reference data: loaded from `reference/`, never edited by hand."""

    key = models.SlugField(_("sleutel"), max_length=40, unique=True)
    number = models.PositiveSmallIntegerField(_("volgorde"), unique=True)
    name = models.CharField(_("naam"), max_length=100)
    definition = models.TextField(_("wat het betekent"))
    unit = models.CharField(_("eenheid"), max_length=40)
    decimals = models.PositiveSmallIntegerField(_("cijfers achter de komma"), default=0)
    direction = models.CharField(_("richting"), max_length=7, choices=Direction)
    domain = models.CharField(_("domein"), max_length=9, choices=Domain, blank=True)
    sub_goal = models.CharField(_("subdoel"), max_length=12, choices=SubGoal, blank=True)
    combination = models.CharField(_("samenvoegen"), max_length=13, choices=Combination)
    # Keys of counts: to weigh by (first that is complete), or to add up and divide by.
    weights = models.JSONField(_("gewogen naar"), default=list, blank=True)
    numerator = models.CharField(_("teller"), max_length=40, blank=True)
    divided_by = models.JSONField(_("gedeeld door"), default=list, blank=True)
    per = models.PositiveIntegerField(_("per"), default=1)
    minimum = models.PositiveIntegerField(_("kleinste noemer die wordt getoond"), default=100)
    series = models.CharField(_("voorkeursreeks"), max_length=20)
    # Years from which figures were measured or estimated in another way than before.
    breaks = models.JSONField(_("breuken in de meting"), default=list, blank=True)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicatoren")
        constraints = [
            models.CheckConstraint(
                name="indicator_rate_is_complete",
                condition=(Q(combination=Combination.RATE) & ~Q(numerator="") & ~Q(divided_by=[]))
                | (~Q(combination=Combination.RATE) & Q(numerator="", divided_by=[])),
                violation_error_message=_("Een verhouding heeft een teller en een noemer."),
            ),
            models.CheckConstraint(
                name="indicator_mean_has_weights",
                condition=~Q(combination=Combination.WEIGHTED_MEAN) | ~Q(weights=[]),
                violation_error_message=_("Een gewogen gemiddelde noemt waarnaar wordt gewogen."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def rule(self) -> Rule:
        return Rule(Combination(self.combination), per=self.per, minimum=self.minimum)

    @property
    def is_context(self) -> bool:
        return self.direction == Direction.CONTEXT

    @property
    def needs(self) -> tuple[str, ...]:
        """Keys of the published indicators this one is made of, itself left out."""
        return tuple(dict.fromkeys([*([self.numerator] if self.numerator else []), *self.divided_by, *self.weights]))
