"""Lokaal contract: versions, what partners promised, and who signed."""

from datetime import date

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models import rule
from programmes.models.coalition import Partner
from programmes.models.kept import CountingManager, Edited, Withdrawable, withdrawal_is_complete
from programmes.models.programme import SpanQuerySet, programme_key
from wijkaanpak.accounts.models import User
from wijkaanpak.tenancy import TenantModel


@pghistory.track()
class LocalAgreement(Edited):
    """One version of the contract between the partners. In force between its two days; a draft has no first day."""

    programme = programme_key("agreements")
    version = models.PositiveSmallIntegerField(_("versie"))
    title = models.CharField(_("titel"), max_length=160)
    text = models.TextField(_("tekst"), blank=True)
    starts_on = models.DateField(_("van kracht vanaf"), null=True, blank=True)
    ends_on = models.DateField(_("van kracht tot en met"), null=True, blank=True)

    objects = SpanQuerySet.as_manager()

    class Meta:
        verbose_name = _("lokaal contract")
        verbose_name_plural = _("lokale contracten")
        ordering = ["programme", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "programme", "version"],
                name="local_agreement_version_once",
                violation_error_message=_("Deze versie bestaat al."),
            ),
            rule.in_order("local_agreement_in_order", "starts_on", "ends_on"),
            rule.filled("local_agreement_is_named", "title"),
        ]

    def __str__(self) -> str:
        return f"{self.title} (versie {self.version})"

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on a day; a draft never is."""
        return self.starts_on is not None and self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


class AgreementPromiseQuerySet(models.QuerySet["AgreementPromise"]):
    def overdue(self, day: date) -> "AgreementPromiseQuerySet":
        """Open while the day has passed."""
        return self.filter(status=AgreementPromise.Status.OPEN, due_on__lt=day)


class AgreementPromiseStatus(models.TextChoices):
    OPEN = "open", _("loopt")
    KEPT = "kept", _("nagekomen")
    BROKEN = "broken", _("niet nagekomen")


@pghistory.track()
class AgreementPromise(Withdrawable):
    """Afspraak: what one partner promised in the contract, and whether it was kept."""

    Status = AgreementPromiseStatus

    agreement = models.ForeignKey(
        LocalAgreement, verbose_name=_("lokaal contract"), on_delete=models.CASCADE, related_name="promises"
    )
    partner = models.ForeignKey(Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="promises")
    text = models.TextField(_("afspraak"))
    due_on = models.DateField(_("uiterlijk op"), null=True, blank=True)
    status = models.CharField(_("stand"), max_length=6, choices=Status, default=Status.OPEN)
    settled_on = models.DateField(_("nagekomen of losgelaten op"), null=True, blank=True)
    explanation = models.TextField(_("toelichting"), blank=True)

    objects = CountingManager.from_queryset(AgreementPromiseQuerySet)()
    with_withdrawn = AgreementPromiseQuerySet.as_manager()

    class Meta:
        verbose_name = _("afspraak")
        verbose_name_plural = _("afspraken")
        ordering = ["agreement", "partner", "pk"]
        constraints = [
            rule.known("agreement_promise_status_is_known", "status", AgreementPromiseStatus),
            rule.filled("agreement_promise_says_something", "text"),
            models.CheckConstraint(
                name="agreement_promise_settled_has_day",
                condition=Q(status="open", settled_on=None)
                | Q(status__in=["kept", "broken"], settled_on__isnull=False),
                violation_error_message=_("Vul in wanneer de afspraak is nagekomen of losgelaten."),
            ),
            models.CheckConstraint(
                name="agreement_promise_broken_is_explained",
                condition=~Q(status="broken") | ~Q(explanation=""),
                violation_error_message=_("Leg uit waarom de afspraak niet is nagekomen."),
            ),
            withdrawal_is_complete("agreement_promise_withdrawal_is_complete"),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Signature(TenantModel):
    """A partner signed a version of the contract."""

    agreement = models.ForeignKey(
        LocalAgreement, verbose_name=_("lokaal contract"), on_delete=models.CASCADE, related_name="signatures"
    )
    partner = models.ForeignKey(Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="signatures")
    signed_by = models.CharField(_("ondertekend door"), max_length=120)
    signed_on = models.DateField(_("ondertekend op"))
    recorded_by = models.ForeignKey(
        User, verbose_name=_("vastgelegd door"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("ondertekening")
        verbose_name_plural = _("ondertekeningen")
        ordering = ["agreement", "signed_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "agreement", "partner"],
                name="signature_once",
                violation_error_message=_("Deze partner heeft al getekend."),
            ),
            rule.filled("signature_names_its_person", "signed_by"),
        ]

    def __str__(self) -> str:
        return f"{self.partner}, {self.signed_on:%d-%m-%Y}"
