"""Areas as Statistics Netherlands draws them, each year anew, and how they continue."""

import re
import unicodedata

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from neighbourhoods.terms import BoundaryChange, Level, LinkKind, LinkSource

# Positions 5 to 8 may hold letters: in 2023 and 2024 all of Amsterdam looks like BU0363AA01.
CODE = r"(NL00|GM[0-9]{4}|WK[0-9]{4}[0-9A-Z]{2}|BU[0-9]{4}[0-9A-Z]{4})"
COUNTRY_CODE = "NL00"


def sort_key(name: str) -> str:
    """A name as it is looked up: no accents, no case, no leading apostrophe, numbers in order of size."""
    plain = name
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name)
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = plain.casefold().lstrip("'’‘ ")
    return re.sub(r"\d+", lambda number: number.group().zfill(4), plain)[:120]


def municipality_code(code: str) -> str:
    """GM0014 for any district or neighbourhood in it; the code itself for a municipality or the country."""
    return "GM" + code[2:6] if code[:2] in ("WK", "BU") else code


def district_code(code: str) -> str:
    """WK001410 for a neighbourhood in it. Derived, never read: files are known to have it wrong."""
    return "WK" + code[2:8]


class AreaQuerySet(models.QuerySet["Area"]):
    def of_division(self, year: int) -> "AreaQuerySet":
        return self.filter(division_year=year)

    def neighbourhoods(self) -> "AreaQuerySet":
        return self.filter(level=Level.NEIGHBOURHOOD)

    def within(self, code: str) -> "AreaQuerySet":
        """Areas inside a municipality or district, itself left out."""
        return self.filter(Q(code__startswith="BU" + code[2:]) | Q(code__startswith="WK" + code[2:])).exclude(code=code)

    def in_order(self) -> "AreaQuerySet":
        return self.order_by("sort_key", "code")


class AreaManager(models.Manager["Area"]):
    def get_queryset(self) -> AreaQuerySet:
        return super().get_queryset().filter(is_known=True)


class Area(models.Model):
    """A municipality, district or neighbourhood in the division of a year; code and year identify it."""

    code = models.CharField(_("code"), max_length=10)
    division_year = models.PositiveSmallIntegerField(_("indeling van het jaar"))
    level = models.CharField(_("niveau"), max_length=13, choices=Level)
    name = models.CharField(_("naam"), max_length=120)
    sort_key = models.CharField(_("sorteersleutel"), max_length=120)
    boundary_change = models.PositiveSmallIntegerField(
        _("verandering sinds een jaar eerder"), choices=BoundaryChange, null=True, blank=True
    )
    land_hectares = models.FloatField(_("oppervlakte land in hectare"), null=True, blank=True)
    # GeoJSON in WGS84: as given, and simplified for drawing (together, so that neighbours still touch).
    geometry = models.JSONField(_("grens"), null=True, blank=True)
    outline = models.JSONField(_("vereenvoudigde grens"), null=True, blank=True)

    # No list of this division has said it: it is what the area is called in another year.
    name_is_borrowed = models.BooleanField(_("geleende naam"), default=False, db_default=False, editable=False)
    # Has a boundary, or figures that count: what only a withdrawn file spoke of is not there (withdrawals.py).
    is_known = models.BooleanField(_("bestaat"), default=True, db_default=True, editable=False)

    objects = AreaManager.from_queryset(AreaQuerySet)()

    class Meta:
        verbose_name = _("gebied")
        verbose_name_plural = _("gebieden")
        constraints = [
            models.UniqueConstraint(fields=["code", "division_year"], name="area_code_once_a_division"),
            models.CheckConstraint(
                name="area_code_is_known_shape",
                condition=Q(code__regex=f"^{CODE}$"),
                violation_error_message=_("Een gebiedscode ziet eruit als GM0014, WK001410 of BU00141000."),
            ),
            models.CheckConstraint(
                name="area_level_follows_code",
                condition=Q(level=Level.COUNTRY, code__startswith="NL")
                | Q(level=Level.MUNICIPALITY, code__startswith="GM")
                | Q(level=Level.DISTRICT, code__startswith="WK")
                | Q(level=Level.NEIGHBOURHOOD, code__startswith="BU"),
                violation_error_message=_("Het niveau van een gebied volgt uit de eerste letters van de code."),
            ),
            models.CheckConstraint(
                name="area_outline_needs_geometry",
                condition=Q(geometry__isnull=True, outline__isnull=True)
                | Q(geometry__isnull=False, outline__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["division_year", "level", "sort_key"], name="area_by_name")]

    def __str__(self) -> str:
        return f"{self.name} ({self.code}, {self.division_year})"

    @property
    def municipality_code(self) -> str:
        return municipality_code(self.code)


class AreaLink(models.Model):
    """How an area of one division continues in a later one; without a link nothing is assumed."""

    earlier = models.ForeignKey(
        Area, verbose_name=_("eerder gebied"), on_delete=models.CASCADE, related_name="later_links"
    )
    later = models.ForeignKey(
        Area, verbose_name=_("later gebied"), on_delete=models.CASCADE, related_name="earlier_links"
    )
    kind = models.CharField(_("soort"), max_length=8, choices=LinkKind)
    source = models.CharField(_("hoe we dit weten"), max_length=9, choices=LinkSource, default=LinkSource.PUBLISHED)
    # With OVERLAP: how much of the surface of each lies within the other, 0 to 1.
    of_earlier = models.FloatField(_("deel van het eerdere gebied"), null=True, blank=True)
    of_later = models.FloatField(_("deel van het latere gebied"), null=True, blank=True)

    class Meta:
        verbose_name = _("gebiedsovergang")
        verbose_name_plural = _("gebiedsovergangen")
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later"], name="arealink_pair_once"),
            models.CheckConstraint(name="arealink_joins_two_areas", condition=~Q(earlier=F("later"))),
        ]

    def __str__(self) -> str:
        return f"{self.earlier} → {self.later}: {self.get_kind_display()}"
