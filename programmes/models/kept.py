"""What rows that people change have in common: a number that counts the changes, and a way back out.

A row that was withdrawn stays, with who withdrew it, when and why. `objects` leaves it out, so that it counts nowhere;
`with_withdrawn` does not, for its history and for what counted on an earlier day (`as_it_stood.counted`).
"""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wijkaanpak.accounts.models import User
from wijkaanpak.tenancy import TenantModel


class Edited(TenantModel):
    """A row that people change. `revision` is one more with every change: what was read before it is out of date.

    It is not called version: a contract and an own figure have versions that people speak of.
    """

    PRIVATE: tuple[str, ...] = ()
    """Fields about a person: the logbook says that they changed, and not what they were."""

    revision = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    class Meta:
        abstract = True


class CountingManager(models.Manager[Any]):
    """The rows that count: not withdrawn themselves, and, with a `way`, not part of what was withdrawn."""

    way = ""

    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().filter(**{f"{self.way}withdrawn_at": None})


class CountingPartsManager(CountingManager):
    """Amounts of a source of money count as long as the source does."""

    way = "source__"


class Withdrawable(Edited):
    """A row that people can take back with a reason."""

    withdrawn_at = models.DateTimeField(_("ingetrokken op"), null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        User,
        verbose_name=_("ingetrokken door"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    withdrawn_reason = models.TextField(_("waarom ingetrokken"), blank=True, db_default="", editable=False)

    objects = CountingManager()
    with_withdrawn = models.Manager()

    class Meta:
        abstract = True


STANDS = Q(withdrawn_at=None)
"""For a rule that what was withdrawn no longer has to keep."""


def withdrawal_is_complete(name: str) -> models.CheckConstraint:
    """Withdrawn at a moment, by somebody, with a reason; or not."""
    return models.CheckConstraint(
        name=name,
        condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawn_reason="")
        | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_reason="")),
        violation_error_message=_("Schrijf op waarom u dit intrekt."),
    )
