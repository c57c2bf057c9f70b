"""Bewonersinitiatief: what residents want to do themselves, who answers when, and what became of it."""

from datetime import date, datetime, timedelta

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models import rule
from programmes.models.kept import Edited
from programmes.models.programme import PartQuerySet, programme_key
from programmes.models.reference import Domain
from wijkaanpak.accounts.models import User
from wijkaanpak.formats import exact_euro
from wijkaanpak.tenancy import TenantModel

NEAR = timedelta(days=14)
"""From two weeks before its term an initiative is near it."""


class InitiativeStatus(models.TextChoices):
    IDEA = "idea", _("nog niet bevestigd")
    SUBMITTED = "submitted", _("ingediend")
    MORE_ASKED = "more_asked", _("aanvulling gevraagd")
    IN_REVIEW = "in_review", _("in beoordeling")
    APPROVED = "approved", _("toegekend")
    PARTLY_APPROVED = "partly_approved", _("gedeeltelijk toegekend")
    REJECTED = "rejected", _("afgewezen")
    IN_PROGRESS = "in_progress", _("in uitvoering")
    CARRIED_OUT = "carried_out", _("uitgevoerd")
    ACCOUNTED = "accounted", _("verantwoord")
    WITHDRAWN = "withdrawn", _("ingetrokken")


DECISION_WEEKS = 8
"""Within so many weeks of its confirmation an idea is decided on; letters and pages promise it."""

LETTER_WAITS = timedelta(minutes=10)
"""So long after a decision its letter goes out; until then the decision can be held back."""
READ_WITHIN_DAYS = 7
"""Within so many days, five of them working days, somebody reads a new idea."""

UNDECIDED = (InitiativeStatus.IDEA, InitiativeStatus.SUBMITTED, InitiativeStatus.MORE_ASKED, InitiativeStatus.IN_REVIEW)
GRANTED = (
    InitiativeStatus.APPROVED,
    InitiativeStatus.PARTLY_APPROVED,
    InitiativeStatus.IN_PROGRESS,
    InitiativeStatus.CARRIED_OUT,
    InitiativeStatus.ACCOUNTED,
)
UNSEEN = (InitiativeStatus.IDEA, InitiativeStatus.WITHDRAWN, InitiativeStatus.REJECTED)
"""What is not on the website, whatever its applicant agreed to."""
DONE = (InitiativeStatus.CARRIED_OUT, InitiativeStatus.ACCOUNTED)

# From each state, the states that may follow. What is not here does not happen.
TRANSITIONS: dict[InitiativeStatus, frozenset[InitiativeStatus]] = {
    InitiativeStatus.IDEA: frozenset({InitiativeStatus.SUBMITTED, InitiativeStatus.WITHDRAWN}),
    InitiativeStatus.SUBMITTED: frozenset(
        {
            InitiativeStatus.MORE_ASKED,
            InitiativeStatus.IN_REVIEW,
            InitiativeStatus.APPROVED,
            InitiativeStatus.PARTLY_APPROVED,
            InitiativeStatus.REJECTED,
            InitiativeStatus.WITHDRAWN,
        }
    ),
    InitiativeStatus.MORE_ASKED: frozenset({InitiativeStatus.SUBMITTED, InitiativeStatus.WITHDRAWN}),
    InitiativeStatus.IN_REVIEW: frozenset(
        {
            InitiativeStatus.MORE_ASKED,
            InitiativeStatus.APPROVED,
            InitiativeStatus.PARTLY_APPROVED,
            InitiativeStatus.REJECTED,
            InitiativeStatus.WITHDRAWN,
        }
    ),
    InitiativeStatus.APPROVED: frozenset(
        {InitiativeStatus.IN_PROGRESS, InitiativeStatus.CARRIED_OUT, InitiativeStatus.WITHDRAWN}
    ),
    InitiativeStatus.PARTLY_APPROVED: frozenset(
        {InitiativeStatus.IN_PROGRESS, InitiativeStatus.CARRIED_OUT, InitiativeStatus.WITHDRAWN}
    ),
    InitiativeStatus.REJECTED: frozenset(),
    InitiativeStatus.IN_PROGRESS: frozenset({InitiativeStatus.CARRIED_OUT, InitiativeStatus.WITHDRAWN}),
    InitiativeStatus.CARRIED_OUT: frozenset({InitiativeStatus.ACCOUNTED}),
    InitiativeStatus.ACCOUNTED: frozenset(),
    InitiativeStatus.WITHDRAWN: frozenset(),
}


class InitiativeQuerySet(PartQuerySet):
    def undecided(self) -> "InitiativeQuerySet":
        """Confirmed and waiting for an answer of ours; the clock runs."""
        return self.filter(status__in=[InitiativeStatus.SUBMITTED, InitiativeStatus.IN_REVIEW])

    def near_term(self, day: date) -> "InitiativeQuerySet":
        """To be decided within two weeks, or already late."""
        return self.undecided().filter(due_on__lte=day + NEAR)

    def granted(self) -> "InitiativeQuerySet":
        """Approved wholly or in part, wherever it stands now."""
        return self.filter(status__in=GRANTED)

    def unread(self) -> "InitiativeQuerySet":
        """Confirmed, and nobody of the programme has said that they read it."""
        return self.undecided().filter(read_at=None)

    def published(self) -> "InitiativeQuerySet":
        """What anybody may read: the applicant agrees, somebody of the programme has read it and put it on the site,
        and the programme itself is public.
        """
        public = self.filter(consent_to_publish=True, published_at__isnull=False, programme__is_published=True)
        return public.exclude(status__in=UNSEEN)


