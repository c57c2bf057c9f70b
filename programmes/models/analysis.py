"""Why the programme is there: urgency, analysis, what residents said, who recognised it, who has a stake."""

from typing import Any

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models import rule
from programmes.models.coalition import Partner
from programmes.models.kept import STANDS, CountingManager, Edited, Withdrawable, withdrawal_is_complete
from programmes.models.programme import PartQuerySet, programme_key
from programmes.models.reference import Challenge
from wijkaanpak.accounts.models import Person


class UrgencyKind(models.TextChoices):
    INCIDENT = "incident", _("incidenten")
    DECAY = "decay", _("verval van de openbare ruimte")
    RESIDENT_INITIATIVE = "resident_initiative", _("bewonersinitiatief")


class WeighingAnswer(models.TextChoices):
    YES = "yes", _("ja")
    PARTLY = "partly", _("deels")
    NO = "no", _("nee")


WEIGHING = ("urgent", "serious", "complex", "necessary", "feasible", "justified")
"""The afwegingskader: is the stacking so urgent, serious and complex that an integral approach is necessary, feasible
and justified?"""


def answer(question: Any) -> models.CharField:
    """One question of the afwegingskader; empty as long as nobody weighed it."""
    return models.CharField(question, max_length=6, choices=WeighingAnswer, blank=True, db_default="")


class UrgencyWeighed(models.TextChoices):
    GO = "go", _("doorgaan")
    NOT_NOW = "not_now", _("nu niet")
    NO = "no", _("niet doen")


