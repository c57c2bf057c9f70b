"""Who works together: partners, the people they send, meetings, and the obstacles they put on the table."""

from datetime import date
from typing import Any

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models import rule
from programmes.models.kept import STANDS, CountingManager, Withdrawable, withdrawal_is_complete
from programmes.models.programme import PartQuerySet, Programme, SpanQuerySet, programme_key
from wijkaanpak.accounts.models import User
from wijkaanpak.tenancy import TenantModel


class PartnerKind(models.TextChoices):
    MUNICIPALITY = "municipality", _("gemeente")
    HOUSING_ASSOCIATION = "housing_association", _("woningcorporatie")
    POLICE = "police", _("politie")
    PROSECUTION = "prosecution", _("openbaar ministerie")
    EDUCATION = "education", _("onderwijs")
    CARE = "care", _("zorg")
    WELFARE_ORGANISATION = "welfare_organisation", _("welzijnswerk")
    EMPLOYER = "employer", _("werkgever")
    RESIDENTS = "residents", _("bewoners")
    CENTRAL_GOVERNMENT = "central_government", _("Rijk")
    OTHER = "other", _("anders")


@pghistory.track()
class Partner(Withdrawable):
    """An organisation, or the residents. The same partner can take part in several programmes."""

    Kind = PartnerKind

    name = models.CharField(_("naam"), max_length=120)
    kind = models.CharField(_("soort"), max_length=20, choices=Kind)
    purpose = models.TextField(_("wat zij doen"), blank=True)
    website = models.URLField(_("website"), blank=True)

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "name"],
                condition=STANDS,
                name="partner_once",
                violation_error_message=_("Er is al een partner met deze naam."),
            ),
            rule.known("partner_kind_is_known", "kind", PartnerKind),
            rule.filled("partner_is_named", "name"),
            withdrawal_is_complete("partner_withdrawal_is_complete"),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Membership(Withdrawable):
    """Deelname: a partner in the coalition of a programme, the person it sends, and what it puts in.

    A change of person ends the row and begins another.
    """

    PRIVATE = ("person", "user")

    programme = programme_key("memberships")
    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="memberships"
    )
    person = models.CharField(_("vertegenwoordiger"), max_length=120, blank=True)
    user = models.ForeignKey(
        User, verbose_name=_("account"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    function = models.CharField(_("functie"), max_length=120, blank=True)
    has_mandate = models.BooleanField(_("mag namens de partner besluiten"), default=False)
    has_seat = models.BooleanField(_("zit aan tafel"), default=True)
    has_vote = models.BooleanField(_("stemt mee"), default=False)
    starts_on = models.DateField(_("vanaf"))
    ends_on = models.DateField(_("tot en met"), null=True, blank=True)
    contribution_euro = models.DecimalField(
        _("inzet in euro per jaar"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    contribution_fte = models.DecimalField(_("inzet in fte"), max_digits=5, decimal_places=2, null=True, blank=True)
    contribution_task = models.TextField(_("concrete taak"), blank=True)
    delivered = models.TextField(_("wat er van de inzet is waargemaakt"), blank=True)

    objects = CountingManager.from_queryset(SpanQuerySet)()
    with_withdrawn = SpanQuerySet.as_manager()

    class Meta:
        verbose_name = _("deelname")
        verbose_name_plural = _("deelnames")
        ordering = ["programme", "partner", "starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "programme", "partner", "starts_on"],
                condition=STANDS,
                name="membership_once_a_day",
                violation_error_message=_("Deze partner begon al op deze dag."),
            ),
            models.UniqueConstraint(
                fields=["municipality", "programme", "partner"],
                condition=Q(ends_on=None) & STANDS,
                name="membership_one_open",
                violation_error_message=_("Deze partner doet al mee. Beëindig eerst de lopende deelname."),
            ),
            rule.in_order("membership_in_order", "starts_on", "ends_on"),
            rule.not_negative("membership_contribution_not_negative", "contribution_euro", "contribution_fte"),
            models.CheckConstraint(
                name="membership_vote_needs_seat",
                condition=Q(has_vote=False) | Q(has_seat=True),
                violation_error_message=_("Wie stemt, zit ook aan tafel."),
            ),
            models.CheckConstraint(
                name="membership_mandate_needs_person",
                condition=Q(has_mandate=False) | ~Q(person=""),
                violation_error_message=_("Noem de persoon die mag besluiten."),
            ),
            withdrawal_is_complete("membership_withdrawal_is_complete"),
        ]

    def __str__(self) -> str:
        return f"{self.partner}: {self.person}" if self.person else str(self.partner)


class MeetingQuerySet(PartQuerySet):
    def of_kind(self, kind: str) -> "MeetingQuerySet":
        return self.filter(kind=kind)

    def ahead(self, day: date) -> "MeetingQuerySet":
        """What is still to come on this day, and was not called off."""
        return self.filter(planned_on__gte=day, cancelled_on=None)


class MeetingKind(models.TextChoices):
    STEERING = "steering", _("stuurgroep")
    COALITION = "coalition", _("coalitieoverleg")
    WORKING = "working", _("werkgroep")
    PUBLIC = "public", _("bijeenkomst voor iedereen")


@pghistory.track()
class Meeting(Withdrawable):
    """A meeting that was planned, and whether it was held."""

    Kind = MeetingKind

    programme = programme_key("meetings")
    kind = models.CharField(_("soort"), max_length=9, choices=Kind)
    title = models.CharField(_("onderwerp"), max_length=160, blank=True)
    place = models.CharField(_("plaats"), max_length=160, blank=True)
    planned_on = models.DateField(_("gepland op"))
    was_held = models.BooleanField(_("is doorgegaan"), null=True, blank=True)
    # Called off beforehand, with the reason as its outcome: it was planned and not held.
    cancelled_on = models.DateField(_("afgezegd op"), null=True, blank=True)
    outcome = models.TextField(_("uitkomst"), blank=True)

    objects = CountingManager.from_queryset(MeetingQuerySet)()
    with_withdrawn = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("overleg")
        verbose_name_plural = _("overleggen")
        ordering = ["programme", "planned_on", "pk"]
        constraints = [
            rule.known("meeting_kind_is_known", "kind", MeetingKind),
            models.CheckConstraint(
                name="meeting_cancelled_was_not_held",
                condition=Q(cancelled_on=None) | (Q(was_held=False) & ~Q(outcome="")),
                violation_error_message=_("Schrijf op waarom het overleg niet doorgaat."),
            ),
            withdrawal_is_complete("meeting_withdrawal_is_complete"),
        ]

    def __str__(self) -> str:
        return f"{self.title or self.get_kind_display()} ({self.planned_on:%d-%m-%Y})"


class Attendance(TenantModel):
    """Whether a partner was at a meeting."""

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("overleg"), on_delete=models.CASCADE, related_name="attendances"
    )
    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="attendances"
    )
    was_present = models.BooleanField(_("was aanwezig"))

    class Meta:
        verbose_name = _("aanwezigheid")
        verbose_name_plural = _("aanwezigheid")
        ordering = ["meeting", "partner"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "meeting", "partner"], name="attendance_once"),
        ]

    def __str__(self) -> str:
        return f"{self.partner}: {_('aanwezig') if self.was_present else _('afwezig')}"


