"""Reading the environment. Outside development nothing is assumed: all that is missing or weak is told at once."""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent


class Secrets(environ.fileaware_mapping.FileAwareMapping):
    """An editor ends a file with a line end, which is no part of the secret in it."""

    def __getitem__(self, key: str) -> str:
        return str(super().__getitem__(key)).rstrip("\r\n")


env = environ.FileAwareEnv()
env.ENVIRON = Secrets()
environ.Env.read_env(BASE_DIR / ".env")

DEVELOPMENT = env.bool("DEBUG", default=True)

REQUIRED = {
    "SECRET_KEY": "Make one with: python -c 'import secrets; print(secrets.token_urlsafe(64))'",
    "ALLOWED_HOSTS": "Name the hosts of this server, comma separated.",
    "SITE_URL": "The address people see, such as https://wijkaanpak.example.nl",
    "DATABASE_URL": "For example postgres://wijkaanpak_app:…@host:5432/wijkaanpak",
    "REDIS_URL": "For example redis://host:6379/0",
    "EMAIL_URL": "For example smtp+tls://user:password@host:587",
    "MAIL_FROM": "The sender of all letters.",
    "SECURITY_CONTACT": "Where somebody reports a weakness, such as mailto:security@example.nl",
}


def required(name: str) -> str:
    """A variable of `REQUIRED`; only in development it may be the empty string."""
    return str(env.str(name, default=""))


def refuse() -> None:
    """Raise ImproperlyConfigured with everything that is wrong, so that a server is set up in one go."""
    wrong = [f"{name} is not set. {cure}" for name, cure in REQUIRED.items() if not required(name)]
    if 0 < len(required("SECRET_KEY")) < 50:
        wrong.append("SECRET_KEY is shorter than 50 characters. Make a longer one.")
    if "*" in required("ALLOWED_HOSTS").split(","):
        wrong.append("ALLOWED_HOSTS may not be *: links in mails are built from it. Name the hosts.")
    if 0 < len(env.str("METRICS_TOKEN", default="")) < 32:
        wrong.append("METRICS_TOKEN is shorter than 32 characters. Make a longer one.")
    contact = required("SECURITY_CONTACT")
    if contact and not contact.startswith(("mailto:", "https://", "tel:")):
        wrong.append("SECURITY_CONTACT begins with mailto:, https:// or tel:.")
    if wrong:
        raise ImproperlyConfigured("\n".join(wrong))
