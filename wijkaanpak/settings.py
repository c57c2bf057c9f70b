"""The only settings module. Everything comes from the environment; development needs nothing.

`DEBUG=true` means development: the zero-setup services of `wijkaanpak/local.py`, a throw-away key, plain http. With
`DEBUG=false` nothing is assumed: a missing variable stops the start and is named with its cure. Without either word
nothing starts. A secret may also come from a file: `SECRET_KEY_FILE=/run/secrets/secret_key`.
"""

import os
from pathlib import Path
from typing import Any

import pghistory

from wijkaanpak import environment, headers, local, logs, queues
from wijkaanpak.environment import BASE_DIR, DEVELOPMENT, env, required

if not DEVELOPMENT:
    environment.refuse()
# `make demo` and `make start` run on the development services but show people the real error pages.
DEBUG = DEVELOPMENT and not env.bool("DEMO", default=False)

# -- Identity ---------------------------------------------------------------------------------------------------------
SECRET_KEY = required("SECRET_KEY") or "only-for-development-" + "x" * 50
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
# Of what is encrypted where it is stored; apart from SECRET_KEY, which is in use everywhere and is replaced more often.
ENCRYPTION_KEYS = environment.encryption_keys() or ["only-for-development-" + "y" * 50]
ALLOWED_HOSTS = [host for host in required("ALLOWED_HOSTS").split(",") if host] or ["127.0.0.1", "localhost", "[::1]"]
# In development a command writes the address of the site that runs beside it.
SITE_URL = required("SITE_URL") or local.address() or "http://127.0.0.1:8000"
SECURITY_CONTACT = required("SECURITY_CONTACT") or "mailto:security@voorbeeld.example"
# How who keeps this server types a command; stands on the first pages of an installation.
MANAGE_COMMAND = env.str("MANAGE_COMMAND", default=".venv/bin/python manage.py")
CSRF_TRUSTED_ORIGINS = [] if DEVELOPMENT else [SITE_URL]

# -- Applications -----------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "wijkaanpak.apps.BaseConfig",
    "wijkaanpak.accounts.apps.AccountsConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "template_partials",
    "neighbourhoods.apps.NeighbourhoodsConfig",
    "programmes.apps.ProgrammesConfig",
    "monitoring.apps.MonitoringConfig",
]
if DEVELOPMENT:
    INSTALLED_APPS.append("demo.apps.DemoConfig")

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django_http_compression.middleware.HttpCompressionMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "wijkaanpak.headers.HeadersMiddleware",
    "wijkaanpak.health.HealthMiddleware",
    "wijkaanpak.request_log.RequestLog",
    "wijkaanpak.uploads.ReceiveFirst",
    "wijkaanpak.accounts.entering.MunicipalityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "wijkaanpak.languages.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "wijkaanpak.security_log.RefusalLog",
    "wijkaanpak.accounts.middleware.SignedOutMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "wijkaanpak.accounts.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "wijkaanpak.accounts.sessions.SessionAgeMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "programmes.records.sending.SendingMiddleware",
]
ROOT_URLCONF = "wijkaanpak.urls"
MUNICIPALITY_URLCONF = "wijkaanpak.urls_municipality"
WSGI_APPLICATION = "wijkaanpak.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "wijkaanpak.context.site",
            ],
            "builtins": [
                "template_partials.templatetags.partials",
                "wijkaanpak.templatetags.ui",
                "wijkaanpak.templatetags.components",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# -- Database: the runtime role works, the owner migrates (docs/installatie.md) ----------------------------------------
ATOMIC_REQUESTS = False  # the tenancy middleware opens the transaction itself
_database_url = required("DATABASE_URL")
_owner_url = env.str("DATABASE_OWNER_URL", default="")
# For the commands about backups alone: who sees every row, and who makes roles and databases.
DATABASE_BACKUP_URL = env.str("DATABASE_BACKUP_URL", default="")
DATABASE_ADMIN_URL = env.str("DATABASE_ADMIN_URL", default="")
_redis_url = required("REDIS_URL")
if DEVELOPMENT and not (_database_url and _redis_url):
    _services = local.services()
    if not _database_url:
        _owner_url = _owner_url or _services.owner_url
        DATABASE_BACKUP_URL = DATABASE_BACKUP_URL or _services.backup_url
        DATABASE_ADMIN_URL = DATABASE_ADMIN_URL or _services.superuser_url
    _database_url = _database_url or _services.database_url
    _redis_url = _redis_url or _services.redis_url


def database(url: str, postgres_settings: str, **settings: Any) -> dict[str, Any]:
    """Django's settings for an address; a socket folder in it stays an option of libpq."""
    found = env.db_url_config(url) | settings
    found["OPTIONS"] = found.get("OPTIONS", {}) | {"connect_timeout": 3, "options": postgres_settings}
    return found


_waits = "-c lock_timeout=5s -c idle_in_transaction_session_timeout=60s"
_statement = f"-c statement_timeout={env.str('STATEMENT_TIMEOUT', default='30s')}"
DATABASES = {"default": database(_database_url, f"{_waits} {_statement}", CONN_HEALTH_CHECKS=True, CONN_MAX_AGE=60)}
if env.bool("DATABASE_POOL", default=False):
    DATABASES["default"]["CONN_MAX_AGE"] = 0
    DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 2, "max_size": 8, "timeout": 10}
