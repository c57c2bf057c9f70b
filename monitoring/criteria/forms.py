"""The form of one criterion: whether it counts, from which figure, and why. Shares are asked as percents."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from monitoring.criteria import Used
from monitoring.models.criteria import LIMITS
from monitoring.scoring.bounds import Bounds
from programmes.records import ChangingForm
from wijkaanpak import fields

HUNDRED = Decimal(100)
MOST = Decimal(1_000_000)


class CriterionForm(ChangingForm):
    """Fields `met` and `partly` (and their tops, where there are) only for a criterion with a figure."""

    is_used = forms.TypedChoiceField(
        label=_("Telt dit criterium mee?"),
        choices=[("yes", _("ja")), ("no", _("nee, wij gebruiken het niet"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of dit criterium meetelt.")},
    )
    reason = fields.TextField(
        label=_("Reden"),
        help_text=_("De reden staat bij de succesfactoren en in elk rapport."),
        rows=3,
        min_length=10,
        max_length=600,
        missing=_("Leg uit waarom u dit criterium verandert."),
    )

    def __init__(self, *args: Any, used: Used, **kwargs: Any) -> None:
        self.bounds = used.criterion.bounds
        names = [name for name in LIMITS if getattr(self.bounds, name) is not None] if self.bounds.adjustable else []
        initial = {name: self._shown(getattr(self.bounds, name)) for name in names}
        super().__init__(*args, initial=initial | {"is_used": "yes" if used.is_used else "no"}, **kwargs)
        for name in names:
            self.fields[name] = fields.NumberField(
                label=_label(name, self.bounds),
                min_value=0,
                max_value=HUNDRED if self.bounds.unit.is_share else MOST,
                error_messages={"invalid": _("Schrijf een getal, zoals 80.")},
            )
        self.names = names
        self.order_fields(["is_used", *names, "reason"])

    @property
    def order(self) -> dict[str, Any]:
        """What was asked for, as `criteria.change` takes it."""
        asked = self.cleaned_data
        limits = {name: self._kept(asked[name]) for name in self.names if asked.get(name) is not None}
        return {"is_used": asked["is_used"], "reason": asked["reason"], "limits": limits}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in self.names:
            if cleaned.get("is_used") and name not in self.errors and cleaned.get(name) is None:
                self.add_error(name, _("Vul deze grens in."))
            elif (limit := cleaned.get(name)) is not None and limit != round(limit, 2):
                self.add_error(name, _("Schrijf hoogstens twee cijfers achter de komma."))
        return cleaned

    def _shown(self, limit: Decimal) -> Decimal:
        return (limit * HUNDRED if self.bounds.unit.is_share else limit).normalize() + 0

    def _kept(self, typed: Decimal) -> Decimal:
        return typed / HUNDRED if self.bounds.unit.is_share else typed


def _label(name: str, bounds: Bounds) -> str:
    """Voldaan vanaf (%), Deels tot en met (maanden)."""
    outcome = _("Voldaan") if name.startswith("met") else _("Deels")
    is_top = name.endswith("up_to") or bounds.lower_is_better
    unit = "%" if bounds.unit.is_share else bounds.unit.many
    words = _("%(outcome)s tot en met") if is_top else _("%(outcome)s vanaf")
    return f"{words % {'outcome': outcome}} ({unit})" if unit else str(words % {"outcome": outcome})
