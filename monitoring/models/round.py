"""A round of judgements: one question per factor, answered per party. The parties are never averaged."""

from datetime import date

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models import rule
from programmes.models.coalition import Partner
from programmes.models.kept import Edited
from programmes.models.programme import PartQuerySet, Programme, programme_key
from wijkaanpak.accounts.models import Person, User
from wijkaanpak.tenancy import TenantModel


class RoundQuerySet(PartQuerySet):
    def open_on(self, day: date) -> "RoundQuerySet":
        """What can be answered on this day."""
        return self.filter(opens_on__lte=day, closes_on__gte=day, closed_at=None)


@pghistory.track()
class Round(Edited):
    """The parties are asked, in the same weeks, the same ten questions."""

    programme = programme_key("rounds")
    title = models.CharField(_("titel"), max_length=120)
    opens_on = models.DateField(_("open vanaf"))
    closes_on = models.DateField(_("open tot en met"))
    note = models.TextField(_("toelichting"), blank=True)
    # Closed by hand; a round that nobody closes is over after its last day.
    closed_at = models.DateTimeField(_("gesloten op"), null=True, blank=True, editable=False)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("beoordelingsronde")
        verbose_name_plural = _("beoordelingsrondes")
        ordering = ["programme", "-opens_on", "-pk"]
        constraints = [
            rule.filled("round_is_named", "title"),
            rule.in_order("round_in_order", "opens_on", "closes_on"),
        ]

    def __str__(self) -> str:
        return self.title

    def is_open(self, day: date) -> bool:
        return self.closed_at is None and self.opens_on <= day <= self.closes_on


class RoundQuestion(TenantModel):
    """The question about one factor, as it was asked in this round."""

    round = models.ForeignKey(Round, verbose_name=_("ronde"), on_delete=models.CASCADE, related_name="questions")
    factor = models.SlugField(_("succesfactor"), max_length=30)
    text = models.CharField(_("vraag"), max_length=300)

    class Meta:
        verbose_name = _("vraag")
        verbose_name_plural = _("vragen")
        ordering = ["round", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "round", "factor"], name="round_question_once_a_factor"),
            rule.filled("round_question_says_something", "text"),
        ]

    def __str__(self) -> str:
        return self.text


class AnswerParty(models.TextChoices):
    MUNICIPALITY = "municipality", _("gemeente")
    PARTNER = "partner", _("partners")
    PROFESSIONAL = "professional", _("professionals")
    RESIDENT = "resident", _("bewoners")
    INDEPENDENT = "independent", _("onafhankelijke beoordelaar")


ANONYMOUS = frozenset({AnswerParty.RESIDENT, AnswerParty.PROFESSIONAL})
"""Who speaks more freely without a name, and so answers without one."""


class RoundInvitation(TenantModel):
    """Somebody is asked to answer: a colleague by their account, anybody else by a link that works once.

    What they answered is not tied to it, so that an answer without a name stays one. `link_hash` is a digest: the link
    itself is known to who got it alone.
    """

    round = models.ForeignKey(Round, verbose_name=_("ronde"), on_delete=models.CASCADE, related_name="invitations")
    party = models.CharField(_("partij"), max_length=12, choices=AnswerParty)
    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    user = models.ForeignKey(
        User, verbose_name=_("persoon"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    link_hash = models.CharField(max_length=64, blank=True, editable=False)
    invited_at = models.DateTimeField(_("uitgenodigd op"))
    answered_at = models.DateTimeField(_("beantwoord op"), null=True, blank=True)

    class Meta:
        verbose_name = _("uitnodiging voor een ronde")
        verbose_name_plural = _("uitnodigingen voor een ronde")
        ordering = ["round", "pk"]
        constraints = [
            rule.known("round_invitation_party_is_known", "party", AnswerParty),
            models.CheckConstraint(
                name="round_invitation_by_account_or_link",
                condition=Q(user__isnull=False, link_hash="") | (Q(user=None) & ~Q(link_hash="")),
            ),
            models.CheckConstraint(
                name="round_invitation_partner_is_named",
                condition=Q(partner=None) | Q(party=AnswerParty.PARTNER),
                violation_error_message=_("Kies ‘partners’ als u een partner uitnodigt."),
            ),
            models.UniqueConstraint(
                fields=["municipality", "round", "user"],
                condition=Q(user__isnull=False),
                name="round_invitation_once_a_person",
                violation_error_message=_("Deze persoon is al uitgenodigd voor deze ronde."),
            ),
            models.UniqueConstraint(
                fields=["municipality", "link_hash"],
                condition=~Q(link_hash=""),
                name="round_invitation_link_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.get_party_display()}"


class RoundAnswerQuerySet(models.QuerySet["RoundAnswer"]):
    def visible_to(self, user: Person) -> "RoundAnswerQuerySet":
        return self.filter(question__round__programme__in=Programme.objects.visible_to(user))


class RoundAnswer(TenantModel):
    """What one respondent finds of one factor. Without a stage it is "niet te beoordelen"."""

    Party = AnswerParty

    question = models.ForeignKey(
        RoundQuestion, verbose_name=_("vraag"), on_delete=models.CASCADE, related_name="answers"
    )
    party = models.CharField(_("partij"), max_length=12, choices=AnswerParty)
    stage = models.PositiveSmallIntegerField(_("stand"), null=True, blank=True)
    explanation = models.TextField(_("toelichting"), blank=True)
    evidence = models.TextField(_("onderbouwing"), blank=True)
    is_anonymous = models.BooleanField(_("zonder naam"), default=False)
    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    user = models.ForeignKey(
        User, verbose_name=_("persoon"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(_("beantwoord op"))

    objects = RoundAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("oordeel")
        verbose_name_plural = _("oordelen")
        ordering = ["question", "pk"]
        constraints = [
            rule.known("round_answer_party_is_known", "party", AnswerParty),
            models.CheckConstraint(
                name="round_answer_stage_is_known",
                condition=Q(stage=None) | Q(stage__gte=1, stage__lte=4),
                violation_error_message=_("Kies een stand van 1 tot en met 4, of ‘niet te beoordelen’."),
            ),
            models.CheckConstraint(
                name="round_answer_high_stage_has_evidence",
                condition=Q(stage=None) | Q(stage__lte=2) | ~Q(evidence=""),
                violation_error_message=_("Noem bij ‘op weg’ en ‘op orde’ waaraan u dat ziet."),
            ),
            models.CheckConstraint(
                name="round_answer_anonymous_has_no_person",
                condition=Q(is_anonymous=False) | Q(user=None),
            ),
            models.UniqueConstraint(
                fields=["municipality", "question", "user"],
                condition=Q(user__isnull=False),
                name="round_answer_once_a_person",
                violation_error_message=_("U hebt deze vraag al beantwoord. Pas uw antwoord aan."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_party_display()}: {self.stage or _('niet te beoordelen')}"
