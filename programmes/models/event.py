"""Logboek: who did what when. Rows are added and never changed; the database refuses the rest."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.event_sections import EventSection
from programmes.models.event_words import UNDONE, UNDONE_WORDS, WORDS
from programmes.models.programme import Programme
from wijkaanpak.accounts.models import Person, User
from wijkaanpak.tenancy import TenantModel


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, user: Person) -> "EventQuerySet":
        return self.filter(programme__in=Programme.objects.visible_to(user))

    def about(self, row: models.Model) -> "EventQuerySet":
        """The lines about one row, also when it is gone by now."""
        return self.filter(subject_kind=row._meta.label_lower, subject_id=row.pk)


class Event(TenantModel):
    """One line of the logbook, readable without the rows it speaks of.

    `subject` is in words; `subject_kind` (the label of a model) and `subject_id` say which row it is about, if any.
    """

    Section = EventSection

    programme = models.ForeignKey(
        Programme, verbose_name=_("wijkaanpak"), null=True, on_delete=models.PROTECT, related_name="log"
    )
    kind = models.CharField(_("soort"), max_length=60)
    section = models.CharField(_("onderdeel"), max_length=11, choices=EventSection, blank=True, db_default="")
    subject = models.CharField(_("onderwerp"), max_length=200)
    subject_kind = models.CharField(_("soort onderwerp"), max_length=60, blank=True, db_default="")
    subject_id = models.BigIntegerField(_("nummer van het onderwerp"), null=True, blank=True)
    by = models.ForeignKey(User, verbose_name=_("wie"), null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(_("naam"), max_length=120)
    at = models.DateTimeField(_("wanneer"))
    detail = models.JSONField(_("bijzonderheden"), default=dict)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("gebeurtenis")
        verbose_name_plural = _("logboek")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["municipality", "programme", "-at"], name="event_newest_first"),
            models.Index(fields=["municipality", "subject_kind", "subject_id", "-at"], name="event_of_a_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                name="event_subject_is_complete",
                condition=models.Q(subject_kind="", subject_id=None)
                | (~models.Q(subject_kind="") & models.Q(subject_id__isnull=False)),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="keep_rows", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="keep_table",
                level=pgtrigger.Statement,
                when=pgtrigger.Before,
                operation=pgtrigger.Truncate,
                func="raise exception 'The logbook cannot be emptied.';",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%d-%m-%Y %H:%M} {self.by_name}: {self.what} ({self.subject})"

    @property
    def what(self) -> str:
        """What happened, in words; a kind without words is shown as it is."""
        noun, _rest, verb = self.kind.partition(".")
        return str(WORDS.get(self.kind) or (UNDONE_WORDS if verb == UNDONE and noun else self.kind))
