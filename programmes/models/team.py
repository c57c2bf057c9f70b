"""Who does the work: team, formation, working budget, process director and the chair of the steering group."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models import rule
from programmes.models.coalition import Partner
from programmes.models.kept import CountingManager, Edited, Withdrawable, withdrawal_is_complete
from programmes.models.programme import PartQuerySet, SpanQuerySet, programme_key
from wijkaanpak.accounts.models import User


@pghistory.track()
class TeamMember(Edited):
    """A professional in the team: hours, mandate, and the handover when leaving."""

    PRIVATE = ("name", "user", "handover")

    programme = programme_key("team_members")
    name = models.CharField(_("naam"), max_length=120)
    user = models.ForeignKey(
        User, verbose_name=_("account"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    employer = models.ForeignKey(
        Partner, verbose_name=_("werkgever"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    function = models.CharField(_("functie"), max_length=120)
    fte = models.DecimalField(_("fte"), max_digits=4, decimal_places=2)
    mandate = models.TextField(_("vastgelegd mandaat"), blank=True, help_text=_("Wat mag deze persoon zelf beslissen?"))
    starts_on = models.DateField(_("vanaf"))
    ends_on = models.DateField(_("tot en met"), null=True, blank=True)
    handover_recorded_on = models.DateField(_("overdracht vastgelegd op"), null=True, blank=True)
    handover = models.TextField(_("overdracht"), blank=True)

    objects = SpanQuerySet.as_manager()

    class Meta:
        verbose_name = _("teamlid")
        verbose_name_plural = _("teamleden")
        ordering = ["programme", "name", "pk"]
        constraints = [
            rule.filled("team_member_is_named", "name", "function"),
            rule.in_order("team_member_in_order", "starts_on", "ends_on"),
            models.CheckConstraint(
                name="team_member_fte_is_possible",
                condition=Q(fte__gt=0, fte__lte=2),
                violation_error_message=_("Vul een aantal fte in tussen 0 en 2, zoals 0,8."),
            ),
            models.CheckConstraint(
                name="team_member_handover_is_complete",
                condition=Q(handover_recorded_on=None, handover="")
                | (Q(handover_recorded_on__isnull=False) & ~Q(handover="")),
                violation_error_message=_("Een overdracht heeft een datum en een tekst."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class TeamPosition(Withdrawable):
    """Formatie: the hours the team should have for a function."""

    programme = programme_key("team_positions")
    function = models.CharField(_("functie"), max_length=120)
    fte = models.DecimalField(_("fte"), max_digits=5, decimal_places=2)
    starts_on = models.DateField(_("vanaf"))
    ends_on = models.DateField(_("tot en met"), null=True, blank=True)

    objects = CountingManager.from_queryset(SpanQuerySet)()
    with_withdrawn = SpanQuerySet.as_manager()

    class Meta:
        verbose_name = _("formatieplaats")
        verbose_name_plural = _("formatieplaatsen")
        ordering = ["programme", "function", "pk"]
        constraints = [
            rule.in_order("team_position_in_order", "starts_on", "ends_on"),
            models.CheckConstraint(
                name="team_position_fte_is_something",
                condition=Q(fte__gt=0),
                violation_error_message=_("Vul een aantal fte boven 0 in."),
            ),
            withdrawal_is_complete("team_position_withdrawal_is_complete"),
        ]

    def __str__(self) -> str:
        return self.function


@pghistory.track()
class WorkingBudget(Edited):
    """Free money of the team for a year: to spend without asking first."""

    programme = programme_key("working_budgets")
    year = models.PositiveSmallIntegerField(_("jaar"))
    amount = models.DecimalField(_("bedrag"), max_digits=12, decimal_places=2)
    spent = models.DecimalField(_("besteed"), max_digits=12, decimal_places=2, default=0)

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("werkbudget")
        verbose_name_plural = _("werkbudgetten")
        ordering = ["programme", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "programme", "year"],
                name="working_budget_once_a_year",
                violation_error_message=_("Voor dit jaar is er al een werkbudget."),
            ),
            rule.not_negative("working_budget_not_negative", "amount", "spent"),
        ]

    def __str__(self) -> str:
        return f"{self.programme}, {self.year}"


@pghistory.track()
class ProcessDirection(Edited):
    """Procesregie: who directs the process, appointed by whom, and with what means of their own."""

    PRIVATE = ("name", "user")

    programme = programme_key("process_directions")
    name = models.CharField(_("naam"), max_length=120)
    user = models.ForeignKey(
        User, verbose_name=_("account"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    employer = models.ForeignKey(
        Partner, verbose_name=_("werkgever"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    employer_name = models.CharField(
        _("werkgever buiten de coalitie"), max_length=120, blank=True, help_text=_("Als het geen partner is.")
    )
    appointed_by_coalition = models.BooleanField(_("benoemd door de coalitie"), default=False)
    starts_on = models.DateField(_("vanaf"))
    ends_on = models.DateField(_("tot en met"), null=True, blank=True)
    fte = models.DecimalField(_("eigen tijd in fte"), max_digits=4, decimal_places=2, null=True, blank=True)
    budget = models.DecimalField(_("eigen budget per jaar"), max_digits=12, decimal_places=2, null=True, blank=True)

    objects = SpanQuerySet.as_manager()

    class Meta:
        verbose_name = _("procesregie")
        verbose_name_plural = _("procesregie")
        ordering = ["programme", "starts_on", "pk"]
        constraints = [
            rule.in_order("process_direction_in_order", "starts_on", "ends_on"),
            rule.not_negative("process_direction_means_not_negative", "fte", "budget"),
            models.UniqueConstraint(
                fields=["municipality", "programme"],
                condition=Q(ends_on=None),
                name="process_direction_one_open",
                violation_error_message=_("Er is al een procesregisseur. Beëindig eerst die benoeming."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SteeringChairKind(models.TextChoices):
    MAYOR = "mayor", _("burgemeester")
    ALDERPERSON = "alderperson", _("wethouder")
    DIRECTOR = "director", _("bestuurder van een partner")
    OTHER = "other", _("iemand anders")


@pghistory.track()
class SteeringChair(Edited):
    """Who chairs the steering group."""

    Kind = SteeringChairKind
    PRIVATE = ("name",)

    programme = programme_key("chairs")
    name = models.CharField(_("naam"), max_length=120)
    kind = models.CharField(_("functie"), max_length=11, choices=Kind)
    starts_on = models.DateField(_("vanaf"))
    ends_on = models.DateField(_("tot en met"), null=True, blank=True)

    objects = SpanQuerySet.as_manager()

    class Meta:
        verbose_name = _("voorzitter van de stuurgroep")
        verbose_name_plural = _("voorzitters van de stuurgroep")
        ordering = ["programme", "starts_on", "pk"]
        constraints = [
            rule.known("steering_chair_kind_is_known", "kind", SteeringChairKind),
            rule.in_order("steering_chair_in_order", "starts_on", "ends_on"),
            models.UniqueConstraint(
                fields=["municipality", "programme"],
                condition=Q(ends_on=None),
                name="steering_chair_one_open",
                violation_error_message=_("Er is al een voorzitter. Beëindig eerst die periode."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