@pghistory.track()
class Initiative(Edited):
    """Something residents propose to do themselves for their neighbourhood."""

    Status = InitiativeStatus
    PRIVATE = (
        "title",
        "plan",
        "place",
        "applicant_name",
        "applicant_email",
        "decided_by",
        "handler",
        "motivation",
        "account",
        "confirm_hash",
        "withdrawn_reason",
    )

    programme = programme_key("initiatives")
    title = models.CharField(_("titel"), max_length=120)
    plan = models.TextField(_("wat gaat u doen"))
    place = models.CharField(_("waar"), max_length=160)
    neighbourhood_code = models.CharField(_("buurt"), max_length=10, blank=True)
    theme = models.CharField(_("thema"), max_length=9, choices=Domain, blank=True)
    # Personal: never published, never logged.
    applicant_name = models.CharField(_("naam van de indiener"), max_length=120, blank=True)
    applicant_email = models.EmailField(_("e-mailadres van de indiener"), blank=True)
    consent_to_publish = models.BooleanField(_("mag op de website"), default=False)
    supporters = models.PositiveIntegerField(_("aantal buren dat meedoet of steunt"), null=True, blank=True)
    amount_asked = models.DecimalField(_("gevraagd bedrag"), max_digits=10, decimal_places=2, null=True, blank=True)
    amount_granted = models.DecimalField(_("toegekend bedrag"), max_digits=10, decimal_places=2, null=True, blank=True)
    amount_spent = models.DecimalField(_("besteed bedrag"), max_digits=10, decimal_places=2, null=True, blank=True)
    status = models.CharField(_("stand"), max_length=15, choices=InitiativeStatus, default=InitiativeStatus.IDEA)
    # Filled in by a machine, it seems: no letter until somebody has looked.
    needs_check = models.BooleanField(_("eerst bekijken"), default=False, editable=False)
    submitted_at = models.DateTimeField(_("ingediend op"))
    confirmed_at = models.DateTimeField(_("bevestigd op"), null=True, blank=True, editable=False)
    handler = models.ForeignKey(
        User, verbose_name=_("behandelaar"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    read_at = models.DateTimeField(_("gelezen op"), null=True, blank=True, editable=False)
    published_at = models.DateTimeField(_("op de website sinds"), null=True, blank=True, editable=False)
    due_on = models.DateField(_("besluit uiterlijk op"), null=True, blank=True)
    clock_stopped_on = models.DateField(_("termijn stil sinds"), null=True, blank=True, editable=False)
    decided_at = models.DateTimeField(_("besloten op"), null=True, blank=True)
    decided_by = models.ForeignKey(
        User, verbose_name=_("besloten door"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Where it stood before the decision: there it goes back to when the decision is held back in time.
    decided_from = models.CharField(
        _("stand voor het besluit"), max_length=15, blank=True, db_default="", editable=False
    )
    motivation = models.TextField(_("motivering"), blank=True)
    carried_out_on = models.DateField(_("uitgevoerd op"), null=True, blank=True)
    account = models.TextField(_("verantwoording"), blank=True)
    withdrawn_at = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)
    withdrawn_reason = models.TextField(_("waarom ingetrokken"), blank=True)
    form_key = models.UUIDField(_("sleutel van het formulier"), editable=False)
    confirm_hash = models.CharField(max_length=64, blank=True, editable=False)
    confirmation_sent_at = models.DateTimeField(_("vraag om bevestiging verstuurd op"), null=True, editable=False)
    letter_due_at = models.DateTimeField(_("brief met het besluit gaat weg om"), null=True, editable=False)
    letter_sent_at = models.DateTimeField(_("brief met het besluit verstuurd op"), null=True, editable=False)

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        verbose_name = _("bewonersinitiatief")
        verbose_name_plural = _("bewonersinitiatieven")
        ordering = ["programme", "-submitted_at", "-pk"]
        indexes = [
            models.Index(fields=["municipality", "programme", "status"], name="initiative_by_status"),
            models.Index(fields=["municipality", "confirm_hash"], name="initiative_by_confirm_hash"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "form_key"], name="initiative_form_once"),
            rule.known("initiative_status_is_known", "status", InitiativeStatus),
            rule.known("initiative_theme_is_known", "theme", Domain, or_empty=True),
            rule.filled("initiative_says_what_and_where", "title", "plan", "place"),
            rule.neighbourhood_code("initiative_neighbourhood_is_a_buurt", "neighbourhood_code"),
            rule.not_negative("initiative_amounts_not_negative", "amount_asked", "amount_granted", "amount_spent"),
            models.CheckConstraint(
                name="initiative_confirmed_has_term",
                condition=Q(status__in=["idea", "withdrawn"]) | Q(confirmed_at__isnull=False, due_on__isnull=False),
                violation_error_message=_("Een bevestigd initiatief heeft een termijn."),
            ),
            models.CheckConstraint(
                name="initiative_decision_is_complete",
                condition=Q(status__in=UNDECIDED, decided_at=None, decided_by=None)
                | (
                    Q(
                        status__in=[*GRANTED, InitiativeStatus.REJECTED],
                        decided_at__isnull=False,
                        decided_by__isnull=False,
                    )
                    & ~Q(motivation="")
                )
                | Q(status=InitiativeStatus.WITHDRAWN),
                violation_error_message=_("Een besluit heeft een datum, beslisser en motivering."),
            ),
            models.CheckConstraint(
                name="initiative_grant_has_amount",
                condition=Q(status__in=GRANTED, amount_granted__isnull=False)
                | Q(status=InitiativeStatus.WITHDRAWN)
                | (~Q(status__in=[*GRANTED, InitiativeStatus.WITHDRAWN]) & Q(amount_granted=None)),
                violation_error_message=_("Vul het toegekende bedrag in; 0 mag ook."),
            ),
            models.CheckConstraint(
                name="initiative_done_has_day",
                condition=Q(status__in=DONE, carried_out_on__isnull=False)
                | (~Q(status__in=DONE) & Q(carried_out_on=None)),
                violation_error_message=_("Vul in wanneer het initiatief is uitgevoerd."),
            ),
            models.CheckConstraint(
                name="initiative_withdrawal_is_explained",
                condition=Q(status=InitiativeStatus.WITHDRAWN, withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")
                | (~Q(status=InitiativeStatus.WITHDRAWN) & Q(withdrawn_at=None, withdrawn_reason="")),
                violation_error_message=_("Schrijf op waarom het initiatief is ingetrokken."),
            ),
            models.CheckConstraint(
                name="initiative_clock_stops_for_an_answer",
                condition=Q(status=InitiativeStatus.MORE_ASKED, clock_stopped_on__isnull=False)
                | (~Q(status=InitiativeStatus.MORE_ASKED) & Q(clock_stopped_on=None)),
            ),
            models.CheckConstraint(
                name="initiative_is_read_before_it_is_public",
                condition=Q(published_at=None) | Q(read_at__isnull=False, consent_to_publish=True),
                violation_error_message=_(
                    "Lees het idee eerst, en zet het alleen op de website als de indiener dat goed vindt."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def may_become(self, status: str) -> bool:
        """Whether this state may follow the present one."""
        return status in TRANSITIONS[InitiativeStatus(self.status)]

    @property
    def decision(self) -> str:
        """What was decided, in words, wherever it stands by now."""
        if self.decided_at is None or self.status == InitiativeStatus.REJECTED:
            return str(InitiativeStatus.REJECTED.label) if self.decided_at else ""
        is_less = self.amount_granted is not None and self.amount_granted < (self.amount_asked or 0)
        return str((InitiativeStatus.PARTLY_APPROVED if is_less else InitiativeStatus.APPROVED).label)

    @property
    def granted_words(self) -> str:
        """How much was granted, as the letter says it; empty without a grant."""
        if self.amount_granted is None:
            return ""
        return exact_euro(self.amount_granted) if self.amount_granted else str(_("geen geld"))

    @property
    def may_be_decided(self) -> bool:
        return self.may_become(InitiativeStatus.APPROVED)

    @property
    def may_be_public(self) -> bool:
        return self.consent_to_publish and self.status not in UNSEEN

    def may_be_held_back(self, at: datetime) -> bool:
        """Whether the decision can still be undone: its letter waits."""
        return self.letter_sent_at is None and self.letter_due_at is not None and at < self.letter_due_at


class InitiativeMessageDirection(models.TextChoices):
    TO_APPLICANT = "to_applicant", _("aan de indiener")
    FROM_APPLICANT = "from_applicant", _("van de indiener")
    INTERNAL = "internal", _("voor collega’s")


class InitiativeMessage(TenantModel):
    """What was said between the applicant and the programme about an initiative."""

    Direction = InitiativeMessageDirection

    initiative = models.ForeignKey(
        Initiative, verbose_name=_("initiatief"), on_delete=models.CASCADE, related_name="messages"
    )
    direction = models.CharField(_("richting"), max_length=14, choices=Direction)
    text = models.TextField(_("bericht"))
    by = models.ForeignKey(
        User, verbose_name=_("door"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("wanneer"))
    letter_sent_at = models.DateTimeField(_("verstuurd op"), null=True, editable=False)

    class Meta:
        verbose_name = _("bericht bij een initiatief")
        verbose_name_plural = _("berichten bij initiatieven")
        ordering = ["initiative", "at", "pk"]
        constraints = [
            rule.known("initiative_message_direction_is_known", "direction", InitiativeMessageDirection),
            rule.filled("initiative_message_says_something", "text"),
        ]

    def __str__(self) -> str:
        return f"{self.get_direction_display()}, {self.at:%d-%m-%Y}"
