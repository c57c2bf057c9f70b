"""Django's entry to the accounts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "wijkaanpak.accounts"
    label = "accounts"
    verbose_name = _("mensen en gemeenten")

    def ready(self) -> None:
        from allauth.account.signals import password_reset
        from allauth.mfa import signals as second_step
        from django.contrib.auth.signals import user_logged_in

        from wijkaanpak.accounts import mailbox, recorded, sessions

        recorded.listen()
        password_reset.connect(mailbox.prove_by_reset)
        user_logged_in.connect(sessions.begin)
        for changed in (second_step.authenticator_added, second_step.authenticator_removed):
            changed.connect(sessions.end_others)