if _owner_url:
    # It asks again: wijkaanpak/management/patience.py.
    DATABASES["owner"] = database(_owner_url, "-c lock_timeout=300ms")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PGHISTORY_DEFAULT_TRACKERS = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

CACHES = {
    "default": {
        "BACKEND": "wijkaanpak.cache.SteadyCache",
        "LOCATION": _redis_url,
        "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},  # a Redis that hangs does not hang a page
    }
}

# -- Jobs: verified under kills, flushes and freezes; do not loosen one without its fault test ------------------------
CELERY_BROKER_URL = _redis_url.replace("unix://", "redis+socket://", 1)
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 43200,  # far above the time limit: the lease in the row does the recovery
    "socket_timeout": 2,
    "socket_connect_timeout": 1,
    "socket_keepalive": _redis_url.startswith("redis"),
    "health_check_interval": 10,
    "max_retries": 0,
    "interval_start": 0,
    "interval_step": 0.2,
    "interval_max": 0.5,
    "connect_retries_timeout": 1,
}
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 20
CELERY_WORKER_ENABLE_SOFT_SHUTDOWN_ON_IDLE = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_MAX_TASKS_PER_CHILD = 50
CELERY_WORKER_PROC_ALIVE_TIMEOUT = (
    120  # a process warms up first; on a busy machine it would be killed at 4 s, for ever
)
CELERY_TASK_ROUTES = queues.ROUTES
CELERY_TIMEZONE = "Europe/Amsterdam"
# A job whose worker died is taken over when its lease is over. The limits end a task before that: a job that needs
# longer than its lease would be begun again and again, and never be finished by anyone. Two minutes, so 96 s and 108 s,
# and not ten: a report takes seconds, a file of 100 MB under a minute, and who waits for a dead worker waits a lease.
JOB_LEASE_SECONDS = env.int("JOB_LEASE_SECONDS", default=120)
CELERY_TASK_SOFT_TIME_LIMIT = JOB_LEASE_SECONDS * 0.8
CELERY_TASK_TIME_LIMIT = JOB_LEASE_SECONDS * 0.9
WORKER_MEMORY_MB = env.int("WORKER_MEMORY_MB", default=1536)  # a file of 100 MB takes 760, of address space
# Touched every two seconds by a worker that talks with Redis, for who asks whether it lives.
WORKER_TOUCHES = env.str("WORKER_TOUCHES", default="")
# In kB, looked at after each task: a process that grew this far is replaced before a job in it fails for want of room.
CELERY_WORKER_MAX_MEMORY_PER_CHILD = WORKER_MEMORY_MB * 1024 * 2 // 3
JOB_SWEEP_SECONDS = env.float("JOB_SWEEP_SECONDS", default=10)