@pghistory.track()
class Urgency(Edited):
    """A shared urgency starts everything: what it is, who felt it, what it is based on, and how it was weighed."""

    Kind = UrgencyKind
    Weighed = UrgencyWeighed
    Answer = WeighingAnswer
    PRIVATE = ("felt_by",)

    programme = programme_key("urgencies")
    kind = models.CharField(_("soort"), max_length=19, choices=Kind)
    title = models.CharField(_("wat is er aan de hand"), max_length=160)
    felt_by = models.TextField(_("wie het voelt"))
    based_on = models.TextField(_("waar het op is gebaseerd"))
    raised_on = models.DateField(_("ingebracht op"))
    weighed = models.CharField(_("afweging"), max_length=7, choices=Weighed, blank=True)
    urgent = answer(_("zijn de problemen dringend"))
    serious = answer(_("zijn ze ernstig"))
    complex = answer(_("hangen ze samen"))
    necessary = answer(_("is een gezamenlijke aanpak nodig"))
    feasible = answer(_("is die haalbaar"))
    justified = answer(_("is die te verantwoorden"))
    reason = models.TextField(_("reden van de afweging"), blank=True)
    decided_on = models.DateField(_("afgewogen op"), null=True, blank=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("urgentie")
        verbose_name_plural = _("urgenties")
        ordering = ["programme", "raised_on", "pk"]
        constraints = [
            rule.known("urgency_kind_is_known", "kind", UrgencyKind),
            rule.known("urgency_weighed_is_known", "weighed", UrgencyWeighed, or_empty=True),
            rule.filled("urgency_says_who_and_why", "title", "felt_by", "based_on"),
            *(rule.known(f"urgency_{name}_is_known", name, WeighingAnswer, or_empty=True) for name in WEIGHING),
            models.CheckConstraint(
                name="urgency_weighing_is_complete",
                condition=Q(weighed="", decided_on=None)
                | (~Q(weighed="") & ~Q(reason="") & Q(decided_on__isnull=False)),
                violation_error_message=_("Een afweging heeft een datum en een reden."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_decided(self) -> bool:
        """Whether it was weighed for good; ‘not now’ can be weighed again."""
        return self.weighed in (UrgencyWeighed.GO, UrgencyWeighed.NO)


@pghistory.track()
class AreaAnalysis(Edited):
    """Gebiedsanalyse: figures and stories together, with strengths and causes. Adopted on a day, or still a draft."""

    PRIVATE = ("adopted_by",)

    programme = programme_key("analyses")
    title = models.CharField(_("titel"), max_length=160)
    summary = models.TextField(_("samenvatting"))
    strengths = models.TextField(_("wat er goed gaat"), blank=True)
    causes = models.TextField(_("oorzaken"), blank=True)
    sources = models.TextField(_("bronnen"), blank=True)
    adopted_on = models.DateField(_("vastgesteld op"), null=True, blank=True)
    adopted_by = models.CharField(_("vastgesteld door"), max_length=120, blank=True)
    pinned = models.JSONField(_("cijfers zoals ze waren bij het vaststellen"), default=list, db_default=[], blank=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("gebiedsanalyse")
        verbose_name_plural = _("gebiedsanalyses")
        ordering = ["programme", "-adopted_on", "-pk"]
        constraints = [rule.filled("area_analysis_says_something", "title", "summary")]

    def __str__(self) -> str:
        return self.title


class OfAnalysisQuerySet(models.QuerySet[Any]):
    """Rows that belong to an analysis; who sees the analysis sees them."""

    def visible_to(self, user: Person) -> "OfAnalysisQuerySet":
        return self.filter(analysis__in=AreaAnalysis.objects.visible_to(user))


@pghistory.track()
class Conversation(Withdrawable):
    """A talk with residents for the analysis: how many came, and what they said."""

    PRIVATE = ("said",)

    analysis = models.ForeignKey(
        AreaAnalysis, verbose_name=_("gebiedsanalyse"), on_delete=models.CASCADE, related_name="conversations"
    )
    title = models.CharField(_("gesprek"), max_length=160)
    held_on = models.DateField(_("gehouden op"))
    number = models.PositiveIntegerField(_("aantal bewoners"))
    said = models.TextField(_("wat bewoners zeiden"))
    place = models.CharField(_("plaats"), max_length=120, blank=True, db_default="")
    follow_up = models.TextField(_("wat ermee is gedaan"), blank=True, db_default="")
    by_neighbourhood = models.JSONField(_("bewoners per buurt"), default=dict, db_default={}, blank=True)
    by_age = models.JSONField(_("bewoners per leeftijd"), default=dict, db_default={}, blank=True)

    objects = CountingManager.from_queryset(OfAnalysisQuerySet)()
    with_withdrawn = OfAnalysisQuerySet.as_manager()

    class Meta:
        verbose_name = _("gesprek met bewoners")
        verbose_name_plural = _("gesprekken met bewoners")
        ordering = ["analysis", "held_on", "pk"]
        constraints = [
            rule.filled("conversation_says_something", "said"),
            models.CheckConstraint(
                name="conversation_has_people",
                condition=Q(number__gte=1),
                violation_error_message=_("Vul in hoeveel bewoners er waren."),
            ),
            withdrawal_is_complete("conversation_withdrawal_is_complete"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.held_on:%d-%m-%Y})"


class RecognitionByKind(models.TextChoices):
    RESIDENTS = "residents", _("bewoners")
    PARTNER = "partner", _("partner")


@pghistory.track()
class Recognition(Edited):
    """Residents or a partner said whether they recognise the diagnosis."""

    ByKind = RecognitionByKind

    analysis = models.ForeignKey(
        AreaAnalysis, verbose_name=_("gebiedsanalyse"), on_delete=models.CASCADE, related_name="recognitions"
    )
    by_kind = models.CharField(_("wie"), max_length=9, choices=ByKind)
    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), null=True, blank=True, on_delete=models.PROTECT, related_name="recognitions"
    )
    recognised = models.BooleanField(_("herkent de analyse"), default=True)
    remark = models.TextField(_("opmerking"), blank=True)
    given_on = models.DateField(_("gegeven op"))

    objects = OfAnalysisQuerySet.as_manager()

    class Meta:
        verbose_name = _("herkenning")
        verbose_name_plural = _("herkenningen")
        ordering = ["analysis", "given_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "analysis", "partner"],
                name="recognition_once_a_partner",
                violation_error_message=_("Deze partner heeft zich al uitgesproken."),
            ),
            models.CheckConstraint(
                name="recognition_names_its_partner",
                condition=Q(by_kind="partner", partner__isnull=False) | Q(by_kind="residents", partner=None),
                violation_error_message=_("Noem de partner, of kies ‘bewoners’."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.partner or self.get_by_kind_display())


class StakeholderKind(models.TextChoices):
    RESIDENTS = "residents", _("bewoners")
    PARTNER = "partner", _("organisatie")
    ENTREPRENEUR = "entrepreneur", _("ondernemer")
    OTHER = "other", _("anders")


class StakeholderWeight(models.IntegerChoices):
    SMALL = 1, _("klein")
    MIDDLING = 2, _("gemiddeld")
    LARGE = 3, _("groot")


@pghistory.track()
class Stakeholder(Withdrawable):
    """Somebody with a stake in the area: what they want, and how much they can do."""

    Kind = StakeholderKind
    Weight = StakeholderWeight
    PRIVATE = ("name", "stake")

    programme = programme_key("stakeholders")
    name = models.CharField(_("naam"), max_length=120)
    kind = models.CharField(_("soort"), max_length=12, choices=Kind)
    stake = models.TextField(_("wat zij willen"), blank=True)
    interest = models.PositiveSmallIntegerField(_("belang"), choices=Weight, default=Weight.MIDDLING)
    influence = models.PositiveSmallIntegerField(_("invloed"), choices=Weight, default=Weight.MIDDLING)

    objects = CountingManager.from_queryset(PartQuerySet)()
    with_withdrawn = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("stakeholder")
        verbose_name_plural = _("stakeholders")
        ordering = ["programme", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "programme", "name"],
                condition=STANDS,
                name="stakeholder_once",
                violation_error_message=_("Deze stakeholder staat al op de kaart."),
            ),
            rule.known("stakeholder_kind_is_known", "kind", StakeholderKind),
            models.CheckConstraint(
                name="stakeholder_weights_are_known",
                condition=Q(interest__in=[1, 2, 3], influence__in=[1, 2, 3]),
                violation_error_message=_("Kies klein, gemiddeld of groot."),
            ),
            withdrawal_is_complete("stakeholder_withdrawal_is_complete"),
        ]

    def __str__(self) -> str:
        return self.name


class ProgrammeChallengeWeight(models.IntegerChoices):
    PLAYS = 1, _("speelt mee")
    IMPORTANT = 2, _("belangrijk")
    CORE = 3, _("kern van de aanpak")


@pghistory.track()
class ProgrammeChallenge(Withdrawable):
    """An opgave that this programme chose from the analysis, with its weight, its causes and words of its own."""

    Weight = ProgrammeChallengeWeight

    programme = programme_key("challenges")
    challenge = models.ForeignKey(Challenge, verbose_name=_("opgave"), on_delete=models.PROTECT, related_name="+")
    analysis = models.ForeignKey(
        AreaAnalysis,
        verbose_name=_("uit de gebiedsanalyse"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="challenges",
    )
    weight = models.PositiveSmallIntegerField(_("gewicht"), choices=Weight, default=Weight.IMPORTANT)
    text = models.TextField(_("hoe de opgave hier speelt"), blank=True)
    causes = models.TextField(_("oorzaken"), blank=True, db_default="")

    objects = CountingManager.from_queryset(PartQuerySet)()
    with_withdrawn = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("opgave van een wijkaanpak")
        verbose_name_plural = _("opgaven van wijkaanpakken")
        ordering = ["programme", "-weight", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "programme", "analysis", "challenge"],
                condition=STANDS,
                name="programme_challenge_once_an_analysis",
                violation_error_message=_("Deze opgave staat al bij deze analyse."),
            ),
            models.UniqueConstraint(
                fields=["municipality", "programme", "challenge"],
                condition=STANDS & Q(analysis=None),
                name="programme_challenge_once_without_analysis",
                violation_error_message=_("Deze opgave is al gekozen."),
            ),
            models.CheckConstraint(name="programme_challenge_weight_is_known", condition=Q(weight__in=[1, 2, 3])),
            withdrawal_is_complete("programme_challenge_withdrawal_is_complete"),
        ]

    def __str__(self) -> str:
        return str(self.challenge)
