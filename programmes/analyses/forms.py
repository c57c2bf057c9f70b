"""Forms about why a wijkaanpak is there."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from programmes.models import Stakeholder
from programmes.records import RecordForm
from wijkaanpak import fields


class StakeholderForm(RecordForm):
    """Who has a stake, what they want, and how much they can do."""

    GROUPS = (
        ("", ("name", "kind", "stake")),
        (_("Op de kaart"), ("interest", "influence")),
    )

    name = fields.TextField(
        label=_("Naam"),
        help_text=_("Een groep of organisatie, zoals ‘Speeltuinvereniging Selwerd’. Geen namen van bewoners."),
        max_length=120,
        missing=_("Vul in om wie het gaat."),
    )
    kind = fields.ChoiceField(
        label=_("Soort"), choices=Stakeholder.Kind.choices, missing=_("Kies wat voor stakeholder dit is.")
    )
    stake = fields.TextField(
        label=_("Wat willen zij?"), help_text=_("In hun eigen woorden, als dat kan."), rows=4, max_length=2000
    )
    interest = fields.ChoiceField(
        label=_("Belang: hoeveel hangt er voor hen van af?"),
        choices=Stakeholder.Weight.choices,
        coerce=int,
        missing=_("Kies klein, gemiddeld of groot."),
    )
    influence = fields.ChoiceField(
        label=_("Invloed: hoeveel kunnen zij bereiken of tegenhouden?"),
        choices=Stakeholder.Weight.choices,
        coerce=int,
        missing=_("Kies klein, gemiddeld of groot."),
    )

    def starts_with(self) -> dict[str, Any]:
        return {"interest": Stakeholder.Weight.MIDDLING, "influence": Stakeholder.Weight.MIDDLING}
