"""All settings, from the environment and `.env`; production is the default.

`GOTENE_MODE` is `production` (default), `demo` (plain http on localhost, made-up people) or `test`.
Every variable is described in `.env.example`.
"""

import sys
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from gotene.access.postgresql import databases
from gotene.accounts import identity_providers

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

MODE = env.str("GOTENE_MODE", default="production")
if MODE not in ("production", "demo", "test"):
    raise ImproperlyConfigured(f"GOTENE_MODE is {MODE!r}: set it to production, demo or test.")
IN_PRODUCTION = MODE == "production"

SHORTEST_DATA_KEY = 32
SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set: write SECRET_KEY=<50 random characters> in .env or the environment, "
        "or run `make demo`, which makes one."
    )

# What encrypts personal numbers, second factors and drafts, and seals the read log; the newest first (gotene/keys.py).
DATA_KEYS = env.list("DATA_KEYS", default=[])
if IN_PRODUCTION and (not DATA_KEYS or any(len(key) < SHORTEST_DATA_KEY for key in DATA_KEYS)):
    raise ImproperlyConfigured(
        "DATA_KEYS is not set, or too short: write DATA_KEYS=<50 random characters> in .env or the environment, "
        "and keep a copy where the backups are not. Without it nobody can read what is encrypted."
    )
DATA_KEYS = DATA_KEYS or [SECRET_KEY]

# The demo signs in by password alone, and says so.
SECOND_FACTOR_COMPULSORY = IN_PRODUCTION

DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "gotene.casework",
    "meetings",
    "inspections",
    "contracts",
    "tenants",
    "gotene.access",
    "gotene.audit",
    "gotene.drafts",
    "gotene.accounts",
    "gotene.backoffice.apps.BackOfficeConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.saml",
    "django_htmx",
    "django_tasks_db",
    "simple_history",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "gotene.access.middleware.SecurityHeadersMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "gotene.access.gate.GateMiddleware",
    "gotene.access.middleware.CookieMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "gotene.access.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "gotene.accounts.session_times.SessionTimesMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "gotene.access.gate.StaffMiddleware",
    "gotene.access.gate.RefusalMiddleware",
    "gotene.access.middleware.AddressMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "gotene.accounts.factors.SecondFactorMiddleware",
    "gotene.drafts.middleware.DraftsMiddleware",
    # The last: it runs the view.
    "gotene.audit.reading_middleware.ReadingMiddleware",
]

ROOT_URLCONF = "gotene.urls"
WSGI_APPLICATION = "gotene.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gotene.access.context.signed_in",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "gotene.templatetags.swedish",
                "gotene.templatetags.once",
                "gotene.templatetags.typed",
                "gotene.templatetags.look",
            ],
        },
    },
]
FORM_RENDERER = "gotene.forms.ProjectRenderer"

# Two municipalities on one server have a prefix each: <prefix>_owner, <prefix>_web, <prefix>_housing …
DATABASE_ROLE_PREFIX = env.str("DATABASE_ROLE_PREFIX", default="gotene")
DATABASES = {"default": databases.configured(env)}

# Throttling: counted in the database, so that every process counts the same (gotene/accounts/throttling.py).
CACHES = {"default": {"BACKEND": "gotene.accounts.counted.CountedAttempts", "LOCATION": "accounts_countedattempt"}}
# How many proxies in front may say whom they ask for. What anybody else writes in X-Forwarded-For is not believed.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)
ACCOUNT_RATE_LIMITS = {
    # Failed sign-ins of an account from one address, of the account from anywhere, and of the address. The first
    # also counts wrong codes of an account.
    "login_failed": "5/15m/key",
    "login_failed_account": "20/60m/key",
    "login_failed_address": "60/15m/ip",
    "login": None,
    # Letters to an address, and asked for from an address on the network.
    "reset_password": "5/60m/key",
    "reset_password_address": "20/15m/ip",
    "reset_password_from_key": "20/15m/ip",
    "change_password": "5/15m/user",
    "reauthenticate": "5/15m/user",
    "signup": "20/15m/ip",
    "identity_provider": "60/15m/ip",
}
MFA_RATE_LIMITS = {"webauthn_login": "20/15m/ip"}

