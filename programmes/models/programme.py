"""The wijkaanpak itself: its area through the years, its phase and horizon, and who has a role in it."""

from datetime import date
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from programmes.models import rule
from programmes.models.kept import Edited
from programmes.phases import Phase
from wijkaanpak import addresses
from wijkaanpak.accounts.models import HoldingManager, MunicipalityRole, Person, Role, User
from wijkaanpak.tenancy import TenantModel


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def visible_to(self, user: Person) -> "ProgrammeQuerySet":
        """What a role in this municipality or in the programme itself lets somebody see; for others nothing."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        everywhere = MunicipalityRole.objects.filter(user_id=user.pk)
        here = ProgrammeRole.objects.filter(user_id=user.pk, programme=OuterRef("pk"))
        return self.filter(Exists(everywhere) | Exists(here))

    def published(self) -> "ProgrammeQuerySet":
        """What anybody may read."""
        return self.filter(is_published=True)


@pghistory.track()
class Programme(Edited):
    """A neighbourhood programme of 15 to 20 years. One area can stand in several programmes at once."""

    PRIVATE = ("contact_name", "contact_email", "contact_phone")

    name = models.CharField(_("naam"), max_length=80)
    slug = models.SlugField(_("adres"), max_length=60)
    area_name = models.CharField(_("gebied"), max_length=120, help_text=_("Zoals bewoners het noemen."))
    summary = models.TextField(_("samenvatting"), blank=True, help_text=_("In gewone woorden: waar gaat het om?"))
    started_on = models.DateField(_("begonnen op"))
    horizon_years = models.PositiveSmallIntegerField(_("looptijd in jaren"))
    phase = models.CharField(_("fase"), max_length=10, choices=Phase, default=Phase.ORIENTATION)
    agreement_label = models.CharField(_("naam van het lokaal contract"), max_length=40, default=_("wijkdeal"))
    is_published = models.BooleanField(_("zichtbaar voor iedereen"), default=False)
    accepts_initiatives = models.BooleanField(_("bewoners kunnen ideeën indienen"), default=True)
    contact_name = models.CharField(_("aanspreekpunt"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-mailadres van het aanspreekpunt"), blank=True)
    contact_phone = models.CharField(_("telefoonnummer van het aanspreekpunt"), max_length=20, blank=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("wijkaanpak")
        verbose_name_plural = _("wijkaanpakken")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "slug"],
                name="programme_slug_once",
                violation_error_message=_("Er is al een wijkaanpak met dit adres."),
            ),
            rule.known("programme_phase_is_known", "phase", Phase),
            rule.filled("programme_is_named", "name", "slug", "area_name"),
            models.CheckConstraint(
                name="programme_horizon_is_possible",
                condition=Q(horizon_years__gte=1, horizon_years__lte=40),
                violation_error_message=_("De looptijd is 1 tot 40 jaar."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.slug in addresses.taken_by_staff():
            raise ValidationError({"slug": _("Dit adres is al van een andere pagina. Kies een ander adres.")})

    @property
    def ends_in(self) -> int:
        """The year of the horizon."""
        return self.started_on.year + self.horizon_years


def programme_key(related_name: str) -> Any:
    """The foreign key of everything that is a part of one programme."""
    return models.ForeignKey(
        Programme, verbose_name=_("wijkaanpak"), on_delete=models.CASCADE, related_name=related_name
    )


class PartQuerySet(models.QuerySet[Any]):
    """Rows that belong to a programme; who sees the programme sees them."""

    def visible_to(self, user: Person) -> "PartQuerySet":
        return self.filter(programme__in=Programme.objects.visible_to(user))


class SpanQuerySet(PartQuerySet):
    """Rows with a first and, once over, a last day."""

    def on(self, day: date) -> "SpanQuerySet":
        """What held on this day; the last day counts."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)


class ProgrammeArea(TenantModel):
    """The set of buurten that was the area of a programme from one day until another."""

    programme = programme_key("areas")
    starts_on = models.DateField(_("geldt vanaf"))
    ends_on = models.DateField(_("geldt tot en met"), null=True, blank=True)
    division_year = models.PositiveSmallIntegerField(_("indeling van het jaar"))
    reason = models.TextField(_("waarom deze grens"), blank=True)

    objects = SpanQuerySet.as_manager()

    class Meta:
        verbose_name = _("gebied van een wijkaanpak")
        verbose_name_plural = _("gebieden van wijkaanpakken")
        ordering = ["programme", "starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "programme", "starts_on"], name="programme_area_once_a_day"
            ),
            models.UniqueConstraint(
                fields=["municipality", "programme"],
                condition=Q(ends_on=None),
                name="programme_area_one_open",
                violation_error_message=_("Sluit eerst het vorige gebied af."),
            ),
            rule.in_order("programme_area_in_order", "starts_on", "ends_on"),
        ]

    def __str__(self) -> str:
        return f"{self.programme} vanaf {self.starts_on:%d-%m-%Y}"

    @property
    def codes(self) -> list[str]:
        """The codes of the buurten; prefetch `members` when you ask for many."""
        return sorted(member.code for member in self.members.all())


class ProgrammeAreaMember(TenantModel):
    """One buurt of a programme's area."""

    area = models.ForeignKey(ProgrammeArea, verbose_name=_("gebied"), on_delete=models.CASCADE, related_name="members")
    code = models.CharField(_("buurtcode"), max_length=10)

    class Meta:
        verbose_name = _("buurt van een wijkaanpak")
        verbose_name_plural = _("buurten van wijkaanpakken")
        ordering = ["area", "code"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "area", "code"], name="programme_area_code_once"),
            models.CheckConstraint(
                name="programme_area_code_is_a_buurt",
                condition=Q(code__regex=rule.NEIGHBOURHOOD_CODE),
                violation_error_message=_("Een buurtcode ziet eruit als BU00141000."),
            ),
        ]

    def __str__(self) -> str:
        return self.code


@pghistory.track()
class ProgrammeRole(TenantModel):
    """What somebody is for one programme. A role for all programmes is a `MunicipalityRole`.

    `objects` are the roles that hold today; `with_ended` has those that are over as well.
    """

    programme = programme_key("roles")
    user = models.ForeignKey(User, verbose_name=_("persoon"), on_delete=models.CASCADE, related_name="+")
    role = models.CharField(_("rol"), max_length=20, choices=Role)
    ends_on = models.DateField(_("tot en met"), null=True, blank=True)

    objects = HoldingManager.from_queryset(PartQuerySet)()
    with_ended = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("rol in een wijkaanpak")
        verbose_name_plural = _("rollen in wijkaanpakken")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "programme", "user", "role"], name="programme_role_once"),
            rule.known("programme_role_is_known", "role", Role),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
