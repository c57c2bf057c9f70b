"""What was learnt and what was done with it: lessons, sessions, evaluations, revisions, continuations and risks."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models import rule
from programmes.models.coalition import Partner
from programmes.models.kept import CountingManager, Edited, Withdrawable, withdrawal_is_complete
from programmes.models.measure import Measure, MeasureAdjustment
from programmes.models.programme import PartQuerySet, programme_key
from wijkaanpak.accounts.models import User

STEPS = ("signal", "interpretation", "decision", "adjustment", "check_result")


@pghistory.track()
class Lesson(Edited):
    """One round of learning: signal → interpretation → decision → adjustment → check. No step is skipped."""

    PRIVATE = ("by",)

    programme = programme_key("lessons")
    measure = models.ForeignKey(
        Measure, verbose_name=_("maatregel"), null=True, blank=True, on_delete=models.PROTECT, related_name="lessons"
    )
    title = models.CharField(_("les"), max_length=160)
    signal = models.TextField(_("signaal"))
    signalled_on = models.DateField(_("gezien op"))
    interpretation = models.TextField(_("duiding"), blank=True)
    decision = models.TextField(_("besluit"), blank=True)
    decided_on = models.DateField(_("besloten op"), null=True, blank=True)
    adjustment = models.TextField(_("aanpassing"), blank=True)
    measure_adjustment = models.ForeignKey(
        MeasureAdjustment,
        verbose_name=_("bijsturing van een maatregel"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="lessons",
    )
    check_by = models.DateField(_("nakijken op"), null=True, blank=True)
    check_result = models.TextField(_("uitkomst"), blank=True)
    checked_on = models.DateField(_("nagekeken op"), null=True, blank=True)
    by = models.ForeignKey(
        User, verbose_name=_("vastgelegd door"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("les")
        verbose_name_plural = _("lessen")
        ordering = ["programme", "-signalled_on", "-pk"]
        constraints = [
            rule.filled("lesson_begins_with_a_signal", "title", "signal"),
            models.CheckConstraint(
                name="lesson_skips_no_step",
                condition=(Q(decision="") | ~Q(interpretation=""))
                & (Q(adjustment="") | ~Q(decision=""))
                & (Q(check_result="") | ~Q(adjustment="")),
                violation_error_message=_("Leg eerst de vorige stap van deze les vast."),
            ),
            models.CheckConstraint(
                name="lesson_steps_have_days",
                condition=(Q(decision="", decided_on=None) | (~Q(decision="") & Q(decided_on__isnull=False)))
                & (Q(check_result="", checked_on=None) | (~Q(check_result="") & Q(checked_on__isnull=False))),
                violation_error_message=_("Vul de datum van deze stap in."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def next_step(self) -> str | None:
        """The name of the first step that is still empty; None when the round is closed."""
        return next((step for step in STEPS if not getattr(self, step)), None)


class LearningSessionKind(models.TextChoices):
    LEARNING = "learning", _("leersessie")
    PEER_REVIEW = "peer_review", _("intervisie")
    TRAINING = "training", _("training")


@pghistory.track()
class LearningSession(Withdrawable):
    """A session to learn from the work, or intervision or training of the team."""

    Kind = LearningSessionKind

    programme = programme_key("learning_sessions")
    kind = models.CharField(_("soort"), max_length=11, choices=Kind)
    title = models.CharField(_("onderwerp"), max_length=160)
    held_on = models.DateField(_("gehouden op"))
    residents_present = models.PositiveSmallIntegerField(_("aantal bewoners"), default=0)
    professionals_present = models.PositiveSmallIntegerField(_("aantal professionals"), default=0)
    learnt = models.TextField(_("wat er is geleerd"), blank=True)

    objects = CountingManager.from_queryset(PartQuerySet)()
    with_withdrawn = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("leersessie")
        verbose_name_plural = _("leersessies")
        ordering = ["programme", "held_on", "pk"]
        constraints = [
            rule.known("learning_session_kind_is_known", "kind", LearningSessionKind),
            withdrawal_is_complete("learning_session_withdrawal_is_complete"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.held_on:%d-%m-%Y})"


@pghistory.track()
class Evaluation(Edited):
    """An evaluation of the programme, and when anybody could read it."""

    PRIVATE = ("evaluator",)

    programme = programme_key("evaluations")
    title = models.CharField(_("titel"), max_length=160)
    evaluator = models.CharField(_("uitgevoerd door"), max_length=120)
    published_on = models.DateField(_("openbaar op"), null=True, blank=True)
    conclusion = models.TextField(_("conclusie"), blank=True)
    link = models.URLField(_("adres van het stuk"), blank=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("evaluatie")
        verbose_name_plural = _("evaluaties")
        ordering = ["programme", "-published_on", "pk"]
        constraints = [rule.filled("evaluation_is_named", "title", "evaluator")]

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class ProgrammeRevision(Edited):
    """Uitvoeringsprogramma: adopted for three or four years, then revised."""

    programme = programme_key("revisions")
    title = models.CharField(_("titel"), max_length=160)
    decided_on = models.DateField(_("vastgesteld op"))
    decided_in = models.CharField(_("vastgesteld door"), max_length=120, blank=True)
    first_year = models.PositiveSmallIntegerField(_("eerste jaar"))
    last_year = models.PositiveSmallIntegerField(_("laatste jaar"))
    changes = models.TextField(_("wat er anders is"), blank=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("uitvoeringsprogramma")
        verbose_name_plural = _("uitvoeringsprogramma’s")
        ordering = ["programme", "decided_on", "pk"]
        constraints = [rule.in_order("programme_revision_in_order", "first_year", "last_year")]

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class ContinuationDecision(Edited):
    """After an election the new council or college says whether the programme goes on."""

    programme = programme_key("continuations")
    election_on = models.DateField(_("na de verkiezingen van"))
    decided_on = models.DateField(_("besloten op"))
    decided_in = models.CharField(_("besloten door"), max_length=120)
    continues = models.BooleanField(_("de aanpak gaat door"), default=True)
    text = models.TextField(_("besluit"), blank=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("besluit na verkiezingen")
        verbose_name_plural = _("besluiten na verkiezingen")
        ordering = ["programme", "decided_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "programme", "election_on"],
                name="continuation_once_an_election",
                violation_error_message=_("Het besluit na deze verkiezingen staat er al."),
            ),
            rule.in_order("continuation_in_order", "election_on", "decided_on"),
        ]

    def __str__(self) -> str:
        return f"{self.programme}, {self.decided_on:%d-%m-%Y}"


class RiskSize(models.IntegerChoices):
    SMALL = 1, _("klein")
    MIDDLING = 2, _("gemiddeld")
    LARGE = 3, _("groot")


@pghistory.track()
class Risk(Withdrawable):
    """What may go wrong: chance, impact, who watches it and what is done."""

    Size = RiskSize

    programme = programme_key("risks")
    title = models.CharField(_("risico"), max_length=160)
    chance = models.PositiveSmallIntegerField(_("kans"), choices=Size)
    impact = models.PositiveSmallIntegerField(_("gevolg"), choices=Size)
    owner = models.ForeignKey(
        Partner, verbose_name=_("eigenaar"), null=True, blank=True, on_delete=models.PROTECT, related_name="risks"
    )
    mitigation = models.TextField(_("maatregel"), blank=True)
    raised_on = models.DateField(_("gezien op"))
    closed_on = models.DateField(_("gesloten op"), null=True, blank=True)

    objects = CountingManager.from_queryset(PartQuerySet)()
    with_withdrawn = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("risico")
        verbose_name_plural = _("risico’s")
        ordering = ["programme", "-impact", "-chance", "pk"]
        constraints = [
            models.CheckConstraint(
                name="risk_sizes_are_known",
                condition=Q(chance__in=[1, 2, 3], impact__in=[1, 2, 3]),
                violation_error_message=_("Kies klein, gemiddeld of groot."),
            ),
            rule.in_order("risk_in_order", "raised_on", "closed_on"),
            withdrawal_is_complete("risk_withdrawal_is_complete"),
        ]

    def __str__(self) -> str:
        return self.title
