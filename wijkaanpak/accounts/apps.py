"""Django's entry to the accounts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "wijkaanpak.accounts"
    label = "accounts"
    verbose_name = _("mensen en gemeenten")
