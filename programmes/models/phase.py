"""What is done in each phase, and the decisions to go on or back."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes.models import rule
from programmes.models.kept import Edited
from programmes.models.programme import PartQuerySet, programme_key
from programmes.phases import ACTIVITIES, Phase
from wijkaanpak.accounts.models import User
from wijkaanpak.tenancy import TenantModel


class PhaseActivityStatus(models.TextChoices):
    NOT_STARTED = "not_started", _("nog niet begonnen")
    RUNNING = "running", _("bezig")
    DONE = "done", _("gedaan")


@pghistory.track()
class PhaseActivity(Edited):
    """How far one of the eighteen activities is. Activities of several phases run at once."""

    Status = PhaseActivityStatus
    PRIVATE = ("owner",)

    programme = programme_key("activities")
    key = models.SlugField(_("activiteit"), max_length=40)
    status = models.CharField(_("stand"), max_length=11, choices=Status, default=Status.NOT_STARTED)
    note = models.TextField(_("toelichting"), blank=True)
    evidence = models.TextField(_("onderbouwing"), blank=True, help_text=_("Document, besluit of verslag."))
    owner = models.ForeignKey(
        User, verbose_name=_("trekker"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField(_("klaar op"), null=True, blank=True)
    changed_on = models.DateField(_("bijgewerkt op"), null=True, blank=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("activiteit")
        verbose_name_plural = _("activiteiten")
        ordering = ["programme", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "programme", "key"], name="phase_activity_once"),
            rule.known("phase_activity_status_is_known", "status", PhaseActivityStatus),
        ]

    def __str__(self) -> str:
        return self.label[:1].upper() + self.label[1:]

    @property
    def label(self) -> str:
        """What is done, in the words of the source."""
        return str(next((activity.label for activity in ACTIVITIES if activity.key == self.key), self.key))


class PhaseTransition(TenantModel):
    """The decision to go to another phase: forward one step, or back with a reason."""

    programme = programme_key("transitions")
    from_phase = models.CharField(_("van"), max_length=10, choices=Phase)
    to_phase = models.CharField(_("naar"), max_length=10, choices=Phase)
    decided_on = models.DateField(_("besloten op"))
    decided_by = models.ForeignKey(
        User, verbose_name=_("vastgelegd door"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_in = models.CharField(_("besloten in"), max_length=120, blank=True, help_text=_("Bijvoorbeeld stuurgroep."))
    reason = models.TextField(_("reden"))
    dissent = models.TextField(_("wie het er niet mee eens was, en waarom"), blank=True)
    is_override = models.BooleanField(_("besloten terwijl nog niet alles er was"), default=False)
    missing = models.JSONField(_("wat er nog niet was"), default=list, blank=True)
    dossier = models.JSONField(_("wat er was bij het besluit"), default=dict, db_default={}, blank=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("faseovergang")
        verbose_name_plural = _("faseovergangen")
        ordering = ["programme", "decided_on", "pk"]
        constraints = [
            rule.known("phase_transition_from_is_known", "from_phase", Phase),
            rule.known("phase_transition_to_is_known", "to_phase", Phase),
            rule.filled("phase_transition_has_reason", "reason"),
            models.CheckConstraint(name="phase_transition_moves", condition=~Q(from_phase=F("to_phase"))),
            models.CheckConstraint(
                name="phase_transition_skips_nothing",
                condition=Q(to_phase=Phase.ORIENTATION)
                | Q(to_phase=Phase.INITIATION)
                | Q(to_phase=Phase.DESIGN, from_phase__in=[Phase.INITIATION, Phase.EXECUTION])
                | Q(to_phase=Phase.EXECUTION, from_phase=Phase.DESIGN),
                violation_error_message=_("Een fase kan niet worden overgeslagen."),
            ),
            models.CheckConstraint(
                name="phase_transition_override_is_explained",
                condition=Q(is_override=False) | ~Q(dissent=""),
                violation_error_message=_("Noteer wie bezwaar had en waarom u toch doorgaat."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_from_phase_display()} → {self.get_to_phase_display()}"
