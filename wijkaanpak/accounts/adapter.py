"""Where allauth asks what our rules are."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wijkaanpak import clients
from wijkaanpak.accounts import letters, recorded, tasks
from wijkaanpak.security_log import Result


class AccountAdapter(DefaultAccountAdapter):
    # Theirs say “je” to people.
    error_messages = DefaultAccountAdapter.error_messages | {
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

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Raises ValidationError for who tried too often."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            recorded.not_let_in(request, Result.THROTTLED, credentials.get("email", ""))
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        recorded.not_let_in(request, Result.FAILED, credentials.get("email", ""))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Written down here and sent by a worker: for an account that exists and one that does not alike."""
        about = {"request": self.request, "email": email, "current_site": own_site()}
        message = self.render_mail(template_prefix, email, about | context)
        letter = letters.write(message, at=timezone.now())
        transaction.on_commit(lambda: tasks.send_letter.delay(letter_id=letter.pk), robust=True)

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
