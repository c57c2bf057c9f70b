"""The small forms beside a table of rows: why they change, and a workbook that comes back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak import fields
from wijkaanpak.uploads import UploadTrouble

LEAST = 10
LARGEST = 5 * 2**20


class TogetherReasonForm(forms.Form):
    """Why many rows change at once."""

    reason = fields.TextField(
        label=_("Waarom?"),
        help_text=_("Minstens 10 tekens, één keer voor alles. Dit staat in de geschiedenis: geen namen van bewoners."),
        rows=2,
        min_length=LEAST,
        max_length=1000,
        missing=_("Schrijf op waarom u dit verandert."),
    )


class WorkbookForm(forms.Form):
    """The workbook that somebody took along."""

    file = forms.FileField(
        label=_("Het bestand dat u veranderde"),
        help_text=_("Er wordt nog niets opgeslagen: u ziet eerst wat er verandert."),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={
            "required": _("Kies het bestand dat u veranderde."),
            "empty": _("Dit bestand is leeg. Kies het bestand dat u veranderde."),
        },
    )

    def __init__(self, *args: Any, trouble: UploadTrouble | None = None, **kwargs: Any) -> None:
        self.trouble = trouble
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        if self.trouble is not None or (file is not None and file.size > LARGEST):
            self.errors.pop("file", None)
            self.add_error("file", _("Dit bestand is te groot. Kies het bestand dat u hier ophaalde."))
        return cleaned
