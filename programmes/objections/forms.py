"""The form for what letters say about objections."""

from django.utils.translation import gettext_lazy as _

from programmes.records import ChangingForm
from wijkaanpak import fields


class ObjectionForm(ChangingForm):
    """The text alone; empty means the usual words."""

    text = fields.TextField(
        label=_("Tekst in de brief"),
        help_text=_(
            "Laat een jurist dit nakijken. Zet [datum] waar de laatste dag om bezwaar te maken hoort te staan. "
            "Laat het leeg voor de gewone tekst."
        ),
        rows=8,
        max_length=4000,
    )

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")
