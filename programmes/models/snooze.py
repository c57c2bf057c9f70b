"""What somebody put away on the page of their own work."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models import rule
from programmes.models.programme import programme_key
from wijkaanpak.accounts.models import User
from wijkaanpak.tenancy import TenantModel


class Snooze(TenantModel):
    """A task that somebody put away until a day, with the reason: for them alone, everybody else still sees it.

    `kind` and `row_id` name the task as `programmes.waiting.Waiting` does. On the day itself it is back.
    """

    user = models.ForeignKey(User, verbose_name=_("wie"), on_delete=models.CASCADE, related_name="+")
    programme = programme_key("snoozes")
    kind = models.SlugField(_("soort werk"), max_length=20)
    row_id = models.BigIntegerField(_("nummer van waar het over gaat"))
    until = models.DateField(_("weggelegd tot"))
    reason = models.TextField(_("waarom"))
    set_at = models.DateTimeField(_("weggelegd op"))

    class Meta:
        verbose_name = _("weggelegde taak")
        verbose_name_plural = _("weggelegde taken")
        ordering = ["user", "until", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "user", "programme", "kind", "row_id"], name="snooze_once_a_task"
            ),
            rule.filled("snooze_says_why", "reason"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.row_id}"
