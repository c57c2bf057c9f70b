"""A progress report: its frozen snapshot, its status, and the PDF that a worker makes of it."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from monitoring.models.assessment import Assessment
from programmes.models import rule
from programmes.models.programme import PartQuerySet, programme_key
from wijkaanpak import failures
from wijkaanpak.accounts.models import User
from wijkaanpak.jobs import Job


class ReportStatus(models.TextChoices):
    CONCEPT = "concept", _("concept")
    ADOPTED = "adopted", _("vastgesteld")
    OFFERED = "offered", _("aangeboden aan de gemeenteraad")


class ReportQuerySet(PartQuerySet):
    def adopted(self) -> "ReportQuerySet":
        """The reports that never change again: adopted, or also offered to the council."""
        return self.filter(status__in=[ReportStatus.ADOPTED, ReportStatus.OFFERED])

    def published(self) -> "ReportQuerySet":
        """What anybody may read: adopted, rendered, of a programme that is public."""
        return self.adopted().filter(state=Job.State.DONE, programme__is_published=True)

    def newest_first(self) -> "ReportQuerySet":
        return self.order_by("-reference_date", "-version", "-pk")


def report_path(report: "Report", filename: str) -> str:
    """Where the file is kept: per municipality, and another name for another snapshot."""
    return f"reports/{report.municipality_id}/{report.pk}-{report.sha256[:16]}.pdf"


class Report(Job):
    """One report over a period. The snapshot is made when it is asked for; from adoption on nothing changes it."""

    Status = ReportStatus

    programme = programme_key("reports")
    period_start = models.DateField(_("over de periode vanaf"))
    period_end = models.DateField(_("tot en met"))
    reference_date = models.DateField(_("peildatum"))
    version = models.PositiveSmallIntegerField(_("versie"), default=1)
    supersedes = models.OneToOneField(
        "self",
        verbose_name=_("vervangt"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="superseded_by",
    )
    registration_number = models.CharField(_("registratienummer"), max_length=60, blank=True)
    status = models.CharField(_("status"), max_length=7, choices=ReportStatus, default=ReportStatus.CONCEPT)
    assessment = models.ForeignKey(
        Assessment, verbose_name=_("beoordeling"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    snapshot = models.JSONField(_("bevroren inhoud"))
    sha256 = models.CharField(_("sha256 van de inhoud"), max_length=64)
    file = models.FileField(_("bestand"), upload_to=report_path, blank=True)
    rendered_at = models.DateTimeField(_("gemaakt op"), null=True, blank=True)
    # Of the file as it was first made; empty in reports from before this was written down.
    file_sha256 = models.CharField(
        _("sha256 van het bestand"), max_length=64, blank=True, default="", db_default="", editable=False
    )
    file_removed_at = models.DateTimeField(_("bestand verwijderd op"), null=True, blank=True, editable=False)
    remade_at = models.DateTimeField(_("opnieuw gemaakt op"), null=True, blank=True, editable=False)
    remade_sha256 = models.CharField(
        _("sha256 van het opnieuw gemaakte bestand"),
        max_length=64,
        blank=True,
        default="",
        db_default="",
        editable=False,
    )
    requested_by = models.ForeignKey(
        User, verbose_name=_("gevraagd door"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField(_("gevraagd op"))
    form_key = models.UUIDField(_("sleutel van het formulier"), editable=False)
    adopted_by = models.CharField(_("vastgesteld door"), max_length=120, blank=True)
    adopted_on = models.DateField(_("vastgesteld op"), null=True, blank=True)
    offered_on = models.DateField(_("aangeboden op"), null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("voortgangsrapport")
        verbose_name_plural = _("voortgangsrapporten")
        ordering = ["programme", "-reference_date", "-version", "-pk"]
        constraints = [
            rule.known("report_status_is_known", "status", ReportStatus),
            rule.in_order("report_period_in_order", "period_start", "period_end"),
            models.UniqueConstraint(fields=["municipality", "form_key"], name="report_once_a_form"),
            models.UniqueConstraint(
                fields=["municipality", "programme", "period_start", "period_end", "version"],
                name="report_version_once",
            ),
            models.CheckConstraint(name="report_has_a_digest", condition=Q(sha256__regex="^[0-9a-f]{64}$")),
            models.CheckConstraint(
                name="report_file_has_a_moment",
                condition=Q(file="", rendered_at=None) | (~Q(file="") & Q(rendered_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="report_adoption_is_complete",
                condition=Q(status="concept", adopted_on=None, adopted_by="")
                | (Q(status__in=["adopted", "offered"], adopted_on__isnull=False) & ~Q(adopted_by="")),
                violation_error_message=_("Noem wie het rapport vaststelde en wanneer."),
            ),
            models.CheckConstraint(
                name="report_offering_is_complete",
                condition=Q(status="offered", offered_on__isnull=False)
                | Q(status__in=["concept", "adopted"], offered_on=None),
                violation_error_message=_("Vul in wanneer het rapport aan de raad is aangeboden."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="keep_adopted",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__status__in=["adopted", "offered"]),  # type: ignore[call-arg]
                func="""
                    if tg_op = 'DELETE' then
                        raise exception 'An adopted report stays.' using errcode = 'check_violation';
                    end if;
                    if (to_jsonb(new) - array['state', 'attempts', 'lease_until', 'waiting_since', 'nudged_at',
                                              'failure', 'file', 'rendered_at', 'file_sha256', 'remade_at',
                                              'remade_sha256', 'status', 'offered_on'])
                       is distinct from
                       (to_jsonb(old) - array['state', 'attempts', 'lease_until', 'waiting_since', 'nudged_at',
                                              'failure', 'file', 'rendered_at', 'file_sha256', 'remade_at',
                                              'remade_sha256', 'status', 'offered_on'])
                       or (old.file <> '' and (new.file <> old.file or new.rendered_at <> old.rendered_at))
                       or (old.file_sha256 <> '' and new.file_sha256 <> old.file_sha256)
                       or (new.status = 'concept') or (old.status = 'offered' and new.status = 'adopted')
                       or (old.status = 'offered' and new.offered_on is distinct from old.offered_on)
                    then
                        raise exception 'An adopted report does not change.' using errcode = 'check_violation';
                    end if;
                    return new;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme}, {self.reference_date:%d-%m-%Y}"

    @property
    def is_frozen(self) -> bool:
        """Adopted, and so kept as it is."""
        return self.status != ReportStatus.CONCEPT

    @property
    def is_ready(self) -> bool:
        """There is a file to hand out."""
        return bool(self.file) and self.state == Job.State.DONE

    @property
    def is_remade(self) -> bool:
        """It is being made from its frozen content, and not for the first time."""
        is_busy = self.state in (Job.State.RECEIVED, Job.State.PROCESSING)
        return is_busy and (self.rendered_at is not None or self.file_removed_at is not None)

    @property
    def remade_in_words(self) -> str:
        """What a file that was made again has to do with the first one; empty when it is the first one."""
        if self.remade_at is None:
            return ""
        if not self.file_sha256:
            return gettext(
                "Of het precies hetzelfde bestand is, weten we niet: van het eerste is geen controlegetal bewaard."
            )
        if self.remade_sha256 == self.file_sha256:
            return gettext("Het is precies hetzelfde bestand: het controlegetal klopt.")
        return gettext(
            "De inhoud is dezelfde, het bestand niet: de lettertypen of het programma dat de pdf maakt, zijn "
            "veranderd. De opmaak kan iets verschillen."
        )

    @property
    def failure_in_words(self) -> str:
        """Why the worker stopped and what to do, empty when it did not. `failure` is for who reads the log."""
        cure = gettext("Probeer het opnieuw. Lukt het weer niet? Vraag het aan de beheerder.")
        return failures.in_words(self.failure, cure=cure) if self.failure else ""