# -- People -----------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "/account/login/"
LOGIN_REDIRECT_URL = "/"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "wijkaanpak.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "wijkaanpak.accounts.passwords.NotPredictable"},
    {"NAME": "wijkaanpak.accounts.passwords.NotBreached"},
]
BREACHED_PASSWORDS = environment.breached_passwords()
ACCOUNT_CHANGE_EMAIL = True  # one address for each account; the new one takes its place when it is confirmed
ACCOUNT_FORMS = {"add_email": "wijkaanpak.accounts.forms.NewAddressForm"}
ACCOUNT_ADAPTER = "wijkaanpak.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/m/ip,5/5m/key",  # of an account from one connection
    "login_anywhere": "10/15m/key",  # of an account from all connections together: accounts/guessing.py
    "login_network": "50/m/key",  # of all accounts from a network of IPv6 around a connection
    "reset_letter": "3/h/key",  # for an address
}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Wijkaanpak"
MFA_TOTP_TOLERANCE = 1  # half a minute either way: the clock of a phone is not ours
MFA_FORMS = {
    "authenticate": "wijkaanpak.accounts.second_step.CodeForm",
    "reauthenticate": "wijkaanpak.accounts.second_step.CodeAgainForm",
}
MFA_ADAPTER = "wijkaanpak.accounts.second_step_keys.SecondStepAdapter"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
SESSION_COOKIE_AGE = 12 * 3600
SESSION_IDLE_SECONDS = env.int("SESSION_IDLE_SECONDS", default=30 * 60)
SESSION_COOKIE_HTTPONLY = True

# -- Who may ask how often: behind how many proxies of our own we stand, and ideas of residents ------------------------
TRUSTED_PROXIES = ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0 if DEVELOPMENT else 1)
IDEAS_PER_CONNECTION = env.int("IDEAS_PER_CONNECTION", default=20)  # an hour; a community centre shares one
IDEAS_PER_EMAIL = env.int("IDEAS_PER_EMAIL", default=5)  # a day; each sends a letter
IDEAS_PER_MUNICIPALITY = env.int("IDEAS_PER_MUNICIPALITY", default=500)  # an hour
OPEN_DATA_PER_CONNECTION = env.int("OPEN_DATA_PER_CONNECTION", default=3000)  # an hour; a national portal asks for all

# -- Browser side -----------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {"DIRECTIVES": headers.POLICY}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_SAMESITE = SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "django.views.csrf.csrf_failure"
if not DEVELOPMENT:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_REDIRECT_EXEMPT = [r"^health/", r"^metrics$"]
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
UPLOAD_MAX_MB = 100  # a file of figures
UPLOAD_MAX_BYTES = UPLOAD_MAX_MB * 1024 * 1024 + 64 * 1024  # and the rest of its form
FILE_UPLOAD_HANDLERS = ["wijkaanpak.uploads.SizeLimit", "wijkaanpak.uploads.ToDisk"]

# -- Words, files, mail -----------------------------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [
    ("nl", "Nederlands"),
    ("en", "English"),
    ("tr", "Türkçe"),
    ("ar", "العربية"),
    ("pl", "Polski"),
    ("uk", "Українська"),
]
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = not DEVELOPMENT
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

# -- Figures over the network -----------------------------------------------------------------------------------------
CBS_ODATA_URL = env.str("CBS_ODATA_URL", default="https://datasets.cbs.nl/odata/v1/CBS")
CBS_DATADERDEN_URL = env.str("CBS_DATADERDEN_URL", default="https://dataderden.cbs.nl/ODataFeed/OData")
# Each year's division is a service of its own; {year} stands for it.
PDOK_OGC_URL = env.str("PDOK_OGC_URL", default="https://api.pdok.nl/cbs/wijken-en-buurten-{year}/ogc/v1")
ODATA_FOLDER = Path(env.str("ODATA_FOLDER", default=str(BASE_DIR / "var" / "odata")))  # pages half-way in

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(BASE_DIR / "var" / "media")))
STORAGES = {
    "default": {"BACKEND": "wijkaanpak.files.AtomicStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEVELOPMENT
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEVELOPMENT

_email_url = required("EMAIL_URL") or "consolemail://"
vars().update(env.email_url_config(_email_url))
EMAIL_TIMEOUT = 20  # for each answer; short of that, a letter that the mail server took after all would go twice
DEFAULT_FROM_EMAIL = required("MAIL_FROM") or "wijkaanpak@voorbeeld.example"
OPEN_DATA_EMAIL = env.str("OPEN_DATA_EMAIL", default=DEFAULT_FROM_EMAIL)  # whom to ask about the open data

# Who may read /metrics; without a word nobody.
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
LOGGING = logs.configure(json=not DEVELOPMENT)
os.environ.setdefault("REMAP_SIGTERM", "SIGQUIT")  # a stopping worker gives its task back (soft shutdown)
