"""A file with figures that somebody brought in through the browser, and what became of it."""

import hashlib
import json
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from neighbourhoods.models.mapping import Mapping
from neighbourhoods.models.release import Release
from neighbourhoods.terms import ReleaseStatus
from wijkaanpak import failures, tenancy
from wijkaanpak.accounts.models import User
from wijkaanpak.jobs import Job


class ImportStage(models.TextChoices):
    """How far a file has come. A worker acts on UPLOADED and PUBLISHING; a person on the others."""

    UPLOADED = "uploaded", _("wordt gelezen")
    READ = "read", _("klaar om vast te leggen")
    PUBLISHING = "publishing", _("wordt vastgelegd")
    PUBLISHED = "published", _("vastgelegd")
    REFUSED = "refused", _("geweigerd")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class FigureImportQuerySet(models.QuerySet["FigureImport"]):
    def here(self) -> "FigureImportQuerySet":
        """Those of the open municipality; the database shows no others either."""
        return self.filter(municipality_id=tenancy.current_id())

    def of_file(self, sha256: str) -> "FigureImportQuerySet":
        """The import of this very file, unless its figures were withdrawn: then it may come again."""
        return self.filter(sha256=sha256).exclude(stage=ImportStage.WITHDRAWN)

    def newest_first(self) -> "FigureImportQuerySet":
        return self.order_by("-uploaded_at", "-pk")

    def for_list(self) -> "FigureImportQuerySet":
        """Without what only the page of one import shows."""
        return self.defer("preview", "figures", "refused").select_related("uploaded_by")


def import_path(figure_import: "FigureImport", filename: str) -> str:
    """Where the file is kept: per municipality, named after its content. The name somebody gave it is never a path."""
    return f"imports/{figure_import.municipality_id}/{figure_import.sha256}.{figure_import.kind}"


class FigureImport(Job):
    """One file of one municipality. The same file twice is one import, unless it was withdrawn in between.

    `preview` is what the page shows of it; `figures` are the figures of this municipality in it, so that their effect
    can be shown beside what stands there at that moment. Both are made by the worker that read the file.
    """

    Stage = ImportStage

    stage = models.CharField(_("stadium"), max_length=10, choices=ImportStage, default=ImportStage.UPLOADED)
    file = models.FileField(_("bestand"), upload_to=import_path)
    file_removed_at = models.DateTimeField(_("bestand verwijderd op"), null=True, blank=True, editable=False)
    file_name = models.CharField(_("naam van het bestand"), max_length=200)
    sha256 = models.CharField(_("sha256 van het bestand"), max_length=64)
    kind = models.CharField(_("soort bestand"), max_length=10)
    size = models.PositiveIntegerField(_("grootte in bytes"))
    # What the file does not say, or says wrong. Empty means: as the file and its source tell.
    mapping = models.ForeignKey(
        Mapping, verbose_name=_("koppeling"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    table = models.CharField(_("tabelnummer"), max_length=20, blank=True)
    period = models.CharField(_("periode"), max_length=7, blank=True)
    division_year = models.PositiveSmallIntegerField(_("indeling van het jaar"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=11, choices=ReleaseStatus, blank=True)
    retrieved_on = models.DateField(_("opgehaald op"))
    replaces_more = models.BooleanField(_("ook als er veel minder gebieden in staan"), default=False)
    # Doubts of which somebody who looked says that the file is right all the same (terms.Doubt).
    confirmed = models.JSONField(_("klopt volgens wie het inleest"), default=list, db_default=[], blank=True)
    reason = models.TextField(_("waarom dat klopt"), blank=True, default="", db_default="")
    uploaded_by = models.ForeignKey(
        User, verbose_name=_("door"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("binnengekomen op"))
    preview = models.JSONField(_("voorbeeld"), default=dict)
    figures = models.JSONField(_("cijfers van deze gemeente"), default=list)
    refused = models.JSONField(_("redenen van weigering"), default=list)
    refused_count = models.PositiveIntegerField(_("aantal weigeringen"), default=0)
    published_by = models.ForeignKey(
        User, verbose_name=_("vastgelegd door"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(_("vastgelegd op"), null=True, blank=True)
    releases = models.ManyToManyField(Release, verbose_name=_("publicaties"), related_name="imports", blank=True)

    objects = FigureImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import van cijfers")
        verbose_name_plural = _("imports van cijfers")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "sha256"],
                condition=~Q(stage=ImportStage.WITHDRAWN),
                name="figureimport_file_once",
            ),
            models.CheckConstraint(
                name="figureimport_removed_file_is_not_named",
                condition=Q(file_removed_at=None) | Q(file=""),
            ),
            models.CheckConstraint(name="figureimport_stage_is_known", condition=Q(stage__in=ImportStage.values)),
            models.CheckConstraint(name="figureimport_has_a_digest", condition=Q(sha256__regex="^[0-9a-f]{64}$")),
            models.CheckConstraint(
                name="figureimport_publication_has_a_moment",
                condition=Q(stage__in=["published", "withdrawn"], published_at__isnull=False)
                | Q(stage__in=["uploaded", "read", "publishing", "refused"], published_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_busy(self) -> bool:
        """A worker has it, or will have it soon."""
        return self.state in (Job.State.RECEIVED, Job.State.PROCESSING)

    @property
    def may_be_corrected(self) -> bool:
        return (
            not self.is_busy and self.stage in (ImportStage.READ, ImportStage.REFUSED) and self.file_removed_at is None
        )

    @property
    def may_be_published(self) -> bool:
        return self.state == Job.State.DONE and self.stage == ImportStage.READ and self.file_removed_at is None

    @property
    def failure_in_words(self) -> str:
        """Why the worker stopped and what to do, empty when it did not. `failure` is for whoever reads the log."""
        cure = gettext("Probeer het opnieuw, of deel het bestand op in kleinere bestanden.")
        return failures.in_words(self.failure, cure=cure) if self.failure else ""

    @property
    def mark(self) -> str:
        """A short digest of the preview: whoever publishes sends it along, to say which preview they saw."""
        return hashlib.sha256(json.dumps(self.preview, sort_keys=True).encode()).hexdigest()[:16]

    @property
    def doubts(self) -> set[str]:
        """What was doubted about the file as it was read last, and what was confirmed before."""
        return {refusal["doubt"] for refusal in self.refused if "doubt" in refusal} | set(self.confirmed)

    @property
    def corrections(self) -> dict[str, Any]:
        """What a person filled in about the file, for the form."""
        names = (
            "mapping",
            "table",
            "period",
            "division_year",
            "status",
            "retrieved_on",
            "replaces_more",
            "confirmed",
            "reason",
        )
        return {name: getattr(self, name) for name in names}
