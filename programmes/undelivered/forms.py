"""The form for a letter that did not arrive."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak import fields

SEND, CLOSE = "send", "close"
SHORTEST = 10


class MendForm(forms.Form):
    """Send it again, to another address perhaps; or no more."""

    what = forms.ChoiceField(
        label=_("Wat wilt u doen?"),
        choices=[(SEND, _("De brief opnieuw sturen")), (CLOSE, _("Geen brief meer sturen"))],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies of u de brief opnieuw stuurt."),
            "invalid_choice": _("Kies een van de mogelijkheden uit de lijst."),
        },
    )
    email = fields.EmailField(
        label=_("E-mailadres van de indiener"),
        help_text=_("Staat er een fout in? Verbeter het dan hier."),
        missing=_("Vul het e-mailadres in."),
    )
    reason = fields.TextField(
        label=_("Waarom stuurt u geen brief meer?"),
        help_text=_("Alleen nodig als u geen brief meer stuurt. Bijvoorbeeld: gebeld en het besluit uitgelegd."),
        rows=3,
        max_length=500,
    )

    def __init__(self, *args: Any, is_to_applicant: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_to_applicant:  # a colleague keeps their own address
            del self.fields["email"]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("what") == CLOSE:
            self.errors.pop("email", None)  # no letter goes there
            if len(found.get("reason", "")) < SHORTEST:
                self.add_error("reason", _("Schrijf in minstens 10 tekens op waarom er geen brief meer komt."))
        return found
