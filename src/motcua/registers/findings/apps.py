"""Django plumbing."""

from django.apps import AppConfig


class FindingsConfig(AppConfig):
    """The register as a Django app: its fact table."""

    name = "motcua.registers.findings"
    label = "findings"
    default_auto_field = "django.db.models.BigAutoField"