class ObstacleQuerySet(PartQuerySet):
    def undecided(self) -> "ObstacleQuerySet":
        return self.filter(decided_on=None)


@pghistory.track()
class Obstacle(Withdrawable):
    """Knelpunt: what people in the field cannot solve and the steering group must decide within a term."""

    PRIVATE = ("raised_by",)

    programme = programme_key("obstacles")
    title = models.CharField(_("knelpunt"), max_length=160)
    text = models.TextField(_("wat er speelt"), blank=True)
    raised_on = models.DateField(_("gemeld op"))
    raised_by = models.CharField(_("gemeld door"), max_length=120, blank=True)
    due_on = models.DateField(_("besluit nodig op"))
    decided_on = models.DateField(_("besloten op"), null=True, blank=True)
    decision = models.TextField(_("besluit"), blank=True)
    is_escalated = models.BooleanField(_("voorgelegd aan de stuurgroep"), default=False)

    objects = CountingManager.from_queryset(ObstacleQuerySet)()
    with_withdrawn = ObstacleQuerySet.as_manager()

    class Meta:
        verbose_name = _("knelpunt")
        verbose_name_plural = _("knelpunten")
        ordering = ["programme", "due_on", "pk"]
        constraints = [
            rule.in_order("obstacle_term_in_order", "raised_on", "due_on"),
            rule.in_order("obstacle_decision_in_order", "raised_on", "decided_on"),
            models.CheckConstraint(
                name="obstacle_decision_is_complete",
                condition=Q(decided_on=None, decision="") | (Q(decided_on__isnull=False) & ~Q(decision="")),
                violation_error_message=_("Een besluit heeft een datum en een tekst."),
            ),
            withdrawal_is_complete("obstacle_withdrawal_is_complete"),
        ]

    def __str__(self) -> str:
        return self.title


def partners_on(programme: Programme, day: date) -> Any:
    """The partners in the coalition of a programme on a day."""
    return Partner.objects.filter(memberships__in=Membership.objects.on(day).filter(programme=programme)).distinct()
