"""The fixed words of this app: small choices that models, figures and files share. No database."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

MINIMUM = 5
"""Fewer people than this are never shown, unless it is nobody (neighbourhoods/disclosure)."""


class Level(TextChoices):
    """The four levels Statistics Netherlands publishes for."""

    COUNTRY = "country", _("land")
    MUNICIPALITY = "municipality", _("gemeente")
    DISTRICT = "district", _("wijk")
    NEIGHBOURHOOD = "neighbourhood", _("buurt")

    @classmethod
    def of_code(cls, code: str) -> "Level":
        """The level a code speaks of: NL, GM, WK or BU. Raises KeyError for any other prefix."""
        return {
            "NL": cls.COUNTRY,
            "GM": cls.MUNICIPALITY,
            "WK": cls.DISTRICT,
            "BU": cls.NEIGHBOURHOOD,
        }[code[:2]]


class Note(IntegerChoices):
    """What a published cell says besides its value. A value stands only with PRESENT and ESTIMATED."""

    PRESENT = 0, _("gemeten")
    MISSING = 1, _("onbekend")
    SECRET = 2, _("geheim")
    TOO_SMALL = 3, _("te klein om te tonen")
    NOT_APPLICABLE = 4, _("niet van toepassing")
    ESTIMATED = 5, _("schatting met een model")
    NOT_PUBLISHED = 6, _("(nog) niet gepubliceerd")


class ReleaseStatus(TextChoices):
    """How final a publication is, in the words of Statistics Netherlands."""

    UNSTATED = "unstated", _("status niet vermeld")
    PROVISIONAL = "provisional", _("voorlopig")
    REVISED = "revised", _("nader voorlopig")
    DEFINITIVE = "definitive", _("definitief")


class Doubt(TextChoices):
    """Why a file is refused until somebody who looked says that it is right. The label is what they say."""

    SHARES = "shares", _("Het zijn percentages, ook al zijn ze allemaal kleiner dan 1")
    SAME = "same", _("De cijfers zijn echt gelijk aan die van een andere periode")
    LOST = "lost", _("Het klopt dat er hele gemeenten wegvallen")
    ALONE = "alone", _("Het klopt dat er cijfers van maar één gemeente overblijven")


class Direction(TextChoices):
    HIGHER = "higher", _("hoger is beter")
    LOWER = "lower", _("lager is beter")
    CONTEXT = "context", _("achtergrond, geen oordeel")


class Domain(TextChoices):
    """The five domains of a neighbourhood programme."""

    EDUCATION = "education", _("onderwijs")
    WORK = "work", _("werk")
    HEALTH = "health", _("gezondheid")
    HOUSING = "housing", _("wonen")
    SAFETY = "safety", _("veiligheid")


class SubGoal(TextChoices):
    """The three sub-goals of the national programme."""

    SURROUNDINGS = "surroundings", _("fysieke leefomgeving")
    PERSPECTIVE = "perspective", _("beter perspectief")
    SAFETY = "safety", _("veiligheid")


class Rhythm(TextChoices):
    """How often new figures come."""

    MONTHLY = "monthly", _("elke maand")
    YEARLY = "yearly", _("elk jaar")
    TWO_YEARLY = "two_yearly", _("elke twee jaar")
    TWO_TO_FOUR_YEARLY = "two_to_four_yearly", _("elke twee tot vier jaar")
    IRREGULAR = "irregular", _("niet op vaste tijden")
    ENDED = "ended", _("er komen geen nieuwe cijfers meer")


class Combination(TextChoices):
    """How the figures of several buurten become the figure of one area."""

    SUM = "sum", _("optellen")
    WEIGHTED_MEAN = "weighted_mean", _("gewogen gemiddelde")
    RATE = "rate", _("aantal gedeeld door aantal")
    NONE = "none", _("niet samen te voegen")


class PeopleCounted(TextChoices):
    """Whether a figure counts people or households, so that a small one tells of some of them.

    Of a municipality's own figure somebody has to say it: one of which nobody did is not shown.
    """

    NUMBER = "number", _("Ja, een aantal personen of huishoudens")
    SHARE = "share", _("Ja, een deel daarvan, zoals % of per 1.000 inwoners")
    NOBODY = "nobody", _("Nee, bijvoorbeeld een rapportcijfer, bomen of een afstand")


class BoundaryChange(IntegerChoices):
    """`Indelingswijziging` as published: this year's area against last year's."""

    UNCHANGED = 1, _("ongewijzigd")
    RECODED = 2, _("andere code, zelfde gebied")
    CHANGED = 3, _("grens gewijzigd")


class LinkKind(TextChoices):
    """How an area of one division continues in a later one."""

    SAME = "same", _("zelfde gebied")
    RECODED = "recoded", _("andere code, zelfde gebied")
    SPLIT = "split", _("gesplitst")
    MERGED = "merged", _("samengevoegd")
    CHANGED = "changed", _("grens gewijzigd")


class LinkSource(TextChoices):
    """What tells that an area continues as another. A stronger word stays when a weaker one comes after it."""

    PUBLISHED = "published", _("opgave van het CBS")
    CROSSWALK = "crosswalk", _("omnummertabel")
    OVERLAP = "overlap", _("kaarten over elkaar")
