"""The second step: the form for a code, and how often one may try."""

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from django.core.exceptions import ValidationError

from wijkaanpak.security_log import Result, SecurityEvent, record


class CountedCode(BaseAuthenticateForm):
    def clean_code(self) -> str:
        """Raises ValidationError. allauth tells of a wrong code by a signal, and of too many not at all."""
        try:
            return super().clean_code()
        except ValidationError as error:
            if error.code == "too_many_login_attempts":
                record(context.request, SecurityEvent.SECOND_STEP, Result.THROTTLED, person=self.user.pk)
            raise


class CodeForm(CountedCode, AuthenticateForm):
    """At signing in."""


class CodeAgainForm(CountedCode, ReauthenticateForm):
    """Of who is signed in, before something weighty."""
