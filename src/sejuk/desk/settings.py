"""Django settings. What an office may change comes from the environment (docs/reference/settings.md)."""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from sejuk.desk.database import databases
from sejuk.runtime.home import default_path

BASE_DIR = Path(__file__).resolve().parent
HOME = default_path()

SECRET_KEY = os.environ.get("SEJUK_SECRET_KEY", "")
#: Keys that give authors their per-narrative hashes are derived from this and a salt in the
#: narrative's row: a copy of the database alone tests no handle (G1).
PEPPER = os.environ.get("SEJUK_PEPPER", "") or SECRET_KEY
DEBUG = os.environ.get("SEJUK_DEBUG", "") == "1"
ALLOWED_HOSTS = os.environ.get("SEJUK_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("SEJUK_TRUSTED_ORIGINS", "").split(",") if o]
HTTPS = os.environ.get("SEJUK_HTTPS", "") == "1"
#: The desk's address for links in mail; empty: a mail names the menu to open.
SITE_URL = os.environ.get("SEJUK_SITE_URL", "").rstrip("/")
#: So many proxies of ours stand before the desk, each of which adds to X-Forwarded-For.
TRUSTED_PROXIES = int(os.environ.get("SEJUK_PROXIES") or HTTPS)
#: Where browsers open the stream of changes; empty means the same host, path /events (behind a proxy).
HUB_URL = os.environ.get("SEJUK_HUB_URL", "")
DEMO = os.environ.get("SEJUK_DEMO", "") == "1"
DEMO_SIZE = os.environ.get("SEJUK_DEMO_SIZE", "small")

#: Alone, without a second institution, a source waits this long in public before it may start (G16).
SOURCE_WAIT_HOURS = max(24, int(os.environ.get("SEJUK_SOURCE_WAIT_HOURS", "72")))
#: Largest file that may be uploaded.
IMPORT_MAX_BYTES = int(os.environ.get("SEJUK_IMPORT_MAX_MB", "200")) * 1024 * 1024
#: Days that evidence is kept after its case ended; then its parts are erased and their hashes stay.
EVIDENCE_DAYS = min(365, max(30, int(os.environ.get("SEJUK_EVIDENCE_DAYS", "180"))))
#: A Chromium that takes pictures of public pages; empty: captures keep the text alone.
BROWSER = os.environ.get("SEJUK_BROWSER", "")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "sejuk.desk.organisation",  # before allauth: its login pages replace theirs
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "procrastinate.contrib.django",
    "sejuk.desk.shell",
    "sejuk.desk.tabular",
    "sejuk.desk.offline",
    "sejuk.desk.audit",
    "sejuk.desk.listening",
    "sejuk.desk.narratives",
    "sejuk.desk.cases",
    "sejuk.desk.photos",
    "sejuk.desk.delivery",
    "sejuk.desk.stages",
    "sejuk.desk.directives",
    "sejuk.desk.duty",
    "sejuk.desk.network",
    "sejuk.desk.responses",
    "sejuk.desk.publishing",
    "sejuk.desk.kits",
    "sejuk.desk.engagements",
    "sejuk.desk.review",
    "sejuk.desk.bank",
    "sejuk.desk.factchecks",
    "sejuk.desk.portal",
    "sejuk.desk.tipline",
    "sejuk.desk.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "sejuk.desk.portal.language.LanguageInAddress",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "sejuk.desk.organisation.middleware.FirstRunMiddleware",
    "sejuk.desk.organisation.middleware.MemberMiddleware",
]

ROOT_URLCONF = "sejuk.desk.urls"
WSGI_APPLICATION = "sejuk.desk.wsgi.application"
DATABASES = databases(os.environ)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

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
                "sejuk.desk.shell.context.shell",
            ],
            "builtins": ["django.templatetags.i18n", "sejuk.desk.shell.templatetags.shell"],
        },
    }
]

# Sessions and rate limits live in the database: web processes hold nothing.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shell_cache"}}
# A session lasts a shift and its hand-over.
SESSION_COOKIE_AGE = 12 * 3600
ACCOUNT_SESSION_REMEMBER = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF, *([HUB_URL] if HUB_URL else [])],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
        # The field officer's form works without a line.
        "worker-src": [SELF],
    }
}

AUTH_USER_MODEL = "organisation.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator", "NumericPasswordValidator")
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    }
]
LOGIN_REDIRECT_URL = "/"
LOGIN_URL = "account_login"
ACCOUNT_ADAPTER = "sejuk.desk.organisation.accounts.AccountAdapter"
ACCOUNT_FORMS = {"login": "sejuk.desk.organisation.forms.login.LoginForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "10/m/ip,3/5m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
# A reset mail goes only to somebody who has a login; the page says the same to everybody.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
MFA_ADAPTER = "sejuk.desk.organisation.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Sejuk"
MFA_TOTP_TOLERANCE = 1
# Addresses come from invitations that were answered, so they are verified before there is a login.
MFA_ALLOW_UNVERIFIED_EMAIL = True
#: Roles that must have a second factor (SEJUK_SECOND_FACTOR: names with commas, or "none").
SECOND_FACTOR_ROLES = tuple(
    role
    for role in os.environ.get("SEJUK_SECOND_FACTOR", "none" if DEMO else "administrator").split(",")
    if role not in ("", "none")
)

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesia")), ("en", _("Inggris"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = HOME / "uploads"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
# Only the page that takes files in has a handler: what else is sent along is dropped and fills no disk.
FILE_UPLOAD_HANDLERS: list[str] = []

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if os.environ.get("SEJUK_SMTP_HOST")
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = HOME / "outbox"
EMAIL_HOST = os.environ.get("SEJUK_SMTP_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("SEJUK_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("SEJUK_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("SEJUK_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("SEJUK_SMTP_TLS", "") == "1"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("SEJUK_MAIL_FROM", "sejuk@localhost")
#: Mails a second that the office's server welcomes.
MAIL_PER_SECOND = max(0.1, float(os.environ.get("SEJUK_MAIL_PER_SECOND", "10")))

#: The office's Telegram bot. Without a token nothing is sent over Telegram and nothing is asked there.
TELEGRAM_TOKEN = os.environ.get("SEJUK_TELEGRAM_TOKEN", "")
TELEGRAM_BOT = os.environ.get("SEJUK_TELEGRAM_BOT", "").lstrip("@")
TELEGRAM_API = os.environ.get("SEJUK_TELEGRAM_API", "https://api.telegram.org").rstrip("/")
#: Telegram allows a bot about thirty messages a second.
TELEGRAM_PER_SECOND = max(0.1, float(os.environ.get("SEJUK_TELEGRAM_PER_SECOND", "20")))
#: Hosts (with their port) of channels that may be asked although they are inside; only whoever runs the
#: machine names them.
CHANNEL_HOSTS = frozenset(h for h in os.environ.get("SEJUK_CHANNEL_HOSTS", "").lower().split(",") if h)
#: Seconds after a try without an answer before anybody looks again: a slow server may still be at it.
CHANNEL_PATIENCE = max(0.0, float(os.environ.get("SEJUK_CHANNEL_PATIENCE", "90")))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    # Messages of a database print rows, and rows hold what people wrote (G1).
    "filters": {"nameless": {"()": "sejuk.desk.listening.quiet.Nameless"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["nameless"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # It names every job it starts and ends; what failed is shown in the desk.
    # It writes every address it asks, and the bot's addresses hold its token.
    "loggers": {"procrastinate": {"level": "WARNING"}, "httpx2": {"level": "WARNING"}},
}
