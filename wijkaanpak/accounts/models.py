"""Municipality (the tenant), User, the roles of a user in a municipality, and how somebody was invited."""

from datetime import datetime
from typing import Any, Protocol

import pghistory
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from wijkaanpak import addresses, tenancy
from wijkaanpak.posting import Posting

DAY_MARK = "[datum]"
"""In the text of a municipality about objections: there the last day to make one is written."""


def not_reserved(slug: str) -> None:
    """Some first path segments belong to the site itself."""
    if slug in tenancy.RESERVED | addresses.taken_above():
        raise ValidationError(
            _("‘%(slug)s’ is al een adres van de website. Kies een andere naam."), params={"slug": slug}
        )


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    def entering(self, slug: str) -> "Municipality | None":
        """The municipality of this address; in the same query the transaction becomes its transaction."""
        entered = "select *, set_config('app.municipality', id::text, true) as entered from accounts_municipality"
        return next(iter(self.raw(f"{entered} where slug = %s", [slug])), None)


class Municipality(models.Model):
    """A gemeente that runs its programmes here."""

    name = models.CharField(_("naam"), max_length=80)
    slug = models.SlugField(_("adres"), unique=True, validators=[not_reserved])
    code = models.CharField(_("CBS-code"), max_length=6, blank=True, help_text=_("Bijvoorbeeld GM0014."))
    is_demo = models.BooleanField(_("demo met verzonnen mensen"), default=False)
    requires_second_factor = models.BooleanField(_("medewerkers moeten inloggen in twee stappen"), default=True)
    shares_figures = models.BooleanField(
        _("mag landelijke cijfers vastleggen"),
        default=False,
        db_default=False,
        help_text=_(
            "Landelijke tabellen zijn van alle gemeenten hier. Werkt er maar één gemeente, dan mag zij altijd."
        ),
    )
    objection_text = models.TextField(
        _("wat een besluitbrief over bezwaar zegt"),
        blank=True,
        db_default="",
        help_text=_(
            "Laat een jurist dit nakijken. [datum] wordt de laatste dag om bezwaar te maken. Leeg: de gewone tekst."
        ),
    )
    sort_key = models.CharField(max_length=80, editable=False, blank=True)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("gemeente")
        verbose_name_plural = _("gemeenten")
        ordering = ["sort_key", "pk"]
        constraints = [
            models.CheckConstraint(
                name="municipality_code_is_cbs",
                condition=Q(code="") | Q(code__regex=r"^GM\d{4}$"),
                violation_error_message=_("Een CBS-code is GM met vier cijfers, zoals GM0014."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = self.name.casefold()
        super().save(*args, **kwargs)

    @property
    def may_share(self) -> bool:
        """Whether it may bring in what all municipalities here see. Who works here alone has nobody to ask."""
        return self.shares_figures or not Municipality.objects.exclude(pk=self.pk).exists()


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """An account without rights. People are made by `people.create`, which also confirms their address."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Somebody who keeps the reference data of the platform."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in. Residents do not need an account."""

    email = models.EmailField(_("e-mailadres"), unique=True)
    name = models.CharField(_("naam"), max_length=120)
    home = models.ForeignKey(
        Municipality,
        verbose_name=_("gemeente"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    is_active = models.BooleanField(_("mag inloggen"), default=True)
    is_staff = models.BooleanField(_("beheert het platform"), default=False)
    # Counted up, all sessions of this person end: `people.end_sessions`.
    sessions_ended = models.PositiveIntegerField(default=0, editable=False)
    # The first second step asks for a link from a letter: who learnt the password alone does not make it.
    second_step_by_letter = models.BooleanField(default=False, db_default=False, editable=False)
    date_joined = models.DateTimeField(_("toegevoegd op"), default=timezone.now, editable=False)

    objects = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("persoon")
        verbose_name_plural = _("personen")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_once"),
            models.CheckConstraint(name="user_email_is_lower", condition=Q(email=Lower("email"))),
        ]

    def __str__(self) -> str:
        return self.name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Django ends a session when this changes, as it does with the password in it."""
        of_password = super()._get_session_auth_hash(secret=secret)
        return f"{of_password}{self.sessions_ended}" if self.sessions_ended else of_password

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ")[0]


class OpenSession(models.Model):
    """Where somebody is signed in; see open_sessions.py. Gone once it is over."""

    key = models.CharField(_("sleutel"), max_length=40, unique=True)
    user = models.ForeignKey(User, verbose_name=_("persoon"), on_delete=models.CASCADE, related_name="open_sessions")
    browser = models.CharField(_("browser"), max_length=60)
    began_at = models.DateTimeField(_("ingelogd op"))
    seen_at = models.DateTimeField(_("laatst gebruikt op"))

    class Meta:
        verbose_name = _("sessie")
        verbose_name_plural = _("sessies")

    def __str__(self) -> str:
        return self.browser


class Person(Protocol):
    """Whoever asks for a page: a `User`, or Django's `AnonymousUser` for a visitor who has not signed in.

    A protocol and no union of the two, because mypy knows no types of Django and would let anything pass as a visitor.
    """

    @property
    def pk(self) -> int | None: ...

    @property
    def is_authenticated(self) -> bool: ...

    @property
    def is_active(self) -> bool: ...


class Letter(Posting):
    """A letter about an account that has not gone out yet; see letters.py. It may hold the key of a door."""

    to = models.EmailField(_("aan"))
    subject = models.CharField(_("onderwerp"), max_length=200)
    body = models.TextField(_("tekst"))
    written_at = models.DateTimeField(_("geschreven op"))

    class Meta:
        verbose_name = _("brief over een account")
        verbose_name_plural = _("brieven over accounts")

    def __str__(self) -> str:
        return self.subject


class Role(models.TextChoices):
    """What somebody is for a municipality or for one of its programmes."""

    ADMINISTRATOR = "administrator", _("beheerder")
    PROGRAMME_MANAGER = "programme_manager", _("programmamanager")
    PROCESS_DIRECTOR = "process_director", _("procesregisseur")
    PROFESSIONAL = "professional", _("professional")
    PARTNER = "partner", _("partner")
    COUNCIL_CLERK = "council_clerk", _("griffie")
    READER = "reader", _("lezer")


class HoldingManager(models.Manager[Any]):
    """The roles that hold today: without a last day, or with one that has not passed."""

    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().filter(Q(ends_on=None) | Q(ends_on__gte=localdate()))


@pghistory.track()
class MunicipalityRole(tenancy.TenantModel):
    """A role in all programmes of a municipality. A role in one programme is a `ProgrammeRole`.

    `objects` are the roles that hold today; `with_ended` has those that are over as well.
    """

    user = models.ForeignKey(User, verbose_name=_("persoon"), on_delete=models.CASCADE, related_name="+")
    role = models.CharField(_("rol"), max_length=20, choices=Role)
    ends_on = models.DateField(_("tot en met"), null=True, blank=True)

    objects = HoldingManager()
    with_ended = models.Manager()

    class Meta:
        verbose_name = _("rol in de gemeente")
        verbose_name_plural = _("rollen in de gemeente")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "user", "role"], name="municipality_role_once"),
            models.CheckConstraint(name="municipality_role_is_known", condition=Q(role__in=Role.values)),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"


@pghistory.track()
class Invitation(tenancy.TenantModel):
    """How somebody was asked to come in; see invitations.py. One for a person and a municipality."""

    user = models.ForeignKey(User, verbose_name=_("persoon"), on_delete=models.CASCADE, related_name="+")
    role = models.CharField(_("rol in de brief"), max_length=20, choices=Role)
    invited_by = models.ForeignKey(
        User, verbose_name=_("uitgenodigd door"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    letters = models.PositiveSmallIntegerField(_("aantal brieven"), default=0)
    sent_at = models.DateTimeField(_("laatste brief van"))
    expires_at = models.DateTimeField(_("link werkt tot"))
    accepted_at = models.DateTimeField(_("aangenomen op"), null=True, blank=True)

    class Meta:
        verbose_name = _("uitnodiging")
        verbose_name_plural = _("uitnodigingen")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "user"], name="invitation_once"),
            models.CheckConstraint(name="invitation_role_is_known", condition=Q(role__in=Role.values)),
            models.CheckConstraint(name="invitation_ends_after_it_was_sent", condition=Q(expires_at__gt=F("sent_at"))),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"

    def is_open(self, at: datetime) -> bool:
        """Whether its link works at this moment."""
        return self.accepted_at is None and at < self.expires_at
