"""Django's entry to the accounts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "wijkaanpak.accounts"
    label = "accounts"
    verbose_name = _("mensen en gemeenten")

    def ready(self) -> None:
        from allauth.account.signals import password_changed, password_reset, password_set
        from allauth.mfa import signals as second_step
        from django.contrib.auth.signals import user_logged_in, user_logged_out

        from wijkaanpak.accounts import mailbox, recorded, sessions

        recorded.listen()
        password_reset.connect(mailbox.prove_by_reset)
        user_logged_in.connect(sessions.begin)
        user_logged_out.connect(sessions.finish)
        for changed in (password_changed, password_set, password_reset):
            changed.connect(sessions.other_password)
        second_step.authenticator_added.connect(sessions.made_second_step)
        for changed in (second_step.authenticator_added, second_step.authenticator_removed):
            changed.connect(sessions.end_others)
