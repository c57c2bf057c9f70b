"""Which map is asked for; the form only reads a query string."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from neighbourhoods.downloads.forms import LEVELS
from neighbourhoods.models import Indicator
from neighbourhoods.terms import Domain, Level
from wijkaanpak import fields


class MapForm(forms.Form):
    """Which map: an indicator, a year, wijken or buurten, and how the list beside it is ordered and narrowed.

    Made with `initial=request.GET.dict()`: what is asked but not there counts as not asked, so it refuses nothing.
    """

    indicator = forms.ChoiceField(label=_("Cijfer"))
    jaar = forms.ChoiceField(label=_("Jaar"))
    niveau = forms.ChoiceField(label=_("Gebieden"), choices=[("buurt", _("buurten")), ("wijk", _("wijken"))])
    volgorde = forms.ChoiceField(
        label=_("Volgorde van de lijst"),
        choices=[("hoog", _("hoogste eerst")), ("laag", _("laagste eerst")), ("naam", _("op naam"))],
    )
    zoek = fields.TextField(
        label=_("Zoek op naam"),
        max_length=60,
    )

    def offer(self, shown: Indicator, others: Sequence[Indicator], period: str | None, periods: Sequence[str]) -> None:
        """The indicators by domain and the years there are to choose from, newest first, with what is shown chosen."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for indicator in others if shown in others else [shown, *others]:
            heading = str(Domain(indicator.domain).label) if indicator.domain else str(_("bevolking en wonen"))
            groups.setdefault(heading[:1].upper() + heading[1:], []).append((indicator.key, indicator.localized_name))
        self.fields["indicator"].choices = list(groups.items())
        self.fields["jaar"].choices = [(year, year) for year in reversed(periods)]
        self.initial |= {"indicator": shown.key, "jaar": period}
        if not periods:
            del self.fields["jaar"]

    @property
    def level_name(self) -> str:
        asked = self.initial.get("niveau", "")
        return asked if asked in LEVELS else "buurt"

    @property
    def level(self) -> Level:
        return LEVELS[self.level_name]

    @property
    def order(self) -> str:
        asked = self.initial.get("volgorde", "")
        return asked if asked in ("hoog", "laag", "naam") else "hoog"

    @property
    def search(self) -> str:
        return self.initial.get("zoek", "")[:60].strip()

    @property
    def year(self) -> str:
        return self.initial.get("jaar", "")
