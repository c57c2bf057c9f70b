"""A letter for each change of how somebody signs in: who did not do it themselves hears of it at once."""

from datetime import datetime
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from wijkaanpak import browsers
from wijkaanpak.accounts.models import User

SECOND_STEP_FORGOTTEN = _(
    "De tweede stap waarmee u inlogt is weggehaald. Zo maakt u een nieuwe: kies eerst een nieuw wachtwoord op de "
    "pagina hieronder, en log dan in dezelfde browser in."
)
CHANGED = {
    "account/email/password_changed": _("Uw wachtwoord is veranderd."),
    "account/email/password_set": _("Uw wachtwoord is veranderd."),
    "account/email/password_reset": _("U hebt een nieuw wachtwoord gekozen met de link uit een brief."),
    "account/email/email_changed": _("U logt nu in met een ander e-mailadres: %(to_email)s."),
    "account/email/email_confirm": _("Er is een e-mailadres bevestigd voor uw account."),
    "account/email/email_deleted": _("Dit e-mailadres hoort niet meer bij uw account: %(deleted_email)s."),
    "mfa/email/totp_activated": _("U logt voortaan in met twee stappen: er is een app ingesteld die codes maakt."),
    "mfa/email/totp_deactivated": _("U logt niet meer in met twee stappen: de app die codes maakt is weggehaald."),
    "mfa/email/recovery_codes_generated": _("Er zijn nieuwe herstelcodes gemaakt. De vorige werken niet meer."),
}
"""By the name that allauth has for the letter."""
OTHERWISE = _("Er is iets veranderd aan hoe u inlogt.")


def told_by_allauth(
    template_prefix: str, user: User, about: dict[str, Any] | None, email: str | None, request: HttpRequest
) -> None:
    """To the address of the account, or to the one it had until now."""
    what = CHANGED.get(template_prefix, OTHERWISE)
    tell(user, what % (about or {}), at=timezone.now(), request=request, email=email)


def tell(user: User, what: Any, *, at: datetime, request: HttpRequest | None = None, email: str | None = None) -> None:
    """Write what changed, when, and in which browser; without a request it was done at the server. In Dutch, whatever
    language the page is in.
    """
    with translation.override(settings.LANGUAGE_CODE):
        context = {
            "user": user,
            "subject": _("Er is iets veranderd aan hoe u inlogt"),
            "what": what,
            "at": at,
            "device": browsers.words(request.headers.get("User-Agent", "")) if request else "",
            "url": settings.SITE_URL.rstrip("/") + reverse("account_reset_password", urlconf=settings.ROOT_URLCONF),
        }
        get_adapter().send_mail("account/email/change", email or user.email, context)
