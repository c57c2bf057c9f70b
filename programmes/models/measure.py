"""Maatregel: who does what, for whom, where, why it should work; its light, its updates and its adjustments."""

from datetime import date, timedelta
from typing import Any

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from programmes.models import rule
from programmes.models.coalition import Partner
from programmes.models.initiative import Initiative
from programmes.models.kept import Edited
from programmes.models.programme import PartQuerySet, Programme, programme_key
from programmes.models.reference import GuidingPrinciple
from programmes.models.vision import Ambition
from wijkaanpak.accounts.models import Person, User
from wijkaanpak.tenancy import TenantModel

STALE_AFTER = timedelta(days=183)
"""A running measure without an update for longer than half a year is stale."""


class Light(models.TextChoices):
    """A judgement on the measure itself, never on an effect indicator."""

    GREEN = "green", _("op schema")
    ORANGE = "orange", _("aandacht nodig")
    RED = "red", _("knelpunt")


NEEDS_STEERING = (Light.ORANGE, Light.RED)


class MeasureQuerySet(PartQuerySet):
    def running(self) -> "MeasureQuerySet":
        """Under way, as first agreed or as changed since."""
        return self.filter(status__in=[Measure.Status.RUNNING, Measure.Status.CHANGED])

    def stale(self, day: date) -> "MeasureQuerySet":
        """Running, begun at least half a year ago, and without an update since."""
        limit = day - STALE_AFTER
        return self.running().filter(Q(reported_on__lt=limit) | Q(reported_on=None, starts_on__lt=limit))

    def unsteered(self) -> "MeasureQuerySet":
        """Orange or red while no adjustment was decided since the update that said so."""
        adjusted = MeasureAdjustment.objects.filter(measure=OuterRef("pk")).order_by("-decided_on").values("decided_on")
        rows = self.running().filter(light__in=NEEDS_STEERING).annotate(adjusted_on=Subquery(adjusted[:1]))
        return rows.filter(Q(adjusted_on=None) | Q(adjusted_on__lt=F("reported_on")))


class MeasureStatus(models.TextChoices):
    PLANNED = "planned", _("gepland")
    RUNNING = "running", _("loopt")
    CHANGED = "changed", _("loopt, gewijzigd")
    DONE = "done", _("klaar")
    STOPPED = "stopped", _("gestopt")


class MeasureDirected(models.TextChoices):
    PLACE = "place", _("op de plek")
    PEOPLE = "people", _("op mensen")
    BOTH = "both", _("op plek en mensen")


