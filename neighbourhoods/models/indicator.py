"""What is measured, and how its figures may be read and combined."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from neighbourhoods.figures import Rule
from neighbourhoods.terms import MINIMUM, Combination, Direction, Domain, Level, PeopleCounted, Rhythm, SubGoal

OWN = "eigen_"


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    def in_order(self) -> "IndicatorQuerySet":
        return self.order_by("number")

    def shared(self) -> "IndicatorQuerySet":
        """Those of the catalogue, the same for every municipality."""
        return self.filter(owner=None)

    def own(self) -> "IndicatorQuerySet":
        """Those a municipality added itself; the database shows those of the current one alone."""
        return self.exclude(owner=None)

    def judged(self) -> "IndicatorQuerySet":
        """Indicators with a good side; the rest is background and gets no colour."""
        return self.exclude(direction=Direction.CONTEXT)


class Indicator(models.Model):
    """What is measured. Without an owner it is a line of the catalogue, loaded from `reference/`, never edited.

    With one it is a municipality's own, and row security shows it to nobody else (migration 0008). Its key starts
    with `eigen_`, so the two can never be taken for each other.
    """

    # Not a TenantModel: lines without an owner are everybody's. The policy is in the migration.
    owner = models.ForeignKey(
        "accounts.Municipality",
        verbose_name=_("gemeente van wie de indicator is"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        db_constraint=False,
        related_name="+",
    )
    key = models.SlugField(_("sleutel"), max_length=40)
    number = models.PositiveSmallIntegerField(_("volgorde"))
    name = models.CharField(_("naam"), max_length=100)
    definition = models.TextField(_("wat het betekent"))
    unit = models.CharField(_("eenheid"), max_length=40)
    decimals = models.PositiveSmallIntegerField(_("cijfers achter de komma"), default=0)
    direction = models.CharField(_("richting"), max_length=7, choices=Direction)
    domain = models.CharField(_("domein"), max_length=9, choices=Domain, blank=True)
    sub_goal = models.CharField(_("subdoel"), max_length=12, choices=SubGoal, blank=True)
    combination = models.CharField(_("samenvoegen"), max_length=13, choices=Combination)
    # Keys of counts: to weigh by (first that is complete; a+b is two together), or to add up and divide by.
    weights = models.JSONField(_("gewogen naar"), default=list, blank=True)
    numerator = models.CharField(_("teller"), max_length=40, blank=True)
    divided_by = models.JSONField(_("gedeeld door"), default=list, blank=True)
    per = models.PositiveIntegerField(_("per"), default=1)
    minimum = models.PositiveIntegerField(_("kleinste noemer die wordt getoond"), default=100)
    # Of figures of our own: a rate of fewer events says too little, a count of fewer people is about somebody.
    fewest_events = models.PositiveIntegerField(
        _("kleinste aantal gevallen achter een verhouding"), default=10, db_default=10
    )
    fewest_people = models.PositiveIntegerField(_("kleinste aantal mensen dat wordt getoond"), default=5, db_default=5)
    # Empty: nobody said it, so no figure of our own is shown (neighbourhoods/disclosure).
    counts_people = models.CharField(
        _("telt personen of huishoudens"), max_length=6, choices=PeopleCounted, blank=True, default="", db_default=""
    )
    # Keys of own indicators that add up to this one: what is left of it tells the part that is hidden.
    parts = models.JSONField(_("is het totaal van"), default=list, blank=True, db_default=[])
    series = models.CharField(_("voorkeursreeks"), max_length=20)
    # Years from which figures were measured or estimated in another way than before.
    breaks = models.JSONField(_("breuken in de meting"), default=list, blank=True)
    source = models.CharField(_("bron"), max_length=120, blank=True)
    rhythm = models.CharField(_("nieuwe cijfers"), max_length=18, choices=Rhythm, default=Rhythm.IRREGULAR)
    levels = models.JSONField(_("niveaus"), default=list, blank=True)
    remark = models.TextField(_("hoe het is gemeten"), blank=True)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicatoren")
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=Q(owner=None), name="indicator_key_once"),
            models.UniqueConstraint(fields=["number"], condition=Q(owner=None), name="indicator_number_once"),
            models.UniqueConstraint(
                fields=["owner", "key"],
                condition=Q(owner__isnull=False),
                name="indicator_own_key_once",
            ),
            models.UniqueConstraint(
                fields=["owner", "name"],
                condition=Q(owner__isnull=False),
                name="indicator_own_name_once",
                violation_error_message=_("U hebt al een indicator met deze naam. Kies een andere naam."),
            ),
            models.CheckConstraint(
                name="indicator_own_has_its_own_key",
                condition=Q(owner=None) & ~Q(key__startswith=OWN) | Q(owner__isnull=False, key__startswith=OWN),
            ),
            models.CheckConstraint(
                name="indicator_rate_is_complete",
                condition=(Q(combination=Combination.RATE) & ~Q(numerator="") & ~Q(divided_by=[]))
                | (~Q(combination=Combination.RATE) & Q(numerator="", divided_by=[])),
                violation_error_message=_("Een verhouding heeft een teller en een noemer."),
            ),
            models.CheckConstraint(
                name="indicator_keeps_people_unknown",
                condition=Q(fewest_people__gte=MINIMUM, fewest_events__gte=MINIMUM),
                violation_error_message=_("Onder 5 mensen gaat een cijfer over herkenbare mensen."),
            ),
            models.CheckConstraint(
                name="indicator_mean_has_weights",
                condition=~Q(combination=Combination.WEIGHTED_MEAN) | ~Q(weights=[]),
                violation_error_message=_("Een gewogen gemiddelde noemt waarnaar wordt gewogen."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def rule(self) -> Rule:
        return Rule(Combination(self.combination), per=self.per, minimum=self.minimum)

    @property
    def is_context(self) -> bool:
        return self.direction == Direction.CONTEXT

    @property
    def is_own(self) -> bool:
        return self.owner_id is not None

    @property
    def localized_name(self) -> str:
        """The name in the language of the reader, for pages that residents read; files and reports are Dutch."""
        return self._localized(self.name)

    @property
    def localized_definition(self) -> str:
        return self._localized(self.definition)

    @property
    def localized_unit(self) -> str:
        return self._localized(self.unit)

    def _localized(self, text: str) -> str:
        """What a municipality typed stays as it is, and gettext answers nothing with the header of its catalogue."""
        return text if self.is_own or not text else gettext(text)

    @property
    def level_names(self) -> list[str]:
        """The areas there are figures for, largest first."""
        return [str(level.label) for level in Level if level.value in self.levels]

    @property
    def needs(self) -> tuple[str, ...]:
        """Keys of the published indicators this one is made of, itself left out."""
        weights = (key for weight in self.weights for key in weight.split("+"))
        return tuple(dict.fromkeys([*([self.numerator] if self.numerator else []), *self.divided_by, *weights]))
