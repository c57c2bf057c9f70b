"""Records of one kind that somebody changed at once."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models import rule
from programmes.models.programme import programme_key
from wijkaanpak.accounts.models import User
from wijkaanpak.tenancy import TenantModel


class ChangedTogether(TenantModel):
    """Why many records were changed at once, said once. `lines` are the keys of those lines of the logbook."""

    programme = programme_key("changed_together")
    kind = models.SlugField(_("soort"), max_length=30)
    reason = models.TextField(_("waarom"))
    lines = ArrayField(models.BigIntegerField(), verbose_name=_("regels van het logboek"))
    by = models.ForeignKey(User, verbose_name=_("wie"), on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("wanneer"))
    undone_at = models.DateTimeField(_("ongedaan gemaakt op"), null=True, blank=True)

    class Meta:
        verbose_name = _("wijziging van meer tegelijk")
        verbose_name_plural = _("wijzigingen van meer tegelijk")
        ordering = ["-at", "-pk"]
        constraints = [rule.filled("changed_together_says_why", "reason")]

    def __str__(self) -> str:
        return f"{self.kind}: {len(self.lines)}"
