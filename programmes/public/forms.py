"""Looking up a buurt."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak import fields


class AreaSearchForm(forms.Form):
    """A part of a name, or a whole code."""

    zoek = fields.TextField(
        label=_("Naam van de buurt"),
        max_length=60,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
