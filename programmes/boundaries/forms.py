"""The form of a programme's area: which buurten, from which day, and why."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.boundaries.reads import Picking
from programmes.records import ChangingForm
from wijkaanpak import fields
from wijkaanpak.formats import date_words
from wijkaanpak.pages import MEANWHILE

OVERTAKEN = gettext_lazy("Een collega heeft dit gebied net veranderd. Bekijk eerst wat er nu geldt en begin opnieuw.")


class AreaForm(ChangingForm):
    """`picking` says which buurten there are to choose from, and which area holds now."""

    STORED = ("codes",)

    codes = forms.MultipleChoiceField(
        label=gettext_lazy("Buurten"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Kies minstens één buurt."),
            "invalid_choice": gettext_lazy("Een gekozen buurt bestaat niet meer. Kijk de lijst na."),
        },
    )
    starts_on = fields.DayField(
        label=gettext_lazy("Vanaf welke dag geldt dit gebied?"),
        missing=gettext_lazy("Vul de dag in waarop dit gebied ingaat."),
    )
    reason = fields.TextField(
        label=gettext_lazy("Waarom verandert het gebied?"),
        help_text=gettext_lazy("Collega’s en de gemeenteraad lezen dit later terug. Noem ook wie het besloot."),
        rows=4,
        min_length=15,
        max_length=2000,
        missing=gettext_lazy("Leg uit waarom het gebied verandert."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, picking: Picking, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.area, self.year = picking.area, picking.division.year
        after = self.area.starts_on if self.area else None
        self.fields["codes"].choices = list(picking.division.names.items())
        text = _("Vandaag of eerder.")
        if after:
            text = _("Vandaag of eerder, maar na %s: toen ging het huidige gebied in.") % date_words(after)
        self.fields["starts_on"].help_text = text

    def clean_codes(self) -> list[str]:
        codes: list[str] = self.cleaned_data["codes"]
        is_same = self.area and self.area.division_year == self.year and set(codes) == set(self.area.codes)
        if is_same and not self.is_overtaken:
            raise ValidationError(_("U hebt nog niets veranderd: dit zijn de buurten die er al bij horen."))
        return codes

    def renew(self) -> None:
        """Go on from the area that holds now, with what was filled in, after a look at what that becomes."""
        self._show_again()

    def clean_starts_on(self) -> date:
        day: date = self.cleaned_data["starts_on"]
        if day > timezone.localdate():
            raise ValidationError(_("Kies vandaag of een dag die al geweest is."))
        if self.area and day <= self.area.starts_on and not self.is_overtaken:
            text = _("Kies een dag na %s. Wat daarvoor gold, verandert niet meer.")
            raise ValidationError(text % date_words(self.area.starts_on))
        return day

    def clean(self) -> dict[str, Any]:
        if self.is_overtaken and not self.data.get("was"):
            raise ValidationError(OVERTAKEN, code=MEANWHILE)
        return self.cleaned_data

    @property
    def is_overtaken(self) -> bool:
        """Another area holds than the one this form was opened with."""
        return str(self["seen"].value() or "") != str(self.area.pk if self.area else "")

    @property
    def chosen(self) -> set[str]:
        """The codes that are ticked now, right or wrong."""
        return set(self["codes"].value() or [])
