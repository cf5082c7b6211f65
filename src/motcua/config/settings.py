"""Django settings. Data lives under MOTCUA_HOME; DATABASE_URL picks another database."""

import os
from pathlib import Path

import dj_database_url

from motcua.config.secret import secret_key
from motcua.rulebook import load

PACKAGE = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("MOTCUA_HOME", "var")).resolve()
load.use_overlay(HOME / "rulebook")  # templates and indicators that the office adds

DEBUG = os.environ.get("MOTCUA_DEBUG") == "1"
SECRET_KEY = secret_key(HOME)
ALLOWED_HOSTS = os.environ.get("MOTCUA_HOSTS", "127.0.0.1,localhost").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "motcua.desk",  # before allauth, whose pages it replaces
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "motcua.agencies",
    "motcua.procedures",
    "motcua.dossiers",
    "motcua.registers.ledger",
    "motcua.registers.assignments",
    "motcua.registers.inspections",
    "motcua.registers.findings",
    "motcua.registers.feedback",
    "motcua.registers.outreach",
    "motcua.registers.surveys",
    "motcua.registers.offerings",
    "motcua.registers.simplifications",
    "motcua.registers.documents",
    "motcua.registers.credentials",
    "motcua.reconciling",
    "motcua.reports",
    "motcua.portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "motcua.desk.middleware.ContentPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "motcua.desk.middleware.UploadLimit",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "motcua.config.middleware.RequestClock",
    "motcua.desk.middleware.Refusals",
]

ROOT_URLCONF = "motcua.config.urls"
WSGI_APPLICATION = "motcua.config.wsgi.application"
AUTH_USER_MODEL = "agencies.User"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 8},
    },
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{HOME / 'motcua.sqlite3'}", conn_max_age=60
    ),
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Deferred transactions fail under two writers; WAL lets readers go on while one writes.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }

# What several processes of the server must know together: wrong passwords and look-up codes. No
# memory of one process, and no service beside the database (docs/adr).
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        # Beyond it a third is forgotten; wrong answers from many addresses should not reach it.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
MOTCUA_UPLOAD_MB = int(os.environ.get("MOTCUA_UPLOAD_MB", "200"))  # one file on the import page
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

LOGIN_URL = "/dang-nhap/"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "motcua.desk.session.DeskAdapter"
ACCOUNT_FORMS = {"login": "motcua.desk.session.SignInForm"}
ACCOUNT_SESSION_REMEMBER = False  # a shared office PC: the session ends with the browser
# Guessing a password is slowed down by address and by account.
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "20/m/ip,5/5m/key"}

# A second factor at sign-in, a code or a key: for whoever wants one, and for these roles before
# anything else ("leader,admin"; keys of rulebook/roles.yaml). Wrong ones count as passwords do.
MOTCUA_TOTP_ROLES = frozenset(filter(None, os.environ.get("MOTCUA_TOTP_ROLES", "").split(",")))
MFA_ADAPTER = "motcua.desk.two_factor.DeskTwoFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "add_webauthn": "motcua.desk.passkeys.AddForm",
    "edit_webauthn": "motcua.desk.passkeys.NameForm",
    "authenticate_webauthn": "motcua.desk.passkeys.SecondStepForm",
    "reauthenticate_webauthn": "motcua.desk.passkeys.AgainForm",
    "login_webauthn": "motcua.desk.passkeys.SignInForm",
}
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}  # an office comes from one address, twice a sign-in
MFA_TOTP_ISSUER = "Một Cửa"
MFA_TOTP_TOLERANCE = 1  # half a minute either way: clocks of phones differ
MFA_RECOVERY_CODES_SHOW_ONCE = True

# Sign-in by an identity provider (OpenID Connect) for people who are already in an agency; without
# an issuer there is none, and no page shows it. The claim names the person for good; joined as the
# administrator "recorded" it, or to the account of the same "username".
MOTCUA_OIDC_ISSUER = os.environ.get("MOTCUA_OIDC_ISSUER", "")
MOTCUA_OIDC_CLIENT_ID = os.environ.get("MOTCUA_OIDC_CLIENT_ID", "")
MOTCUA_OIDC_SECRET_FILE = os.environ.get("MOTCUA_OIDC_SECRET_FILE", "")
MOTCUA_OIDC_CLAIM = os.environ.get("MOTCUA_OIDC_CLAIM", "sub")
MOTCUA_OIDC_JOIN = os.environ.get("MOTCUA_OIDC_JOIN", "recorded")
MOTCUA_OIDC_NAME = os.environ.get("MOTCUA_OIDC_NAME", "tài khoản dùng chung")

# Set by `motcua serve --tls`, or by whoever puts a server with TLS in front.
MOTCUA_TLS = os.environ.get("MOTCUA_TLS") == "1"
SESSION_COOKIE_SECURE = MOTCUA_TLS
CSRF_COOKIE_SECURE = MOTCUA_TLS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "SAMEORIGIN"
