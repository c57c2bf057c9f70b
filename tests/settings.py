"""Production's settings, with quick passwords and letters kept in memory."""

from os import environ

environ["DEBUG"] = "true"

from wijkaanpak.settings import *  # noqa: F403

SITE_URL = "http://127.0.0.1:8000"  # also while a site runs beside the tests
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ACCOUNT_RATE_LIMITS = False
CELERY_BROKER_URL = "memory://"
MEDIA_ROOT = BASE_DIR / "var" / "test-media"  # noqa: F405
# A cache for each process that runs tests: some empty it, others count in it.
CACHES["default"]["LOCATION"] += f"?db={1 + int(environ.get('PYTEST_XDIST_WORKER', 'gw0')[2:])}"  # noqa: F405