# Identity providers: each organisation's own, if it has one. It may only be reached as named here.
IDENTITY_PROVIDERS = identity_providers.configured(env, https_only=IN_PRODUCTION)
SOCIALACCOUNT_ADAPTER = "gotene.accounts.provider_adapter.OwnPeopleOnly"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"provider_class": "gotene.accounts.openid.OpenIDProvider"},
    "saml": {"provider_class": "gotene.accounts.saml.SAMLOfOrganisation"},
}
# Seconds that a provider may take to answer.
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["gotene.accounts.password_door.PasswordBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "gotene.accounts.passwords.HardToGuess"},
]

ACCOUNT_ADAPTER = "gotene.accounts.adapter.InvitationOnly"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_PREVENT_ENUMERATION = True
# A new password signs out everywhere else, and stays here; so does a password chosen by a link in a letter.
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_SESSION_REMEMBER = False

# Second factors: an app for codes, passkeys (which also sign in by themselves), recovery codes shown once.
MFA_ADAPTER = "gotene.accounts.mfa_adapter.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# Browsers themselves only offer passkeys over https, and on localhost: there the demo and the tests are.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IN_PRODUCTION
MFA_RECOVERY_CODES_SHOW_ONCE = True
# Addresses are given by the system administrator, and not by the person.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {"authenticate": "gotene.accounts.factor_forms.SignInCodeForm"}

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_day"

SIMPLE_HISTORY_REVERT_DISABLED = True
SIMPLE_HISTORY_DATE_INDEX = "composite"

# Jobs wait in the database; `manage.py run_jobs` does them (gotene/access/jobs.py).
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "gotene" / "locale"]
TIME_ZONE = "Europe/Stockholm"
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "gotene" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if IN_PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not IN_PRODUCTION

# How long one stays signed in: with the browser, or after a working day; without use much shorter, and the times
# themselves stand in gotene/accounts/session_times.py.
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True

# In the session and not in a cookie of its own: messages name people and cases.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Browsers keep `__Host-` cookies over https only, so the demo and the tests on plain http use plain names.
SESSION_COOKIE_NAME = "__Host-session" if IN_PRODUCTION else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if IN_PRODUCTION else "csrf"
LANGUAGE_COOKIE_NAME = "__Host-language" if IN_PRODUCTION else "language"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IN_PRODUCTION
LANGUAGE_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = IN_PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^health$", r"^ready$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if IN_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IN_PRODUCTION
SECURE_HSTS_PRELOAD = IN_PRODUCTION
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_TLS_PROXY", default=IN_PRODUCTION) else None
)
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    # Designsystemet's icons are data: images inside its CSS.
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    # A form that signs in by an organisation's own provider leads there.
    "form-action": [CSP.SELF, *(origin for provider in IDENTITY_PROVIDERS.values() for origin in provider.origins)],
}

MAIL_PATIENCE_SECONDS = 5
# Mail goes to the machine's own mail server unless EMAIL_URL names another; the demo and the tests print it.
if IN_PRODUCTION or env.str("EMAIL_URL", default=""):
    _mail = env.email_url("EMAIL_URL", default="smtp://localhost:25")
    MAILERS = {
        "default": {
            "BACKEND": _mail["EMAIL_BACKEND"],
            "OPTIONS": {
                "host": _mail["EMAIL_HOST"],
                "port": _mail["EMAIL_PORT"],
                "username": _mail["EMAIL_HOST_USER"],
                "password": _mail["EMAIL_HOST_PASSWORD"],
                "use_tls": _mail.get("EMAIL_USE_TLS", False),
                # A page waits for its letter: not for a mail server that does not answer.
                "timeout": MAIL_PATIENCE_SECONDS,
            },
        }
    }
else:
    MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="bostadssamverkan@localhost")

# Where the personal file (personakt) is kept: "elsewhere" makes decisions reference cards.
PERSONAKT = env.str("PERSONAKT", default="elsewhere")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "class": "gotene.logs.WithoutRows",
            "format": "{asctime} {levelname} {name} {message}",
            "datefmt": "%Y-%m-%dT%H:%M:%S%z",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "INFO" if "runserver" in sys.argv else "WARNING"},
    # Who comes in and who does not is told also when nothing is wrong.
    "loggers": {"gotene.security": {"level": "INFO"}},
}
