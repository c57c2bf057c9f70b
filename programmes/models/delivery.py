"""How it goes with a letter that has not gone out: its attempts, and whether it can be delivered at all."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models import rule
from programmes.models.initiative import Initiative, InitiativeMessage, InitiativeStatus
from programmes.models.own_figure import OwnFigure, OwnFigureStatus
from programmes.models.programme import PartQuerySet, programme_key
from wijkaanpak.accounts.models import User
from wijkaanpak.posting import Posting
from wijkaanpak.tenancy import TenantModel


class LetterKind(models.TextChoices):
    CONFIRMATION = "confirmation", _("vraag om het idee te bevestigen")
    DECISION = "decision", _("brief met het besluit")
    MESSAGE = "message", _("bericht aan de indiener")
    RETURNED = "returned", _("bericht dat een cijfer is teruggestuurd")


ABOUT = {
    LetterKind.CONFIRMATION: "initiative",
    LetterKind.DECISION: "initiative",
    LetterKind.MESSAGE: "message",
    LetterKind.RETURNED: "figure",
}
"""The field with the row that the letter is about."""
STILL_WAITED_FOR = (
    Q(
        letter=LetterKind.CONFIRMATION,
        initiative__status=InitiativeStatus.IDEA,
        initiative__needs_check=False,
        initiative__confirmation_sent_at=None,
    )
    | Q(letter=LetterKind.DECISION, initiative__decided_at__isnull=False, initiative__letter_sent_at=None)
    | Q(letter=LetterKind.MESSAGE, message__letter_sent_at=None)
    | Q(letter=LetterKind.RETURNED, figure__status=OwnFigureStatus.RETURNED, figure__letter_sent_at=None)
)


class DeliveryQuerySet(PartQuerySet):
    def undeliverable(self) -> "DeliveryQuerySet":
        """Those that somebody has to mend: they did not arrive, are still waited for, and were not closed."""
        return self.filter(STILL_WAITED_FOR, undeliverable_at__isnull=False, closed_at=None)


class Delivery(Posting, TenantModel):
    """A letter that was tried and did not go out yet. It goes away with the letter: the record says when that was."""

    Letter = LetterKind

    programme = programme_key("deliveries")
    letter = models.CharField(_("welke brief"), max_length=12, choices=LetterKind, editable=False)
    initiative = models.ForeignKey(
        Initiative, verbose_name=_("initiatief"), null=True, on_delete=models.CASCADE, related_name="deliveries"
    )
    message = models.ForeignKey(
        InitiativeMessage, verbose_name=_("bericht"), null=True, on_delete=models.CASCADE, related_name="deliveries"
    )
    figure = models.ForeignKey(
        OwnFigure, verbose_name=_("eigen cijfer"), null=True, on_delete=models.CASCADE, related_name="deliveries"
    )
    closed_at = models.DateTimeField(_("afgesloten op"), null=True, editable=False)
    closed_by = models.ForeignKey(
        User, verbose_name=_("afgesloten door"), null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    closed_reason = models.TextField(_("waarom afgesloten"), blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("brief onderweg")
        verbose_name_plural = _("brieven onderweg")
        ordering = ["programme", "pk"]
        constraints = [
            *(
                models.UniqueConstraint(
                    fields=["municipality", "letter", name],
                    condition=Q(**{f"{name}__isnull": False}),
                    name=f"delivery_once_of_{name}",
                )
                for name in ("initiative", "message", "figure")
            ),
            rule.known("delivery_letter_is_known", "letter", LetterKind),
            models.CheckConstraint(
                name="delivery_is_about_one_row",
                condition=Q(
                    letter__in=["confirmation", "decision"], initiative__isnull=False, message=None, figure=None
                )
                | Q(letter="message", initiative=None, message__isnull=False, figure=None)
                | Q(letter="returned", initiative=None, message=None, figure__isnull=False),
            ),
            models.CheckConstraint(
                name="delivery_closing_is_complete",
                condition=Q(closed_at=None, closed_by=None, closed_reason="")
                | (Q(closed_at__isnull=False, closed_by__isnull=False) & ~Q(closed_reason="")),
                violation_error_message=_("Schrijf op waarom er geen brief meer komt."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_letter_display()} {self.pk}"

    @property
    def about(self) -> Any:
        """The row that the letter is about."""
        return getattr(self, ABOUT[LetterKind(self.letter)])

    @property
    def idea(self) -> Initiative | None:
        """The initiative whose applicant should get it; None for a letter to a colleague."""
        return self.message.initiative if self.message_id else self.initiative