@pghistory.track()
class Measure(Edited):
    """A measure of the implementation programme. It always says how it contributes to its ambition."""

    Status = MeasureStatus
    Directed = MeasureDirected
    PRIVATE = ("contact", "contact_name")

    programme = programme_key("measures")
    ambition = models.ForeignKey(Ambition, verbose_name=_("ambitie"), on_delete=models.PROTECT, related_name="measures")
    title = models.CharField(_("maatregel"), max_length=160)
    text = models.TextField(_("wat er gebeurt"), blank=True)
    contribution = models.TextField(_("hoe draagt dit bij aan de doelen voor de wijk"))
    owner = models.ForeignKey(
        Partner, verbose_name=_("eigenaar"), null=True, blank=True, on_delete=models.PROTECT, related_name="measures"
    )
    contact = models.ForeignKey(
        User, verbose_name=_("wie bijhoudt"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    contact_name = models.CharField(_("aanspreekpunt"), max_length=120, blank=True)
    directed = models.CharField(_("gericht"), max_length=6, choices=Directed)
    neighbourhood_codes = ArrayField(
        models.CharField(max_length=10), verbose_name=_("buurten"), default=list, blank=True
    )
    target_group = models.CharField(_("doelgroep"), max_length=160, blank=True)
    target_group_size = models.PositiveIntegerField(_("omvang van de doelgroep"), null=True, blank=True)
    reached = models.PositiveIntegerField(_("bereikt"), null=True, blank=True)
    starts_on = models.DateField(_("begint op"), null=True, blank=True)
    ends_on = models.DateField(_("eindigt op"), null=True, blank=True)
    budget = models.DecimalField(_("budget in euro"), max_digits=12, decimal_places=2, null=True, blank=True)
    mechanism = models.TextField(_("waarom werkt dit"), blank=True)
    knowledge_source = models.TextField(_("bron van kennis"), blank=True)
    output_name = models.CharField(_("wat er wordt geteld"), max_length=120, blank=True)
    output_target = models.PositiveIntegerField(_("hoeveel er gepland is"), null=True, blank=True)
    output_done = models.PositiveIntegerField(_("hoeveel er gedaan is"), null=True, blank=True, editable=False)
    status = models.CharField(_("stand"), max_length=7, choices=Status, default=Status.PLANNED)
    # The latest update's judgement, kept here so that a list of measures is one query.
    light = models.CharField(_("stoplicht"), max_length=6, choices=Light, blank=True, editable=False)
    light_time = models.CharField(_("tijd"), max_length=6, choices=Light, blank=True, editable=False)
    light_money = models.CharField(_("geld"), max_length=6, choices=Light, blank=True, editable=False)
    light_quality = models.CharField(_("kwaliteit"), max_length=6, choices=Light, blank=True, editable=False)
    reported_on = models.DateField(_("laatst bijgewerkt op"), null=True, blank=True, editable=False)
    from_initiative = models.ForeignKey(
        Initiative,
        verbose_name=_("begonnen als bewonersinitiatief"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="measures",
    )
    guiding_principles = models.ManyToManyField(
        GuidingPrinciple, verbose_name=_("uitgangspunten"), blank=True, related_name="+"
    )

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("maatregel")
        verbose_name_plural = _("maatregelen")
        ordering = ["programme", "ambition__number", "title", "pk"]
        indexes = [models.Index(fields=["municipality", "programme", "status"], name="measure_by_status")]
        constraints = [
            rule.filled("measure_says_how_it_contributes", "title", "contribution"),
            rule.known("measure_status_is_known", "status", MeasureStatus),
            rule.known("measure_directed_is_known", "directed", MeasureDirected),
            rule.known("measure_light_is_known", "light", Light, or_empty=True),
            rule.known("measure_light_time_is_known", "light_time", Light, or_empty=True),
            rule.known("measure_light_money_is_known", "light_money", Light, or_empty=True),
            rule.known("measure_light_quality_is_known", "light_quality", Light, or_empty=True),
            rule.in_order("measure_in_order", "starts_on", "ends_on"),
            rule.not_negative("measure_budget_not_negative", "budget"),
            models.CheckConstraint(
                name="measure_light_was_reported",
                condition=Q(light="", reported_on=None) | (~Q(light="") & Q(reported_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def explains_why(self) -> bool:
        """Whether a mechanism or a source of knowledge is named."""
        return bool(self.mechanism or self.knowledge_source)


class OfMeasureQuerySet(models.QuerySet[Any]):
    """Rows that belong to a measure; who sees the measure sees them."""

    def visible_to(self, user: Person) -> "OfMeasureQuerySet":
        return self.filter(measure__in=Measure.objects.visible_to(user))

    def of(self, programme: Programme) -> "OfMeasureQuerySet":
        return self.filter(measure__programme=programme)


class MeasureUpdate(TenantModel):
    """What was reported on a day. Orange and red always say cause, consequence and steering, and by when."""

    measure = models.ForeignKey(Measure, verbose_name=_("maatregel"), on_delete=models.CASCADE, related_name="updates")
    reported_on = models.DateField(_("bijgewerkt op"))
    by = models.ForeignKey(
        User, verbose_name=_("door"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    light = models.CharField(_("stoplicht"), max_length=6, choices=Light)
    light_time = models.CharField(_("tijd"), max_length=6, choices=Light)
    light_money = models.CharField(_("geld"), max_length=6, choices=Light)
    light_quality = models.CharField(_("kwaliteit"), max_length=6, choices=Light)
    text = models.TextField(_("wat er is gebeurd"), blank=True)
    cause = models.TextField(_("oorzaak"), blank=True)
    consequence = models.TextField(_("gevolg voor de doelen"), blank=True)
    steering = models.TextField(_("bijsturing"), blank=True)
    adjust_by = models.DateField(_("bijsturingsbesluit uiterlijk op"), null=True, blank=True)
    output_done = models.PositiveIntegerField(_("hoeveel er gedaan is"), null=True, blank=True)
    reached = models.PositiveIntegerField(_("bereikt"), null=True, blank=True)

    objects = OfMeasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("voortgang van een maatregel")
        verbose_name_plural = _("voortgang van maatregelen")
        ordering = ["measure", "reported_on", "pk"]
        get_latest_by = ["reported_on", "pk"]
        constraints = [
            rule.known("measure_update_light_is_known", "light", Light),
            rule.known("measure_update_light_time_is_known", "light_time", Light),
            rule.known("measure_update_light_money_is_known", "light_money", Light),
            rule.known("measure_update_light_quality_is_known", "light_quality", Light),
            models.CheckConstraint(
                name="measure_update_light_is_the_worst",
                condition=Q(light="red", light_time="red")
                | Q(light="red", light_money="red")
                | Q(light="red", light_quality="red")
                | (
                    (Q(light_time="orange") | Q(light_money="orange") | Q(light_quality="orange"))
                    & Q(light="orange")
                    & ~Q(light_time="red")
                    & ~Q(light_money="red")
                    & ~Q(light_quality="red")
                )
                | Q(light="green", light_time="green", light_money="green", light_quality="green"),
                violation_error_message=_("Het stoplicht is de slechtste van tijd, geld en kwaliteit."),
            ),
            models.CheckConstraint(
                name="measure_update_explains_orange_and_red",
                condition=Q(light="green")
                | (~Q(cause="") & ~Q(consequence="") & ~Q(steering="") & Q(adjust_by__isnull=False)),
                violation_error_message=_("Noem bij oranje en rood de oorzaak, het gevolg en de bijsturing."),
            ),
            rule.in_order("measure_update_term_in_order", "reported_on", "adjust_by"),
        ]

    def __str__(self) -> str:
        return f"{self.measure}, {self.reported_on:%d-%m-%Y}"


class MeasureAdjustmentKind(models.TextChoices):
    CHANGED = "changed", _("gewijzigd")
    STOPPED = "stopped", _("gestopt")
    EXTRA = "extra", _("extra inzet")


@pghistory.track()
class MeasureAdjustment(Edited):
    """A decision to change, stop or do extra, with the reason; and later whether it came and helped."""

    Kind = MeasureAdjustmentKind
    PRIVATE = ("by",)

    measure = models.ForeignKey(
        Measure, verbose_name=_("maatregel"), on_delete=models.CASCADE, related_name="adjustments"
    )
    answers = models.ForeignKey(
        MeasureUpdate,
        verbose_name=_("antwoord op"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="adjustments",
    )
    kind = models.CharField(_("soort"), max_length=7, choices=Kind)
    decided_on = models.DateField(_("besloten op"))
    by = models.ForeignKey(
        User, verbose_name=_("vastgelegd door"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(_("reden"))
    what = models.TextField(_("wat er anders gaat"), blank=True)
    due_on = models.DateField(_("klaar op"), null=True, blank=True)
    checked_on = models.DateField(_("nagekeken op"), null=True, blank=True)
    check_result = models.TextField(_("wat het opleverde"), blank=True)

    objects = OfMeasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("bijsturing")
        verbose_name_plural = _("bijsturingen")
        ordering = ["measure", "decided_on", "pk"]
        constraints = [
            rule.known("measure_adjustment_kind_is_known", "kind", MeasureAdjustmentKind),
            rule.filled("measure_adjustment_has_reason", "reason"),
            models.CheckConstraint(
                name="measure_adjustment_check_is_complete",
                condition=Q(checked_on=None, check_result="") | (Q(checked_on__isnull=False) & ~Q(check_result="")),
                violation_error_message=_("Schrijf op wat de bijsturing opleverde, en wanneer u dat bekeek."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.get_kind_display()}"
