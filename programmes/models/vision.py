"""Where it goes: vision, a few ambitions, and the indicators that show whether they come nearer."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models import rule
from programmes.models.analysis import ProgrammeChallenge
from programmes.models.kept import Edited
from programmes.models.programme import PartQuerySet, Programme, programme_key
from programmes.models.reference import Domain, GuidingPrinciple, ProgrammeOutcome, SubGoal
from wijkaanpak.accounts.models import Person


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


class AmbitionIndicatorReference(models.TextChoices):
    MUNICIPALITY = "municipality", _("de gemeente")
    COUNTRY = "country", _("Nederland")


@pghistory.track()
class AmbitionIndicator(Edited):
    """How an ambition is followed: an indicator of the catalogue, baseline, target and reference."""

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

    objects = AmbitionIndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator van een ambitie")
        verbose_name_plural = _("indicatoren van ambities")
        ordering = ["ambition", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "ambition", "indicator_key"],
                name="ambition_indicator_once",
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
        ]

    def __str__(self) -> str:
        return self.indicator_key
