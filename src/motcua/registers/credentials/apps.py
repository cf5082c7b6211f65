"""Django plumbing."""

from django.apps import AppConfig


class CredentialsConfig(AppConfig):
    """The registers as a Django app: their fact tables."""

    name = "motcua.registers.credentials"
    label = "credentials"
    default_auto_field = "django.db.models.BigAutoField"
