"""Where it goes: vision, a few ambitions, and the indicators that show whether they come nearer."""

import pghistory
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from neighbourhoods import reference
from neighbourhoods.models import Indicator
from programmes.models import rule
from programmes.models.analysis import ProgrammeChallenge
from programmes.models.kept import STANDS, CountingManager, Edited, Withdrawable, withdrawal_is_complete
from programmes.models.programme import PartQuerySet, Programme, programme_key
from programmes.models.reference import Domain, GuidingPrinciple, ProgrammeOutcome, SubGoal
from wijkaanpak.accounts.models import Person

NAMES = {entry.key: entry.name for entry in reference.INDICATORS}


@pghistory.track()
class Vision(Edited):
    """The long picture, in plain words, and who adopted it when."""

    programme = programme_key("visions")
    title = models.CharField(_("titel"), max_length=160)
    text = models.TextField(_("visie"))
    horizon_year = models.PositiveSmallIntegerField(_("tot het jaar"))
    adopted_by_coalition_on = models.DateField(_("vastgesteld door de coalitie op"), null=True, blank=True)
    adopted_by_council_on = models.DateField(_("vastgesteld door de gemeenteraad op"), null=True, blank=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("visie")
        verbose_name_plural = _("visies")
        ordering = ["programme", "-pk"]
        constraints = [
            rule.filled("vision_says_something", "title", "text"),
            models.CheckConstraint(
                name="vision_horizon_is_a_year",
                condition=Q(horizon_year__gte=2000, horizon_year__lte=2100),
                violation_error_message=_("Vul een jaar in, zoals 2040."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_adopted(self) -> bool:
        """Whether the coalition or the council adopted it: from then on it stays as it is."""
        return bool(self.adopted_by_coalition_on or self.adopted_by_council_on)


@pghistory.track()
class Ambition(Edited):
    """One of the few things the programme wants to reach, in words residents use."""

    programme = programme_key("ambitions")
    number = models.PositiveSmallIntegerField(_("nummer"))
    title = models.CharField(_("ambitie"), max_length=160)
    text = models.TextField(_("in gewone woorden"), blank=True)
    outcome = models.CharField(_("uitkomst"), max_length=12, choices=ProgrammeOutcome)
    sub_goal = models.CharField(_("subdoel"), max_length=12, choices=SubGoal)
    domain = models.CharField(_("domein"), max_length=9, choices=Domain, blank=True)
    story = models.TextField(_("verhaal uit de wijk"), blank=True)
    ended_on = models.DateField(_("losgelaten op"), null=True, blank=True)
    ended_reason = models.TextField(_("waarom losgelaten"), blank=True, db_default="")
    challenges = models.ManyToManyField(
        ProgrammeChallenge, verbose_name=_("opgaven"), blank=True, related_name="ambitions"
    )
    guiding_principles = models.ManyToManyField(
        GuidingPrinciple, verbose_name=_("uitgangspunten"), blank=True, related_name="+"
    )

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("ambitie")
        verbose_name_plural = _("ambities")
        ordering = ["programme", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "programme", "number"],
                name="ambition_number_once",
                violation_error_message=_("Er is al een ambitie met dit nummer."),
            ),
            rule.known("ambition_outcome_is_known", "outcome", ProgrammeOutcome),
            rule.known("ambition_sub_goal_is_known", "sub_goal", SubGoal),
            rule.known("ambition_domain_is_known", "domain", Domain, or_empty=True),
            rule.filled("ambition_is_named", "title"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class AmbitionIndicatorQuerySet(models.QuerySet["AmbitionIndicator"]):
    def visible_to(self, user: Person) -> "AmbitionIndicatorQuerySet":
        return self.filter(ambition__in=Ambition.objects.visible_to(user))

    def of(self, programme: Programme) -> "AmbitionIndicatorQuerySet":
        return self.filter(ambition__programme=programme)

    def current(self) -> "AmbitionIndicatorQuerySet":
        """Those of ambitions that were not let go."""
        return self.filter(ambition__ended_on=None)

    def named(self) -> "AmbitionIndicatorQuerySet":
        """With the `label` of each, to sort by and to spare a query."""
        name = Indicator.objects.filter(key=OuterRef("indicator_key")).values("name")[:1]
        return self.annotate(label=Coalesce(Subquery(name), F("indicator_key"), output_field=models.CharField()))


class AmbitionIndicatorReference(models.TextChoices):
    MUNICIPALITY = "municipality", _("de gemeente")
    COUNTRY = "country", _("Nederland")


@pghistory.track()
class AmbitionIndicator(Withdrawable):
    """How an ambition is followed: an indicator of the catalogue, baseline, target and reference.

    `label` is the name of the indicator; rows that were `named` know it already.
    """

    Reference = AmbitionIndicatorReference

    ambition = models.ForeignKey(
        Ambition, verbose_name=_("ambitie"), on_delete=models.CASCADE, related_name="indicators"
    )
    indicator_key = models.SlugField(_("indicator"), max_length=40)
    baseline_period = models.CharField(_("periode van de nulmeting"), max_length=7, blank=True)
    baseline_value = models.FloatField(_("nulmeting"), null=True, blank=True)
    target_value = models.FloatField(_("streefwaarde"), null=True, blank=True)
    target_year = models.PositiveSmallIntegerField(_("streefjaar"), null=True, blank=True)
    reference = models.CharField(_("vergeleken met"), max_length=12, choices=Reference, blank=True)
    reason = models.TextField(_("waarom deze indicator en streefwaarde"), blank=True)

    objects = CountingManager.from_queryset(AmbitionIndicatorQuerySet)()
    with_withdrawn = AmbitionIndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator van een ambitie")
        verbose_name_plural = _("indicatoren van ambities")
        ordering = ["ambition", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "ambition", "indicator_key"],
                condition=STANDS,
                name="ambition_indicator_once_while_it_stands",
                violation_error_message=_("Deze indicator staat al bij de ambitie."),
            ),
            rule.known("ambition_indicator_reference_is_known", "reference", AmbitionIndicatorReference, or_empty=True),
            rule.together("ambition_indicator_target_is_complete", "target_value", "target_year"),
            models.CheckConstraint(
                name="ambition_indicator_baseline_is_complete",
                condition=Q(baseline_value=None, baseline_period="")
                | (Q(baseline_value__isnull=False) & ~Q(baseline_period="")),
                violation_error_message=_("Een nulmeting heeft een waarde en een periode."),
            ),
            withdrawal_is_complete("ambition_indicator_withdrawal_is_complete"),
        ]

    def __str__(self) -> str:
        return self.label[:1].upper() + self.label[1:]

    @cached_property
    def label(self) -> str:
        """What is measured, in words; the key when the catalogue does not have it any more."""
        key: str = self.indicator_key
        name = NAMES.get(key) or Indicator.objects.filter(key=key).values_list("name", flat=True).first()
        return name or key
