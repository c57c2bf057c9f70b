"""The form for what letters say about objections."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak import fields


class ObjectionForm(forms.Form):
    """The text as it was read goes along, so that what somebody else wrote meanwhile is not lost."""

    data: Any
    text = fields.TextField(
        label=_("Tekst in de brief"),
        help_text=_(
            "Laat een jurist dit nakijken. Zet [datum] waar de laatste dag om bezwaar te maken hoort te staan. "
            "Laat het leeg voor de gewone tekst."
        ),
        rows=8,
        max_length=4000,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")

    def clean_seen(self) -> str:
        return str(self.cleaned_data["seen"]).replace("\r\n", "\n")

    def read_again(self, now: str) -> None:
        """What is typed stays; the text it would replace is the one of now."""
        self.data = self.data.copy()
        self.data["seen"] = now
