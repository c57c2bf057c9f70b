"""Where allauth asks what our rules are."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People are invited by their municipality."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The work of one's own municipality."""
        home = request.user.home  # type: ignore[union-attr]
        return f"/{home.slug}/beheer/" if home else "/"
