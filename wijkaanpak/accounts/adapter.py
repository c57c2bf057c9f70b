"""Where allauth asks what our rules are."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wijkaanpak import clients
from wijkaanpak.accounts import changes, guessing, letters, recorded, tasks
from wijkaanpak.accounts.models import User
from wijkaanpak.security_log import Result, SecurityEvent, record

ASKED_BY_ANYBODY = ("account/email/password_reset_key", "account/email/unknown_account")


class AccountAdapter(DefaultAccountAdapter):
    # Theirs say “je” to people.
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_is_guessed": _(
            "Er is te vaak een verkeerd wachtwoord ingevuld voor dit account. Wacht een kwartier. Of kies bij "
            "‘Wachtwoord vergeten?’ een nieuw wachtwoord: daarmee komt u meteen binnen."
        ),
        "duplicate_email": _("Dit is al het adres waarmee u inlogt."),
        "email_password_mismatch": _("Het e-mailadres of het wachtwoord klopt niet. Probeer het opnieuw."),
        "enter_current_password": _("Vul uw huidige wachtwoord in."),
        "incorrect_password": _("Het wachtwoord klopt niet."),
        "rate_limited": _("U probeert het te vaak. Wacht een paar minuten."),
        "too_many_login_attempts": _("U hebt te vaak een verkeerd wachtwoord ingevuld. Wacht vijf minuten."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People are invited by their municipality."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The work of one's own municipality."""
        home = request.user.home  # type: ignore[union-attr]
        return f"/{home.slug}/beheer/begin/" if home else "/"

    def get_client_ip(self, request: HttpRequest) -> str:
        return clients.connection(request)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Wrong passwords count for an account and a connection together: nobody locks somebody else out."""
        login = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{login}:{self.get_client_ip(request)}"

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Whose password this is. A closed account is answered as a wrong password is, and counted as one: allauth
        would say that it is closed, and so that it exists and what its password is.

        Raises ValidationError for who tried too often.
        """
        email = credentials.get("email", "")
        try:
            self.pre_authenticate(request, **credentials)
            wider = self._count_wider(request, email)
        except ValidationError:
            recorded.not_let_in(request, Result.THROTTLED, email)
            raise
        user: User | None = authenticate(request, **credentials)
        AuthenticationBackend.unstash_authenticated_user()
        if user is None:
            recorded.not_let_in(request, Result.FAILED, email)
        else:
            self._rollback_login_failed_rl_usage()
            for usage in wider:
                usage.rollback()
        return user

    def _count_wider(self, request: HttpRequest, email: str) -> list[ratelimit.RateLimitUsage]:
        """An attempt counts for the account from anywhere too, and for the network. Raises ValidationError."""
        used = []
        for action, key, refusal in guessing.counted(request, email):
            usage = ratelimit.consume(request, app="allauth.account", action=action, key=key)
            if not usage:
                raise self.validation_error(refusal)
            used.append(usage)
        return used

    def post_login(self, request: HttpRequest, user: User, **about: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **about)
        guessing.remember(response, user)
        return response

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Written down here and sent by a worker: for an account that exists and one that does not alike."""
        if template_prefix in ASKED_BY_ANYBODY and not self._may_write(template_prefix, email):
            return
        about = {"request": self.request, "email": email, "current_site": own_site()}
        message = self.render_mail(template_prefix, email, about | context)
        letter = letters.write(message, at=timezone.now())
        transaction.on_commit(lambda: tasks.send_letter.delay(letter_id=letter.pk), robust=True)

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        changes.told_by_allauth(template_prefix, user, context, email, self.request)

    def _may_write(self, template_prefix: str, email: str) -> bool:
        """Whoever asks gets the same answer; a mailbox gets so many of these letters an hour."""
        usage = ratelimit.consume(self.request, app="allauth.account", action="reset_letter", key=email.strip().lower())
        result = Result.DONE if usage else Result.THROTTLED
        record(self.request, SecurityEvent.PASSWORD_LETTER, result, person=recorded.number(email))
        return usage is not None

    def get_reset_password_from_key_url(self, key: str) -> str:
        return of_this_site(super().get_reset_password_from_key_url(key))

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        return of_this_site(super().get_email_confirmation_url(request, emailconfirmation))


def own_site() -> SimpleNamespace:
    """What the words of a letter call us."""
    return SimpleNamespace(name="Wijkaanpak", domain=urlsplit(settings.SITE_URL).netloc)


def of_this_site(url: str) -> str:
    """The same page under the address of the site: a link in a letter never follows the host of a request."""
    own, asked = urlsplit(settings.SITE_URL), urlsplit(url)
    return urlunsplit((own.scheme, own.netloc, asked.path, asked.query, ""))
