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

NO_WORD = (
    "DEBUG says neither true nor false, so nothing starts. On a server it is DEBUG=false. On your own machine it is "
    "DEBUG=true: bin/prepare, which `make demo` and `make start` begin with, writes that to .env."
)


def development(said: str, site: str) -> bool:
    """Whether this is somebody's own machine. Raises ImproperlyConfigured unless somebody said so: a server on which
    a line was forgotten would run with a key that everybody can read.
    """
    if said.lower() not in ("true", "false"):
        raise ImproperlyConfigured(NO_WORD)
    if said.lower() == "true" and site.startswith("https://"):
        raise ImproperlyConfigured(f"DEBUG=true is for your own machine, and {site} is a server. Set DEBUG=false.")
    return said.lower() == "true"


DEVELOPMENT = development(env.str("DEBUG", default=""), env.str("SITE_URL", default=""))

SHORTEST_KEY, FEWEST_CHARACTERS = 50, 12  # 64 hexadecimal digits have sixteen different ones
KNOWN_KEYS = ("django-insecure-", "only-for-development-")
REQUIRED = {
    "SECRET_KEY": "Make one with: python -c 'import secrets; print(secrets.token_urlsafe(64))'",
    "ENCRYPTION_KEYS": "Another key, made like SECRET_KEY; keep it with the backups. See docs/installatie.md.",
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


def encryption_keys() -> list[str]:
    """The first encrypts, all decrypt."""
    return [key.strip() for key in required("ENCRYPTION_KEYS").split(",") if key.strip()]


def breached_passwords() -> Path | None:
    """The list of passwords that leaked, where one was put on this server."""
    path = env.str("BREACHED_PASSWORDS", default="")
    return Path(path) if path else None


def refuse() -> None:
    """Raise ImproperlyConfigured with everything that is wrong, so that a server is set up in one go."""
    wrong = [f"{name} is not set. {cure}" for name, cure in REQUIRED.items() if not required(name)]
    wrong += weak_keys("SECRET_KEY", required("SECRET_KEY"))
    for fallback in env.list("SECRET_KEY_FALLBACKS", default=[]):
        wrong += weak_keys("SECRET_KEY_FALLBACKS", fallback)
    for key in encryption_keys():
        wrong += weak_keys("ENCRYPTION_KEYS", key)
    if required("SECRET_KEY") in encryption_keys():
        wrong.append("ENCRYPTION_KEYS holds the SECRET_KEY. Make another one: each is replaced without the other.")
    if required("SITE_URL") and not required("SITE_URL").startswith("https://"):
        wrong.append("SITE_URL begins with https://: passwords travel over it, and cookies are sent over TLS alone.")
    if "*" in required("ALLOWED_HOSTS").split(","):
        wrong.append("ALLOWED_HOSTS may not be *: links in mails are built from it. Name the hosts.")
    if 0 < len(env.str("METRICS_TOKEN", default="")) < 32:
        wrong.append("METRICS_TOKEN is shorter than 32 characters. Make a longer one.")
    if (breached := breached_passwords()) and not breached.is_file():
        wrong.append(f"BREACHED_PASSWORDS names no file: {breached}. Put the list there, or leave the setting out.")
    contact = required("SECURITY_CONTACT")
    if contact and not contact.startswith(("mailto:", "https://", "tel:")):
        wrong.append("SECURITY_CONTACT begins with mailto:, https:// or tel:.")
    if wrong:
        raise ImproperlyConfigured("\n".join(wrong))


def weak_keys(name: str, key: str) -> list[str]:
    """What is wrong with a key that signs sessions and links; nothing when it is not set."""
    if not key:
        return []
    if len(key) < SHORTEST_KEY:
        return [f"{name} is shorter than {SHORTEST_KEY} characters. {REQUIRED['SECRET_KEY']}"]
    if len(set(key)) < FEWEST_CHARACTERS or key.startswith(KNOWN_KEYS):
        return [f"{name} is easy to guess. {REQUIRED['SECRET_KEY']}"]
    return []
