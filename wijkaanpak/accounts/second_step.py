"""The second step: the form for a code, and how often one may try."""

from allauth.core import context
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from django.core.cache import cache
from django.core.exceptions import ValidationError

from wijkaanpak.accounts import recorded
from wijkaanpak.security_log import Result, SecurityEvent, record


class CountedCode(BaseAuthenticateForm):
    def clean_code(self) -> str:
        """Raises ValidationError. allauth tells of a wrong code by a signal, and of too many not at all."""
        try:
            code = super().clean_code()
        except ValidationError as error:
            if error.code == "too_many_login_attempts":
                record(context.request, SecurityEvent.SECOND_STEP, Result.THROTTLED, person=self.user.pk)
            raise
        # allauth remembers a code for one period, and takes it for as long as a clock may differ.
        used = f"wijkaanpak.second_step:{self.user.pk}:{normalize_user_code(code)}"
        if not cache.add(used, True, timeout=app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)):
            recorded.wrong_code(None, context.request, self.user)
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(CountedCode, AuthenticateForm):
    """At signing in."""


class CodeAgainForm(CountedCode, ReauthenticateForm):
    """Of who is signed in, before something weighty."""
