"""Eigen cijfers: what partners count themselves, per period, and how each figure came to be approved.

A period is locked until somebody opens it. An approved figure never changes, the database refuses it: a correction is
the next version, with a reason. `approved()` is the only door to what counts.
"""

from datetime import date

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from neighbourhoods.terms import Direction
from programmes.models import rule
from programmes.models.coalition import Partner
from programmes.models.kept import Edited
from programmes.models.measure import Measure
from programmes.models.programme import PartQuerySet, Programme, programme_key
from programmes.models.vision import Ambition
from wijkaanpak.accounts.models import Person, User

WHOLE_YEAR = 0
FIRST_YEAR, LAST_YEAR = 2000, 2100


class SeriesRhythm(models.TextChoices):
    QUARTER = "quarter", _("per kwartaal")
    YEAR = "year", _("per jaar")


class OwnFigureStatus(models.TextChoices):
    DRAFT = "draft", _("concept")
    PENDING = "pending", _("wacht op goedkeuring")
    RETURNED = "returned", _("teruggestuurd")
    APPROVED = "approved", _("goedgekeurd")


class OwnSeriesQuerySet(PartQuerySet):
    def running(self) -> "OwnSeriesQuerySet":
        """The series that have not ended."""
        return self.filter(ended_on=None)


@pghistory.track()
class OwnSeries(Edited):
    """What is counted: one figure per period, by one partner or person, in words everybody understands."""

    Rhythm = SeriesRhythm
    COMPANY = ("programme", "supplier", "person", "ambition", "measure")
    PRIVATE = ("person",)
    """What a page of one series shows beside it."""

    programme = programme_key("own_series")
    name = models.CharField(_("wat telt u"), max_length=120)
    definition = models.TextField(_("wat telt wel en niet mee"))
    unit = models.CharField(_("eenheid"), max_length=40)
    decimals = models.PositiveSmallIntegerField(_("cijfers achter de komma"), default=0)
    direction = models.CharField(_("richting"), max_length=7, choices=Direction, default=Direction.CONTEXT)
    rhythm = models.CharField(_("hoe vaak"), max_length=7, choices=SeriesRhythm, default=SeriesRhythm.QUARTER)
    supplier = models.ForeignKey(
        Partner, verbose_name=_("partner"), null=True, blank=True, on_delete=models.PROTECT, related_name="own_series"
    )
    person = models.ForeignKey(
        User, verbose_name=_("persoon"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ambition = models.ForeignKey(
        Ambition, verbose_name=_("ambitie"), null=True, blank=True, on_delete=models.SET_NULL, related_name="own_series"
    )
    measure = models.ForeignKey(
        Measure,
        verbose_name=_("maatregel"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="own_series",
    )
    counts_people = models.BooleanField(_("telt personen"), default=False)
    is_public = models.BooleanField(_("iedereen mag het zien"), default=False)
    ended_on = models.DateField(_("gestopt op"), null=True, blank=True)

    objects = OwnSeriesQuerySet.as_manager()

    class Meta:
        verbose_name = _("eigen cijfer")
        verbose_name_plural = _("eigen cijfers")
        ordering = ["programme", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "programme", "name"],
                name="own_series_once",
                violation_error_message=_("Er is al een eigen cijfer met deze naam."),
            ),
            rule.filled("own_series_is_explained", "name", "definition", "unit"),
            rule.known("own_series_direction_is_known", "direction", Direction),
            rule.known("own_series_rhythm_is_known", "rhythm", SeriesRhythm),
            models.CheckConstraint(
                name="own_series_decimals_are_few",
                condition=Q(decimals__lte=2),
                violation_error_message=_("Kies 0, 1 of 2 cijfers achter de komma."),
            ),
            models.CheckConstraint(
                name="own_series_people_are_whole",
                condition=Q(counts_people=False) | Q(decimals=0),
                violation_error_message=_("Personen telt u in hele getallen: kies 0 cijfers achter de komma."),
            ),
            models.CheckConstraint(
                name="own_series_has_supplier",
                condition=Q(supplier__isnull=False) | Q(person__isnull=False),
                violation_error_message=_("Kies een partner of een persoon die het cijfer aanlevert."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def by_whom(self) -> str:
        """The partner, else the person: for colleagues."""
        return str(self.supplier or self.person.name)


@pghistory.track()
class OwnPeriod(Edited):
    """A quarter or a year of one programme. Locked, unless it is open until a day; then it closes by itself."""

    programme = programme_key("own_periods")
    year = models.PositiveSmallIntegerField(_("jaar"))
    # 1 to 4, or 0 for the whole year.
    quarter = models.PositiveSmallIntegerField(_("kwartaal"), default=WHOLE_YEAR)
    opened_until = models.DateField(_("open tot en met"), null=True, blank=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("periode van eigen cijfers")
        verbose_name_plural = _("perioden van eigen cijfers")
        ordering = ["programme", "-year", "-quarter", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "programme", "year", "quarter"], name="own_period_once"),
            models.CheckConstraint(
                name="own_period_is_possible",
                condition=Q(quarter__lte=4, year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                violation_error_message=_("Kies een kwartaal of een jaar uit de lijst."),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """3e kwartaal 2026, or 2026."""
        return period_label(self.year, self.quarter)

    @property
    def starts_on(self) -> date:
        return date(self.year, max(self.quarter - 1, 0) * 3 + 1, 1)

    @property
    def rhythm(self) -> SeriesRhythm:
        return SeriesRhythm.QUARTER if self.quarter else SeriesRhythm.YEAR

    @property
    def moment(self) -> float:
        """Its place on a line of years: 2026.5 for the third quarter."""
        return self.year + max(self.quarter - 1, 0) / 4

    def is_open(self, today: date) -> bool:
        return self.opened_until is not None and today <= self.opened_until


def period_label(year: int, quarter: int) -> str:
    if quarter == WHOLE_YEAR:
        return str(year)
    return str(_("%(quarter)de kwartaal %(year)d") % {"quarter": quarter, "year": year})


class OwnFigureQuerySet(models.QuerySet["OwnFigure"]):
    def visible_to(self, user: Person) -> "OwnFigureQuerySet":
        return self.filter(series__programme__in=Programme.objects.visible_to(user))

    def approved(self, on: date | None = None) -> "OwnFigureQuerySet":
        """What counts: per series and period the latest approved version, as it was known at the end of a day."""
        then = Q(status=OwnFigureStatus.APPROVED)
        if on is not None:
            then &= Q(reviewed_at__date__lte=on)
        later = OwnFigure.objects.filter(
            then, series=OuterRef("series"), period=OuterRef("period"), version__gt=OuterRef("version")
        )
        return self.filter(then & ~Exists(later))


@pghistory.track()
class OwnFigure(Edited):
    """One figure of a series in a period. A later version corrects an approved one and says why."""

    Status = OwnFigureStatus
    # Also what a count of few people would give away; the logbook has more readers than the figure.
    PRIVATE = ("value", "remark", "correction_reason", "return_reason", "entered_by", "reviewed_by")
    # Said by `own_figures.hiding`: only the team and the supplier see it, and it is a part or total of others.
    is_hidden = adds_up = False

    series = models.ForeignKey(OwnSeries, verbose_name=_("cijfer"), on_delete=models.PROTECT, related_name="figures")
    period = models.ForeignKey(OwnPeriod, verbose_name=_("periode"), on_delete=models.PROTECT, related_name="figures")
    version = models.PositiveSmallIntegerField(_("versie"), default=1, editable=False)
    # None: not known, and the remark says why. Never zero.
    value = models.DecimalField(_("waarde"), max_digits=14, decimal_places=2, null=True, blank=True)
    remark = models.TextField(_("toelichting"), blank=True)
    correction_reason = models.TextField(_("waarom een correctie"), blank=True)
    status = models.CharField(_("stand"), max_length=8, choices=OwnFigureStatus, default=OwnFigureStatus.DRAFT)
    entered_by = models.ForeignKey(User, verbose_name=_("ingevuld door"), on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(_("ingevuld op"))
    reviewed_by = models.ForeignKey(
        User, verbose_name=_("beoordeeld door"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_at = models.DateTimeField(_("beoordeeld op"), null=True, blank=True)
    # The latest one stays readable while the figure is improved.
    return_reason = models.TextField(_("waarom teruggestuurd"), blank=True)
    letter_sent_at = models.DateTimeField(_("bericht van terugsturen verstuurd op"), null=True, editable=False)

    objects = OwnFigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("waarde van een eigen cijfer")
        verbose_name_plural = _("waarden van eigen cijfers")
        ordering = ["series", "period", "version"]
        indexes = [models.Index(fields=["municipality", "status"], name="own_figure_by_status")]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "series", "period", "version"], name="own_figure_version_once"
            ),
            models.UniqueConstraint(
                fields=["municipality", "series", "period"],
                condition=~Q(status=OwnFigureStatus.APPROVED),
                name="own_figure_one_at_work",
                violation_error_message=_("Aan dit cijfer wordt al gewerkt."),
            ),
            rule.known("own_figure_status_is_known", "status", OwnFigureStatus),
            models.CheckConstraint(
                name="own_figure_unknown_says_why",
                condition=Q(value__isnull=False) | ~Q(remark=""),
                violation_error_message=_("Leg uit waarom het cijfer niet bekend is."),
            ),
            models.CheckConstraint(
                name="own_figure_correction_says_why",
                condition=Q(version=1, correction_reason="") | (Q(version__gt=1) & ~Q(correction_reason="")),
                violation_error_message=_("Leg uit waarom u het goedgekeurde cijfer verandert."),
            ),
            models.CheckConstraint(
                name="own_figure_review_is_complete",
                condition=Q(status__in=["draft", "pending"], reviewed_by=None, reviewed_at=None)
                | Q(status="approved", reviewed_by__isnull=False, reviewed_at__isnull=False)
                | (Q(status="returned", reviewed_by__isnull=False, reviewed_at__isnull=False) & ~Q(return_reason="")),
                violation_error_message=_("Schrijf op wat er anders moet."),
            ),
            models.CheckConstraint(
                name="own_figure_four_eyes",
                condition=~Q(status="approved") | ~Q(reviewed_by=F("entered_by")),
                violation_error_message=_("Wie een cijfer invult, keurt het niet zelf goed."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="keep_approved",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__status="approved"),  # type: ignore[call-arg]
            )
        ]

    def __str__(self) -> str:
        return f"{self.series}, {self.period}"

    @property
    def is_correction(self) -> bool:
        return self.version > 1
