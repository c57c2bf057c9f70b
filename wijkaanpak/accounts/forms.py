"""What somebody fills in to come in."""

from typing import Any

from allauth.account.forms import AddEmailForm
from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from wijkaanpak import fields
from wijkaanpak.accounts.models import User


class ChoosePasswordForm(forms.Form):
    """A password, twice: nobody sees what is typed."""

    password = fields.PasswordField(
        label=_("Wachtwoord"),
        help_text=_("Gebruik minstens 12 tekens. Een zin van een paar woorden onthoudt u goed."),
        missing=_("Kies een wachtwoord."),
    )
    repeated = fields.PasswordField(
        label=_("Wachtwoord nog een keer"), missing=_("Vul hetzelfde wachtwoord nog een keer in.")
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        """Raises ValidationError for one that is short, common or like the e-mail address."""
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        """Both are the same."""
        typed = super().clean() or {}
        if {"password", "repeated"} <= typed.keys() and typed["password"] != typed["repeated"]:
            self.add_error("repeated", _("Dit is een ander wachtwoord. Vul twee keer hetzelfde in."))
        return typed


class NewAddressForm(AddEmailForm):
    """Another address to sign in with."""

    email = fields.EmailField(label=_("Nieuw e-mailadres"), missing=_("Vul uw nieuwe e-mailadres in."))
