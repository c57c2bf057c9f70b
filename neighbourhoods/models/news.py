"""What a publisher has that we may not have: a table of a new year, or a table that was changed."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from neighbourhoods.models.release import Release
from neighbourhoods.terms import ReleaseStatus


class TableNewsQuerySet(models.QuerySet["TableNews"]):
    def waiting(self) -> "TableNewsQuerySet":
        """What was published after we last read it, or what we never read; the newest table first."""
        read = Release.objects.filter(table_id=models.OuterRef("code")).order_by("-retrieved_at")
        seen = self.annotate(read_at=models.Subquery(read.values("retrieved_at")[:1]))
        newer = Q(changed_at__gt=F("read_at")) | Q(status_at__gt=F("read_at"))
        return seen.filter(newer | Q(read_at=None)).order_by("-period", "code")


class TableNews(models.Model):
    """A table as its publisher described it when we last looked. One row per table; looking again updates it."""

    code = models.CharField(_("tabelnummer"), max_length=20, unique=True)
    publisher = models.CharField(_("uitgever"), max_length=40)
    title = models.CharField(_("titel"), max_length=300)
    period = models.CharField(_("periode"), max_length=7, blank=True)
    status = models.CharField(_("status"), max_length=11, choices=ReleaseStatus, default=ReleaseStatus.UNSTATED)
    changed_at = models.DateTimeField(_("door de uitgever gewijzigd op"), null=True, blank=True)
    status_at = models.DateTimeField(_("andere status gezien op"), null=True, blank=True)
    found_at = models.DateTimeField(_("voor het eerst gezien op"))
    looked_at = models.DateTimeField(_("laatst gekeken op"))

    objects = TableNewsQuerySet.as_manager()

    class Meta:
        verbose_name = _("nieuws over een tabel")
        verbose_name_plural = _("nieuws over tabellen")

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def sentence(self) -> str:
        """What staff read. `read_at` comes from `waiting()`."""
        read_at: datetime | None = getattr(self, "read_at", None)
        if read_at is None:
            sentence = gettext("%(publisher)s heeft tabel %(code)s gepubliceerd (%(title)s); nog niet ingevoerd.")
        elif self.status_at and self.status_at > read_at:
            sentence = gettext("%(publisher)s noemt tabel %(code)s nu %(status)s (%(title)s); voer haar opnieuw in.")
        else:
            sentence = gettext("%(publisher)s heeft tabel %(code)s gewijzigd (%(title)s); voer haar opnieuw in.")
        about = {"publisher": self.publisher, "code": self.code, "title": self.title}
        return sentence % (about | {"status": self.get_status_display()})
